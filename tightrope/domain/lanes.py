"""In which lane of the timeline an event stands: by the camp that acted, by its type or by its episode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tightrope.domain.choice import Mask, Places, event_places
from tightrope.domain.dossier import Dossier
from tightrope.domain.parts import places_in
from tightrope.domain.remember import remembered

ATTACKED = ("initiator", "claims-responsibility", "side")
ACTED = (*ATTACKED, "issuer", "detainer", "mediator")
SPOKE = ("asserts", "denier")
TOOK_PART = ("participant", "supporter")
ATTACKS = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")

UNCLAIMED = "unknown"
"""The camp of attackers nobody has identified. It is the code the actors table gives them."""

CAMPS: tuple[str, ...] = (
    "iraqi-government",
    "iran-aligned",
    "mixed",
    UNCLAIMED,
    "iran",
    "us-coalition",
    "sadrist",
    "shrine-hashd",
    "protest-movement",
    "other",
)
"""The camps in the order in which they are drawn: the two that confront each other first, bystanders last."""

COLUMNS = {"type": "event_type", "episode": "episode"}


def lane_order(dossier: Dossier) -> tuple[str, ...]:
    """The camps in drawing order: ours in the order above, those of another dossier in that of its schema."""
    codes = dossier.codes("actors", "alignment")
    if set(codes) <= set(CAMPS):
        return CAMPS
    return (*(code for code in codes if code != UNCLAIMED), UNCLAIMED)


@dataclass(frozen=True, eq=False)
class LaneTable:
    """Every event in each lane it stands in: lanes in drawing order, then by time, then by id.

    Attributes
    ----------
    names
        The lanes in drawing order, those without events too.
    ids
        The ids of the events, in the order of the dossier.
    lane, event
        For each entry the places of its lane and of its event.
    """

    names: tuple[str, ...]
    ids: list[str]
    lane: Places
    event: Places

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Lane and event id of each entry."""
        for lane, event in zip(self.lane.tolist(), self.event.tolist(), strict=True):
            yield self.names[lane], self.ids[event]

    def within(self, mask: Mask) -> Iterator[tuple[str, Places]]:
        """Each lane that has events of a mask, with their places."""
        inside = mask[self.event]
        lanes, events = self.lane[inside], self.event[inside]
        ends = np.searchsorted(lanes, np.arange(len(self.names) + 1))
        for place, name in enumerate(self.names):
            if ends[place] < ends[place + 1]:
                yield name, events[ends[place] : ends[place + 1]]


def camps_of(dossier: Dossier, event_id: str) -> list[str]:
    """The camps that acted in an event, in drawing order; an event of two camps has both.

    An attack belongs to those who did or claim it, and is unclaimed where the record names nobody. Any other
    event belongs to those who acted, else to those who spoke, else to those who took part. Accused, targets
    and victims never decide: an accusation is not an act.
    """
    acted = _camps(dossier)[event_places(dossier)[event_id]]
    return [camp for place, camp in enumerate(lane_order(dossier)) if acted >> place & 1]


@remembered()
def _camps(dossier: Dossier) -> NDArray[np.int64]:
    """For each event its camps, each a bit at its place in `lane_order`."""
    parts, order = dossier.participants, lane_order(dossier)
    actors = {actor: place for place, actor in enumerate(dossier.actors.index)}
    camp_bits = np.array([1 << order.index(camp) for camp in dossier.actors["alignment"]], dtype=np.int64)
    events = places_in(parts["event_id"], event_places(dossier))
    bits = camp_bits[places_in(parts["actor_id"], actors)]

    def having(roles: tuple[str, ...]) -> NDArray[np.int64]:
        found = np.zeros(len(dossier.events), dtype=np.int64)
        inside = parts["role"].isin(roles).to_numpy()
        np.bitwise_or.at(found, events[inside], bits[inside])
        return found

    acted, spoke, took_part = having(ACTED), having(SPOKE), having(TOOK_PART)
    others = np.where(acted > 0, acted, np.where(spoke > 0, spoke, took_part))
    attack = dossier.events["event_type"].isin(ATTACKS).to_numpy()
    camps = np.where(attack, having(ATTACKED), others)
    return np.where(camps > 0, camps, 1 << order.index(UNCLAIMED))


@remembered(16)
def lane_table(dossier: Dossier, by: str) -> LaneTable:
    """Every event and each lane it stands in.

    Parameters
    ----------
    by
        `camp`, `type` or `episode`.
    """
    if by == "camp":
        names = lane_order(dossier)
        camps = _camps(dossier)
        event, lane = np.nonzero(camps[:, np.newaxis] >> np.arange(len(names)) & 1)
    else:
        names = tuple(dossier.codes("events", COLUMNS[by]))
        lane = places_in(dossier.events[COLUMNS[by]], {name: place for place, name in enumerate(names)})
        event = np.arange(len(lane))
    ids = list(event_places(dossier))
    by_id = np.argsort(np.argsort(np.array(ids, dtype=object)))
    start = dossier.events["start"].to_numpy()
    order = np.lexsort((by_id[event], start[event], lane))
    return LaneTable(names, ids, lane[order], event[order])
