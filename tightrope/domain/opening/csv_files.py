"""The table of a CSV: its encoding, its separator, and each row with the line it begins on."""

from __future__ import annotations

import csv
import io
import re

from tightrope.domain.opening.grids import Grid, HeaderTest, grid_of
from tightrope.domain.opening.limits import HEADER_WITHIN, LONGEST_LINE, MOST_FAULTS, MOST_ROWS
from tightrope.domain.opening.refusals import RefusalError
from tightrope.domain.rules import Fault
from tightrope.message import Message

DELIMITERS = ",;\t|"
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*\Z', re.IGNORECASE)
"""The line by which a spreadsheet says what separates the cells."""


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


def _decoded(content: bytes) -> tuple[str, list[Message]]:
    """The text of a file, and how it was read where that is a guess."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError:
            raise RefusalError("the file begins as UTF-16 and is none; save it as CSV in UTF-8") from None
        if "\0" in text:
            raise RefusalError("the file holds NUL characters, so it is no text; save it as CSV in UTF-8")
        return text, [Message("The file is UTF-16 and was read as that.")]
    if (nul := content.find(b"\0")) >= 0:
        line = content.count(b"\n", 0, nul) + 1
        raise RefusalError(
            "line {line} holds a NUL byte, so the file is no text; save it as CSV in UTF-8", line=line
        )
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        # Five bytes have no letter in the code page; they become the sign for what cannot be read.
        text = content.decode("cp1252", errors="replace")
        guess = Message("The file is not UTF-8. It was read as Windows-1252: look whether names are right.")
        return text, [guess]


def _require_lines(text: str) -> None:
    start = line = 0
    while len(text) - start > LONGEST_LINE:
        end = text.find("\n", start, start + LONGEST_LINE + 1)
        line += 1
        if end < 0:
            end = text.find("\r", start, start + LONGEST_LINE + 1)
        if end < 0:
            raise RefusalError(
                "line {line} has more than {most:,} letters; a line break or a quotation mark is missing",
                line=line,
                most=LONGEST_LINE,
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
                        raise RefusalError(
                            "the table has more than {most:,} rows; take fewer", most=MOST_ROWS
                        )
                begun = start + reader.line_num
            break
        except csv.Error:
            if loose := _loosely(lines[begun], delimiter, rows):
                rows.append((begun + 1, loose))
            else:
                faults.append((begun + 1, Message("the row is no regular CSV; check its quotation marks")))
            if len(faults) > MOST_FAULTS:
                raise RefusalError(
                    "more than {most:,} rows are no regular CSV; save the table as CSV again",
                    most=MOST_FAULTS,
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
