"""Everything in the dossier that a text may mean: actors by any spelling, events, places, the best first.

One search for the command line, the pages and, as its twin in the browser, the search box. How spellings are
compared is told by `names` and `folding`; here it is said what is searched and what comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from tightrope.domain.choice import choose
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import events_saying
from tightrope.domain.lookup import rows_at, rows_by, rows_of
from tightrope.domain.names import NameHit, search
from tightrope.domain.parts import significance
from tightrope.domain.places import place_label
from tightrope.domain.remember import remembered
from tightrope.domain.spellings import NameIndex, name_index

Kind = Literal["actor", "event", "place"]


@dataclass(frozen=True)
class Hit:
    """Something that was found.

    `why` is one of the ranks of `names.Why` where a name was found, `place` or `participant` where an event
    has one by that name, and `text` where only what the sources say of an event has the words. `matched` is
    the spelling or name that was found, empty for a text.
    """

    ident: str
    kind: Kind
    why: str
    matched: str = ""

    @property
    def reason(self) -> str:
        """Why it was found, as one text: "exact", "alias: Kata'ib Hizballah", "near: Qais al-Khazali"."""
        return self.why if self.why in ("exact", "text") else f"{self.why}: {self.matched}"


def find(dossier: Dossier, text: str, limit: int | None = None) -> list[Hit]:
    """Find actors, then events, then places by any spelling; each of them at most once.

    Parameters
    ----------
    text
        What a reader typed, in any script; a whole id is found too.
    limit
        The largest number of hits of each kind; None for all.

    Returns
    -------
    list of Hit
        Actors, ranked as in `names.search`; events by title, then by place, then those in which an actor who
        was found took part, the most significant first, then those of which a source says the words; places.
        Only if no actor, title or place is surely found are near spellings told.
    """
    found = {
        "actor": search(actor_index(dossier), text, None),
        "event": search(event_index(dossier), text, None),
        "place": search(place_index(dossier), text, None),
    }
    if any(hit.why != "near" for hits in found.values() for hit in hits):
        found = {kind: [hit for hit in hits if hit.why != "near"] for kind, hits in found.items()}
    actors = _by_id(dossier, text, "actor") + [_hit("actor", hit) for hit in found["actor"]]
    events = _by_id(dossier, text, "event") + [_event_hit(dossier, hit) for hit in found["event"]]
    events += _of_participants(dossier, found["actor"])
    events += [
        Hit(event, "event", "text")
        for event in _ranked(dossier, choose(dossier, events_saying(dossier, text)))
    ]
    places = [_hit("place", hit) for hit in found["place"]]
    return [hit for hits in (actors, events, places) for hit in _once(hits)[:limit]]


def actors_by_rank(dossier: Dossier) -> list[Any]:
    """The rows of the actors in the order that equal hits have: those of the core first."""
    return sorted(rows_of(dossier, "actors").values(), key=lambda actor: str(actor.tier) != "core")


def events_by_rank(dossier: Dossier) -> Iterator[Any]:
    """The rows of the events in the order that equal hits have: the most significant first."""
    order = np.argsort(significance(dossier), kind="stable")
    return map(rows_at(dossier, "events"), order.tolist())


@remembered()
def actor_index(dossier: Dossier) -> NameIndex:
    """The spellings of the actors."""
    return name_index(
        ((actor.Index, actor.name, actor.other_name) for actor in actors_by_rank(dossier)),
        zip(dossier.aliases["actor_id"], dossier.aliases["alias"], strict=True),
    )


@remembered()
def event_index(dossier: Dossier) -> NameIndex:
    """Titles and labels of the events, with the spellings of their places."""
    events = list(events_by_rank(dossier))
    return name_index(
        ((event.Index, event.title, event.label) for event in events),
        ((event.Index, place) for event in events for place in spellings_of_place(dossier, event.Index)),
    )


@remembered()
def place_index(dossier: Dossier) -> NameIndex:
    """The places that events name, with the spellings that sources use for them."""
    spellings: dict[str, dict[str, None]] = {}
    for event in events_by_rank(dossier):
        if event.place:
            others = dict.fromkeys(spellings_of_place(dossier, event.Index))
            others.pop(event.place)
            spellings.setdefault(event.place, {}).update(others)
    return name_index(
        ((place, place, "") for place in spellings),
        ((place, other) for place, others in spellings.items() for other in others),
    )


def spellings_of_place(dossier: Dossier, event: str) -> list[str]:
    """The place of an event in words, then as the dossier has it, then as its sources say it."""
    claims = rows_by(dossier, "claims", "event_id").get(event, [])
    said = [claim.value for claim in claims if claim.attribute == "place"]
    place = rows_of(dossier, "events")[event].place
    return list(dict.fromkeys(filter(None, [place_label(dossier, place), place, *said])))


def _hit(kind: Kind, hit: NameHit) -> Hit:
    return Hit(hit.ident, kind, hit.why, hit.matched)


def _event_hit(dossier: Dossier, hit: NameHit) -> Hit:
    event = rows_of(dossier, "events")[hit.ident]
    is_place = hit.why != "near" and hit.matched not in (event.title, event.label)
    return Hit(hit.ident, "event", "place" if is_place else hit.why, hit.matched)


def _by_id(dossier: Dossier, text: str, kind: Literal["actor", "event"]) -> list[Hit]:
    ident = text.strip().lower()
    return [Hit(ident, kind, "exact", ident)] if ident in rows_of(dossier, f"{kind}s") else []


def _of_participants(dossier: Dossier, actors: list[NameHit]) -> list[Hit]:
    """The events in which the actors took part, those of the best hit first."""
    parts, names = rows_by(dossier, "participants", "actor_id"), rows_of(dossier, "actors")
    return [
        Hit(event, "event", "participant", names[actor.ident].name)
        for actor in actors
        for event in _ranked(dossier, {part.event_id for part in parts.get(actor.ident, [])})
    ]


def _ranked(dossier: Dossier, events: Iterable[str]) -> list[str]:
    return sorted(events, key=_event_ranks(dossier).__getitem__)


@remembered()
def _event_ranks(dossier: Dossier) -> dict[str, int]:
    return {event.Index: rank for rank, event in enumerate(events_by_rank(dossier))}


def _once(hits: list[Hit]) -> list[Hit]:
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.ident, hit)
    return list(first.values())
