"""Rules of the translations: each is of a cell that is there, as long as it may be, and adds no number to it.

Like the rules of the record they read frames as `load.read_tables` gives them, and leave alone what cannot be
judged because a table or a column is missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

import pandas as pd

from tightrope.domain.rules import Fault, Tables, rows_with_lines
from tightrope.domain.schema import Table
from tightrope.message import Message

PLACE = ("places", "label")
"""The one translated cell that its table does not have: the name of a place is its id."""

LONGEST_LABEL = 28
"""Letters of a label on the timeline, in any language."""

NUMBER = re.compile(r"\d+")


def translation_faults(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    """Translations of a cell that is not there or is empty, that are too long, or that say another number."""
    if table.name != "translations" or not {"table", "row", "field", "text"} <= set(frame):
        return
    rows = {name: _by_id(tables[name]) for name in set(frame["table"]) & set(tables)}
    for line, one in rows_with_lines(frame):
        known = rows.get(one.table)
        if known is None:
            continue
        is_place = (one.table, one.field) == PLACE
        cell = one.row if is_place else known.get(one.row, {}).get(one.field, "")
        if fault := _fault(one, known, cell):
            yield line, fault


def _fault(one: Any, known: Collection[str], cell: str) -> Message | None:  # noqa: ANN401 - a row
    """What is wrong with a translation of a cell, if anything is; `known` are the rows of its table."""
    if one.row not in known:
        return Message('row "{row}" is unknown in {table}', row=one.row, table=one.table)
    if not cell:
        return Message(
            "{table} has nothing in {field} of this row that could be translated",
            table=one.table,
            field=one.field,
        )
    if odd := _numbers(one.text) - _numbers(cell):
        numbers = ", ".join(sorted(odd))
        return Message("the translation says {numbers}, which the cell does not", numbers=numbers)
    if (one.table, one.field) == ("events", "label") and len(one.text) > LONGEST_LABEL:
        return Message(
            "the label has {letters} letters; {most} fit on the timeline",
            letters=len(one.text),
            most=LONGEST_LABEL,
        )
    return None


def _by_id(frame: pd.DataFrame) -> dict[str, dict[str, str]]:
    """The rows by their first column, which is the id in every table that is translated."""
    first = frame.columns[0]
    return {
        str(row[first]): {str(name): str(cell) for name, cell in row.items()}
        for row in frame.to_dict("records")
    }


def _numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


TRANSLATION_RULES = (translation_faults,)
"""All rules of this module, each called for every table."""
