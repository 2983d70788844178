"""The slider for the day of the network: the span of the record, with a mark wherever ties change."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.tie_days import TieDay, around, tie_days
from tightrope.domain.ties import ACT_DAYS
from tightrope.figures.network import relation_words
from tightrope.figures.template import render
from tightrope.text import say_span, t, tn

MOST_MARKS = 60
"""Into how many stretches the slider is divided; changes of one stretch share a mark."""

MOST_NAMED = 2
"""How many relations a mark names; it counts all."""


@remembered(64, worded=True)
def asof_slider(dossier: Dossier, day: date) -> str:
    """The slider with its marks, a button to the change before and after the day, and the rule, as HTML.

    A record without events has no span: its slider is the day alone.
    """
    first, last = _span(dossier) or (day, day)
    before, after = around(tie_days(dossier), day)
    return render(
        "asof.html",
        first=first,
        length=(last - first).days,
        place=(day - first).days,
        day=day,
        marks=slider_marks(dossier),
        before=change_entry(dossier, [before]) if before else None,
        after=change_entry(dossier, [after]) if after else None,
        act_days=ACT_DAYS,
    )


@remembered()
def _span(dossier: Dossier) -> tuple[date, date] | None:
    """From the first to the last day of the record; None where it has no events."""
    if dossier.events.empty:
        return None
    return dossier.events["start"].min().date(), dossier.events["end"].max().date()


@remembered(worded=True)
def slider_marks(dossier: Dossier) -> list[dict[str, Any]]:
    """The marks below the slider: where each stands (`at`, in percent), where it leads, what changes."""
    if not (span := _span(dossier)):
        return []
    first, last = span
    length = max((last - first).days, 1)
    inside = [one for one in tie_days(dossier) if first <= one.day <= last]
    together = groupby(inside, key=lambda one: (one.day - first).days * MOST_MARKS // (length + 1))
    return [
        {**change_entry(dossier, days), "at": round(100 * (days[0].day - first).days / length, 2)}
        for days in (list(found) for _, found in together)
    ]


def change_entry(dossier: Dossier, days: list[TieDay]) -> dict[str, Any]:
    """Where a mark or button leads, how much changes there, and what, in words, the best supported first."""
    relations = rows_of(dossier, "relations")
    begun, ended = ([one for day in days for one in ids(day)] for ids in (_begun, _ended))
    counts = [
        tn("{n} relation begins", "{n} relations begin", len(begun)) if begun else "",
        tn("{n} has ended", "{n} have ended", len(ended)) if ended else "",
    ]
    changed = sorted(
        [(one, "+") for one in begun] + [(one, "–") for one in ended],
        key=lambda pair: (-relations[pair[0]].source_count, pair),
    )
    rest = len(changed) - MOST_NAMED
    lines = [f"{say_span(days[0].day, days[-1].day)}: {t(', ').join(filter(None, counts))}"]
    lines += [f"{sign} {relation_words(dossier, one)}" for one, sign in changed[:MOST_NAMED]]
    lines += [tn("and {n} more", "and {n} more", rest)] if rest > 0 else []
    return {"day": days[0].day, "count": len(changed), "words": "\n".join(lines)}


_begun, _ended = attrgetter("begun"), attrgetter("ended")
