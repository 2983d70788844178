"""The slider for the day of the network: the span of the record, with a mark wherever ties change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.tie_days import TieDay, around, tie_days
from tightrope.domain.ties import ACT_DAYS
from tightrope.figures.network import relation_words
from tightrope.figures.template import render
from tightrope.text import say_span, tn

MOST_MARKS = 72
"""Into how many stretches the slider is divided; changes of one stretch share a mark."""

MOST_NAMED = 4
"""How many relations a mark names; it counts all."""


def asof_slider(dossier: Dossier, day: date) -> str:
    """The slider with its marks, a button to the change before and after the day, and the rule, as HTML."""
    first, last = _span(dossier)
    before, after = around(tie_days(dossier), day)
    return render(
        "asof.html",
        first=first,
        length=(last - first).days,
        place=(day - first).days,
        day=day,
        marks=_marks(dossier),
        before=_entry(dossier, [before]) if before else None,
        after=_entry(dossier, [after]) if after else None,
        act_days=ACT_DAYS,
    )


def _span(dossier: Dossier) -> tuple[date, date]:
    """From the first to the last day of the record."""
    return dossier.events["start"].min().date(), dossier.events["end"].max().date()


@remembered(worded=True)
def _marks(dossier: Dossier) -> list[dict[str, Any]]:
    first, last = _span(dossier)
    length = max((last - first).days, 1)
    inside = [one for one in tie_days(dossier) if first <= one.day <= last]
    together = groupby(inside, key=lambda one: (one.day - first).days * MOST_MARKS // (length + 1))
    return [
        {**_entry(dossier, days), "at": round(100 * (days[0].day - first).days / length, 2)}
        for days in (list(found) for _, found in together)
    ]


def _entry(dossier: Dossier, days: list[TieDay]) -> dict[str, Any]:
    """Where a mark or button leads, how much changes there, and what, in words."""
    changed = list(_changed(dossier, days))
    begun, ended = (sum(len(ids) for ids in found) for found in zip(*((d.begun, d.ended) for d in days)))  # noqa: B905
    counts = [
        tn("{n} relation begins", "{n} relations begin", begun) if begun else "",
        tn("{n} has ended", "{n} have ended", ended) if ended else "",
    ]
    rest = len(changed) - MOST_NAMED
    lines = [f"{say_span(days[0].day, days[-1].day)}: {', '.join(filter(None, counts))}"]
    lines += changed[:MOST_NAMED]
    lines += [tn("and {n} more", "and {n} more", rest)] if rest > 0 else []
    return {"day": days[0].day, "count": begun + ended, "words": "\n".join(lines)}


def _changed(dossier: Dossier, days: list[TieDay]) -> Iterator[str]:
    """Each relation that begins or has ended, in words, those held up by most statements first."""
    relations = rows_of(dossier, "relations")
    signs = [(one, "+") for day in days for one in day.begun] + [
        (one, "–") for day in days for one in day.ended
    ]
    for relation_id, sign in sorted(signs, key=lambda pair: (-relations[pair[0]].source_count, pair)):
        yield f"{sign} {relation_words(dossier, relation_id)}"
