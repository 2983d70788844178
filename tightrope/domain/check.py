"""Checks of the tables against the schema: every problem at once, each a line that an editor can act on.

One small function for each rule. The rules read frames as `load.read_tables` gives them: all cells text, the
index the line of the file on which each row begins. A rule leaves alone what another one reports, so that a
single fault is told once: cells of a missing column, codes of empty cells, references to a missing table.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import cast

import pandas as pd

from tightrope.domain.actor_rules import ACTOR_RULES
from tightrope.domain.corrections import unmatched
from tightrope.domain.dates import interval
from tightrope.domain.round_rules import ROUND_RULES
from tightrope.domain.rules import RECORD_RULES, Fault, Tables, cell_faults, faults_by_line
from tightrope.domain.schema import Schema, Table
from tightrope.domain.tour_rules import TOUR_RULES
from tightrope.domain.translation_rules import TRANSLATION_RULES
from tightrope.domain.value_rules import date_fault, value_faults
from tightrope.message import Message
from tightrope.text import apart

DATE_PAIRS = (("date_start", "date_end"), ("valid_from", "valid_to"))
"""The columns that begin and end an interval, wherever a table has both."""

Rule = Callable[[pd.DataFrame, Table, Tables], Iterator[Fault]]
"""What finds the faults of a table, all tables at hand."""


@dataclass(frozen=True)
class Problem:
    """One fault in the data; `line` is 0 and `id` empty where the whole file is meant.

    `id` names the row by its key, in words: `event_id "2020-06-25-dora-raid"`. As text it is a line in the
    language of whoever is being served.
    """

    file: str
    line: int
    id: str
    message: Message

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{apart(f'{where} {self.id}' if self.id else where)}: {self.message}"


def check_tables(
    tables: Tables, schema: Schema, *, published: bool = True, history: bool = True
) -> list[Problem]:
    """All problems of the tables, in the order of the schema's tables and of their lines.

    Parameters
    ----------
    tables
        Frames by the name of the table, as `load.read_tables` returns them; not changed. A table of the
        schema that is absent here is not reported: whoever read the tables knows why.
    schema
        The definition that the tables must meet.
    published
        Whether the tables are to be passed on, so that no cell may hold what another program would run. The
        pages show any text as text.
    history
        Whether the corrections must tell what the tables say now. Who only reads a dossier can do without,
        and begins a third of a second sooner.

    Returns
    -------
    list of Problem
        Empty when the tables meet the schema.
    """
    problems: list[Problem] = []
    informed = [*ROUND_RULES, *TOUR_RULES, *([_corrections] if history else [])]
    rules: list[Rule] = [*RULES, *(partial(rule, schema=schema) for rule in informed)]
    if not published:
        rules.remove(cell_faults)
    for table in schema.tables.values():
        if table.name not in tables:
            continue
        frame = tables[table.name]
        file = f"{schema.folder}/{table.path}"
        whole = [*_columns(frame, table), *_bare(frame, table)]
        problems += [Problem(file, 1, "", message) for message in whole]
        found = (fault for rule in rules for fault in rule(frame, table, tables))
        faults = sorted(found, key=itemgetter(0))
        names = _row_names(frame, table) if faults else {}
        problems += [Problem(file, line, names[line], message) for line, message in faults]
    return problems


def _columns(frame: pd.DataFrame, table: Table) -> Iterator[Message]:
    for name in table.fields:
        if name not in frame:
            yield Message('column "{column}" is missing; the schema requires it', column=name)
    for column in frame.columns:
        if column not in table.fields:
            known = ", ".join(table.fields)
            yield Message('column "{column}" is unknown; the columns are {known}', column=column, known=known)


def _bare(frame: pd.DataFrame, table: Table) -> Iterator[Message]:
    if table.name == "events" and frame.empty:
        yield Message("there is no row below the names of the columns; a dossier has at least one event")


def _required(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    for name, field in table.fields.items():
        if field.required and name in frame:
            for line in frame.index[frame[name].eq("")]:
                yield line, Message("{column} is empty; it must be given", column=name)


def _unique(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    for name, field in table.fields.items():
        if field.unique and name in frame:
            yield from _repeated(frame.loc[frame[name].ne(""), [name]])


def _primary_key(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    key = list(table.primary_key)
    if key and set(key) <= set(frame):
        yield from _repeated(frame[key])


def _repeated(rows: pd.DataFrame) -> Iterator[Fault]:
    """Each row that says again what an earlier row says."""
    again = rows.duplicated()
    if again.any():
        columns = list(rows.columns)
        lines = rows.assign(_line=rows.index).groupby(columns, sort=False)["_line"].transform("first")
        for line, first in lines[again].items():
            key = ", ".join(columns)
            fault = Message(
                "{columns} is already on line {first}; it must be unique", columns=key, first=first
            )
            yield cast(int, line), fault


def _date_order(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    for start, end in DATE_PAIRS:
        if start in table.fields and start in frame and end in frame:
            # Text in order needs no calendar: "2020-06" <= "2020-06-25" <= "2021".
            odd = frame[frame[start].ne("") & frame[end].ne("") & frame[end].lt(frame[start])]
            for line, first, last in zip(odd.index, odd[start], odd[end], strict=True):
                if not (date_fault(first) or date_fault(last) or _is_interval(first, last)):
                    days = {"start": start, "first": first, "end": end, "last": last}
                    yield line, Message("{end} {last} is before {start} {first}", **days)


def _is_interval(start: str, end: str) -> bool:
    try:
        interval(start, end)
    except ValueError:
        return False
    return True


def _references(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    for key in table.foreign_keys:
        target = tables.get(key.table)
        if target is not None and key.target in target and key.field in frame:
            unknown = set(frame[key.field].tolist()) - set(target[key.target].tolist()) - {""}
            faults = {value: _unknown(key.field, value, key.table) for value in unknown}
            yield from faults_by_line(frame[key.field], faults)


def _unknown(column: str, value: str, table: str) -> Message:
    return Message(
        '{column} "{value}" is not in {table}; add it there or correct the spelling',
        column=column,
        value=value,
        table=table,
    )


def _rests_on(
    frame: pd.DataFrame, table: Table, tables: Tables, *, rows: str, key: str, evidence: str, fault: Message
) -> Iterator[Fault]:
    """Each row of table `rows` whose `key` no row of table `evidence` gives."""
    support = tables.get(evidence)
    if table.name == rows and support is not None and key in frame and key in support:
        bare = set(frame[key].tolist()) - set(support[key].tolist())
        yield from faults_by_line(frame[key], dict.fromkeys(bare, fault))


def _corrections(frame: pd.DataFrame, table: Table, tables: Tables, *, schema: Schema) -> Iterator[Fault]:
    """Each correction that its row no longer bears out."""
    if table.name == "corrections" and set(table.fields) <= set(frame):
        sound = {
            name: one for name, one in tables.items() if set(schema.tables[name].primary_key) <= set(one)
        }
        yield from unmatched(frame, sound, {name: one.primary_key for name, one in schema.tables.items()})


RULES: tuple[Rule, ...] = (
    _required,
    value_faults,
    _unique,
    _primary_key,
    _date_order,
    _references,
    partial(
        _rests_on,
        rows="events",
        key="event_id",
        evidence="claims",
        fault=Message("no claim supports it; add a row to claims"),
    ),
    partial(
        _rests_on,
        rows="relations",
        key="relation_id",
        evidence="relation_claims",
        fault=Message("no statement supports it; add a row to relation_claims"),
    ),
    partial(
        _rests_on,
        rows="descriptions",
        key="actor_id",
        evidence="description_sources",
        fault=Message("no source supports it; add a row to description_sources"),
    ),
    *RECORD_RULES,
    *ACTOR_RULES,
    *TRANSLATION_RULES,
)


def _row_names(frame: pd.DataFrame, table: Table) -> dict[int, str]:
    """The key of each row in words, by line; the first column where the table has no key."""
    key = [name for name in table.primary_key or list(table.fields)[:1] if name in frame]
    return {
        line: ", ".join(f'{name} "{value}"' for name, value in zip(key, values, strict=True))
        for line, values in zip(frame.index, frame[key].itertuples(index=False, name=None), strict=True)
    }
