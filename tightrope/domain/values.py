"""What one claim says in a form that can be compared, and when two such values exclude each other.

The rules are about values only; who says them, and how many independent accounts there are, is `accounts`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tightrope.domain.dates import earliest, latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.ties import BELONGS

OCCURRENCE = "occurrence"
"""The attribute under which every source says whether the event happened at all."""

ONE_ANSWER = frozenset(
    {
        "perpetrator",
        "detaining_actor",
        "releasing_actor",
        "ordering_actor",
        "issuer",
        "person_identity",
    }
)
"""Attributes that ask for one actor, so that two actors exclude each other. Several may mediate, take part,
back or be aimed at; of those two names are no contradiction."""

SAYINGS = frozenset({"reaction", "statement"})
"""Attributes that hold what people said: one man's denial is no contradiction of another's condemnation."""

PLAY = 10
"""An approximate number leaves a tenth of itself open on either side: "about 21" does not exclude 20."""

_DENIAL = re.compile(r"^[^(]*\b(denied|denies|rejected the accusation)\b|^denial\b", re.IGNORECASE)
_NOTE_OF_DENIAL = re.compile(r"^(denial\b|his denial\b)", re.IGNORECASE)
_ASSERTS_NOTHING = re.compile(
    r"^(no|not|none|nobody|unknown|unidentified|unconfirmed|planned)\b", re.IGNORECASE
)
_OWN_PERIOD = re.compile(
    r"\b((by|since) (early |mid-|late )?(\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|the day before)"
    r".*$"
)
_PERIODS = frozenset({"attack_count"})
"""Counts over a period that each value names for itself; two of them say different things."""


@dataclass(frozen=True)
class Value:
    """What a claim says, typed.

    Attributes
    ----------
    text
        The value as the record has it.
    low, high
        Of a count: the ends of its range, None where it is open or no number is given ("dozens").
    is_approximate
        Whether the source gives the number as about, nearly or roughly.
    period
        The day or period that a count names for itself ("by May 2020"), empty where it names none.
    first, last
        Of a date: the first and last day it can mean; None where the value is no date.
    actor
        The actor it names, by id; empty where it names none.
    denies, asserts
        Whether it denies what others say, whether it states something positive. "No claim" and "unidentified
        gunmen" do neither.
    """

    text: str
    low: int | None = None
    high: int | None = None
    is_approximate: bool = False
    period: str = ""
    first: date | None = None
    last: date | None = None
    actor: str = ""
    denies: bool = False
    asserts: bool = True

    @property
    def is_count(self) -> bool:
        """Whether a number, or at least one end of a range, is given."""
        return self.low is not None or self.high is not None

    @property
    def key(self) -> Hashable:
        """What equal values share.

        Counts are equal when their ranges are, dates when they mean the same days, whatever the words around
        them; all else is equal when its words are, but for case and spacing. Actors are not merged by id:
        "likely Kataib Hezbollah members" must not be printed as "Kataib Hezbollah".
        """
        if self.is_count:
            return (self.low, self.high, self.is_approximate, self.period)
        if self.first:
            return (self.first, self.last)
        return " ".join(self.text.casefold().split())


def value_of(claim: Any) -> Value:  # noqa: ANN401 - a row
    """The value of a row of `claims`, typed by the columns that the record has for it.

    A denial is recorded as `denied` (occurrence, accusations), in words ("Iran rejected the accusation"), or
    in a note that begins with "Denial".
    """
    low, high = _number(claim.count_low), _number(claim.count_high)
    denies = bool(_DENIAL.search(claim.value) or _NOTE_OF_DENIAL.search(claim.note))
    if claim.attribute == OCCURRENCE:
        denies = claim.value == "denied"
    return Value(
        text=claim.value,
        low=low,
        high=high,
        is_approximate=claim.is_approximate == "yes",
        period=_period(claim) if low is not None or high is not None else "",
        first=earliest(claim.value_date) if claim.value_date else None,
        last=latest(claim.value_date) if claim.value_date else None,
        actor=claim.value_actor,
        denies=denies,
        asserts=not denies
        and not _ASSERTS_NOTHING.search(claim.value)
        and claim.value_actor != "unidentified-attackers",
    )


def _number(cell: float) -> int | None:
    return None if cell != cell else int(cell)  # NaN is the only number that is not itself


def _period(claim: Any) -> str:  # noqa: ANN401 - a row
    if claim.attribute in _PERIODS:
        return f"{claim.value} {claim.note}"
    found = _OWN_PERIOD.search(claim.value)
    return found.group(0) if found else ""


def exclude(dossier: Dossier, attribute: str, one: Value, other: Value) -> bool:
    """Whether two values cannot both be true.

    Denial beside assertion
        A denial excludes what is asserted, but not what else was said on the occasion (`SAYINGS`).
    Counts
        They exclude each other when their ranges have no number in common: "at least 10" and 13 are not
        equal, but both can be true; 14 and 53 cannot. "About" widens a range by a tenth. A count without a
        number ("dozens", "all") excludes only none at all. A count that names a period of its own excludes no
        count of another period.
    Dates
        They exclude each other when they have no day in common: June 2020 does not exclude 25 June 2020.
    Actors
        They do where one answer is asked for (`ONE_ANSWER`), unless one is an umbrella over the other.
    Other words
        They are never judged here: whether "Dora" contradicts "Albu Aitha" is for the reader.
    """
    if one.denies != other.denies:
        return attribute not in SAYINGS and (one.asserts or other.asserts)
    if one.is_count or other.is_count:
        return one.period == other.period and _apart(_range(one), _range(other))
    if one.first and one.last and other.first and other.last:
        return one.last < other.first or other.last < one.first
    if attribute in ONE_ANSWER and one.actor and other.actor and one.asserts and other.asserts:
        return one.actor != other.actor and not _related(dossier, one.actor, other.actor)
    return False


def comparable(one: Value, other: Value) -> bool:
    """Whether it can be said at all that two values go together: both counts of one period, or both dates."""
    if one.is_count or other.is_count:
        return one.period == other.period
    return bool(one.first and other.first)


def _range(value: Value) -> tuple[float, float]:
    """The ends of a count; words without a number are read as at least one where they assert something."""
    if not value.is_count:
        return (1 if value.asserts else 0, float("inf"))
    low = 0 if value.low is None else value.low
    high = float("inf") if value.high is None else value.high
    if value.is_approximate:
        return low - low / PLAY, high + high / PLAY
    return low, high


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _related(dossier: Dossier, one: str, other: str) -> bool:
    """Whether one of two actors is an umbrella of the other's camp, or has the other as part or member."""
    actors = rows_of(dossier, "actors")
    is_umbrella = "umbrella" in {actors[one].kind, actors[other].kind}
    if is_umbrella and actors[one].alignment == actors[other].alignment:
        return True
    return any(
        relation.to_actor == whole
        for part, whole in ((one, other), (other, one))
        for relation in rows_by(dossier, "relations", "from_actor").get(part, [])
        if relation.relation in BELONGS
    )
