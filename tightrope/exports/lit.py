"""What is lit in a picture on paper: the same as on the page, where `lit` of static/selection.js says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by
from tightrope.domain.ties import ends_of
from tightrope.figures.record import event_entry
from tightrope.view_state import View


@dataclass(frozen=True)
class Lit:
    """What keeps its colours while the rest fades; None where nothing is chosen and so all is lit.

    `chosen` are the actors that are marked as chosen.
    """

    events: frozenset[str] | None
    actors: frozenset[str] | None
    ties: frozenset[str] | None
    chosen: frozenset[str]


def lit(dossier: Dossier, view: View, picture: Mapping[str, Any]) -> Lit:
    """What a view lights.

    Parameters
    ----------
    picture
        The network as the page draws it, as from `pictures.picture_of`.
    """
    edges, chosen = picture["edges"], frozenset(view.filters.actors)
    if view.tie:
        pair = frozenset(ends_of(view.tie))
        return Lit(_shared(dossier, pair), pair, frozenset({view.tie}), chosen | pair)
    if view.event:
        entry = event_entry(dossier, view.event)
        actors = frozenset(entry["actors"])
        events = frozenset({view.event, *(link["id"] for link in entry["links"])})
        return Lit(events, actors, _between(edges, actors), chosen)
    if path := picture.get("path", {}).get("ties"):
        return Lit(None, frozenset(picture["path"]["actors"]), frozenset(path), chosen)
    if len(chosen) == 1:
        touching = [edge for edge in edges if chosen & {edge["from"], edge["to"]}]
        near = chosen.union(*({edge["from"], edge["to"]} for edge in touching))
        return Lit(None, near, frozenset(edge["id"] for edge in touching), chosen)
    if chosen:
        return Lit(None, chosen, _between(edges, chosen), chosen)
    return Lit(None, None, None, chosen)


def _between(edges: list[dict[str, Any]], actors: frozenset[str]) -> frozenset[str]:
    return frozenset(edge["id"] for edge in edges if {edge["from"], edge["to"]} <= actors)


def _shared(dossier: Dossier, actors: frozenset[str]) -> frozenset[str]:
    """The events in which all of these actors have part."""
    parts = rows_by(dossier, "participants", "actor_id")
    return frozenset.intersection(
        *(frozenset(part.event_id for part in parts.get(one, [])) for one in actors)
    )
