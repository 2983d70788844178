"""When two actors were tied, and by which sign: the spells of a tie, as the network draws it on each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by
from tightrope.domain.ties import ACT_DAYS, ACTS, deaths, ends_of, merge

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Spell:
    """Days on which something holds, both ends closed; None leaves an end open. `sign` is that of a tie."""

    first: date | None
    last: date | None
    sign: str = ""


def spells_of(dossier: Dossier, pair: str, undated: bool) -> list[Spell]:
    """The spells of all that was ever between two actors, in order of time, a new one when the sign changes.

    They follow `ties.relations_as_of`: on each day of a spell, and on no other, the network has the tie.
    """
    one, other = ends_of(pair)
    held = [
        (found, row) for row in _relations(dossier, one, other) if (found := _spell(dossier, row, undated))
    ]
    spells: list[Spell] = []
    for first, last in _stretches([found for found, _ in held]):
        rows = [row for found, row in held if _covers(found, first, last)]
        if rows:
            spell = Spell(first, last, merge(dossier, tuple(row.Index for row in rows)).sign)
            before = spells[-1] if spells else None
            if before and before.sign == spell.sign and before.last and before.last + DAY == first:
                spells[-1] = Spell(before.first, last, spell.sign)
            else:
                spells.append(spell)
    return spells


def life_of(dossier: Dossier, actor: str) -> Spell:
    """The days on which an actor can have ties: to the death of a person, else without end."""
    return Spell(None, deaths(dossier).get(actor))


def _relations(dossier: Dossier, one: str, other: str) -> list[Any]:
    from_ends = rows_by(dossier, "relations", "from_actor")
    ways = ((one, other), (other, one))
    return [row for start, end in ways for row in from_ends.get(start, []) if row.to_actor == end]


def _spell(dossier: Dossier, relation: Any, undated: bool) -> Spell | None:  # noqa: ANN401 - a row
    """The days on which a relation is drawn; None where it never is."""
    first, last = _day(relation.start), _day(relation.end)
    if first is None and last is None and not undated:
        return None
    if relation.relation in ACTS:
        last = last or first
        last = last + timedelta(days=ACT_DAYS) if last else None
    died = [
        deaths(dossier)[end] for end in (relation.from_actor, relation.to_actor) if end in deaths(dossier)
    ]
    last = min([*died, *([last] if last else [])], default=None)
    return None if first and last and last < first else Spell(first, last)


def _day(moment: Any) -> date | None:  # noqa: ANN401 - a Timestamp or NaT
    return None if moment != moment else moment.date()  # NaT alone differs from itself


def _stretches(spells: list[Spell]) -> list[tuple[date | None, date | None]]:
    """The spans between all days on which one of the spells begins or has ended, in order of time."""
    starts = {spell.first for spell in spells if spell.first} | {
        spell.last + DAY for spell in spells if spell.last
    }
    turns: list[date | None] = [None, *sorted(starts), None]
    return [(first, after - DAY if after else None) for first, after in zip(turns, turns[1:], strict=False)]


def _covers(spell: Spell, first: date | None, last: date | None) -> bool:
    begun = spell.first is None or (first is not None and spell.first <= first)
    lasts = spell.last is None or (last is not None and last <= spell.last)
    return begun and lasts
