"""Columns of the events, and who has part in which, as arrays: for what is asked of all events at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tightrope.domain.choice import Places, event_places
from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered


@dataclass(frozen=True, eq=False)
class Pairs:
    """Who has part in which event, each pair once, whatever the roles; ordered by actor, then by event.

    Attributes
    ----------
    actors
        The place of every actor of the dossier, by id.
    actor, event
        The places of the actor and of the event of each pair.
    ends
        Where the pairs of each actor begin, and behind the last where they end.
    """

    actors: Mapping[str, int]
    actor: Places
    event: Places
    ends: Places

    def of(self, actor: str) -> Places:
        """The events in which an actor has part; none for an actor the dossier does not know."""
        place = self.actors.get(actor)
        return self.event[:0] if place is None else self.event[self.ends[place] : self.ends[place + 1]]


@remembered()
def pairs(dossier: Dossier) -> Pairs:
    """Who has part in which event."""
    actors = {actor: place for place, actor in enumerate(dossier.actors.index)}
    actor = places_in(dossier.participants["actor_id"], actors)
    event = places_in(dossier.participants["event_id"], event_places(dossier))
    found = np.unique(actor * len(dossier.events) + event)
    actor, event = np.divmod(found, max(len(dossier.events), 1))
    return Pairs(actors, actor, event, np.searchsorted(actor, np.arange(len(actors) + 1)))


@remembered(16)
def event_codes(dossier: Dossier, column: str) -> tuple[NDArray[np.intp], list[str]]:
    """A column of the events as numbers, and the text that each number stands for."""
    codes, texts = pd.factorize(dossier.events[column])
    return codes, texts.tolist()


@remembered()
def significance(dossier: Dossier) -> NDArray[np.int64]:
    """How significant each event is, 1 the highest."""
    return dossier.events["significance"].to_numpy(dtype=np.int64)


@remembered()
def time_rank(dossier: Dossier) -> Places:
    """The place of each event in order of time, then of id."""
    ids = dossier.events.index.to_numpy(dtype=object)
    order = np.lexsort((np.argsort(np.argsort(ids)), dossier.events["start"].to_numpy()))
    return np.argsort(order)


def places_in(column: pd.Series, places: Mapping[str, int]) -> Places:
    """The place of each cell's text; every text must have one."""
    codes, texts = pd.factorize(column)
    return np.array([places[text] for text in texts.tolist()], dtype=np.intp)[codes]


@remembered()
def roles(dossier: Dossier) -> tuple[Places, Places]:
    """For each row of `participants` the places of its actor and of its event."""
    actor = places_in(dossier.participants["actor_id"], pairs(dossier).actors)
    return actor, places_in(dossier.participants["event_id"], event_places(dossier))


@remembered()
def source_counts(dossier: Dossier) -> NDArray[np.intp]:
    """How many sources speak of each event."""
    claims = dossier.claims
    sources, _ = pd.factorize(claims["source_id"])
    event = places_in(claims["event_id"], event_places(dossier))
    told = np.unique(event * (sources.max(initial=0) + 1) + sources)
    return np.bincount(told // (sources.max(initial=0) + 1), minlength=len(dossier.events))


def most_important(dossier: Dossier, places: Places, count: int) -> Places:
    """The most important of some events, so many at most: by significance, number of sources, then time."""
    start = dossier.events["start"].to_numpy()[places]
    order = np.lexsort((start, -source_counts(dossier)[places], significance(dossier)[places]))
    return places[order[:count]]


def told_in_several_ways(dossier: Dossier, answers: Collection[str]) -> frozenset[str]:
    """The events of which two claims answer one question in different words; in no other can accounts differ.

    Words that a note turns into a denial are different words. `answers` are the attributes under which an
    answer to another attribute is recorded, which `said_as` then names.
    """
    claims = dossier.claims
    told = pd.DataFrame(
        {
            "event": claims["event_id"],
            "asked": claims["attribute"].where(~claims["attribute"].isin(answers), claims["said_as"]),
            "value": claims["value"],
            "denial": claims["note"].str.lower().str.contains("denial", regex=False),
        }
    ).drop_duplicates()
    return frozenset(told.loc[told.duplicated(["event", "asked"]), "event"])
