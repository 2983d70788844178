"""Which picture of the network a view asks for: alliances, two days compared, or who shares events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import Any

from tightrope.domain.changes import changes_between
from tightrope.domain.choice import every_event
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by
from tightrope.domain.measures import measures
from tightrope.domain.paths import Paths, shortest_paths
from tightrope.domain.ties import ends_of, ties_as_of, weigh_actors
from tightrope.domain.together import Meeting, together
from tightrope.figures.compare import compare_alt, compare_legend, compared_drawing
from tightrope.figures.network import (
    line_width,
    network_data,
    network_drawing,
    pair_name,
)
from tightrope.figures.template import render
from tightrope.figures.theme import PLAIN
from tightrope.text import t, tn
from tightrope.view_state import View

DISC = 40
"""The radius in pixels of the disc behind the actor with the highest measure; areas tell the measure."""


def picture_of(
    dossier: Dossier, view: View, day: date, events: Sequence[str], chosen: frozenset[str]
) -> dict[str, Any]:
    """The network of a view with these events, as `network_picture` has it; `chosen` as from `chosen_in`."""
    weight = weigh_actors(dossier, events or every_event(dossier))
    return network_picture(dossier, view, day, events, weight, chosen)


def chosen_in(dossier: Dossier, view: View) -> frozenset[str]:
    """Actors the network must show: those of the filter, of the open event and of the open tie."""
    chosen = set(view.filters.actors)
    if view.event:
        parts = rows_by(dossier, "participants", "event_id").get(view.event, [])
        chosen |= {part.actor_id for part in parts}
    if view.tie:
        chosen |= set(ends_of(view.tie))
    return frozenset(chosen)


def network_picture(
    dossier: Dossier,
    view: View,
    day: date,
    events: Sequence[str],
    weight: dict[str, int],
    chosen: frozenset[str],
) -> dict[str, Any]:
    """All the browser needs to draw the network of a view, but for its controls.

    Parameters
    ----------
    events
        The events of the view.
    weight
        How much each actor matters to the view, as from `weigh_actors`.
    chosen
        Actors who are drawn in any case.
    """
    everything = view.network == "all"
    if view.picture == "together":
        return _together(dossier, together(dossier, events), day, weight, chosen, everything)
    paths = path_between(dossier, view, day)
    chosen |= paths.actors if paths else frozenset()
    if view.compare:
        data = _compared(dossier, view, day, weight, chosen, everything)
    else:
        ties = ties_as_of(dossier, day, view.undated)
        drawing = network_drawing(dossier, ties, weight, day, chosen=chosen, everything=everything)
        data = network_data(drawing, day)
    if view.size != "equal":
        data["nodes"] = _sized(dossier, view, day, data["nodes"])
        data["revision"] += f" {view.size}"
    if paths:
        data["path"] = {
            "ends": sorted(view.filters.actors),
            "actors": sorted(paths.actors),
            "ties": sorted(paths.ties),
        }
    return data


def path_between(dossier: Dossier, view: View, day: date) -> Paths | None:
    """How the two actors are tied whom a view has chosen; None unless there are two."""
    if len(view.filters.actors) != 2:
        return None
    one, other = view.filters.actors
    return shortest_paths(dossier, one, other, day, view.undated)


def _compared(
    dossier: Dossier,
    view: View,
    day: date,
    weight: dict[str, int],
    chosen: frozenset[str],
    everything: bool,
) -> dict[str, Any]:
    assert view.compare
    earlier, later, changes = changes_between(dossier, view.compare, day, view.undated)
    drawing, days = compared_drawing(dossier, changes, weight, later, chosen, everything), (earlier, later)
    data = network_data(drawing, day)
    return data | {
        "alt": compare_alt(drawing, days, changes),
        "legend": compare_legend(drawing, days),
        "revision": f"{earlier}..{data['revision']}",
    }


def _together(
    dossier: Dossier,
    meetings: Sequence[Meeting],
    day: date,
    weight: dict[str, int],
    chosen: frozenset[str],
    everything: bool,
) -> dict[str, Any]:
    drawing = network_drawing(
        dossier, meetings, weight, None, chosen=chosen, everything=everything, looks=_meeting_looks
    )
    return network_data(drawing, day) | {
        "alt": t(
            "Who appears in the same events: {actors} actors and {lines} lines are drawn.",
            actors=len(drawing.nodes),
            lines=len(drawing.edges),
        ),
        "legend": render("together_legend.html", hidden=drawing, colour=PLAIN),
        "left_out": "",
        "revision": f"together {len(drawing.nodes)} {len(drawing.edges)}",
    }


def _meeting_looks(dossier: Dossier, meeting: Meeting) -> dict[str, Any]:
    shared = tn(
        "both appear in {n} event of this view", "both appear in {n} events of this view", meeting.events
    )
    return {
        "color": PLAIN,
        "dashes": False,
        "width": line_width(meeting.events),
        "title": f"{pair_name(dossier, meeting)}: {shared}",
        "arrows": {"to": {"enabled": False}, "from": {"enabled": False}},
    }


def _sized(dossier: Dossier, view: View, day: date, nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes with the radius of their disc; its area tells the measure."""
    standings = measures(dossier, day, view.undated).standings
    worth = {actor: one.ties if view.size == "ties" else one.betweenness for actor, one in standings.items()}
    most = max(worth.values(), default=0) or 1
    return [node | {"disc": round(DISC * sqrt(worth.get(node["id"], 0) / most), 1)} for node in nodes]
