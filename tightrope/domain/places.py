"""The places of a view: which events happened where, and how exactly that is known."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from tightrope.domain.choice import choice_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.parts import event_codes, time_rank

REACH = {
    "site": 0.0,
    "village": 1.0,
    "neighbourhood": 1.0,
    "district": 2.5,
    "town": 3.0,
    "city": 6.0,
    "region": 45.0,
}
"""How far about its point a place may reach, in kilometres: an order of size, not a measurement."""

WHOLE = {"country", "province"}
"""Precisions whose point says nothing: the place is an area, and no mark may stand on the point."""

UNTOLD = ""
"""The name of the place of events whose place no source tells."""


@dataclass(frozen=True)
class Place:
    """A place with the events of a view that happened there, in order of time.

    Attributes
    ----------
    name
        What the record calls it, which is its id.
    label
        The same in words of the reader's language; empty for `UNTOLD`.
    lon, lat
        Degrees; NaN where the place is not located.
    precision
        Code of the schema; empty for `UNTOLD`.
    area
        Governorate or country, in words of the reader's language; empty where it lies in none or in several.
    region
        The same as the record and the shapes of the map call it.
    """

    name: str
    label: str
    lon: float
    lat: float
    precision: str
    area: str
    region: str
    note: str
    events: tuple[str, ...]

    @property
    def is_located(self) -> bool:
        """Whether there is a point."""
        return not (math.isnan(self.lon) or math.isnan(self.lat))


def place_label(dossier: Dossier, place: str) -> str:
    """A place in words; one that the table of places does not know is its own name."""
    known = rows_of(dossier, "places").get(place)
    return place if known is None else str(known.label)


def places_of(dossier: Dossier, events: Iterable[str]) -> tuple[Place, ...]:
    """The places of these events, that of most events first; equals in order of their names."""
    known = rows_of(dossier, "places")
    chosen = choice_of(dossier, events)
    codes, names = event_codes(dossier, "place")
    names = [name if name in known else UNTOLD for name in names]
    grouped: dict[str, list[int]] = {}
    order = np.argsort(time_rank(dossier)[chosen.places])
    for at, code in zip(order.tolist(), codes[chosen.places[order]].tolist(), strict=True):
        grouped.setdefault(names[code], []).append(at)
    ids = list(chosen)
    return tuple(
        _place(name, known.get(name), tuple(ids[at] for at in inside))
        for name, inside in sorted(grouped.items(), key=lambda one: (-len(one[1]), one[0]))
    )


def _place(name: str, row: Any, events: tuple[str, ...]) -> Place:  # noqa: ANN401 - a row
    if row is None:
        return Place(name, "", math.nan, math.nan, "", "", "", "", events)
    return Place(name, row.label, row.lon, row.lat, row.precision, row.area, row.region, row.note, events)
