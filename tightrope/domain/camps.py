"""Camps, honestly: in which camp an actor stands on a day, and who says so.

`alignment` of an actor is the rule. Where its camp changed, is double or is disputed, `placings` says who
places it where and when, and that goes before the rule.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tightrope.domain.dates import earliest, latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of


def placings_of(dossier: Dossier, actor_id: str) -> list[Any]:
    """The rows of `placings` of an actor, earliest first; without a beginning before all others."""
    told = rows_by(dossier, "placings", "actor_id").get(actor_id, [])
    return sorted(told, key=lambda row: (row.valid_from, row.valid_to or "9999"))


def holds(placing: Any, day: date) -> bool:  # noqa: ANN401 - a row
    """Whether the interval of a placing touches a day; an unknown end stays open, a beginning too."""
    begun = not placing.valid_from or earliest(placing.valid_from) <= day
    return begun and (not placing.valid_to or latest(placing.valid_to) >= day)


def camps_as_of(dossier: Dossier, actor_id: str, day: date) -> tuple[str, ...]:
    """The camps an actor stands in on a day, as codes: one, or several where sources place it in several.

    Its rule comes first where it is one of them, and stands alone where no source speaks of that day.
    """
    rule = rows_of(dossier, "actors")[actor_id].alignment
    camps = {row.alignment: None for row in placings_of(dossier, actor_id) if holds(row, day)}
    return tuple(sorted(camps, key=lambda camp: camp != rule)) or (rule,)
