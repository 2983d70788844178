"""Bytes of a table, as CSV or as a workbook, to rows of text with the line each stands on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from tightrope.domain.opening.limits import (
    HEADER_WITHIN,
    LONGEST_CELL,
    LONGEST_LINE,
    MOST_COLUMNS,
    MOST_FAULTS,
    MOST_ROWS,
)
from tightrope.domain.opening.refusals import RefusalError

DELIMITERS = ",;\t|"
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*\Z', re.IGNORECASE)
"""The line by which a spreadsheet says what separates the cells."""

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


def read_csv(content: bytes, is_header: HeaderTest | None = None) -> Grid:
    """The table of a CSV, whatever its encoding and separator.

    Parameters
    ----------
    content
        The whole file: UTF-8 or UTF-16 with or without a mark, or the Windows code page 1252.
    is_header
        Tells the row with the names of the columns, looked for in the first rows. Without it, or where no row
        is one, the names are in the first row that is not empty.

    Raises
    ------
    RefusalError
        If it is no text, or larger than the limits.
    """
    text, notices = _decoded(content)
    _require_lines(text)
    lines = list(io.StringIO(text, newline=""))
    skipped = 0
    delimiter = ""
    if lines and (found := SEPARATOR_LINE.match(lines[0])):
        delimiter, skipped = found[1], 1
    delimiter = delimiter or _delimiter(lines)
    rows, faults = _rows(lines, skipped, delimiter)
    return grid_of(rows, faults, notices, is_header)


def _decoded(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, and how it was read where that is a guess."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError:
            raise RefusalError("the file begins as UTF-16 and is none; save it as CSV in UTF-8") from None
        if "\0" in text:
            raise RefusalError("the file holds NUL characters, so it is no text; save it as CSV in UTF-8")
        return text, ["The file is UTF-16 and was read as that."]
    if (nul := content.find(b"\0")) >= 0:
        line = content.count(b"\n", 0, nul) + 1
        raise RefusalError(f"line {line} holds a NUL byte, so the file is no text; save it as CSV in UTF-8")
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        # Five bytes have no letter in the code page; they become the sign for what cannot be read.
        text = content.decode("cp1252", errors="replace")
        return text, ["The file is not UTF-8. It was read as Windows-1252: look whether names are right."]


def _require_lines(text: str) -> None:
    start = line = 0
    while len(text) - start > LONGEST_LINE:
        end = text.find("\n", start, start + LONGEST_LINE + 1)
        line += 1
        if end < 0:
            end = text.find("\r", start, start + LONGEST_LINE + 1)
        if end < 0:
            raise RefusalError(
                f"line {line} has more than {LONGEST_LINE:,} letters; "
                "a line break or a quotation mark is missing"
            )
        start = end + 1


def _delimiter(lines: list[str]) -> str:
    """What separates the cells: what the first lines hold most of, outside quotation marks."""
    best, most = ",", 0
    for line in lines[:HEADER_WITHIN]:
        plain = re.sub(r'"[^"]*"', "", line)
        for delimiter in DELIMITERS:
            if (count := plain.count(delimiter)) > most:
                best, most = delimiter, count
    return best


def _rows(lines: list[str], start: int, delimiter: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Each row with its line. After a row that is no CSV, reading goes on with the next line."""
    rows: list[tuple[int, list[str]]] = []
    faults: list[Fault] = []
    while start < len(lines):
        reader = csv.reader(iter(lines[start:] if start else lines), delimiter=delimiter, strict=True)
        begun = start
        try:
            for row in reader:
                if any(row):
                    rows.append((begun + 1, row))
                    if len(rows) > MOST_ROWS:
                        raise RefusalError(f"the table has more than {MOST_ROWS:,} rows; take fewer")
                begun = start + reader.line_num
            break
        except csv.Error:
            if loose := _loosely(lines[begun], delimiter, rows):
                rows.append((begun + 1, loose))
            else:
                faults.append((begun + 1, "the row is no regular CSV; check its quotation marks"))
            if len(faults) > MOST_FAULTS:
                raise RefusalError(
                    f"more than {MOST_FAULTS:,} rows are no regular CSV; save the table as CSV again"
                ) from None
            start = begun + 1
    return rows, faults


def _loosely(line: str, delimiter: str, rows: list[tuple[int, list[str]]]) -> list[str]:
    """A line with quotation marks inside its cells, if it has as many cells as the rows before it."""
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
    return row if rows and len(row) == len(rows[-1][1]) and "\n" not in "".join(row).rstrip() else []


def grid_of(
    rows: list[tuple[int, list[str]]], faults: list[Fault], notices: list[str], is_header: HeaderTest | None
) -> Grid:
    """Frame and faults of rows, of which one has the names of the columns."""
    if not rows:
        raise RefusalError("the file holds no row; a table has the names of its columns in the first")
    place = _header_place(rows, is_header)
    header = [" ".join(name.split()) for name in rows[place][1]]
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
    width, kept_lines, kept = len(names), [], []
    for line, row in rows[place + 1 :]:
        if len(row) != width:
            while len(row) > width and not row[-1].strip():
                row.pop()
            if len(row) != width:
                advice = "a cell that contains the separator needs quotation marks"
                faults.append((line, f"the row has {len(row)} cells, the header {width}; {advice}"))
                continue
        kept_lines.append(line)
        kept.append(row)
    index = pd.Index(kept_lines, name="line", dtype="int64")
    columns = zip(*kept, strict=True) if kept else [()] * width
    stripped = {
        name: pd.Series([cell.strip() for cell in cells], index=index, dtype="str")
        for name, cells in zip(names, columns, strict=True)
    }
    frame, long = _without_long(pd.DataFrame(stripped, index=index))
    return Grid(frame, sorted(faults + long), notices)


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
