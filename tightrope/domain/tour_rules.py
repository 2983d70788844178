"""Rules of the tours: steps in order, and no sentence that says more than is on record.

Like the rules of the rounds they leave alone what cannot be judged because a table or a column is missing.
Whether the view of a step holds is checked by `step_views`, which knows the grammar of links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd

from tightrope.domain.round_rules import claim_fault, rows_in, support_faults
from tightrope.domain.rules import Fault, Tables
from tightrope.domain.schema import Schema, Table
from tightrope.message import Message


def tour_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Tours without a step, and steps that do not count from 1 without a gap."""
    if table.name != "tours":
        return
    tours, steps = rows_in(tables, schema, "tours"), rows_in(tables, schema, "tour_steps")
    if tours is None or steps is None:
        return
    positions: dict[str, list[str]] = defaultdict(list)
    for _line, row in steps:
        positions[row.tour].append(row.position)
    for line, row in tours:
        found = sorted(positions[row.tour], key=lambda one: (len(one), one))
        if found != [str(one) for one in range(1, len(found) + 1)]:
            fault = Message(
                "its steps have the positions {positions}; count them from 1 without a gap",
                positions=", ".join(found),
            )
            yield line, fault
        elif not found:
            yield line, Message("it has no step; add one to tour_steps")


def step_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Steps that say nothing."""
    if table.name != "tour_steps":
        return
    steps, sentences = rows_in(tables, schema, "tour_steps"), rows_in(tables, schema, "tour_sentences")
    if steps is not None and sentences is not None:
        told = {row.step_id for _, row in sentences}
        for line, row in steps:
            if row.step_id not in told:
                yield line, Message("no sentence tells it; add one to tour_sentences")


def telling_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Sentences that rest on nothing, and sentences on absence that rest on something."""
    if table.name == "tour_sentences":
        yield from support_faults(tables, schema, told=table.name, evidence="tour_evidence")


def evidence_faults(_: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Evidence that is none, or that chooses among values that exclude each other."""
    if table.name != "tour_evidence":
        return
    evidence = rows_in(tables, schema, "tour_evidence")
    if not evidence:
        return
    claims = rows_in(tables, schema, "claims", {row.event_id for _, row in evidence})
    statements = rows_in(tables, schema, "relation_claims")
    if claims is None or statements is None:
        return
    on_record: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for _line, claim in claims:
        on_record[claim.event_id, claim.attribute].append(claim)
    said_by: dict[str, set[str]] = defaultdict(set)
    for _line, statement in statements:
        said_by[statement.relation_id] |= {statement.source_id, ""}
    for line, row in evidence:
        if fault := _fault(row, on_record, said_by, schema):
            yield line, fault


def _fault(
    row: Any,  # noqa: ANN401 - a row
    claims: dict[tuple[str, str], list[Any]],
    said_by: dict[str, set[str]],
    schema: Schema,
) -> Message | None:
    """What is wrong with a row of evidence, if anything is."""
    if bool(row.relation_id) == bool(row.event_id):
        return Message("it must name either an event with an attribute or a relation")
    if not row.relation_id:
        return claim_fault(row, claims[row.event_id, row.attribute], schema)
    if row.attribute or row.value:
        return Message("a relation has no attribute or value here; leave them empty")
    said = said_by[row.relation_id]
    if not said:
        return Message(
            "no statement is on {relation}; name a relation that is in relation_claims",
            relation=row.relation_id,
        )
    if row.source_id not in said:
        return Message(
            "no statement on {relation} is by {source}; name one that is in relation_claims",
            relation=row.relation_id,
            source=row.source_id,
        )
    return None


TOUR_RULES = (tour_faults, step_faults, telling_faults, evidence_faults)
"""All rules of this module, each called for every table."""
