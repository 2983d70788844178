"""What the reader may narrow the dossier to, and which events remain.

Pure: a `Filters` value and a dossier go in, the ids of the events that remain come out. How a filter is
worded belongs to `sentence`, how it is chosen to the views.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from tightrope.domain.accounts import disputed_events
from tightrope.domain.choice import Choice, Mask, Places, choice_of, choose, event_places
from tightrope.domain.dossier import Dossier
from tightrope.domain.folding import fold, fold_all
from tightrope.domain.lookup import rows_of
from tightrope.domain.parts import event_codes, pairs, places_in, significance
from tightrope.domain.remember import remembered
from tightrope.domain.ties import BELONGS

Match = Literal["all", "any"]

Window = tuple[date | None, date | None]
"""First and last day; None leaves an end open."""

BOTH_ROUNDS = (date(2020, 5, 1), date(2021, 6, 30))
"""The first window of our record: from the month Kadhimi took office to the month first set for the election.
Every dossier states its own (`Schema.window`)."""

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


@remembered(32)
def apply_filters(dossier: Dossier, filters: Filters) -> Choice:
    """The events that pass every filter, in the order of the dossier.

    An event of uncertain date is in when its interval touches the window, so nothing is lost for being
    known to the month only.
    """
    events = dossier.events
    keep = np.ones(len(events), dtype=bool)
    if filters.start:
        keep &= events["end"].to_numpy() >= np.datetime64(filters.start)
    if filters.end:
        keep &= events["start"].to_numpy() <= np.datetime64(filters.end)
    for column, chosen in (
        ("event_type", filters.types),
        ("episode", filters.episodes),
        ("status", filters.statuses),
    ):
        if chosen:
            codes, texts = event_codes(dossier, column)
            keep &= np.isin(codes, [place for place, text in enumerate(texts) if text in chosen])
    if filters.level < CONTEXT:
        keep &= significance(dossier) <= filters.level
    if filters.actors:
        keep &= events_involving(dossier, filters)
    if filters.text.strip():
        keep &= events_saying(dossier, filters.text)
    if filters.disputed:
        keep &= choice_of(dossier, disputed_events(dossier)).mask
    if filters.source_kinds:
        keep &= events_resting_on(dossier, filters.source_kinds)
    return choose(dossier, keep)


def events_involving(dossier: Dossier, filters: Filters) -> Mask:
    """The events in which all (or any) of the chosen actors take part, in whatever role."""
    involved = []
    for actor in filters.actors:
        mask = np.zeros(len(dossier.events), dtype=bool)
        for one in with_members(dossier, actor) if filters.members else {actor}:
            mask[pairs(dossier).of(one)] = True
        involved.append(mask)
    join = np.logical_and if filters.match == "all" else np.logical_or
    joined: Mask = join.reduce(involved)
    return joined


def events_resting_on(dossier: Dossier, kinds: tuple[str, ...]) -> Mask:
    """The events of which at least one claim rests on a source of one of the kinds."""
    codes, texts, events = _kinds_told(dossier)
    mask = np.zeros(len(dossier.events), dtype=bool)
    mask[events[np.isin(codes, [place for place, text in enumerate(texts) if text in kinds])]] = True
    return mask


@remembered()
def _kinds_told(dossier: Dossier) -> tuple[Places, list[str], Places]:
    """For each claim the kind of its source as a number, what the numbers mean, and the claim's event."""
    sources = {source: place for place, source in enumerate(dossier.sources.index)}
    codes, texts = pd.factorize(dossier.sources["kind"])
    claims = dossier.claims
    event = places_in(claims["event_id"], event_places(dossier))
    return codes[places_in(claims["source_id"], sources)], texts.tolist(), event


def first_filters(dossier: Dossier) -> Filters:
    """What a first visit to a dossier shows: its own first window and nothing else narrowed."""
    start, end = dossier.schema.window
    return Filters(start=start, end=end)


def window_of(dossier: Dossier, filters: Filters) -> tuple[date, date]:
    """First and last day of the window; an open end is the first or last day of the record."""
    first, last = record_span(dossier)
    start, end = filters.start or first, filters.end or last
    # A window that lies wholly before or after the record has one end of its own and one of the record's.
    return min(start, end), max(start, end)


def record_span(dossier: Dossier) -> tuple[date, date]:
    """First and last day of the record; of one without events, those of our own first window."""
    events = dossier.events
    if events.empty:
        return BOTH_ROUNDS
    return events["start"].min().date(), events["end"].max().date()


@remembered(256)
def with_members(dossier: Dossier, actor: str) -> frozenset[str]:
    """An actor and everyone who is part or member of it, down to the members of its members."""
    below = _below(dossier)
    found, fresh = {actor}, {actor}
    while fresh:
        fresh = {one for upper in fresh for one in below.get(upper, ())} - found
        found |= fresh
    return frozenset(found)


@remembered()
def _below(dossier: Dossier) -> dict[str, list[str]]:
    """Who is part or member of an actor, each told once by every relation that says so."""
    below: dict[str, list[str]] = {}
    for relation in rows_of(dossier, "relations").values():
        if relation.relation in BELONGS:
            below.setdefault(relation.to_actor, []).append(relation.from_actor)
    return below


def events_saying(dossier: Dossier, text: str) -> Mask:
    """The events whose text holds what is searched for, spelt in any way that folds alike.

    Searched are title, summary, place, what the sources say, and every name and spelling of the participants,
    so that a place name ("Albu Eessa") or an Arabic name finds its event. The words are looked for as one
    phrase; where no event has the phrase, every word must begin some word of the event.
    """
    words = fold(text).split()
    if not words:
        return np.zeros(len(dossier.events), dtype=bool)
    told = search_text(dossier)
    found = _holding(told, " " + " ".join(words))
    if not found.any():
        found = np.logical_and.reduce([_holding(told, f" {word}") for word in words])
    return found


def _holding(told: pd.Series, words: str) -> Mask:
    return told.str.contains(words, regex=False).to_numpy(dtype=bool)


@remembered()
def search_text(dossier: Dossier) -> pd.Series:
    """Everything an event can be found by, folded, with a space before each word; indexed by event id."""
    claims, participants = dossier.claims, dossier.participants
    said = _joined(claims["event_id"], _folded(claims["value"] + " " + claims["note"]))
    spellings = _joined(dossier.aliases["actor_id"], dossier.aliases["alias"])
    names = dossier.actors["name"] + " " + dossier.actors["other_name"]
    known = _folded(names.str.cat(spellings.reindex(names.index, fill_value=""), sep=" "))
    who = _joined(participants["event_id"], participants["actor_id"].map(known))
    events = dossier.events
    parts = [_folded(events[column]) for column in ("title", "summary", "place", "also")]
    parts += [part.reindex(events.index, fill_value="") for part in (said, who)]
    whole = " " + parts[0]
    for part in parts[1:]:
        whole += " " + part
    return whole


def _joined(keys: pd.Series, texts: pd.Series) -> pd.Series:
    """All texts of a key as one, by key; of many small groups much sooner than pandas does it."""
    told: dict[str, list[str]] = {}
    for key, text in zip(keys.tolist(), texts.tolist(), strict=True):
        told.setdefault(key, []).append(text)
    return pd.Series({key: " ".join(some) for key, some in told.items()}, dtype="str")


def _folded(texts: pd.Series) -> pd.Series:
    """The texts, folded; each distinct one is folded once, for that takes its time."""
    codes, distinct = pd.factorize(texts)
    folded = np.array(fold_all(distinct.tolist()), dtype=object)
    return pd.Series(folded[codes], texts.index, dtype="str")
