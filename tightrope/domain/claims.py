"""What the sources say about an event: statements grouped by attribute, then by value, none left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by

OCCURRENCE = "occurrence"
"""The attribute under which every source says whether the event happened at all; it comes first."""


@dataclass(frozen=True)
class Statement:
    """One source's statement: who is quoted, in which source, with the remark of whoever read it."""

    speaker: str
    source_id: str
    note: str


@dataclass(frozen=True)
class Value:
    """A value and everyone who gives it."""

    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Attribute:
    """A checkable attribute of an event and the distinct values given for it, best supported first."""

    name: str
    values: tuple[Value, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether more than one value is given; whether they contradict is for the reader to judge."""
        return len(self.values) > 1

    @property
    def statement_count(self) -> int:
        """How many statements there are in all."""
        return sum(len(value.statements) for value in self.values)


def attributes_of(dossier: Dossier, event_id: str) -> list[Attribute]:
    """All attributes of an event, `occurrence` first, then those with most statements.

    Every row of `claims` for the event is in exactly one of the values.
    """
    return attributes_in(rows_by(dossier, "claims", "event_id").get(event_id, []))


def attributes_in(claims: Iterable[Any]) -> list[Attribute]:
    """The attributes that rows of `claims` on one event speak of, in the order of `attributes_of`.

    Values that differ in case or spacing only are one value.
    """
    grouped: dict[str, dict[str, tuple[str, list[Statement]]]] = {}
    for row in claims:
        values = grouped.setdefault(row.attribute, {})
        same = " ".join(row.value.casefold().split())
        values.setdefault(same, (row.value, []))[1].append(
            Statement(row.attributed_to, row.source_id, row.note)
        )
    attributes = [
        Attribute(
            name,
            tuple(
                Value(text, tuple(said))
                for text, said in sorted(values.values(), key=lambda value: -len(value[1]))
            ),
        )
        for name, values in grouped.items()
    ]
    return sorted(attributes, key=lambda one: (one.name != OCCURRENCE, -one.statement_count, one.name))
