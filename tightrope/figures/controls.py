"""The controls: filters, window, lanes, the day of the network, as HTML whose every button is a pick."""

from __future__ import annotations

from datetime import date

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import CONTEXT, apply_filters
from tightrope.figures.asof import asof_slider
from tightrope.figures.template import render
from tightrope.link_reader import MOST_LETTERS
from tightrope.picks import PRESETS
from tightrope.text import say_number, t, tn
from tightrope.view_state import View


def filter_controls(dossier: Dossier, view: View) -> str:
    """Words, one menu for each code list of the events, and how far down in significance to go."""
    filters = view.filters
    shown = len(apply_filters(dossier, filters))
    chosen = (filters.types, filters.episodes, filters.statuses, filters.source_kinds)
    levels = {1: t("Turning points"), 2: t("Important"), CONTEXT: t("All")}
    return render(
        "filters.html",
        text=filters.text,
        set=sum(map(len, chosen)) + bool(filters.text) + filters.disputed + (filters.level < CONTEXT),
        show=tn("Show {shown} event", "Show {shown} events", shown, shown=say_number(shown)),
        most_letters=MOST_LETTERS,
        menus=[
            _menu(dossier, "type", "event_type", t("Type"), filters.types),
            _menu(dossier, "episode", "episode", t("Episode"), filters.episodes),
            _menu(dossier, "status", "status", t("Status"), filters.statuses),
            _menu(dossier, "source-kind", "kind", t("Sources"), filters.source_kinds, table="sources"),
        ],
        disputed=filters.disputed,
        levels=[(f"set:level={level}", words, level == filters.level) for level, words in levels.items()],
    )


def _menu(
    dossier: Dossier, key: str, column: str, label: str, chosen: tuple[str, ...], table: str = "events"
) -> dict[str, object]:
    codes = dossier.codes(table, column)
    hints = {
        "type": t("What kind of event"),
        "episode": t("Which part of the story"),
        "status": t("Whether it occurred, is alleged, was announced or overtaken"),
        "source-kind": t("What kind of source tells of it"),
    }
    return {
        "key": key,
        "label": label,
        "hint": hints[key],
        "count": len(chosen),
        "options": [(code, dossier.label(table, column, code), code in chosen) for code in codes],
    }


def timeline_controls(dossier: Dossier, view: View) -> str:
    """The windows that have a name, two fields for any other, and the lanes."""
    return render(
        "timeline_tools.html",
        window=_window(dossier, view),
        lanes=[("camp", t("By camp")), ("type", t("By type")), ("episode", t("By episode"))],
        chosen_lanes=view.lanes,
    )


def window_controls(dossier: Dossier, view: View) -> str:
    """The windows that have a name, and two fields for any other."""
    return render("window_tools.html", window=_window(dossier, view))


def _window(dossier: Dossier, view: View) -> dict[str, object]:
    """Named windows are those of our own record; a dossier without a first window has but the whole."""
    words = {
        "june-2020": t("June 2020"),
        "december-2020": t("December 2020"),
        "both": t("Both rounds"),
        "all": t("All"),
    }
    start, end = view.filters.start, view.filters.end
    named = {name: ends for name, ends in PRESETS.items() if name == "all" or any(dossier.schema.window)}
    return {
        "presets": [(f"preset:{name}", words[name], ends == (start, end)) for name, ends in named.items()],
        "start": start,
        "end": end,
    }


def network_controls(dossier: Dossier, view: View, day: date) -> str:
    """The day the network is drawn for, as a field and as a slider, and what more of it to draw."""
    is_alliance = view.picture == "alliance"
    pictures = {"alliance": t("Alliances"), "together": t("Same events")}
    sizes = {"equal": t("Equal"), "ties": t("Ties"), "betweenness": t("Betweenness")}
    return render(
        "network_tools.html",
        lead=t("Alliances on") if is_alliance else t("Who appears in the same events"),
        day=day,
        everyone=view.network == "all",
        undated=view.undated,
        compare=view.compare,
        pictures=[(f"set:picture={name}", words, name == view.picture) for name, words in pictures.items()],
        sizes=[(f"set:size={name}", words, name == view.size) for name, words in sizes.items()],
        slider=asof_slider(dossier, day) if is_alliance else "",
    )


def table_choice(view: View, table: str) -> str:
    """A table below the choice of tables."""
    words = {"events": t("Events"), "actors": t("Actors"), "ties": t("Ties"), "measures": t("Measures")}
    return render(
        "table.html",
        tables=[(f"set:table={name}", label, name == view.table) for name, label in words.items()],
        table=table,
    )
