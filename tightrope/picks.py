"""What a click means: a pick in a picture, a card or the sentence turns one view into the next.

`static/selection.js` answers the picks that light something (event, actor, tie, clear) in the browser before
Python does; the two must agree, and a browser test compares them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tightrope.domain.dates import latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import BOTH_ROUNDS
from tightrope.link_reader import MOST_VALUES
from tightrope.view_state import REPEATED, View, as_of, first_view, parse_params, to_params

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
        `event`, `tie` or `place` with an id: open it, or close it when it is open. `actor` with an id: let
        the events involve it, or no longer. `front` with an id: it is the actor chosen last, whose profile is
        shown. `set` with `key=value` of the URL table in `view_state`: give the key this value, or its
        default where the value is empty. `toggle` with `key=value`: the value joins the key or leaves it.
        `drop` with `key` or `key=value`: take a filter off. `preset` with a name, `month` with `2020-12`,
        `window` with `from..to`: set the window. `close`: no event or tie open. `clear`: nothing chosen.
        `reset`: the first view.
    """
    key, _, value = ident.partition("=")
    match kind:
        case "event" if ident in dossier.events.index:
            return replace(view, tie=None, event=None if view.event == ident else ident)
        case "tie" if tie := parse_params({"tie": [ident]}, dossier)[0].tie:
            return replace(view, tie=None if view.tie == tie else tie)
        case "place" if ident in dossier.places.index:
            return replace(view, place=None if view.place == ident else ident)
        case "actor" if ident in dossier.actors.index:
            return _toggle_actor(view, dossier, ident)
        case "front" if ident in dossier.actors.index:
            rest = tuple(one for one in view.filters.actors if one != ident)
            return replace(view.narrowed(actors=(*rest, ident)[-MOST_VALUES:]), tie=None)
        case "close":
            return replace(view, event=None, tie=None)
        case "clear":
            return replace(
                view.narrowed(actors=()), event=None, tie=None, place=None, asof=None, compare=None
            )
        case "reset":
            return replace(first_view(dossier), lanes=view.lanes, table=view.table, embed=view.embed)
        case "set":
            return _asked(view, dossier, {key: [value]})
        case "toggle":
            asked = _toggled(_params(view, dossier).get(key, []), value, key in REPEATED)
            return _asked(view, dossier, {key: asked})
        case "drop" if key == "window":
            return _asked(view, dossier, {"from": [], "to": []})
        case "drop":
            left = [one for one in _params(view, dossier).get(key, []) if value and one != value]
            return _asked(view, dossier, {key: left})
        case "preset" if ident in PRESETS:
            start, end = PRESETS[ident]
            return view.narrowed(start=start, end=end)
        case "month":
            return _with_window(view, dossier, f"{ident}-01", _month_end(ident))
        case "window":
            return _with_window(view, dossier, *ident.split("..", 1))
    return view


def _asked(view: View, dossier: Dossier, changes: dict[str, list[str]]) -> View:
    """The view of a changed link, so that a control can ask for all that a link can and for nothing else."""
    asked, notices = parse_params(_params(view, dossier) | changes, dossier)
    return view if notices else asked


def _params(view: View, dossier: Dossier) -> dict[str, list[str]]:
    return to_params(view, window=dossier.schema.window)


def _toggled(values: Sequence[str], value: str, repeated: bool) -> list[str]:
    if value in values:
        return [one for one in values if one != value]
    return [*values, value] if repeated else [value]


def _toggle_actor(view: View, dossier: Dossier, actor: str) -> View:
    """An actor joins or leaves the filter; the network stays on the day it shows, so nothing jumps."""
    chosen = view.filters.actors
    if actor not in chosen and len(chosen) >= MOST_VALUES:
        return view  # a link could not carry it
    now = tuple(one for one in chosen if one != actor) if actor in chosen else (*chosen, actor)
    day = as_of(view, dossier) if view.event else view.asof
    return replace(view.narrowed(actors=now), event=None, tie=None, asof=day)


def _month_end(month: str) -> str:
    try:
        return latest(month).isoformat()
    except ValueError:
        return ""


def _with_window(view: View, dossier: Dossier, start: str, end: str = "") -> View:
    return _asked(view, dossier, {"from": [start], "to": [end]}) if start and end else view
