"""Dates as tables have them, to ISO days; what can be read in two ways is told."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

import pandas as pd

from tightrope.message import Message

Order = Literal["", "day first", "month first"]

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
WORDED = re.compile(
    r"(?:[a-z]+,? )?([0-9]{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3})[a-z]*\.?[ .,-]+([0-9]{4})", re.I
)
MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.I)
NUMBERS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?:[T ].*)?")
SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
"""The number by which a spreadsheet counts days; five digits are 1927 to 2173."""

COMPACT = re.compile(r"[0-9]{8}")


def read_days(texts: pd.Series, order: Order = "") -> tuple[pd.Series, list[Message]]:
    """The ISO day of each text, empty where it is none, and notices of how the dates were read.

    Parameters
    ----------
    texts
        Dates as written: `2025-05-16`, `16 May 2025`, `May 16, 2025`, `16/05/2025`, `20250516`, the number of
        a spreadsheet.
    order
        How `05/06/2025` is meant. Where it is not said, the whole column tells; where it cannot, the day is
        taken to come first, which the notice says.
    """
    distinct = [text for text in texts.unique().tolist() if text]
    numbered = [found for text in distinct if (found := NUMBERS.fullmatch(text))]
    notices: list[Message] = []
    if numbered:
        day_first = order != "month first"
        if not order:
            day_first, notices = _order_of(numbered)
        else:
            notices = [_as_said(numbered[0][0], day_first=day_first)]
    else:
        day_first = True
    days = {text: _day(text, day_first) for text in distinct}
    read = [days.get(text, "") for text in texts.tolist()]
    return pd.Series(read, index=texts.index, dtype="str"), notices


def _order_of(numbered: list[re.Match[str]]) -> tuple[bool, list[Message]]:
    """Whether the day comes first, and what to say of it."""
    day_first = any(int(found[1]) > 12 for found in numbered)
    month_first = any(int(found[2]) > 12 for found in numbered)
    if day_first and not month_first:
        return True, [Message("Dates were read with the day first, as some of them can only mean that.")]
    if month_first and not day_first:
        return False, [Message("Dates were read with the month first, as some of them can only mean that.")]
    for found in numbered:
        if int(found[1]) <= 12 and (day := _written(found[3], found[2], found[1])):
            guess = Message(
                "Dates such as {example} can mean two days; they were read with the day first ({day}).",
                example=found[0],
                day=date.fromisoformat(day),
            )
            return True, [guess]
    return True, []


def _as_said(example: str, *, day_first: bool) -> Message:
    if day_first:
        return Message("Dates such as {example} were read with the day first, as you said.", example=example)
    return Message("Dates such as {example} were read with the month first, as you said.", example=example)


def _day(text: str, day_first: bool) -> str:
    if found := ISO.fullmatch(text):
        return _written(found[1], found[2], found[3])
    if found := WORDED.fullmatch(text):
        return _written(found[3], _month(found[2]), found[1])
    if found := MONTH_FIRST.fullmatch(text):
        return _written(found[3], _month(found[1]), found[2])
    if found := NUMBERS.fullmatch(text):
        first, second = (found[1], found[2]) if day_first else (found[2], found[1])
        # Where the column says otherwise, 13/25 has still only one meaning.
        return _written(found[3], second, first) or _written(found[3], first, second)
    if COMPACT.fullmatch(text):
        return _written(text[:4], text[4:6], text[6:])
    if SERIAL.fullmatch(text):
        return (pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(float(text)))).date().isoformat()
    return ""


def _month(word: str) -> str:
    return str(MONTHS.index(word.casefold()) + 1) if word.casefold() in MONTHS else "0"


def _written(year: str, month: str, day: str) -> str:
    """The ISO day, or the empty text where the calendar has none or the pages could not show it."""
    y, m, d = int(year), int(month), int(day)
    if not (1900 <= y <= 2100 and 1 <= m <= 12 and 1 <= d <= monthrange(y, m)[1]):
        return ""
    return f"{y:04}-{m:02}-{d:02}"
