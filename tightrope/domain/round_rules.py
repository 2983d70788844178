"""Rules of the comparison of the rounds: no cell is missing, none says more than claims on record.

Like the rules of the record they read frames as `load.read_tables` gives them, and leave alone what cannot be
judged because a table or a column is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from tightrope.domain.dates import interval
from tightrope.domain.rounds import excludes, is_meant
from tightrope.domain.rules import Fault, Tables, rows_with_lines
from tightrope.domain.schema import Schema, Table
from tightrope.message import Message


def rows_in(
    tables: Tables, schema: Schema, name: str, events: Collection[str] | None = None
) -> list[tuple[int, Any]] | None:
    """Line and named cells of each row of a table; None where the table or a column of it is missing.

    With `events` only the rows of these events, which spares reading a large table for a few of its rows.
    """
    frame = tables.get(name)
    if frame is None or not set(schema.tables[name].fields) <= set(frame):
        return None
    if events is not None:
        frame = frame[frame["event_id"].isin(list(events))]
    return list(rows_with_lines(frame))


def cell_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Rounds of which some criterion says nothing."""
    if table.name != "rounds":
        return
    rounds, sentences = rows_in(tables, schema, "rounds"), rows_in(tables, schema, "round_sentences")
    if rounds is not None and sentences is not None:
        said = {(row.criterion, row.round) for _, row in sentences}
        for line, row in rounds:
            for criterion in schema.tables["round_sentences"].fields["criterion"].codes:
                if (criterion, row.round) not in said:
                    fault = Message(
                        'criterion "{criterion}" has no sentence; add one to round_sentences, '
                        "if only to say that nothing is on record (absence yes)",
                        criterion=criterion,
                    )
                    yield line, fault


def day_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Rounds whose network is drawn for no day of theirs."""
    if table.name == "rounds":
        for line, row in rows_in(tables, schema, "rounds") or []:
            days, day = _interval(row.date_start, row.date_end), _interval(row.network_day)
            if days and day and not (day[0] == day[1] and days[0] <= day[0] <= days[1]):
                yield (
                    line,
                    Message("network_day {day} is no single day within the round", day=row.network_day),
                )


def support_faults(tables: Tables, schema: Schema, *, told: str, evidence: str) -> Iterator[Fault]:
    """Sentences of a table that rest on nothing, and sentences on absence that rest on something.

    Parameters
    ----------
    told
        The table of sentences, with `sentence_id` and `absence`.
    evidence
        The table of what they rest on, with `sentence_id`.
    """
    sentences, references = (rows_in(tables, schema, name) for name in (told, evidence))
    if sentences is None or references is None:
        return
    supported = {row.sentence_id for _, row in references}
    for line, row in sentences:
        if not row.absence and row.sentence_id not in supported:
            yield line, Message("nothing supports it; add a row to {table}", table=evidence)
        if row.absence and row.sentence_id in supported:
            fault = Message(
                "absence is yes, yet {table} names what it rests on; empty one of the two", table=evidence
            )
            yield line, fault


def sentence_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Sentences that rest on no claim, and sentences on absence that rest on one."""
    if table.name == "round_sentences":
        yield from support_faults(tables, schema, told=table.name, evidence="round_claims")


def reference_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """References to claims that do not exist, and those that choose among values that exclude each other."""
    if table.name != "round_claims":
        return
    references = rows_in(tables, schema, "round_claims")
    claims = rows_in(tables, schema, "claims", {row.event_id for _, row in references or ()})
    if references is None or claims is None:
        return
    on_record: dict[tuple[str, str], list[Any]] = {}
    for _line, claim in claims:
        on_record.setdefault((claim.event_id, claim.attribute), []).append(claim)
    for line, row in references:
        if fault := claim_fault(row, on_record.get((row.event_id, row.attribute), []), schema):
            yield line, fault


def claim_fault(row: Any, claims: Iterable[Any], schema: Schema) -> Message | None:  # noqa: ANN401 - a row
    """What is wrong with a reference to a claim, the claims on the same attribute of the event at hand.

    It must mean one of them, and may not choose among values that exclude each other.
    """
    if not any(is_meant(row, claim) for claim in claims):
        wanted = ", ".join(part for part in (row.attribute, row.value, row.source_id) if part)
        if not wanted:
            return Message("attribute is empty; name what a claim on {event} says", event=row.event_id)
        return Message(
            "no claim on {event} says {wanted}; name one that is in claims", event=row.event_id, wanted=wanted
        )
    if row.value and excludes(schema, row.attribute):
        return Message(
            "value chooses one of the accounts of {attribute}; leave it empty to rest on all",
            attribute=row.attribute,
        )
    return None


def span_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """References to events that lie outside the round, so that the link to the round would not show them."""
    if table.name != "round_claims":
        return
    parts = [rows_in(tables, schema, name) for name in ("round_claims", "round_sentences", "rounds")]
    parts.append(rows_in(tables, schema, "events", {row.event_id for _, row in parts[0] or ()}))
    if any(part is None for part in parts):
        return
    references, sentences, rounds, events = (part or [] for part in parts)
    days_of = {row.round: _interval(row.date_start, row.date_end) for _, row in rounds}
    round_of = {row.sentence_id: row.round for _, row in sentences}
    span_of = {row.event_id: _interval(row.date_start, row.date_end) for _, row in events}
    for line, row in references:
        days, span = days_of.get(round_of.get(row.sentence_id, "")), span_of.get(row.event_id)
        if days and span and not (span[0] <= days[1] and span[1] >= days[0]):
            fault = Message(
                "{event} lies outside the round; widen it or rest on another event", event=row.event_id
            )
            yield line, fault


def _interval(start: str, end: str = "") -> tuple[date, date] | None:
    """First and last day of partial dates; None where they cannot be read, which is told elsewhere."""
    try:
        return interval(start, end)
    except ValueError:
        return None


ROUND_RULES = (cell_faults, day_faults, sentence_faults, reference_faults, span_faults)
"""All rules of this module, each called for every table."""
