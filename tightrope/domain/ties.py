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

MUTUAL = frozenset({"allied-with", "hostile-to", "negotiated-with", "rival-of"})
"""Relations without a direction."""


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


@remembered(16)
def relations_as_of(dossier: Dossier, as_of: date, undated: bool = False) -> pd.DataFrame:
    """The rows of `relations` that hold on a date.

    A state holds when its interval touches the date; an unknown end stays open. An act holds for `ACT_DAYS`
    after it. Nothing holds for a person who has died by then. Relations without any date are left out unless
    `undated` asks for them.
    """
    spells, day = spells_of(dossier), pd.Timestamp(as_of)
    begun = spells["first"].isna() | (spells["first"] <= day)
    going_on = spells["last"].isna() | (spells["last"] >= day)
    return dossier.relations[begun & going_on & (spells["dated"] | undated)]


@remembered()
def spells_of(dossier: Dossier) -> pd.DataFrame:
    """The first and last day on which each row of `relations` is drawn, by the rules of `relations_as_of`.

    Returns
    -------
    DataFrame
        Indexed as `relations`: `first` and `last`, datetime64, NaT where that end is open, and `dated`,
        whether the sources give any date. Of what is never drawn `last` is before `first`.
    """
    relations = dossier.relations
    is_act = relations["relation"].isin(ACTS)
    last = relations["end"].where(~is_act, relations["end"].fillna(relations["start"]))
    last = last.where(~is_act, last + pd.Timedelta(days=ACT_DAYS))
    for end in ("from_actor", "to_actor"):
        death = pd.to_datetime(relations[end].map(deaths(dossier))).astype("datetime64[us]")
        last = last.where(death.isna() | (last <= death), death)
    dated = relations["start"].notna() | relations["end"].notna()
    return pd.DataFrame({"first": relations["start"], "last": last, "dated": dated})


@remembered()
def deaths(dossier: Dossier) -> dict[str, date]:
    """The last day of every person who died: the last that the date on record can mean."""
    actors = rows_of(dossier, "actors").values()
    return {actor.Index: latest(actor.died) for actor in actors if actor.died}


def pair_id(one: str, other: str) -> str:
    """The id of the tie between two actors, the same whichever is named first."""
    return "--".join(sorted((one, other)))


def ends_of(pair: str) -> list[str]:
    """The two actors of a tie, from its id: the inverse of `pair_id`."""
    return pair.split("--")


@remembered(16)
def ties_as_of(dossier: Dossier, as_of: date, undated: bool) -> tuple[Tie, ...]:
    """The alliance network on a date: one tie for each pair of actors, ordered by pair."""
    relations = rows_of(dossier, "relations")
    pairs: dict[tuple[str, str], list[Any]] = {}
    for relation_id in relations_as_of(dossier, as_of, undated).index:
        relation = relations[relation_id]
        one, other = sorted((relation.from_actor, relation.to_actor))
        pairs.setdefault((one, other), []).append(relation)
    return tuple(merge(one, other, held) for (one, other), held in sorted(pairs.items()))


def merge(a: str, b: str, relations: list[Any]) -> Tie:
    """The tie that rows of `relations` between two actors make."""
    signs = Counter(relation.sign for relation in relations)
    half = len(relations) / 2
    sign = next((one for one in ("positive", "negative") if signs[one] > half), "mixed")
    directed = [relation for relation in relations if relation.relation not in MUTUAL]
    return Tie(
        a=a,
        b=b,
        sign=sign,
        sources=int(sum(relation.source_count for relation in relations)),
        relations=tuple(relation.Index for relation in relations),
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
