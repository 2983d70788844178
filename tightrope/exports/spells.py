"""When two actors were tied, and by which sign: the spells of a tie, as the network draws it on each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.domain.ties import EARLIEST, LATEST, days_held, deaths, merge, pair_id

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Spell:
    """Days on which something holds, both ends closed; None leaves an end open. `sign` is that of a tie."""

    first: date | None
    last: date | None
    sign: str = ""


@dataclass(frozen=True)
class _Held:
    """A relation and its first and last day, the earliest and latest there are where none is known."""

    relation: str
    first: date
    last: date


def spells_of(dossier: Dossier, pair: str, undated: bool) -> list[Spell]:
    """The spells of all that was ever between two actors, in order of time, a new one when the sign changes.

    They follow `ties.relations_as_of`: on each day of a spell, and on no other, the network has the tie.
    """
    held = _by_pair(dossier, undated).get(pair, [])
    end = LATEST.date()
    turns = sorted({one.first for one in held} | {one.last + DAY for one in held if one.last < end})
    spells: list[tuple[date, date, str]] = []
    for first, last in zip(turns, [*(turn - DAY for turn in turns[1:]), end], strict=False):
        holding = tuple(one.relation for one in held if one.first <= first <= one.last)
        if not holding:
            continue
        sign = merge(dossier, holding).sign
        if spells and spells[-1][1:] == (first - DAY, sign):
            first = spells.pop()[0]
        spells.append((first, last, sign))
    return [Spell(_known(first), _known(last), sign) for first, last, sign in spells]


def life_of(dossier: Dossier, actor: str) -> Spell:
    """The days on which an actor can have ties: to the death of a person, else without end."""
    return Spell(None, deaths(dossier).get(actor))


@remembered(2)
def _by_pair(dossier: Dossier, undated: bool) -> dict[str, list[_Held]]:
    """Every relation that is drawn on some day, by the id of its pair."""
    days, relations = days_held(dossier), dossier.relations
    drawn = (days.first <= days.last) & (days.is_dated | undated)
    pairs = map(pair_id, relations["from_actor"], relations["to_actor"])
    held = map(_Held, relations.index, _dates(days.first), _dates(days.last))
    found: dict[str, list[_Held]] = {}
    for pair, one, is_drawn in zip(pairs, held, drawn, strict=True):
        if is_drawn:
            found.setdefault(pair, []).append(one)
    return found


def _dates(moments: NDArray[np.datetime64]) -> list[date]:
    days: list[date] = moments.astype("datetime64[D]").tolist()
    return days


def _known(day: date | None) -> date | None:
    return None if day in (EARLIEST.date(), LATEST.date()) else day
