"""Partial dates ("2020", "2020-06", "2020-06-25") as closed intervals of days.

Only the calendar is here; how an interval is said in words belongs to the text layer.
"""

import re
from calendar import monthrange
from datetime import date

from tightrope.message import MessageError

PARTIAL_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""The pattern of a partial date; a field of the schema with this pattern holds such dates."""

_PARTIAL_DATE = re.compile(PARTIAL_DATE)


class DateError(MessageError, ValueError):
    """A text is no partial date, or two of them are no interval."""


def earliest(text: str) -> date:
    """First day that a partial date can mean.

    Parameters
    ----------
    text
        A year, a month or a day, written as ISO 8601: "2020", "2020-06", "2020-06-25".

    Raises
    ------
    DateError
        If the text is no partial date, or names a day that the calendar does not have.

    Examples
    --------
    >>> earliest("2020-06")
    datetime.date(2020, 6, 1)
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def latest(text: str) -> date:
    """Last day that a partial date can mean.

    Parameters and errors are those of `earliest`.

    Examples
    --------
    >>> latest("2020-02")
    datetime.date(2020, 2, 29)
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def interval(start: str, end: str = "") -> tuple[date, date]:
    """Closed interval of days that a pair of partial dates spans.

    Parameters
    ----------
    start
        The partial date on which something began.
    end
        The partial date on which it ended; empty when it began and ended within `start`.

    Returns
    -------
    tuple of date
        The first and the last day; both belong to the interval.

    Raises
    ------
    DateError
        If either is no partial date, or the end lies before the start.

    Examples
    --------
    >>> interval("2020-06-25", "2020-06")
    (datetime.date(2020, 6, 25), datetime.date(2020, 6, 30))
    """
    first, last = earliest(start), latest(end or start)
    if last < first:
        raise DateError("{end} is before {start}", end=end, start=start)
    return first, last


def _parts(text: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of a partial date, with None for what it leaves open."""
    if not _PARTIAL_DATE.fullmatch(text):
        raise DateError('"{text}" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD', text=text)
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    if not year:
        raise DateError('"{text}" is not a date; years begin with 0001', text=text)
    if month and day and day > (most := monthrange(year, month)[1]):
        raise DateError('"{text}" is not a date; that month has {most} days', text=text, most=most)
    return year, month, day
