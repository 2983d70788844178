"""The marks of the timeline: each event as it is drawn, wherever it will stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.figures.theme import CERTAIN, SIZES
from tightrope.text import apart, say_span

DAY = 86_400_000
"""A day in the milliseconds Plotly counts in."""


@dataclass(frozen=True)
class Mark:
    """An event as the timeline draws it; times in milliseconds since 1970."""

    event_id: str
    code: str
    at: int
    before: int
    after: int
    size: int
    hollow: bool
    hover: str


@remembered(4096, worded=True)
def mark(dossier: Dossier, event_id: str) -> Mark:
    """An event as a mark.

    An event of a known day stands on that day, its bar running on to its last day. An event known to the
    month or year only stands in the middle of its bar.
    """
    event = rows_of(dossier, "events")[event_id]
    start, end = moment(event.start), moment(event.end) + DAY
    exact = event.date_precision == "day"
    at = start + DAY // 2 if exact else (start + end) // 2
    longer = end - start > DAY
    certainty = "" if event.status == CERTAIN else f" · {dossier.label('events', 'status', event.status)}"
    heading = escape(say_span(event.start.date(), event.end.date()) + certainty)
    return Mark(
        event_id=event_id,
        code=event.event_type,
        at=at,
        before=0 if exact else at - start,
        after=end - at if longer else 0,
        size=SIZES[event.significance],
        hollow=event.status != CERTAIN,
        hover="<br>".join(
            [f"<b>{apart(heading)}</b>", *(apart(escape(line)) for line in broken(event.title, 44))]
        ),
    )


def moment(day: date) -> int:
    """The first moment of a day, in milliseconds since 1970."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def broken(text: str, most: int) -> list[str]:
    """The text in lines of at most so many letters, broken between words."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
