"""What rests on each source, and how many texts hold up each thing the record says.

Texts are counted, never rows and never addresses: a copy, a reprint or a translation (`same_text_as`) is the
text it repeats. Who is quoted in a text is not asked here; two texts may still quote one speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tightrope.domain.choice import Choice, Mask, Places, choice_of, event_places
from tightrope.domain.dossier import Dossier
from tightrope.domain.parts import places_in, time_rank
from tightrope.domain.remember import remembered

K = TypeVar("K")

PARTISAN = "partisan"
"""The kind of a source that belongs to or speaks for a side."""


@dataclass(frozen=True)
class Resting:
    """What rests on a source.

    Attributes
    ----------
    claims, links
        Statements on the events asked for, and event links from or to one of them.
    events
        Those of the events on which it says something or which it links, in order of time.
    ties, names, descriptions
        Relations, spellings and actors' descriptions of the whole record: they belong to no event.
    alone
        How many attributes of the events, and relations of the whole record, have no other text than this.
    """

    claims: int
    links: int
    events: tuple[str, ...]
    ties: int
    names: int
    descriptions: int
    alone: int


@dataclass(frozen=True)
class Footing:
    """What something stands on: the texts that speak of it, and whether partisan sources alone do."""

    texts: frozenset[str]
    partisan_only: bool


class Stands(Mapping[K, Footing], Generic[K]):
    """The footing of many things, by whatever names each.

    Attributes
    ----------
    keys_of
        The names of the things.
    counts, partisan_only
        For each thing, how many texts speak of it, and whether partisan sources alone do.
    event
        For each thing the place of its event; empty where the things belong to no event.
    """

    def __init__(
        self, keys: list[K], things: Places, sources: Places, shelf: _Shelf, event: Places | None = None
    ) -> None:
        self.keys_of = keys
        self._shelf = shelf
        self._places: dict[K, int] | None = None
        found = np.unique(things * len(shelf.ids) + shelf.text[sources])
        thing, self._texts = np.divmod(found, max(len(shelf.ids), 1))
        self._ends = np.searchsorted(thing, np.arange(len(keys) + 1))
        self.counts = np.diff(self._ends)
        self.partisan_only = np.bincount(things, weights=~shelf.partisan[sources], minlength=len(keys)) == 0
        self.event = np.array([], dtype=np.intp) if event is None else event

    def single_texts(self, mask: Mask | None = None) -> Places:
        """The text of each thing that has but one; with a mask of the things of these events only."""
        single = self.counts == 1
        if mask is not None:
            single &= mask[self.event]
        found: Places = self._texts[self._ends[:-1][single]]
        return found

    def __getitem__(self, key: K) -> Footing:
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self.keys_of)}
        place = self._places[key]
        texts = self._texts[self._ends[place] : self._ends[place + 1]]
        told = frozenset(self._shelf.ids[text] for text in texts)
        return Footing(told, bool(self.partisan_only[place]))

    def __iter__(self) -> Iterator[K]:
        return iter(self.keys_of)

    def __len__(self) -> int:
        return len(self.keys_of)


@dataclass(frozen=True)
class Footings:
    """The footing of every event by id, of every attribute by event and name, of every relation by id."""

    events: Stands[str]
    attributes: Stands[tuple[str, str]]
    relations: Stands[str]


@dataclass(frozen=True, eq=False)
class _Shelf:
    """All sources: ids, place of each, place of the text it carries, whether it is partisan."""

    ids: list[str]
    places: Mapping[str, int]
    text: Places
    partisan: NDArray[np.bool_]


@remembered()
def _shelf(dossier: Dossier) -> _Shelf:
    ids = dossier.sources.index.tolist()
    places = {source: place for place, source in enumerate(ids)}
    text = places_in(pd.Series(list(texts(dossier).values()), dtype="str"), places)
    return _Shelf(ids, places, text, dossier.sources["kind"].eq(PARTISAN).to_numpy())


@remembered()
def texts(dossier: Dossier) -> Mapping[str, str]:
    """The text behind every source: itself, or the one that it repeats. A copy names no other copy."""
    repeats = zip(dossier.sources.index, dossier.sources["same_text_as"], strict=True)
    return {source: repeated or source for source, repeated in repeats}


@remembered()
def footings(dossier: Dossier) -> Footings:
    """On which texts each event, each attribute of an event and each relation stands.

    A denial counts as much as an assertion: what is asked is how many texts there are to compare.
    """
    shelf, places = _shelf(dossier), event_places(dossier)
    claims = dossier.claims
    # The claims of an event stand together, whatever their order in the table.
    event, events = pd.factorize(claims["event_id"])
    together = np.argsort(event, kind="stable")
    claims, event = claims.iloc[together], event[together]
    sources = places_in(claims["source_id"], shelf.places)
    names, attributes = pd.factorize(claims["attribute"])
    thing, pairs = pd.factorize(event * max(len(attributes), 1) + names)
    of, name = np.divmod(pairs, max(len(attributes), 1))
    event_ids, labels = events.tolist(), attributes.tolist()
    at = np.array([places[one] for one in event_ids], dtype=np.intp)
    keys = [(event_ids[one], labels[other]) for one, other in zip(of, name, strict=True)]
    tied = dossier.relation_claims
    relation, relations = pd.factorize(tied["relation_id"])
    return Footings(
        events=Stands(event_ids, event, sources, shelf, at),
        attributes=Stands(keys, thing, sources, shelf, at[of]),
        relations=Stands(relations.tolist(), relation, places_in(tied["source_id"], shelf.places), shelf),
    )


class RestingOn(Mapping[str, Resting]):
    """What rests on each of some sources, by id, in the order of the record.

    Attributes
    ----------
    places
        Where the sources stand in the record.
    claims, ties
        For every source of the record, listed or not, how many rest on it.
    """

    def __init__(self, dossier: Dossier, events: Choice) -> None:
        self._shelf, told = _shelf(dossier), _told(dossier)
        self._ids = list(event_places(dossier))
        mask, size = events.mask, len(self._shelf.ids)
        said = mask[told.claim_event]
        ends = mask[told.link_ends]
        linking = ends.any(axis=1)
        self.claims = np.bincount(told.claim_source[said], minlength=size)
        self._links = np.bincount(told.link_source[linking], minlength=size)
        self.ties, self._names, self._descriptions = told.others
        stands = footings(dossier)
        single = np.concatenate([stands.attributes.single_texts(mask), stands.relations.single_texts()])
        self._alone = np.bincount(single, minlength=size)[self._shelf.text]
        source = np.concatenate([told.claim_source[said], *(told.link_source[one] for one in ends.T)])
        linked = (told.link_ends[one, at] for at, one in enumerate(ends.T))
        event = np.concatenate([told.claim_event[said], *linked])
        found = np.unique(source * len(mask) + told.rank[event])
        of, rank = np.divmod(found, max(len(mask), 1))
        self._events = told.by_rank[rank]
        self._starts = np.searchsorted(of, np.arange(size + 1))
        everything = len(events) == len(mask)
        self.places = np.arange(size) if everything else np.unique(of)
        self._listed = np.zeros(size, dtype=bool)
        self._listed[self.places] = True

    def __getitem__(self, source: str) -> Resting:
        place = self._shelf.places[source]
        if not self._listed[place]:
            raise KeyError(source)
        events = self._events[self._starts[place] : self._starts[place + 1]]
        return Resting(
            claims=int(self.claims[place]),
            links=int(self._links[place]),
            events=tuple(self._ids[event] for event in events),
            ties=int(self.ties[place]),
            names=int(self._names[place]),
            descriptions=int(self._descriptions[place]),
            alone=int(self._alone[place]),
        )

    def __iter__(self) -> Iterator[str]:
        return (self._shelf.ids[place] for place in self.places)

    def __len__(self) -> int:
        return len(self.places)


@dataclass(frozen=True, eq=False)
class _Told:
    """Which source says what, by places.

    Attributes
    ----------
    claim_source, claim_event, link_source, link_ends
        Of each claim its source and event, of each link its source and two events.
    others
        For each source how many ties, names and descriptions of the whole record rest on it.
    rank, by_rank
        The place of each event in order of time, then of id, and the event at each such place.
    """

    claim_source: Places
    claim_event: Places
    link_source: Places
    link_ends: Places
    others: tuple[Places, Places, Places]
    rank: Places
    by_rank: Places


@remembered()
def _told(dossier: Dossier) -> _Told:
    shelf, events = _shelf(dossier).places, event_places(dossier)
    claims, links = dossier.claims, dossier.event_links
    ends = [places_in(links[column], events) for column in ("from_event", "to_event")]

    def rows(table: pd.DataFrame) -> Places:
        return np.bincount(places_in(table["source_id"], shelf), minlength=len(shelf))

    return _Told(
        places_in(claims["source_id"], shelf),
        places_in(claims["event_id"], events),
        places_in(links["source_id"], shelf),
        np.stack(ends, axis=1),
        (rows(dossier.relation_claims), rows(dossier.aliases), rows(dossier.description_sources)),
        time_rank(dossier),
        np.argsort(time_rank(dossier)),
    )


@remembered(4)
def resting(dossier: Dossier, events: Sequence[str]) -> RestingOn:
    """What rests on every source, for the events asked for; sources in the order of the record.

    Only sources on which something of these events rests are given. Where all events of the record are asked
    for, every source is, also one that speaks of ties, names or actors only.
    """
    return RestingOn(dossier, choice_of(dossier, events))
