"""A choice of events: where they stand in the dossier, not their ids, so that a large one stays small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered

Places = NDArray[np.intp]
"""Where events stand in the dossier, counted from 0 and in its order."""

Mask = NDArray[np.bool_]
"""For each event of the dossier whether it is meant."""


@dataclass(frozen=True, eq=False)
class _Names:
    """The ids of all events in the order of the dossier, and the place of each."""

    ids: NDArray[np.object_]
    places: dict[str, int]


class Choice(Sequence[str]):
    """Some events of a dossier, as a sequence of their ids in its order.

    It holds the `places` of the events only. Two choices of the same events are equal.
    """

    def __init__(self, names: _Names, places: Places) -> None:
        self._names = names
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.ids[self.places].tolist())

    def __contains__(self, event: object) -> bool:
        place = self._names.places.get(event)  # type: ignore[call-overload]  # of what is no id too
        return place is not None and bool(self.mask[place])

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        found: Any = self._names.ids[self.places[at]]
        return found.tolist() if isinstance(at, slice) else str(found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Choice) and np.array_equal(self.places, other.places)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Choice({len(self)} of {len(self._names.ids)} events)"

    @cached_property
    def _hash(self) -> int:
        return hash(self.places.tobytes())

    @cached_property
    def mask(self) -> Mask:
        """For each event of the dossier whether it is chosen."""
        mask = np.zeros(len(self._names.ids), dtype=bool)
        mask[self.places] = True
        return mask


def choose(dossier: Dossier, mask: Mask) -> Choice:
    """The events that a mask means."""
    return Choice(_names(dossier), np.flatnonzero(mask))


def choice_of(dossier: Dossier, events: Iterable[str]) -> Choice:
    """Events by their ids as a choice; what is one already stays as it is.

    Raises
    ------
    KeyError
        If the dossier has no event of an id.
    """
    if isinstance(events, Choice):
        return events
    names = _names(dossier)
    return Choice(names, np.array(sorted({names.places[event] for event in events}), dtype=np.intp))


@remembered()
def every_event(dossier: Dossier) -> Choice:
    """All events of the dossier."""
    return Choice(_names(dossier), np.arange(len(dossier.events)))


def event_places(dossier: Dossier) -> dict[str, int]:
    """The place of each event, by id."""
    return _names(dossier).places


@remembered()
def _names(dossier: Dossier) -> _Names:
    ids = dossier.events.index.to_numpy(dtype=object)
    return _Names(ids, {event: place for place, event in enumerate(ids)})
