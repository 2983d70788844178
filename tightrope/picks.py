"""What a click means: a pick in a picture, a card or the sentence turns one view into the next.

`static/selection.js` answers the picks that light something (event, actor, tie, clear) in the browser before
Python does; the two must agree, and a browser test compares them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tightrope.domain.dates import latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import BOTH_ROUNDS, Filters
from tightrope.view_state import View, as_of, parse_params

PRESETS: dict[str, tuple[date | None, date | None]] = {
    "june-2020": (date(2020, 6, 1), date(2020, 6, 30)),
    "december-2020": (date(2020, 12, 1), date(2020, 12, 31)),
    "both": BOTH_ROUNDS,
    "all": (None, None),
}
"""The windows that have a name."""


def picked(view: View, dossier: Dossier, kind: str, ident: str) -> View:
    """The view after a click; a pick that names nothing known changes nothing.

    Parameters
    ----------
    kind, ident
        `event` / `tie` with an id: open it, or close it when it is open. `actor` with an id: let the events
        involve it, or no longer. `match`: all of the actors or any of them. `members`: umbrellas with or
        without. `month` with `2020-12`, `window` with `from..to`: set the window. `drop` with `key:value`:
        take one filter off. `close`: nothing open. `clear`: nothing chosen. `reset`: the first view.
    """
    match kind:
        case "event" if ident in dossier.events.index:
            return replace(view, tie=None, event=None if view.event == ident else ident)
        case "tie" if tie := parse_params({"tie": [ident]}, dossier)[0].tie:
            return replace(view, tie=None if view.tie == tie else tie)
        case "actor" if ident in dossier.actors.index:
            return _toggle_actor(view, dossier, ident)
        case "close":
            return replace(view, event=None, tie=None)
        case "clear":
            return replace(view.narrowed(actors=()), event=None, tie=None, asof=None)
        case "reset":
            return View(lanes=view.lanes, table=view.table)
        case "match":
            return view.narrowed(match="any" if view.filters.match == "all" else "all")
        case "members":
            return view.narrowed(members=not view.filters.members)
        case "drop":
            return _without(view, *ident.split(":", 1))
        case "month":
            return _with_window(view, dossier, f"{ident}-01", _month_end(ident))
        case "window":
            return _with_window(view, dossier, *ident.split("..", 1))
    return view


def _toggle_actor(view: View, dossier: Dossier, actor: str) -> View:
    """An actor joins or leaves the filter; the network stays on the day it shows, so nothing jumps."""
    chosen = view.filters.actors
    now = tuple(one for one in chosen if one != actor) if actor in chosen else (*chosen, actor)
    day = as_of(view, dossier) if view.event else view.asof
    return replace(view.narrowed(actors=now), event=None, tie=None, asof=day)


def _without(view: View, key: str, value: str = "") -> View:
    default = Filters()
    if key == "actor":
        return view.narrowed(actors=tuple(one for one in view.filters.actors if one != value))
    if key == "window":
        return view.narrowed(start=default.start, end=default.end)
    field = {
        "type": "types",
        "episode": "episodes",
        "status": "statuses",
        "level": "level",
        "q": "text",
        "disputed": "disputed",
        "source-kind": "source_kinds",
    }
    return view.narrowed(**{field[key]: getattr(default, field[key])}) if key in field else view


def _month_end(month: str) -> str:
    try:
        return latest(month).isoformat()
    except ValueError:
        return ""


def _with_window(view: View, dossier: Dossier, start: str, end: str = "") -> View:
    asked, notices = parse_params({"from": [start], "to": [end]}, dossier)
    if notices or not (start and end):
        return view
    return view.narrowed(start=asked.filters.start, end=asked.filters.end)
