"""A crowded timeline: how many events each lane has in each span of time, not a mark for each event."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from html import escape
from math import sqrt

import numpy as np
import pandas as pd

from tightrope.domain.choice import choice_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.lanes import lane_table
from tightrope.domain.remember import remembered
from tightrope.figures.marks import DAY, Mark, moment
from tightrope.figures.placing import Band, Format, Spot, stand
from tightrope.text import apart, say_number, say_span, t, tn

MOST_EXACT = 600
"""How many events are drawn one by one; of more, which nobody could tell apart, the timeline draws counts."""

MOST_SPANS = 42
"""Into how many spans a window is cut at most, so that their marks stand side by side."""

STEPS = ("D", "7D", "MS", "QS", "YS", "5YS", "25YS")
"""Days, weeks from the first day on, months, quarters, years and more: the finest that is not too fine."""

SMALLEST, LARGEST = 5, 30
"""Pixels across the mark of one event and of the fullest span, where there is room."""


def is_crowded(events: Collection[str]) -> bool:
    """Whether there are too many events to draw them one by one."""
    return len(events) > MOST_EXACT


def spans(window: tuple[date, date], most: int = MOST_SPANS) -> list[tuple[date, date]]:
    """The spans a window is cut into, at most so many if it can be: the first and last day of each."""
    first, last = window
    for step in STEPS:
        begins = [first]
        begins += [one.date() for one in pd.date_range(first, last, freq=step) if one.date() > first]
        if len(begins) <= most:
            break
    days = pd.Timedelta(days=1)
    return [
        (begin, (pd.Timestamp(after) - days).date())
        for begin, after in zip(begins, [*begins[1:], (pd.Timestamp(last) + days).date()], strict=True)
    ]


def crowd(
    dossier: Dossier, events: Iterable[str], window: tuple[date, date], lanes: str, form: Format
) -> tuple[list[tuple[Spot, int, str]], list[Band]]:
    """A mark for each lane and span that has events, with their number and the lane; and the lanes.

    The id of a mark is its span as a window of the link, `from..to`. An event that begins before the window
    counts in its first span, one of uncertain date in the middle of the days it may have happened on. The
    numbers of a lane add up to its events.
    """
    cut = spans(window)
    edges = np.array([begin for begin, _ in cut], dtype="datetime64[D]")
    span_of = np.clip(np.searchsorted(edges, _days(dossier), side="right") - 1, 0, len(cut) - 1)
    counted = {
        lane: np.bincount(span_of[places], minlength=len(cut))
        for lane, places in lane_table(dossier, lanes).within(choice_of(dossier, events).mask)
    }
    most = max((int(counts.max()) for counts in counted.values()), default=1)
    room = min(LARGEST, 1.15 * form.width / len(cut))
    marks = {
        lane: [
            _mark(
                cut[place], number := int(counts[place]), SMALLEST + (room - SMALLEST) * sqrt(number / most)
            )
            for place in np.flatnonzero(counts).tolist()
        ]
        for lane, counts in counted.items()
    }
    spots, bands = stand(marks, {lane: [0] * len(inside) for lane, inside in marks.items()}, form)
    numbers = [
        (int(counts[place]), lane) for lane, counts in counted.items() for place in np.flatnonzero(counts)
    ]
    return [(spot, *number) for spot, number in zip(spots, numbers, strict=True)], bands


@remembered()
def _days(dossier: Dossier) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    """The day on which the timeline draws each event."""
    events = dossier.events
    start, end = (events[column].to_numpy().astype("datetime64[D]") for column in ("start", "end"))
    exact = events["date_precision"].eq("day").to_numpy()
    return np.where(exact, start, start + (end - start) // 2)


def _mark(span: tuple[date, date], count: int, size: float) -> Mark:
    first, last = moment(span[0]), moment(span[1]) + DAY
    advice = "" if span[0] == span[1] else f"<br>{escape(t('Choose it to see each'))}"
    events = tn("{number} event", "{number} events", count, number=say_number(count))
    return Mark(
        event_id=f"{span[0]}..{span[1]}",
        code="",
        at=(first + last) // 2,
        before=0,
        after=0,
        size=round(size),
        hollow=False,
        hover=f"<b>{apart(escape(say_span(*span)))}</b><br>{apart(escape(events))}{advice}",
    )
