"""Accounts: what the sources say of an event, who says it, and whether they agree.

For each attribute of an event: the distinct values, the independent accounts that give each, and what they
come to together. Disagreement is data here, never resolved: no value wins, and none is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any, Literal

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.parts import told_in_several_ways
from tightrope.domain.remember import remembered
from tightrope.domain.speakers import original_of, speaker_of
from tightrope.domain.values import OCCURRENCE, Value, comparable, exclude, value_of

Verdict = Literal["differ", "varied", "compatible", "agree", "single"]

ANSWERS = frozenset({"reaction", "statement", "legal_status"})
"""Attributes under which an answer to another attribute is recorded, which `said_as` then names: "Kataib
Hezbollah denied it" is a reaction, and says something of the perpetrator."""


@dataclass(frozen=True)
class Statement:
    """One row of `claims`: what one source has one speaker say.

    Attributes
    ----------
    speaker
        Who says it according to the source; empty where the source names nobody.
    source_id, kind
        The source, and what sort of source it is.
    wording, note
        The value as the record has it, and the remark of whoever read the source.
    account
        The independent account it belongs to: the same for every statement that is no witness of its own.
    text
        The text it stands in; a copy stands in the text it copies.
    """

    speaker: str
    source_id: str
    kind: str
    wording: str
    note: str
    account: str
    text: str


@dataclass(frozen=True)
class Account:
    """One distinct value and every statement that gives it, in the order of the record."""

    value: Value
    statements: tuple[Statement, ...]

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """The independent accounts that give the value."""
        return tuple(dict.fromkeys(one.account for one in self.statements))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its sources."""
        return tuple(dict.fromkeys(one.kind for one in self.statements))

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Who is named as saying it, each spelling once."""
        return tuple(dict.fromkeys(one.speaker for one in self.statements if one.speaker))

    @property
    def is_partisan_only(self) -> bool:
        """Whether no source outside the two camps gives it."""
        return set(self.kinds) == {"partisan"}


@dataclass(frozen=True)
class Attribute:
    """One attribute of one event, and everything that is said of it.

    Attributes
    ----------
    event_id, name
        The event and the code of the attribute.
    sense
        The narrower word under which it was recorded (`said_as`). Rockets are not counted against drones, nor
        the premier's cuts against his guards' wounds: each sense is compared by itself.
    values
        The distinct values, best supported first.
    verdict
        `differ`: at least two values exclude each other. Else `single`: one independent account. Else
        `agree`: one value; `compatible`: several, of which none excludes another; `varied`: told in several
        ways that cannot be compared by rule, such as causes.
    """

    event_id: str
    name: str
    sense: str
    values: tuple[Account, ...]
    verdict: Verdict

    @property
    def id(self) -> str:
        """Name and sense, which name the attribute within its event."""
        return f"{self.name}.{self.sense}" if self.sense else self.name

    @property
    def is_disputed(self) -> bool:
        """Whether accounts differ."""
        return self.verdict == "differ"

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, value by value."""
        return tuple(one for value in self.values for one in value.statements)

    @cached_property
    def account_count(self) -> int:
        """How many accounts there are: each speaker of each text once, copies of a text not counted."""
        return len({(one.text, one.account) for one in self.statements})

    @cached_property
    def independent_count(self) -> int:
        """How many of them are independent of each other."""
        return len({one.account for one in self.statements})

    @property
    def is_measured(self) -> bool:
        """Whether its values are numbers or dates, so that each can be said to exclude this one or that."""
        return any(one.value.is_count or one.value.first for one in self.values)

    @property
    def is_partisan_only(self) -> bool:
        """Whether all sources are partisan."""
        return all(value.is_partisan_only for value in self.values)

    @cached_property
    def counts(self) -> tuple[Account, ...]:
        """The values that are numbers of one thing: not those of a period of their own, if there are others.

        19 dead by 3 October and 670 in all are no span.
        """
        counts = [one for one in self.values if one.value.is_count]
        return tuple([one for one in counts if not one.value.period] or counts)

    @cached_property
    def count_span(self) -> tuple[int, int] | None:
        """Lowest and highest number of `counts`, None where there is none; "at least 10" gives 10."""
        ends = [end for one in self.counts for end in (one.value.low, one.value.high) if end is not None]
        return (min(ends), max(ends)) if ends else None

    @cached_property
    def date_span(self) -> tuple[date, date] | None:
        """Earliest and latest day given, None where no date is."""
        days = [day for one in self.values for day in (one.value.first, one.value.last) if day]
        return (min(days), max(days)) if days else None


@remembered(2048)
def attributes_of(dossier: Dossier, event_id: str) -> tuple[Attribute, ...]:
    """Everything that is said of an event, attribute by attribute; empty where nobody speaks of it.

    `occurrence` comes first, then the attributes on which accounts differ, then those with most independent
    accounts. Every row of `claims` for the event is in exactly one account of exactly one attribute. Values
    that are equal by `Value.key` are one, in its shortest wording.

    What counts as one account
        A copy of a text (`sources.same_text_as`) is that text. All statements of one named speaker are one
        independent account, however many texts carry it, since they go back to one mouth or one wire report.
        So are those of speakers named alike but vaguely ("a security source"): two may be one, and a witness
        too few misleads less than one too many. A statement of nobody named is the text's own. Where a copy
        gives the value of its original, it is no account of its own, whatever it calls the speaker.
    """
    asked: dict[tuple[str, str], list[Any]] = {}
    for row in rows_by(dossier, "claims", "event_id").get(event_id, []):
        asked.setdefault(_question(dossier, row), []).append(row)
    found = [_attribute(dossier, event_id, *question, rows) for question, rows in asked.items()]
    return tuple(
        sorted(
            found,
            key=lambda one: (one.name != OCCURRENCE, not one.is_disputed, -one.independent_count, one.id),
        )
    )


@remembered()
def disputes(dossier: Dossier) -> tuple[Attribute, ...]:
    """All attributes of all events on which accounts differ, in the order of the dossier."""
    several = told_in_several_ways(dossier, ANSWERS)
    return tuple(
        attribute
        for event_id in dossier.events.index
        if event_id in several
        for attribute in attributes_of(dossier, event_id)
        if attribute.is_disputed
    )


@remembered()
def disputed_events(dossier: Dossier) -> frozenset[str]:
    """The ids of the events of which accounts differ on at least one attribute."""
    return frozenset(attribute.event_id for attribute in disputes(dossier))


def against(dossier: Dossier, attribute: Attribute, account: Account) -> tuple[Account, ...]:
    """The other accounts of an attribute whose values exclude a value: its denials."""
    return tuple(
        other
        for other in attribute.values
        if exclude(dossier, attribute.name, account.value, other.value) and other is not account
    )


def _question(dossier: Dossier, row: Any) -> tuple[str, str]:  # noqa: ANN401 - a row
    """Attribute and sense that a claim answers."""
    if row.attribute in ANSWERS and row.said_as in dossier.codes("claims", "attribute"):
        return row.said_as, ""
    return row.attribute, row.said_as


def _attribute(dossier: Dossier, event_id: str, name: str, sense: str, rows: list[Any]) -> Attribute:
    grouped: dict[Any, list[tuple[Value, Any]]] = {}
    for row in rows:
        value = value_of(row)
        grouped.setdefault((value.denies, value.key), []).append((value, row))
    accounts = [_account(dossier, told) for told in grouped.values()]
    accounts.sort(key=lambda one: (-len(one.accounts), -len(one.statements)))
    return Attribute(event_id, name, sense, tuple(accounts), _verdict(dossier, name, accounts))


def _account(dossier: Dossier, told: list[tuple[Value, Any]]) -> Account:
    """The statements that give one value; `told` has each row with its value."""
    first = {row.source_id: row for _, row in reversed(told)}
    statements = []
    for _, row in told:
        text = original_of(dossier, row.source_id)
        # A copy that gives the value of its original repeats it, whatever it calls the speaker.
        witness = row if text == row.source_id else first.get(text, row)
        statements.append(
            Statement(
                speaker=row.attributed_to,
                source_id=row.source_id,
                kind=rows_of(dossier, "sources")[row.source_id].kind,
                wording=row.value,
                note=row.note,
                account=speaker_of(dossier, witness.attributed_to) or f"text {text}",
                text=text,
            )
        )
    shortest = min((value for value, _ in told), key=lambda value: len(value.text))
    return Account(shortest, tuple(statements))


def _verdict(dossier: Dossier, name: str, accounts: list[Account]) -> Verdict:
    pairs = list(combinations([account.value for account in accounts], 2))
    if any(exclude(dossier, name, one, other) for one, other in pairs):
        return "differ"
    if len(_independent(accounts)) == 1:
        return "single"
    if not pairs:
        return "agree"
    return "compatible" if all(comparable(one, other) for one, other in pairs) else "varied"


def _independent(accounts: Iterable[Account]) -> set[str]:
    return {one for account in accounts for one in account.accounts}
