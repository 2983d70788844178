"""What to do where nothing passes the filters: which of them to take off, and how many events that gives."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.figures.template import render
from tightrope.picks import picked
from tightrope.sentence import phrases
from tightrope.text import say_number, t, tn
from tightrope.view_state import View


@dataclass(frozen=True)
class Way:
    """One way out of an empty view: its words, the pick that takes it, how many events it gives."""

    words: str
    pick: str
    count: int


def ways_out(dossier: Dossier, view: View) -> list[Way]:
    """Every single step that lets events pass; the one that gives the fewest stands first."""
    steps = [
        (t("without: {filter}", filter=one.text), _pick(one.key, one.value)) for one in phrases(view, dossier)
    ]
    if len(view.filters.actors) > 1 and view.filters.match == "all":
        steps.append((t("any of the actors instead of all"), "toggle:match=any"))
    ways = [Way(words, pick, _count(dossier, view, pick)) for words, pick in steps]
    return sorted((way for way in ways if way.count), key=lambda way: way.count)


def relax_html(dossier: Dossier, view: View) -> str:
    """The ways out as buttons, or that only a new start helps."""
    ways = [
        (way, tn("{shown} event", "{shown} events", way.count, shown=say_number(way.count)))
        for way in ways_out(dossier, view)
    ]
    return render("relax.html", ways=ways)


def _pick(key: str, value: str) -> str:
    """The pick that takes a filter off; the window opens to the whole record."""
    if key == "window":
        return "preset:all"
    return f"drop:{key}={value}" if value else f"drop:{key}"


def _count(dossier: Dossier, view: View, pick: str) -> int:
    kind, ident = pick.split(":", 1)
    return len(apply_filters(dossier, picked(view, dossier, kind, ident).filters))
