"""The table of a workbook (XLSX), read in memory and within bounds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from tightrope.domain.opening.archive import unpack
from tightrope.domain.opening.grids import Grid, HeaderTest, grid_of
from tightrope.domain.opening.limits import HEADER_WITHIN, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from tightrope.domain.opening.refusals import RefusalError
from tightrope.message import Message

REFERENCE = re.compile(rb"""\br\s*=\s*["']([^"'<]*)["']""")
"""The place of a cell or row in the XML of a sheet; where else it stands, no harm is done by reading it."""

FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*"
    rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell in the XML of a sheet that has a formula and no value: what a program wrote that does not reckon."""

ERROR = re.compile(rb"""<(?:\w+:)?c\b([^<>]*\bt\s*=\s*["']e["'][^<>]*)>""")
"""A cell whose value is an error, such as #DIV/0!."""

TEXT_CELL = re.compile(rb"""\bt\s*=\s*["']str["']""")
"""Of the attributes of a cell: that its formula comes to a text."""

PLACES_TOLD = 8
"""How many of such cells are named."""

PLAIN_REFERENCE = re.compile(rb"([A-Za-z]*)([0-9]+)")


def read_workbook(content: bytes, is_header: HeaderTest) -> Grid:
    """The table of a workbook (XLSX): of its sheets the first with a row of names that is known.

    Formulas are read as the values that the workbook has kept for them, links to files are not followed.

    Raises
    ------
    RefusalError
        If it is no workbook, or larger than the limits.
    """
    files = unpack(content)
    size = sum(_require_cells(part) for name, part in files.items() if name.endswith(".xml"))
    if size > MOST_CELLS:
        raise RefusalError(
            "the workbook has {cells:,} cells; at most {most:,} are read, so take fewer rows",
            cells=size,
            most=MOST_CELLS,
        )
    if any(b"<!DOCTYPE" in part[:4096].upper() for part in files.values()):
        raise RefusalError("the workbook holds definitions of its own (DOCTYPE); save it again as XLSX")
    sheets = _sheets(_packed(files))
    found: Grid | None = None
    for name, cells in sheets:
        rows = [(place, row) for place, row in enumerate(cells, start=1) if any(row)]
        if rows:
            known = any(is_header(row) for _, row in rows[:HEADER_WITHIN])
            if known or found is None:
                grid = grid_of(rows, [], [], is_header)
                found = Grid(grid.frame, grid.faults, grid.notices, sheet=name)
            if known:
                break
    if found is None:
        raise RefusalError("the workbook holds no row; a table has the names of its columns in the first")
    notices = [*found.notices, *_unread(files)]
    if len(sheets) > 1:
        read = Message(
            'The workbook has {sheets} sheets; "{sheet}" was read.',
            sheets=len(sheets),
            sheet=found.sheet[:60],
        )
        notices.append(read)
    return Grid(found.frame, found.faults, notices, found.sheet)


def _packed(files: dict[str, bytes]) -> bytes:
    """A workbook packed anew: what the reader of workbooks unpacks is then no more than what was measured."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in files.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


def _require_cells(part: bytes) -> int:
    """How many cells a sheet has, the empty ones between others too.

    Raises
    ------
    RefusalError
        If they lie so far apart that the space between them would fill the memory.
    """
    if b"\0" in part:
        raise RefusalError("the workbook is not in UTF-8; save it again as XLSX")
    widest = lowest = 0
    for reference in set(REFERENCE.findall(part)):
        if b"&" in reference:
            raise RefusalError("the workbook has a cell without a proper place; save it again as XLSX")
        if plain := PLAIN_REFERENCE.fullmatch(reference):
            column = 0
            for letter in plain[1].upper()[:4]:
                column = column * 26 + letter - 64
            widest, lowest = max(widest, column), max(lowest, int(plain[2][:9]))
    if widest > MOST_COLUMNS:
        raise RefusalError(
            "a sheet of the workbook has {columns:,} columns; at most {most} are read",
            columns=widest,
            most=MOST_COLUMNS,
        )
    if lowest > MOST_ROWS:
        raise RefusalError(
            "a sheet of the workbook has {rows:,} rows; at most {most:,} are read",
            rows=lowest,
            most=MOST_ROWS,
        )
    return widest * lowest


def _unread(files: dict[str, bytes]) -> list[Message]:
    """Notices of the cells that are read as empty and are not; an empty text as value of a formula is one."""
    notices = []
    if cells := _named(files, FORMULA, lambda attributes: not TEXT_CELL.search(attributes)):
        empty = Message(
            "Formulas without a stored value are read as empty ({cells}); "
            "save the workbook in a spreadsheet.",
            cells=cells,
        )
        notices.append(empty)
    if cells := _named(files, ERROR):
        notices.append(Message("Cells that hold an error are read as empty ({cells}).", cells=cells))
    return notices


def _named(
    files: dict[str, bytes], pattern: re.Pattern[bytes], wanted: Callable[[bytes], bool] = lambda _: True
) -> str | Message:
    """The places of all cells that a pattern finds by their attributes, the first of them by name."""
    cells = [
        place[1].decode("ascii", errors="replace")[:12]
        for name, part in files.items()
        if "worksheets/" in name
        for cell in pattern.finditer(part)
        if wanted(cell[1]) and (place := REFERENCE.search(cell[1]))
    ]
    told, more = ", ".join(cells[:PLACES_TOLD]), len(cells) - PLACES_TOLD
    return Message("{cells} and {more:,} more", cells=told, more=more) if more > 0 else told


def _sheets(content: bytes) -> list[tuple[str, Iterable[list[str]]]]:
    """Every sheet of a workbook with its rows as text."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            (name, [[_text(cell) for cell in row] for row in _cells(workbook, name)])
            for name in workbook.sheet_names
        ]
    except (CalamineError, OSError, ValueError, KeyError, IndexError, OverflowError, TypeError):
        raise RefusalError("the workbook cannot be read; save it again as XLSX, or as CSV in UTF-8") from None
    except BaseException as error:
        # A fault inside the reader of workbooks comes as a kind of its own that no module exports.
        if type(error).__name__ != "PanicException":
            raise
        raise RefusalError("the workbook is damaged; save it again as XLSX, or as CSV in UTF-8") from None


def _cells(workbook: CalamineWorkbook, name: str) -> list[list[Any]]:
    rows: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows


def _text(cell: Any) -> str:  # noqa: ANN401 - whatever a workbook holds
    """A cell as a CSV would have it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return "" if cell is None else str(cell)
