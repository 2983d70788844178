"""The days on which the alliance network changes: a relation begins, or one has ended.

That an act fades from the picture is a rule of the drawing and no change of the world: it makes no such day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tightrope.domain.dates import earliest, latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.ties import ACTS, deaths


@dataclass(frozen=True)
class TieDay:
    """A day whose network differs from that of the day before.

    `begun` are the ids of the relations drawn from this day on, `ended` of those whose last day was the day
    before it.
    """

    day: date
    begun: tuple[str, ...]
    ended: tuple[str, ...]


@remembered()
def tie_days(dossier: Dossier) -> tuple[TieDay, ...]:
    """Every day on which a relation begins or has ended, in order of time.

    A date known to the month or the year begins on its first day and ends after its last one. A relation of
    a person ends with the person's death.
    """
    last_days = deaths(dossier)
    begun: dict[date, list[str]] = {}
    ended: dict[date, list[str]] = {}
    for relation in rows_of(dossier, "relations").values():
        first = earliest(relation.valid_from) if relation.valid_from else None
        last = _last(relation, last_days)
        if first and last and last < first:
            continue  # never drawn
        if first:
            begun.setdefault(first, []).append(relation.Index)
        if last and relation.relation not in ACTS and (first or relation.valid_to):
            ended.setdefault(last + timedelta(days=1), []).append(relation.Index)
    return tuple(
        TieDay(day, tuple(begun.get(day, ())), tuple(ended.get(day, ())))
        for day in sorted(begun.keys() | ended.keys())
    )


def _last(relation: Any, deaths: dict[str, date]) -> date | None:  # noqa: ANN401 - a row
    ends = [deaths[actor] for actor in (relation.from_actor, relation.to_actor) if actor in deaths]
    if relation.valid_to and relation.relation not in ACTS:
        ends.append(latest(relation.valid_to))
    return min(ends, default=None)


def around(days: tuple[TieDay, ...], day: date) -> tuple[TieDay | None, TieDay | None]:
    """The last change before a day and the first after it; None where there is none."""
    dates = [one.day for one in days]
    before, after = bisect_left(dates, day) - 1, bisect_right(dates, day)
    return days[before] if before >= 0 else None, days[after] if after < len(days) else None
