"""A ZIP of our tables: what each file holds, checked as the record is, and the rows that pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath

import pandas as pd

from tightrope.domain.cells import restored_cells
from tightrope.domain.check import Problem, check_tables
from tightrope.domain.dates import latest
from tightrope.domain.opening.csv_files import read_csv
from tightrope.domain.opening.limits import MOST_EVENTS
from tightrope.domain.opening.package import own_schema
from tightrope.domain.opening.refusals import RefusalError
from tightrope.domain.schema import FILE_NAME, Schema, Table
from tightrope.message import Message

EXPECTED = frozenset({"readme.md", "readme.txt", "license", "licence", "license.txt", "changelog.md"})
"""Files that stand beside tables and are none."""

ROUNDS = 20
"""How often the rows are looked through again after faulty ones were left out. A row whose event is gone goes
with it, and what rests on that row with that one; six tables hang on each other."""


@dataclass(frozen=True)
class Collection:
    """Our tables from a ZIP.

    Attributes
    ----------
    tables
        Only good rows; None where no dossier can be made of them.
    problems
        What is wrong with the others, each row as often as it has a fault.
    left_out
        How many rows are not in `tables`.
    """

    schema: Schema
    tables: dict[str, pd.DataFrame] | None
    problems: list[Problem]
    left_out: int
    notices: list[Message]


def collect(files: dict[str, bytes], ours: Schema, *, name: str) -> Collection:
    """The tables of an unpacked ZIP.

    Raises
    ------
    RefusalError
        If there is no table of ours in it, or a file of it cannot be read at all.
    """
    inside = _by_name(files)
    schema = own_schema(ours, _text(inside.pop(FILE_NAME, None)), name=name)
    tables, problems, notices = _read(inside, schema)
    if not tables:
        wanted = ", ".join(table.path for table in list(schema.tables.values())[:4])
        raise RefusalError(
            "the ZIP holds none of our tables ({wanted}, …); see the template for their names",
            wanted=wanted,
        )
    if unknown := [path for path in inside if path.casefold() not in EXPECTED]:
        notices.append(Message("Not used: {files}.", files=", ".join(sorted(unknown)[:8])))
    if "events" not in tables:
        raise RefusalError("events.csv is not in the ZIP; a dossier has at least one event")
    missing = [table.path for table in schema.tables.values() if table.name not in tables]
    if missing:
        notices.append(Message("Not in the ZIP, and taken as empty: {files}.", files=", ".join(missing)))
    tables |= {table.name: _empty(table) for table in schema.tables.values() if table.name not in tables}
    if len(tables["events"]) > MOST_EVENTS:
        raise RefusalError("events.csv has more than {most:,} rows; take fewer", most=MOST_EVENTS)
    unread = len(problems)
    good, found = _good_rows(tables, schema)
    left = {one: len(frame) - len(good[one]) for one, frame in tables.items()} if good else {}
    if resting := _resting(left, found, schema):
        notices.append(Message("Left out with the faulty rows, on which they rest: {rows}.", rows=resting))
    return Collection(schema, good, problems + found, unread + sum(left.values()), notices)


def _read(
    inside: dict[str, bytes], schema: Schema
) -> tuple[dict[str, pd.DataFrame], list[Problem], list[Message]]:
    """Our tables that are there, taken out of the files, and what is to be said of how they were read."""
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    notices: list[Message] = []
    for table in schema.tables.values():
        content = inside.pop(table.path, None)
        if content is not None and content.strip():
            try:
                grid = read_csv(content)
            except RefusalError as refusal:
                raise RefusalError("{file}: {words}", file=table.path, words=refusal.fault) from None
            file = f"{schema.folder}/{table.path}"
            problems += [Problem(file, line, "", fault) for line, fault in grid.faults]
            notices += [_of(table, notice) for notice in grid.notices]
            frame = restored_cells(grid.frame) if schema.quieted else grid.frame
            tables[table.name], said = _fitted(frame, table)
            notices += said
    return tables, problems, notices


def _resting(left: dict[str, int], found: list[Problem], schema: Schema) -> str:
    """How many rows of each file are left out without a fault of their own: "events.csv 111"."""
    faulty = Counter(file for file, _ in {(problem.file, problem.line) for problem in found})
    counts = {
        schema.tables[one].path: number - faulty[f"{schema.folder}/{schema.tables[one].path}"]
        for one, number in left.items()
    }
    return ", ".join(f"{path} {count:,}" for path, count in counts.items() if count)


def _of(table: Table, words: Message) -> Message:
    return Message("{file}: {words}", file=table.path, words=words)


def is_hidden(path: str) -> bool:
    """Whether a file in a ZIP is none of the reader's: what macOS packs beside each file, and the like."""
    return PurePosixPath(path.replace("\\", "/")).name.startswith(".") or "__MACOSX" in path


def _by_name(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files by name, whatever folder they are in."""
    inside: dict[str, bytes] = {}
    for path, content in files.items():
        if is_hidden(path):
            continue
        name = PurePosixPath(path.replace("\\", "/")).name
        known = name.casefold()
        if known in inside:
            raise RefusalError('"{name}" is in two folders of the ZIP; keep one of them', name=name[:60])
        inside[known] = content
    return inside


def _text(content: bytes | None) -> str | None:
    if content is None:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusalError("datapackage.json is not UTF-8; save it in the encoding UTF-8") from None


def _fitted(frame: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Message]]:
    """The frame with the columns of the table: those it lacks and need not have are empty, others go."""
    notices = []
    odd: dict[str, str] = {}
    for name in frame.columns:
        if name.casefold() in table.fields and name.casefold() not in frame:
            odd.setdefault(name.casefold(), name)
    frame = frame.rename(columns={name: field for field, name in odd.items()})
    unknown = [name for name in frame.columns if name not in table.fields]
    if unknown:
        names = ", ".join(name[:40] for name in unknown[:8])
        notices.append(_of(table, Message("columns not used: {columns}.", columns=names)))
    for name, field in table.fields.items():
        if name not in frame and not field.required:
            frame = frame.assign(**{name: pd.Series("", index=frame.index, dtype="str")})
    return frame[[name for name in table.fields if name in frame]], notices


def _empty(table: Table) -> pd.DataFrame:
    index = pd.Index([], name="line", dtype="int64")
    return pd.DataFrame({name: pd.Series(dtype="str", index=index) for name in table.fields})


def _good_rows(
    tables: dict[str, pd.DataFrame], schema: Schema
) -> tuple[dict[str, pd.DataFrame] | None, list[Problem]]:
    """The rows without a fault and all that is wrong with the others; None where a whole table is."""
    first: list[Problem] = []
    kept = tables
    for number in range(ROUNDS):
        problems = check_tables(kept, schema, published=False) + _out_of_time(kept, schema)
        if number == 0:
            first = problems
        if not problems:
            return kept, first
        if whole := [problem for problem in problems if problem.line <= 1]:
            # What is wrong with single rows may well follow from it.
            return None, whole if number == 0 else first
        lines: dict[str, set[int]] = defaultdict(set)
        for problem in problems:
            lines[problem.file].add(problem.line)
        paths = {f"{schema.folder}/{table.path}": table.name for table in schema.tables.values()}
        kept = dict(kept)
        for path, faulty in lines.items():
            frame = kept[paths[path]]
            kept[paths[path]] = frame[~frame.index.isin(sorted(faulty))]
    return None, first


def _out_of_time(tables: dict[str, pd.DataFrame], schema: Schema) -> list[Problem]:
    """Events before the first or after the last year that a link can name."""
    events = tables["events"]
    if not {"date_start", "date_end"} <= set(events):
        return []
    path = f"{schema.folder}/{schema.tables['events'].path}"
    problems = []
    for column in ("date_start", "date_end"):
        for line, text in events[column].items():
            if text and not "1900" <= text[:4] <= "2100" and _is_date(text):
                fault = Message("{column} {text} is not from 1900 to 2100", column=column, text=text)
                problems.append(Problem(path, int(str(line)), "", fault))
    return problems


def _is_date(text: str) -> bool:
    try:
        latest(text)
    except ValueError:
        return False
    return True
