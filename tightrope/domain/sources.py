"""What rests on each source, and how many texts hold up each thing the record says.

Texts are counted, never rows and never addresses: a copy, a reprint or a translation (`same_text_as`) is the
text it repeats. Who is quoted in a text is not asked here; two texts may still quote one speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered

K = TypeVar("K", bound=Hashable)

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


@dataclass(frozen=True)
class Footings:
    """The footing of every event by id, of every attribute by event and name, of every relation by id."""

    events: Mapping[str, Footing]
    attributes: Mapping[tuple[str, str], Footing]
    relations: Mapping[str, Footing]


@remembered()
def texts(dossier: Dossier) -> Mapping[str, str]:
    """The text behind every source: itself, or the one that it repeats. A copy names no other copy."""
    return {one: source.same_text_as or one for one, source in rows_of(dossier, "sources").items()}


@remembered()
def footings(dossier: Dossier) -> Footings:
    """On which texts each event, each attribute of an event and each relation stands.

    A denial counts as much as an assertion: what is asked is how many texts there are to compare.
    """
    claims = rows_by(dossier, "claims", "event_id").values()
    told = [(claim.event_id, claim.attribute, claim.source_id) for rows in claims for claim in rows]
    tied = rows_by(dossier, "relation_claims", "relation_id").items()
    return Footings(
        events=_footings(dossier, ((event, source) for event, _, source in told)),
        attributes=_footings(dossier, (((event, name), source) for event, name, source in told)),
        relations=_footings(dossier, ((one, row.source_id) for one, rows in tied for row in rows)),
    )


def _footings(dossier: Dossier, pairs: Iterable[tuple[K, str]]) -> dict[K, Footing]:
    """The footing of each thing, from pairs of a thing and a source that speaks of it."""
    text, kinds = texts(dossier), rows_of(dossier, "sources")
    speaking: dict[K, set[str]] = defaultdict(set)
    for thing, source in pairs:
        speaking[thing].add(source)
    return {
        thing: Footing(
            texts=frozenset(text[source] for source in sources),
            partisan_only=all(kinds[source].kind == PARTISAN for source in sources),
        )
        for thing, sources in speaking.items()
    }


@remembered(64)
def resting(dossier: Dossier, events: Sequence[str]) -> Mapping[str, Resting]:
    """What rests on every source, for the events asked for; sources in the order of the record.

    Only sources on which something of these events rests are given. Where all events of the record are asked
    for, every source is, also one that speaks of ties, names or actors only.
    """
    asked = set(events)
    claims = Counter[str]()
    links = Counter[str]()
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for claim in rows_by(dossier, "claims", "event_id").get(event, []):
            claims[claim.source_id] += 1
            found[claim.source_id].add(event)
    for source, made in rows_by(dossier, "event_links", "source_id").items():
        for link in made:
            if ends := {link.from_event, link.to_event} & asked:
                links[source] += 1
                found[source] |= ends
    wanted = set(dossier.sources.index) if len(asked) == len(dossier.events) else found.keys()
    alone, told = _alone(dossier, asked), rows_of(dossier, "events")
    tables = ("relation_claims", "aliases", "description_sources")
    ties, names, descriptions = (rows_by(dossier, table, "source_id") for table in tables)
    return {
        source: Resting(
            claims=claims[source],
            links=links[source],
            events=tuple(sorted(found.get(source, ()), key=lambda event: (told[event].start, event))),
            ties=len(ties.get(source, ())),
            names=len(names.get(source, ())),
            descriptions=len(descriptions.get(source, ())),
            alone=alone[texts(dossier)[source]],
        )
        for source in dossier.sources.index
        if source in wanted
    }


def _alone(dossier: Dossier, asked: set[str]) -> Counter[str]:
    """For each text the number of attributes of the events, and of relations, that have no other."""
    stands = footings(dossier)
    shown = [footing for (event, _), footing in stands.attributes.items() if event in asked]
    return Counter(
        text
        for footing in (*shown, *stands.relations.values())
        if len(footing.texts) == 1
        for text in footing.texts
    )
