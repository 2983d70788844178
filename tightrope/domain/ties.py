"""The alliance network as of a date: which relations hold, and one tie for each pair of actors.

A relation is one dated, signed statement ("threatened", "part of"); a tie is all that stands between two
actors on the as-of date. Co-participation (taking part in one event) is no tie and is not made here: five
participants in one event are not ten alliances.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tightrope.domain.choice import choice_of
from tightrope.domain.dates import latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.parts import pairs, significance
from tightrope.domain.remember import remembered

ACTS = frozenset(
    {
        "accused",
        "detained",
        "founded",
        "killed",
        "negotiated-with",
        "sanctioned",
        "split-from",
        "threatened",
    }
)
"""Relations that happen on a day. All others are states, which last until their end is known."""

ACT_DAYS = 180
"""For how long after its day an act is drawn. Half a year keeps the two rounds apart: an act of June 2020
has faded by January 2021, while one of October still stands beside the December crisis."""

EARLIEST, LATEST = pd.Timestamp(1, 1, 1), pd.Timestamp(9999, 12, 31)
"""What stands for a day that no source gives."""

MUTUAL = frozenset({"allied-with", "hostile-to", "negotiated-with", "rival-of"})
"""Relations without a direction."""

BELONGS = frozenset({"part-of", "member-of"})
"""Relations that set an actor below another."""


@dataclass(frozen=True)
class Tie:
    """All that stands between two actors on a day.

    Attributes
    ----------
    a, b
        The two actors, in alphabetical order.
    sign
        By balance of the relations: positive, negative, or mixed where neither prevails.
    sources
        How many source statements the relations rest on.
    relations
        The relation ids.
    forward, backward
        Whether a directed relation runs from a to b, from b to a.
    open_ended
        Whether it rests on nothing but states whose end no source gives: that it still stood on the day is
        taken, not known. An act is over on its day, so its end is known.
    """

    a: str
    b: str
    sign: str
    sources: int
    relations: tuple[str, ...]
    forward: bool
    backward: bool
    open_ended: bool = False

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.a, self.b)


@dataclass(frozen=True)
class Days:
    """When each row of `relations` holds.

    `first` and `last` are its days, the earliest and latest there are where none is known; `is_dated` says
    whether one of them is.
    """

    first: NDArray[np.datetime64]
    last: NDArray[np.datetime64]
    is_dated: NDArray[np.bool_]


@remembered(16)
def relations_as_of(dossier: Dossier, as_of: date, undated: bool = False) -> tuple[str, ...]:
    """The ids of the rows of `relations` that hold on a date, in their order.

    A state holds when its interval touches the date; an unknown end stays open. An act holds for `ACT_DAYS`
    after it. Nothing holds for a person who has died by then. Relations without any date are left out unless
    `undated` asks for them.
    """
    days, day = days_held(dossier), np.datetime64(as_of)
    holds = (days.first <= day) & (day <= days.last) & (days.is_dated | undated)
    return tuple(dossier.relations.index[holds])


@remembered()
def days_held(dossier: Dossier) -> Days:
    """When each relation holds, as `relations_as_of` asks it."""
    relations = dossier.relations
    is_act = relations["relation"].isin(ACTS)
    over = relations["end"].fillna(relations["start"]) + pd.Timedelta(days=ACT_DAYS)
    last = relations["end"].where(~is_act, over).fillna(LATEST)
    for end in ("from_actor", "to_actor"):
        # On the last day that the date of a death can mean, a person is not yet known to be dead.
        last = last.clip(upper=pd.to_datetime(relations[end].map(deaths(dossier))).fillna(LATEST))
    first = relations["start"].fillna(EARLIEST)
    is_dated = relations[["start", "end"]].notna().any(axis=1)
    return Days(first.to_numpy(), last.to_numpy(), is_dated.to_numpy())


@remembered()
def deaths(dossier: Dossier) -> dict[str, date]:
    """The last day of every person who died: the last that the date on record can mean."""
    actors = rows_of(dossier, "actors").values()
    return {actor.Index: latest(actor.died) for actor in actors if actor.died}


def pair_id(one: str, other: str) -> str:
    """The id of the tie between two actors, the same whichever is named first."""
    return "--".join(_in_order(one, other))


def ends_of(pair: str) -> list[str]:
    """The two actors of a tie, from its id: the inverse of `pair_id`."""
    return pair.split("--")


@remembered(16)
def ties_as_of(dossier: Dossier, as_of: date, undated: bool) -> tuple[Tie, ...]:
    """The alliance network on a date: one tie for each pair of actors, ordered by pair."""
    ends = _ends(dossier)
    pairs: dict[tuple[str, str], list[str]] = {}
    for relation_id in relations_as_of(dossier, as_of, undated):
        pairs.setdefault(ends[relation_id], []).append(relation_id)
    return tuple(merge(dossier, tuple(held)) for _, held in sorted(pairs.items()))


@remembered()
def _ends(dossier: Dossier) -> dict[str, tuple[str, str]]:
    """The two actors of each relation, in alphabetical order."""
    relations = rows_of(dossier, "relations").values()
    return {one.Index: _in_order(one.from_actor, one.to_actor) for one in relations}


def _in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


@remembered(4096)
def merge(dossier: Dossier, held: tuple[str, ...]) -> Tie:
    """The tie that the relations of these ids make, which are all between the same two actors."""
    relations = [rows_of(dossier, "relations")[relation_id] for relation_id in held]
    a, b = _ends(dossier)[held[0]]
    signs = Counter(relation.sign for relation in relations)
    half = len(relations) / 2
    sign = next((one for one in ("positive", "negative") if signs[one] > half), "mixed")
    directed = [relation for relation in relations if relation.relation not in MUTUAL]
    return Tie(
        a=a,
        b=b,
        sign=sign,
        sources=int(sum(relation.source_count for relation in relations)),
        relations=held,
        forward=any(relation.from_actor == a for relation in directed),
        backward=any(relation.from_actor == b for relation in directed),
        open_ended=all(is_open_ended(relation) for relation in relations),
    )


def is_open_ended(relation: Any) -> bool:  # noqa: ANN401 - a row
    """Whether a row of `relations` is a state of which no source gives the end."""
    return relation.relation not in ACTS and not relation.valid_to


@remembered(16)
def weigh_actors(dossier: Dossier, events: Sequence[str]) -> dict[str, int]:
    """How much each actor matters to a choice of events, heaviest first; who has no part in them is missing.

    Having part in a turning point counts 3, in an important event 2, in a context event 1. Equal weights are
    ordered by id, so that the same view always draws the same picture.
    """
    told, chosen = pairs(dossier), choice_of(dossier, events).mask
    inside = chosen[told.event]
    worth = 4 - significance(dossier)[told.event[inside]]
    weights = np.bincount(told.actor[inside], weights=worth, minlength=len(told.actors)).astype(int)
    weighed = [(actor, int(weights[place])) for actor, place in told.actors.items() if weights[place]]
    return dict(sorted(weighed, key=lambda pair: (-pair[1], pair[0])))
