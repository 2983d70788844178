"""A reader's file, opened: what it was recognized as, what is wrong with it, and the dossier it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import PurePath
from typing import Literal

from tightrope.domain.check import Problem
from tightrope.domain.dossier import Dossier, build_dossier
from tightrope.domain.opening.acled import convert
from tightrope.domain.opening.archive import is_archive, unpack
from tightrope.domain.opening.columns import USES, corrected, is_acled, is_aggregated, is_header
from tightrope.domain.opening.csv_files import read_csv
from tightrope.domain.opening.days import Order
from tightrope.domain.opening.grids import Grid
from tightrope.domain.opening.limits import MEGABYTE, MOST_BYTES, MOST_EVENTS
from tightrope.domain.opening.refusals import RefusalError
from tightrope.domain.opening.tables import collect, is_hidden
from tightrope.domain.opening.vocabulary import table_schema
from tightrope.domain.opening.workbooks import read_workbook
from tightrope.domain.schema import Schema
from tightrope.message import Message

Kind = Literal["", "dossier", "acled", "table"]

TABLES = (".csv", ".tsv", ".xlsx")
WORKBOOK = "xl/workbook.xml"
OTHER_WORKBOOKS = ("xl/workbook.bin", "content.xml", "word/document.xml")
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
"""How an XLS begins, and an XLSX with a password."""

SIGNATURES = (
    (b"%PDF", Message("a PDF")),
    (b"\x1f\x8b", Message("a GZIP archive")),
    (b"7z\xbc\xaf", Message("a 7-Zip archive")),
    (b"Rar!", Message("a RAR archive")),
    (b"\x89PNG", Message("a picture")),
    (b"\xff\xd8\xff", Message("a picture")),
    (b"{", Message("JSON")),
    (b"<", Message("a web page or XML")),
)
"""How files begin that are no table, and what they are."""


@dataclass(frozen=True)
class Column:
    """A column of the reader's table: what it is used for (empty: nothing), and a cell of it."""

    name: str
    use: str
    example: str


@dataclass(frozen=True)
class Opening:
    """What came of a file.

    Attributes
    ----------
    name
        Of the file, printable and short.
    kind
        `dossier` for a ZIP of our tables, `acled` for its export, `table` for another table that is read like
        one; empty for what is none of these.
    notices
        How it was read, where that is not plain.
    problems
        What is wrong, each with file and line where it has one.
    columns, missing
        Of an export or table: its columns, and the required uses for which none was found.
    numbered
        Whether dates such as 05/06/2025 are in it, whose order the reader may correct.
    dossier
        Made of all good rows; None where there is none.
    left_out
        How many rows are not in it.
    """

    name: str
    kind: Kind = ""
    notices: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    numbered: bool = False
    dossier: Dossier | None = None
    left_out: int = 0

    @property
    def events(self) -> int:
        """How many events the dossier has."""
        return len(self.dossier.events) if self.dossier else 0


def open_file(
    content: bytes, name: str, ours: Schema, wishes: Mapping[str, str] | None = None, order: Order = ""
) -> Opening:
    """What a file holds, read in memory; no exception leaves this function for anything that a file can hold.

    Parameters
    ----------
    content, name
        The file. Its name is only shown: what it is, is told by its content.
    ours
        The schema of Tightrope.
    wishes
        Columns that the reader chose for a use, by the key of `columns.USES`.
    order
        How the reader says that dates such as 05/06/2025 are meant.
    """
    shown = _shown(name)
    try:
        _require_known(content)
        if is_archive(content):
            names = _names(content)
            if WORKBOOK in names:
                return _table(read_workbook(content, is_header), shown, ours, wishes or {}, order)
            if names & set(OTHER_WORKBOOKS):
                raise RefusalError("this is an office file of another kind; save the table as XLSX or CSV")
            return _dossier(content, shown, ours, wishes or {}, order)
        return _table(read_csv(content, is_header), shown, ours, wishes or {}, order)
    except RefusalError as refusal:
        return Opening(shown, problems=[Problem(shown, 0, "", refusal.fault)])


def _names(content: bytes) -> set[str]:
    """Which of the files by which workbooks are known are in an archive."""
    return set(unpack(content, wanted=lambda name: name in (WORKBOOK, *OTHER_WORKBOOKS)))


def _require_known(content: bytes) -> None:
    if not content.strip():
        raise RefusalError("the file is empty")
    if len(content) > MOST_BYTES:
        raise RefusalError(
            "the file has {size:,.0f} MB; at most {most} MB are read",
            size=len(content) / MEGABYTE,
            most=MOST_BYTES // MEGABYTE,
        )
    if content.startswith(OLD_WORKBOOK):
        raise RefusalError(
            "this is an old workbook (XLS) or one with a password; save it as XLSX without a password"
        )
    for signature, what in SIGNATURES:
        if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(signature):
            raise RefusalError(
                "this is {what}; what can be opened is a ZIP of tables, a CSV or an XLSX", what=what
            )


def _dossier(content: bytes, name: str, ours: Schema, wishes: Mapping[str, str], order: Order) -> Opening:
    """A ZIP of our tables; one with a single table of other columns is that table, packed."""
    files = unpack(content)
    tables = {
        path.casefold(): path for path in files if path.casefold().endswith(TABLES) and not is_hidden(path)
    }
    if len(tables) == 1:
        [(plain, path)] = tables.items()
        if plain.endswith(".xlsx"):
            return _table(read_workbook(files[path], is_header), name, ours, wishes, order)
        if PurePath(plain).name != "events.csv":
            return _table(read_csv(files[path], is_header), name, ours, wishes, order)
    found = collect(files, ours, name=name)
    return Opening(
        name=name,
        kind="dossier",
        notices=found.notices,
        problems=found.problems,
        dossier=build_dossier(found.schema, found.tables) if found.tables else None,
        left_out=found.left_out,
    )


def _table(grid: Grid, name: str, ours: Schema, wishes: Mapping[str, str], order: Order) -> Opening:
    names = [str(column) for column in grid.frame.columns]
    if is_aggregated(names):
        raise RefusalError(
            "these are ACLED's weekly counts, which hold no single event; "
            "export the events themselves (one row for each, with actors and notes)"
        )
    if len(grid.frame) > MOST_EVENTS:
        raise RefusalError(
            "the table has {rows:,} rows; at most {most:,} events are read",
            rows=len(grid.frame),
            most=MOST_EVENTS,
        )
    mapping = corrected(names, wishes)
    kind: Kind = "acled" if is_acled(names) else "table"
    uses = {column: key for key, column in mapping.items()}
    columns = [Column(one, uses.get(one, ""), _example(grid, one)) for one in names]
    missing = [use.key for use in USES.values() if use.required and use.key not in mapping]
    file = f"{name} ({grid.sheet[:40]})" if grid.sheet else name
    unread = [Problem(file, line, "", fault) for line, fault in grid.faults]
    if grid.frame.empty and not unread:
        bare = Message("there is no row below the names of the columns; each row is an event")
        unread = [Problem(file, 0, "", bare)]
    if missing or grid.frame.empty:
        return Opening(name, kind, grid.notices, unread, columns, missing)
    schema = table_schema(ours, name, acled=kind == "acled")
    made = convert(grid, mapping, order, schema)
    faulty = sorted([*grid.faults, *made.faults], key=itemgetter(0))
    return Opening(
        name=name,
        kind=kind,
        notices=[*grid.notices, *made.notices],
        problems=[Problem(file, line, "", fault) for line, fault in faulty],
        columns=columns,
        numbered=made.numbered,
        dossier=build_dossier(made.schema, made.tables) if len(made.tables["events"]) else None,
        left_out=len({line for line, _ in faulty}),
    )


def _example(grid: Grid, column: str) -> str:
    """The first cell of a column that is not empty, short."""
    cells = grid.frame[column]
    given = cells[cells.ne("")]
    return str(given.iloc[0])[:80] if len(given) else ""


def _shown(name: str) -> str:
    """A file's name as it may be shown: without folders, printable and short."""
    plain = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    return plain[:80] or "?"
