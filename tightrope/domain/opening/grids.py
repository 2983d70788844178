"""Rows of a table, from a CSV or a workbook, as text cells with the line each stands on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter

import pandas as pd

from tightrope.domain.opening.limits import HEADER_WITHIN, LONGEST_CELL, MOST_COLUMNS
from tightrope.domain.opening.refusals import RefusalError
from tightrope.domain.rules import Fault
from tightrope.message import Message

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
"""What nobody sees: signs by which names differ that look alike, or that turn the letters after them."""

AROUND = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace()) + "\u200e\u200f"
"""What is taken off both ends of a cell. Within it marks of direction stay: Arabic is written with them."""

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
    notices: list[Message] = field(default_factory=list)
    sheet: str = ""


def grid_of(
    rows: list[tuple[int, list[str]]],
    faults: list[Fault],
    notices: list[Message],
    is_header: HeaderTest | None,
) -> Grid:
    """Frame and faults of rows, of which one has the names of the columns."""
    if not rows:
        raise RefusalError("the file holds no row; a table has the names of its columns in the first")
    place, names, said = _header(rows, is_header)
    notices = [*notices, *said]
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
        marks = Message("Invisible signs were taken out of {cells:,} of the cells.", cells=turned)
        notices = [*notices, marks]
    frame, long = _without_long(pd.DataFrame(stripped, index=index))
    return Grid(frame, sorted(faults + odd + long, key=itemgetter(0)), notices)


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
            fault = Message(
                "the row has {cells} cells, the header {width}; "
                "a cell that contains the separator needs quotation marks",
                cells=len(row),
                width=width,
            )
            faults.append((line, fault))
    return kept, faults


def _plain(cells: tuple[str, ...]) -> tuple[list[str], int]:
    """Cells without blanks around them and without what nobody sees, and how many had such a sign."""
    texts = [cell.strip(AROUND) for cell in cells]
    # One search through all of them first: hardly a column has any.
    if not INVISIBLE.search("".join(texts)):
        return texts, 0
    plain = [INVISIBLE.sub("", text).strip(AROUND) for text in texts]
    return plain, sum(1 for text in texts if INVISIBLE.search(text))


def _without_long(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault]]:
    faults: dict[int, Message] = {}
    for name in frame.columns:
        lengths = frame[name].str.len()
        for line, length in lengths[lengths > LONGEST_CELL].items():
            faults[int(str(line))] = Message(
                'the cell under "{column}" has {letters:,} letters; at most {most:,} are read; '
                "a quotation mark may be missing",
                column=name[:60],
                letters=int(length),
                most=LONGEST_CELL,
            )
    return frame[~frame.index.isin(list(faults))], list(faults.items())


def _header(
    rows: list[tuple[int, list[str]]], is_header: HeaderTest | None
) -> tuple[int, list[str], list[Message]]:
    """The place of the row with the names of the columns, these names, each once, and notices of them."""
    place = _header_place(rows, is_header)
    header = [" ".join(INVISIBLE.sub("", name).split()) for name in rows[place][1]]
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise RefusalError(
            "the table has {columns:,} columns; at most {most} are read",
            columns=len(header),
            most=MOST_COLUMNS,
        )
    notices: list[Message] = []
    if renamed := [name for name in header if header.count(name) > 1 and name]:
        twice = Message(
            'The column "{column}" is there more than once; the others have a number.', column=renamed[0][:60]
        )
        notices.append(twice)
    if place:
        row = rows[place][0]
        notices.append(Message("The names of the columns were found in row {row}.", row=row))
    return place, _distinct(header), notices


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
