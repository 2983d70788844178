"""Rules of single values: each is one that its column allows.

Like the rules of the record they read frames as `load.read_tables` gives them, and leave empty cells alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from tightrope.domain.dates import DateError, earliest
from tightrope.domain.rules import Fault, Tables, faults_by_line
from tightrope.domain.schema import Field, Table
from tightrope.message import Message


def value_faults(frame: pd.DataFrame, table: Table, _: Tables) -> Iterator[Fault]:
    """Each cell whose value its field does not allow; a distinct value is judged once."""
    for name, field in table.fields.items():
        fault_of = _judge(field)
        if fault_of and name in frame:
            values = frame[name].unique().tolist()
            faults = {value: fault for value in values if value and (fault := fault_of(value))}
            in_column = {
                value: Message("{column} {fault}", column=name, fault=faults[value]) for value in faults
            }
            yield from faults_by_line(frame[name], in_column)


def _judge(field: Field) -> Callable[[str], Message | None] | None:
    """What tells the fault of a value of this field, if it has one; None where any text may stand."""
    if field.codes:
        return partial(_code_fault, field=field)
    if field.type != "string":
        return partial(_number_fault, field=field)
    if field.is_partial_date:
        return date_fault
    return partial(_pattern_fault, pattern=re.compile(field.pattern)) if field.pattern else None


def _code_fault(value: str, field: Field) -> Message | None:
    if value in field.codes:
        return None
    return Message('"{value}" is unknown; the codes are {codes}', value=value, codes=", ".join(field.codes))


def _pattern_fault(value: str, pattern: re.Pattern[str]) -> Message | None:
    if pattern.fullmatch(value):
        return None
    return Message('"{value}" does not match the pattern {pattern}', value=value, pattern=pattern.pattern)


def date_fault(value: str) -> Message | None:
    """Why a text is no partial date, if it is none."""
    try:
        earliest(value)
    except DateError as error:
        return error.fault
    return None


def _number_fault(value: str, field: Field) -> Message | None:
    whole = field.type == "integer"
    low = -math.inf if field.minimum is None else field.minimum
    high = math.inf if field.maximum is None else field.maximum
    # Stricter than Python, which also reads "nan", "1_000" and " 7"; 18 digits always fit an integer column.
    written = re.fullmatch(r"[+-]?[0-9]{1,18}" + ("" if whole else r"(\.[0-9]+)?"), value)
    if written and low <= float(value) <= high:
        return None
    kind = Message("a whole number") if whole else Message("a number")
    bounds = {"low": f"{low:g}", "high": f"{high:g}"}
    if low > -math.inf and high < math.inf:
        kind = Message("{number} from {low} to {high}", number=kind, **bounds)
    elif low > -math.inf:
        kind = Message("{number} from {low}", number=kind, **bounds)
    elif high < math.inf:
        kind = Message("{number} to {high}", number=kind, **bounds)
    return Message('"{value}" is not {number}', value=value, number=kind)
