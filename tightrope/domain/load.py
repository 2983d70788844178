"""Reading the dossier from its folder of CSV files; nothing is dropped, and whatever is at fault is said."""

import csv
import io
from pathlib import Path

import pandas as pd

from tightrope.domain.cells import restored_cells
from tightrope.domain.check import Problem, check_tables
from tightrope.domain.dossier import TABLES, Dossier, build_dossier
from tightrope.domain.rules import Fault
from tightrope.domain.schema import FILE_NAME, Schema, SchemaError, Table, load_schema
from tightrope.message import Message

LONGEST_LINE = 100_000
"""The longest line of a table, in bytes: fifty times the longest row there is."""


class DataError(Exception):
    """The tables are at fault; `problems` holds every fault, and the text is one problem a line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_dossier(folder: Path, *, history: bool = False) -> Dossier:
    """The dossier of a folder, checked against its datapackage.json.

    Parameters
    ----------
    folder
        Where the tables are.
    history
        Whether the corrections are checked too, as in `check.check_tables`.

    Raises
    ------
    DataError
        If a table is missing or cannot be read, or breaks any rule of `check.check_tables`; it carries all
        problems.
    SchemaError
        If datapackage.json itself is missing or at fault, or does not define every table of a dossier.
    """
    schema = load_schema(folder)
    if absent := [name for name in TABLES if name not in schema.tables]:
        raise SchemaError(
            f"{schema.folder}/{FILE_NAME} does not define {', '.join(absent)}; take the definitions from "
            "ours, and a file with nothing but its header for each"
        )
    tables, problems = _read(folder, schema)
    problems += check_tables(tables, schema, history=history)
    if problems:
        raise DataError(problems)
    return build_dossier(schema, tables)


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of a folder as they are written, by name, in the order of the schema; not checked.

    Returns
    -------
    dict of DataFrame
        All cells are text, an empty cell is the empty text; the columns are those of the file. The index,
        named "line", is the line of the file on which each row begins: 2 for the first row below the header.

    Raises
    ------
    DataError
        If a file is missing, is not UTF-8, or is no regular CSV; it carries the problems of all files.
    SchemaError
        If datapackage.json itself is missing or at fault.
    """
    tables, problems = _read(folder, load_schema(folder))
    if problems:
        raise DataError(problems)
    return tables


def _read(folder: Path, schema: Schema) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """The tables that can be read, and the problems of those that cannot or only in part."""
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for table in schema.tables.values():
        file = f"{schema.folder}/{table.path}"
        frame, faults = _read_table(folder, table)
        problems += [Problem(file, line, "", message) for line, message in faults]
        if frame is not None:
            tables[table.name] = restored_cells(frame) if schema.quieted else frame
    return tables, problems


def _read_table(folder: Path, table: Table) -> tuple[pd.DataFrame | None, list[Fault]]:
    try:
        content = (folder / table.path).read_bytes()
    except FileNotFoundError:
        return None, [
            (0, Message("the file is missing; the schema requires the table {table}", table=table.name))
        ]
    except OSError as error:
        return None, [(0, Message("the file cannot be read: {reason}", reason=error.strerror))]
    if fault := _unreadable(content):
        return None, [fault]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [(line, Message("the text is not UTF-8; save the file in the encoding UTF-8"))]
    return _parse(text)


def _unreadable(content: bytes) -> Fault | None:
    """What keeps a file from being a table at all: a NUL byte, or a line that no row can have."""
    if (nul := content.find(b"\0")) >= 0:
        line = content.count(b"\n", 0, nul) + 1
        return line, Message("the file holds a NUL byte, so it is no text; export the table as CSV in UTF-8")
    start = line = 0
    while len(content) - start > LONGEST_LINE:
        end = content.find(b"\n", start)
        line += 1
        length = (end if end >= 0 else len(content)) - start
        if length > LONGEST_LINE:
            fault = Message(
                "the line has {length:,} bytes, more than the {most:,} a row may have; "
                "a line break or a quotation mark is missing",
                length=length,
                most=LONGEST_LINE,
            )
            return line, fault
        start = end + 1
    return None


def _parse(text: str) -> tuple[pd.DataFrame | None, list[Fault]]:
    """Frame of a CSV text, indexed by line; the csv module is used because pandas does not tell lines."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    faults: list[Fault] = []
    lines: list[int] = []
    rows: list[list[str]] = []
    line = 1
    try:
        header = next(reader, [])
        if not header or len(set(header)) < len(header):
            return None, [(1, Message("the first line must name each column once"))]
        line = reader.line_num + 1
        for row in reader:
            if len(row) != len(header) and row:
                fault = Message(
                    "the row has {cells} cells, the header {width}; "
                    "a cell that contains a comma needs quotation marks",
                    cells=len(row),
                    width=len(header),
                )
                faults.append((line, fault))
            if row:
                lines.append(line)
                rows.append((row + [""] * len(header))[: len(header)])
            line = reader.line_num + 1
    except csv.Error as error:
        fault = Message("the row is no regular CSV ({reason}); check its quotation marks", reason=str(error))
        return None, [*faults, (line, fault)]
    columns = zip(*rows, strict=True) if rows else [()] * len(header)
    cells = {name: list(column) for name, column in zip(header, columns, strict=True)}
    return pd.DataFrame(cells, pd.Index(lines, name="line", dtype="int64"), dtype="str"), faults
