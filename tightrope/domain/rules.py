"""Rules of the record that no schema can say: names, ids, time, and statuses that the sources must bear out.

Each rule reads frames as `load.read_tables` gives them, and leaves alone what it cannot judge because a table
or a column is missing: that is told elsewhere.
"""

import re
from collections import defaultdict, namedtuple
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any, cast

import pandas as pd

from tightrope.domain.dates import interval
from tightrope.domain.folding import fold
from tightrope.domain.schema import Table
from tightrope.message import Message

Tables = Mapping[str, pd.DataFrame]
"""Frames by the name of the table."""

Fault = tuple[int, Message]
"""The line on which a row begins, and what is wrong with that row."""

NAMED = {"events": "event_id", "actors": "actor_id", "relations": "relation_id", "sources": "source_id"}
"""The tables whose rows have an id of their own; an id means one thing in all of them."""

REDIRECTED = {"event": "events", "actor": "actors", "relation": "relations", "place": "places"}
"""The table that each kind of redirect leads to."""

FORWARD = "led-to"
"""The one event link that names the earlier event first."""

MARKUP = re.compile(r"<[A-Za-z!/][^<>]*>")
FORMULA = re.compile(r"[=+@\t]|-(?![0-9])")
SUSPECT = frozenset("=+@\t-")
"""What a formula may begin with."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def rows_with_lines(frame: pd.DataFrame) -> Iterator[tuple[int, Any]]:
    """The line and the named cells of each row.

    The columns become lists first: cell by cell pandas takes ten times as long.
    """
    make: Any = namedtuple("Row", frame.columns, rename=True)._make  # type: ignore[attr-defined]
    cells = zip(*(frame[name].tolist() for name in frame.columns), strict=True)
    yield from zip(frame.index.tolist(), map(make, cells), strict=True)


def cell_faults(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    """Cells that are no plain text: HTML, what a spreadsheet would run, control characters."""
    for name in table.fields:
        if name in frame:
            for value in frame[name].unique().tolist():
                if fault := _text_fault(value):
                    told = Message("{column} {fault}", column=name, fault=fault)
                    yield from ((line, told) for line in frame.index[frame[name].eq(value)])


def _text_fault(value: str) -> Message | None:
    # Almost every text is plain; a look at single letters tells so sooner than three expressions do.
    if "<" not in value and value[:1] not in SUSPECT and value.isprintable():
        return None
    if found := MARKUP.search(value):
        return Message('contains HTML ("{markup}"); write plain text', markup=found[0][:40])
    if FORMULA.match(value):
        return Message(
            'begins with "{sign}", which a spreadsheet runs as a formula; begin with a word or a number',
            sign=value[0],
        )
    if found := CONTROL.search(value):
        sign = f"U+{ord(found[0]):04X}"
        return Message("contains the control character {sign}; write plain text", sign=sign)
    return None


def id_faults(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    """Ids that another table gives to something else."""
    key = NAMED.get(table.name)
    if key and key in frame:
        for other, column in NAMED.items():
            if other < table.name and other in tables and column in tables[other]:
                taken = set(tables[other][column].tolist()).intersection(frame[key].tolist())
                for line in frame.index[frame[key].isin(taken)] if taken else ():
                    fault = Message(
                        "the id is taken in {table}; an id names one thing in all tables", table=other
                    )
                    yield line, fault


def name_faults(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    """Actors whose names a reader could not tell apart: they fold to the same key."""
    if table.name == "actors" and {"actor_id", "name"} <= set(frame):
        seen: dict[str, str] = {}
        for line, actor, name in zip(frame.index, frame["actor_id"], frame["name"], strict=True):
            if (first := seen.setdefault(fold(name), actor)) != actor:
                fault = Message(
                    'name "{name}" reads like that of "{actor}"; tell them apart, or merge and redirect',
                    name=name,
                    actor=first,
                )
                yield line, fault


def link_faults(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    """Links against time, and links that name nobody who makes them.

    The reversal of a superseded event may come first: what was planned for later has been called off.
    """
    needed = {"from_event", "to_event", "relation", "status", "attributed_to"}
    if table.name != "event_links" or not needed <= set(frame):
        return
    events = _spans(tables.get("events"))
    for line, row in rows_with_lines(frame):
        ends = (row.from_event, row.to_event) if row.relation == FORWARD else (row.to_event, row.from_event)
        if ends[0] in events and ends[1] in events:
            (begun, _, status), (_, ended, _) = events[ends[0]], events[ends[1]]
            if begun > ended and status != "superseded":
                named = {"first": ends[0], "second": ends[1]}
                yield line, Message("{first} begins after {second} ended; turn the link round", **named)
        if row.status != "undisputed" and not row.attributed_to:
            yield (
                line,
                Message("a link that is {status} needs attributed_to: who makes it", status=row.status),
            )


def _spans(events: pd.DataFrame | None) -> dict[str, tuple[date, date, str]]:
    """First and last day and status by event id, of the events whose dates can be read."""
    spans: dict[str, tuple[date, date, str]] = {}
    if events is not None and {"event_id", "date_start", "date_end", "status"} <= set(events):
        for _, row in rows_with_lines(events):
            try:
                start, end = interval(row.date_start, row.date_end or row.date_start)
            except ValueError:
                continue
            spans[row.event_id] = (start, end, row.status)
    return spans


def status_faults(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    """Relations whose status, count of sources or mark of differing dates the statements contradict."""
    said = tables.get("relation_claims")
    needed = {"relation_id", "status", "attributed_to", "source_count", "dates_differ"}
    if table.name != "relations" or not needed <= set(frame) or said is None:
        return
    if not {"relation_id", "source_id", "stance", "valid_from", "valid_to"} <= set(said):
        return
    texts = _texts(tables.get("sources"))
    statements: dict[str, list[Any]] = defaultdict(list)
    for _, one in rows_with_lines(said):
        statements[one.relation_id].append(one)
    for line, row in rows_with_lines(frame):
        if found := statements.get(row.relation_id):
            sources = {one.source_id for one in found}
            witnesses = len({texts.get(source, source) for source in sources})
            denied = any(one.stance == "denies" for one in found)
            if fault := _status_fault(row.status, witnesses, denied):
                yield line, fault
            if row.status in ("alleged", "disputed") and not row.attributed_to:
                fault = Message(
                    "a relation that is {status} needs attributed_to: who says so", status=row.status
                )
                yield line, fault
            if row.source_count.isdigit() and int(row.source_count) != len(sources):
                fault = Message(
                    "source_count is {count}, the statements have {sources} sources",
                    count=row.source_count,
                    sources=len(sources),
                )
                yield line, fault
            if bool(row.dates_differ) != _dates_differ(found):
                yield (
                    line,
                    (
                        Message("dates_differ must be empty: the statements' dates do not bear it out")
                        if row.dates_differ
                        else Message("dates_differ must say how: the statements' dates exclude each other")
                    ),
                )


def _texts(sources: pd.DataFrame | None) -> dict[str, str]:
    """The text at the root of each source: itself, or the one that it repeats."""
    if sources is None or not {"source_id", "same_text_as"} <= set(sources):
        return {}
    pairs = zip(sources["source_id"], sources["same_text_as"], strict=True)
    return {source: root for source, root in pairs if root}


def _status_fault(status: str, witnesses: int, denied: bool) -> Message | None:
    if status == "single-source" and witnesses != 1:
        return Message("status is single-source, yet {count} independent sources state it", count=witnesses)
    if status == "undisputed" and witnesses < 2:
        return Message("status is undisputed on one independent source; that is single-source")
    if denied and status != "disputed":
        return Message("status is {status}, yet a statement denies it; that is disputed", status=status)
    return None


def _dates_differ(statements: Iterable[Any]) -> bool:
    """Whether two statements give dates that exclude each other; 2020 does not exclude 2020-06."""
    for column in ("valid_from", "valid_to"):
        dates = {getattr(one, column) for one in statements} - {""}
        for one, other in combinations(dates, 2):
            if not (one.startswith(other) or other.startswith(one)):
                return True
    return False


def attribute_faults(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    """Claims whose number, date or actor does not suit their attribute, or whose range is upside down."""
    columns = {"count_low": "count", "count_high": "count", "value_date": "date"}
    if table.name != "claims" or not {"attribute", *columns} <= set(frame):
        return
    types = {code.code: code.type for code in table.fields["attribute"].codes.values()}
    for column, wanted in columns.items():
        given = frame.loc[frame[column].ne(""), "attribute"]
        for line, attribute in zip(given.index, given, strict=True):
            if types.get(attribute, wanted) != wanted:
                fault = Message(
                    "{column} is given, yet {attribute} is no {wanted}",
                    column=column,
                    attribute=attribute,
                    wanted=wanted,
                )
                yield line, fault
    for line, low, high in zip(frame.index, frame["count_low"], frame["count_high"], strict=True):
        if low.isdigit() and high.isdigit() and int(low) > int(high):
            yield line, Message("count_low {low} is above count_high {high}", low=low, high=high)


def redirect_faults(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    """Redirects of an id that is still in use, or to one that is not."""
    if table.name != "redirects" or not {"kind", "old_id", "new_id"} <= set(frame):
        return
    for line, row in rows_with_lines(frame):
        target = tables.get(REDIRECTED.get(row.kind, ""))
        if target is not None and len(target.columns):
            ids = set(target.iloc[:, 0].tolist())
            if row.old_id in ids:
                yield line, Message('old_id "{value}" is still in use', value=row.old_id)
            if row.new_id and row.new_id not in ids:
                yield line, Message('new_id "{value}" is unknown', value=row.new_id)


def faults_by_line(cells: "pd.Series[str]", faults: Mapping[str, Message]) -> Iterator[Fault]:
    """The fault of each cell whose value has one; almost always there is none."""
    if faults:
        for line, value in cells[cells.isin(list(faults))].items():
            yield cast(int, line), faults[value]


RECORD_RULES = (
    cell_faults,
    id_faults,
    name_faults,
    link_faults,
    status_faults,
    attribute_faults,
    redirect_faults,
)
"""All rules of this module, each called for every table."""
