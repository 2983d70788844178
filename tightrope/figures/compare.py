"""Two days of the alliance network in one picture and one list: ties gained, turned and lost between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from tightrope.domain.changes import Change, changes_between, parting
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.ties import ACT_DAYS, Tie
from tightrope.figures.drawn import KEY_SOURCES
from tightrope.figures.network import (
    Drawing,
    line_width,
    network_drawing,
    pair_name,
    relation_words,
    say_dates,
    say_hidden,
    sign_name,
    tie_title,
)
from tightrope.figures.template import render
from tightrope.figures.theme import PLAIN, SIGN_LOOKS
from tightrope.text import onward, say_day, t

MOST_LISTED = 60
"""How many ties gained, turned or lost are listed, best supported first; all are counted."""

MARKS = {"positive": "+", "negative": "−", "mixed": "±"}
"""The sign of a tie on its line, where the style of the line says what has become of it."""

BOLD = 1.6
"""How much wider a line is that was gained or has turned."""


def compared_drawing(
    dossier: Dossier,
    changes: Sequence[Change],
    weight: dict[str, int],
    later: date,
    chosen: frozenset[str],
    everything: bool,
) -> Drawing:
    """The ties of either day in one network, each drawn as what has become of it.

    What was gained or has turned is bold and solid, what was lost dashed and pale, what is as before thin.
    The sign stands on the line as a mark; where it has turned, both do below the word that says so.
    Actors have the colours of the `later` day.
    """
    by_tie = {change.tie.id: change for change in changes}
    ties = sorted((change.tie for change in changes), key=lambda tie: (tie.a, tie.b))
    return network_drawing(
        dossier,
        ties,
        weight,
        later,
        chosen=chosen,
        everything=everything,
        looks=lambda dossier, tie: _looks(dossier, by_tie[tie.id]),
    )


def _looks(dossier: Dossier, change: Change) -> dict[str, Any]:
    tie, kind = change.tie, change.kind
    colour, width = SIGN_LOOKS[tie.sign][0], line_width(tie.sources)
    looks = {
        "gained": {"color": colour, "dashes": False, "width": width + BOLD, "opacity": 0.95},
        "turned": {"color": colour, "dashes": False, "width": width + BOLD, "opacity": 0.95},
        "lost": {"color": colour, "dashes": [7, 6], "width": 1.2, "opacity": 0.6},
        "kept": {"color": PLAIN, "dashes": False, "width": 1, "opacity": 0.22},
    }[kind]
    words = f" {onward()} ".join(sign_name(sign) for sign in signs_of(change))
    return {
        **looks,
        "label": _label(change),
        "title": f"{kind_name(kind)}: {words}\n{tie_title(dossier, tie)}",
        "arrows": {"to": {"enabled": tie.forward}, "from": {"enabled": tie.backward}},
    }


def _label(change: Change) -> str:
    """What stands on the line; short, for many a line is."""
    if change.kind == "kept":
        return ""
    marks = f" {onward()} ".join(MARKS[sign] for sign in signs_of(change))
    return f"{kind_name(change.kind)}\n{marks}" if change.kind == "turned" else marks


def signs_of(change: Change) -> list[str]:
    """The sign of a tie, or the earlier and the later one where it has turned."""
    return list(dict.fromkeys(tie.sign for tie in (change.before, change.after) if tie))


def kind_name(kind: str) -> str:
    """What has become of a tie, in a word."""
    return {"gained": t("gained"), "turned": t("flipped"), "lost": t("lost"), "kept": t("as before")}[kind]


def compare_legend(drawing: Drawing, days: tuple[date, date]) -> str:
    """How each change is drawn, in words, and what the picture leaves out, as HTML."""
    return render("compare_legend.html", days=days, hidden=say_hidden(drawing))


def compare_alt(drawing: Drawing, days: tuple[date, date], changes: Sequence[Change]) -> str:
    """What the picture shows, for those who do not see it."""
    kinds = Counter(change.kind for change in changes)
    return t(
        "Alliance network, {one} compared with {other}: {gained} ties gained, {turned} flipped, {lost} lost; "
        "{actors} actors are drawn.",
        one=say_day(days[0]),
        other=say_day(days[1]),
        gained=kinds["gained"],
        turned=kinds["turned"],
        lost=kinds["lost"],
        actors=len(drawing.nodes),
    )


@remembered(16, worded=True)
def changes_list(dossier: Dossier, one: date, other: date, undated: bool) -> str:
    """What changed between two days, each tie with what it rests on and a button to its card, as HTML."""
    earlier, later, changes = changes_between(dossier, one, other, undated)
    grouped: dict[str, list[dict[str, Any]]] = {"gained": [], "turned": [], "lost": []}
    for change in changes:
        listed = grouped.get(change.kind)
        if listed is not None and len(listed) < MOST_LISTED:
            listed.append(_entry(dossier, change, later))
    return render(
        "compare.html",
        days=(earlier, later),
        counts=Counter(change.kind for change in changes),
        groups=[(kind, kind_name(kind), entries) for kind, entries in grouped.items()],
        act_days=ACT_DAYS,
        undated=undated,
    )


def _entry(dossier: Dossier, change: Change, later: date) -> dict[str, Any]:
    relations = rows_of(dossier, "relations")
    return tie_entry(dossier, change.tie) | {
        "signs": [(sign, sign_name(sign)) for sign in signs_of(change)],
        "firm": change.tie.sources >= KEY_SOURCES,
        "came": [_relation(dossier, one) for one in change.came],
        "went": [(parting(relations[one], later), _relation(dossier, one)) for one in change.went],
    }


def tie_entry(dossier: Dossier, tie: Tie) -> dict[str, Any]:
    """A tie for a list: id, names, sign, how many statements hold it up, its relations in words."""
    return {
        "id": tie.id,
        "pair": pair_name(dossier, tie),
        "sign": tie.sign,
        "sign_name": sign_name(tie.sign),
        "sources": tie.sources,
        "relations": [_relation(dossier, one) for one in tie.relations],
    }


def _relation(dossier: Dossier, relation_id: str) -> str:
    return relation_words(dossier, relation_id) + say_dates(dossier, relation_id)
