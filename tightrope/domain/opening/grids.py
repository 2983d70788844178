"""Rows of a table, from a CSV or a workbook, as text cells with the line each stands on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from tightrope.domain.opening.limits import HEADER_WITHIN, LONGEST_CELL, MOST_COLUMNS
from tightrope.domain.opening.refusals import RefusalError

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Invisible marks that turn the letters after them around, so that a name can read as another."""

Fault = tuple[int, str]
"""The line of a row, and what is wrong with it."""

HeaderTest = Callable[[list[str]], bool]
"""Whether a row of cells can be the names of the columns."""


@dataclass(frozen=True)
class Grid:
    """A table as it stands in a file.

    Attributes
    ----------
    frame
        Text cells, stripped; the index, named "line", is the line (of a workbook: the row) of the file.
    faults
        Rows that could not be read; they are not in the frame.
    notices
        What a reader should know of how the file was read.
    sheet
        The sheet of a workbook; empty for a CSV.
    """

    frame: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    sheet: str = ""


def grid_of(
    rows: list[tuple[int, list[str]]], faults: list[Fault], notices: list[str], is_header: HeaderTest | None
) -> Grid:
    """Frame and faults of rows, of which one has the names of the columns."""
    if not rows:
        raise RefusalError("the file holds no row; a table has the names of its columns in the first")
    place = _header_place(rows, is_header)
    header = [" ".join(TURNING.sub("", name).split()) for name in rows[place][1]]
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise RefusalError(f"the table has {len(header):,} columns; at most {MOST_COLUMNS} are read")
    names = _distinct(header)
    if renamed := [name for name in header if header.count(name) > 1 and name]:
        notices = [
            *notices,
            f'The column "{renamed[0][:60]}" is there more than once; the others have a number.',
        ]
    if place:
        notices = [*notices, f"The names of the columns were found in row {rows[place][0]}."]
    kept, odd = _of_width(rows[place + 1 :], len(names))
    index = pd.Index([line for line, _ in kept], name="line", dtype="int64")
    columns = zip(*[row for _, row in kept], strict=True) if kept else [()] * len(names)
    turned = 0
    stripped = {}
    for name, cells in zip(names, columns, strict=True):
        texts, number = _plain(cells)
        stripped[name] = pd.Series(texts, index=index, dtype="str")
        turned += number
    if turned:
        words = f"Invisible marks that turn letters around were taken out of {turned:,} of the cells."
        notices = [*notices, words]
    frame, long = _without_long(pd.DataFrame(stripped, index=index))
    return Grid(frame, sorted(faults + odd + long), notices)


def _of_width(
    rows: list[tuple[int, list[str]]], width: int
) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """The rows of as many cells as the header has, empty ones at their end aside, and what the others are."""
    kept: list[tuple[int, list[str]]] = []
    faults: list[Fault] = []
    for line, row in rows:
        while len(row) > width and not row[-1].strip():
            row.pop()
        if len(row) == width:
            kept.append((line, row))
        else:
            advice = "a cell that contains the separator needs quotation marks"
            faults.append((line, f"the row has {len(row)} cells, the header {width}; {advice}"))
    return kept, faults


def _plain(cells: tuple[str, ...]) -> tuple[list[str], int]:
    """Cells without blanks around them and without marks that turn letters, and how many had such a mark."""
    texts = [cell.strip() for cell in cells]
    # One search through all of them first: hardly a column has any.
    if not TURNING.search("".join(texts)):
        return texts, 0
    return [TURNING.sub("", text) for text in texts], sum(1 for text in texts if TURNING.search(text))


def _without_long(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault]]:
    faults: dict[int, str] = {}
    for name in frame.columns:
        lengths = frame[name].str.len()
        for line, length in lengths[lengths > LONGEST_CELL].items():
            advice = f"at most {LONGEST_CELL:,} are read; a quotation mark may be missing"
            faults[int(str(line))] = f'the cell under "{name[:60]}" has {int(length):,} letters; {advice}'
    return frame[~frame.index.isin(list(faults))], list(faults.items())


def _header_place(rows: list[tuple[int, list[str]]], is_header: HeaderTest | None) -> int:
    if is_header:
        for place, (_, row) in enumerate(rows[:HEADER_WITHIN]):
            if is_header(row):
                return place
    return 0


def _distinct(header: list[str]) -> list[str]:
    """Names of columns, each once: what has none is called by its place, what repeats gets a number."""
    names: dict[str, None] = {}
    for place, name in enumerate(header, start=1):
        plain = unique = name or f"column {place}"
        number = 1
        while unique in names:
            number += 1
            unique = f"{plain} {number}"
        names[unique] = None
    return list(names)
