"""What the reader may narrow the dossier to, and which events remain.

Pure: a `Filters` value and a dossier go in, the ids of the events that remain come out. How a filter is
worded belongs to `sentence`, how it is chosen to the views.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from tightrope.domain.accounts import disputed_events
from tightrope.domain.dossier import Dossier
from tightrope.domain.folding import fold
from tightrope.domain.remember import remembered

Match = Literal["all", "any"]

BOTH_ROUNDS = (date(2020, 5, 1), date(2021, 6, 30))
"""The default window: from the month Kadhimi took office to the month first set for the election."""

CONTEXT = 3
"""The lowest significance there is: 1 turning point, 2 important, 3 context."""


@dataclass(frozen=True)
class Filters:
    """A choice of events. An empty tuple leaves a filter open; window ends are closed, `None` is open.

    `actors` are joined by `match`; with `members` an umbrella stands for its members too.
    `level` is the lowest significance still shown. `text` must be found word by word. `disputed` keeps
    events of which accounts differ on an attribute, `source_kinds` those of which at least one claim
    rests on a source of a chosen kind.
    """

    actors: tuple[str, ...] = ()
    members: bool = False
    match: Match = "all"
    types: tuple[str, ...] = ()
    episodes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    level: int = CONTEXT
    text: str = ""
    disputed: bool = False
    source_kinds: tuple[str, ...] = ()
    start: date | None = BOTH_ROUNDS[0]
    end: date | None = BOTH_ROUNDS[1]


@remembered(256)
def apply_filters(dossier: Dossier, filters: Filters) -> tuple[str, ...]:
    """The ids of the events that pass every filter, in the order of the dossier.

    An event of uncertain date is in when its interval touches the window, so nothing is lost for being
    known to the month only.
    """
    events = dossier.events
    keep = pd.Series(True, index=events.index)
    if filters.start:
        keep &= events["end"] >= pd.Timestamp(filters.start)
    if filters.end:
        keep &= events["start"] <= pd.Timestamp(filters.end)
    for column, chosen in (
        ("event_type", filters.types),
        ("episode", filters.episodes),
        ("status", filters.statuses),
    ):
        if chosen:
            keep &= events[column].isin(chosen)
    if filters.level < CONTEXT:
        keep &= events["significance"] <= filters.level
    if filters.actors:
        keep &= events.index.isin(events_involving(dossier, filters))
    if filters.text.strip():
        keep &= events.index.isin(events_saying(dossier, filters.text))
    if filters.disputed:
        keep &= events.index.isin(disputed_events(dossier))
    if filters.source_kinds:
        keep &= events.index.isin(events_resting_on(dossier, filters.source_kinds))
    return tuple(events.index[keep])


def events_involving(dossier: Dossier, filters: Filters) -> set[str]:
    """The ids of the events in which all (or any) of the chosen actors take part, in whatever role."""
    participants = dossier.participants
    groups = [
        set(participants.loc[participants["actor_id"].isin(who), "event_id"])
        for who in (with_members(dossier, actor) if filters.members else {actor} for actor in filters.actors)
    ]
    return set.intersection(*groups) if filters.match == "all" else set.union(*groups)


@remembered(64)
def events_resting_on(dossier: Dossier, kinds: tuple[str, ...]) -> frozenset[str]:
    """The ids of the events of which at least one claim rests on a source of one of the kinds."""
    sources, claims = dossier.sources, dossier.claims
    chosen = sources.index[sources["kind"].isin(kinds)]
    return frozenset(claims.loc[claims["source_id"].isin(chosen), "event_id"])


def window_of(dossier: Dossier, filters: Filters) -> tuple[date, date]:
    """First and last day of the window; an open end is the first or last day of the record."""
    events = dossier.events
    return (
        filters.start or events["start"].min().date(),
        filters.end or events["end"].max().date(),
    )


@remembered(1024)
def with_members(dossier: Dossier, actor: str) -> frozenset[str]:
    """An actor and everyone who is part or member of it, down to the members of its members."""
    inside = dossier.relations[dossier.relations["relation"].isin(["part-of", "member-of"])]
    found, fresh = {actor}, {actor}
    while fresh:
        fresh = set(inside.loc[inside["to_actor"].isin(fresh), "from_actor"]) - found
        found |= fresh
    return frozenset(found)


def events_saying(dossier: Dossier, text: str) -> set[str]:
    """The ids of the events whose text holds what is searched for, spelt in any way that folds alike.

    Searched are title, summary, place, what the sources say, and every name and spelling of the participants,
    so that a place name ("Albu Eessa") or an Arabic name finds its event. The words are looked for as one
    phrase; where no event has the phrase, every word must begin some word of the event.
    """
    words = fold(text).split()
    if not words:
        return set()
    told = search_text(dossier)
    found = told[told.str.contains(" " + " ".join(words), regex=False)]
    if found.empty:
        found = told
        for word in words:
            found = found[found.str.contains(f" {word}", regex=False)]
    return set(found.index)


@remembered(4)
def search_text(dossier: Dossier) -> pd.Series:
    """Everything an event can be found by, folded, with a space before each word; indexed by event id."""
    claims = dossier.claims
    said = (claims["value"] + " " + claims["note"]).groupby(claims["event_id"]).agg(" ".join)
    spellings = dossier.aliases.groupby("actor_id")["alias"].agg(" ".join)
    names = dossier.actors["name"] + " " + dossier.actors["name_ar"]
    known = names.str.cat(spellings.reindex(names.index, fill_value=""), sep=" ")
    who = dossier.participants["actor_id"].map(known).groupby(dossier.participants["event_id"]).agg(" ".join)
    events = dossier.events
    parts = [events["title"], events["summary"], events["place"]]
    parts += [part.reindex(events.index, fill_value="") for part in (said, who)]
    return " " + pd.concat(parts, axis=1).agg(" ".join, axis=1).map(fold)
