"""A reader's own file in words: what can be opened, what was found in it, and whose data is on the page."""

from __future__ import annotations

from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.opening.acled import DEADLY
from tightrope.domain.opening.columns import USES
from tightrope.domain.opening.days import Order
from tightrope.domain.opening.files import Opening
from tightrope.domain.opening.limits import MEGABYTE, MOST_BYTES, MOST_EVENTS, MOST_TOLD
from tightrope.figures.template import render
from tightrope.text import language, say_number, t, tn, translator


def own_bar(own: Dossier | None, *, name: str, elsewhere: bool) -> str:
    """Whose data is on the page, or (without a dossier) that it is gone, as HTML."""
    events = tn("{n} event", "{n} events", len(own.events)) if own else ""
    return render(
        "own_bar.html",
        own=own,
        name=name,
        events=events,
        restriction=_restriction(own) if own else "",
        elsewhere=elsewhere,
    )


def own_intro() -> str:
    """What can be opened, and what happens to it, as HTML."""
    return render("own_intro.html", most_bytes=MOST_BYTES // MEGABYTE, most_events=say_number(MOST_EVENTS))


def own_preview(opening: Opening, *, order: Order) -> str:
    """What a file was recognized as, its columns, its problems and the choice, as HTML."""
    own = opening.dossier
    return render(
        "own_preview.html",
        name=opening.name,
        kind=opening.kind,
        kind_words=_kind_words(opening),
        notices=[str(notice) for notice in opening.notices],
        restriction=_restriction(own) if own and opening.kind != "table" else "",
        uses=_uses(opening),
        unused=[column.name for column in opening.columns if not column.use],
        columns=[column.name for column in opening.columns],
        missing=t(", ").join(str(USES[key].label) for key in opening.missing),
        numbered=opening.numbered or bool(order),
        order=order,
        problems=[str(problem) for problem in opening.problems[:MOST_TOLD]],
        untold=max(0, len(opening.problems) - MOST_TOLD),
        problem_count=tn("{n} problem", "{n} problems", len(opening.problems)),
        can_open=own is not None,
        events=tn("{n} event", "{n} events", opening.events),
        counts=_counts(own),
        left_out=opening.left_out,
        deadly=DEADLY,
    )


def _restriction(own: Dossier) -> str:
    """Why its rows must not be passed on; in the reader's language where the words are ours."""
    return translator(language.get())(own.schema.licence.restriction)


def _kind_words(opening: Opening) -> str:
    return {
        "dossier": t("A ZIP of Tightrope’s tables"),
        "acled": t("An ACLED export"),
        "table": t("A table of events, read like an ACLED export"),
        "": t("This file cannot be opened"),
    }[opening.kind]


def _uses(opening: Opening) -> list[dict[str, Any]]:
    """For each use its column, by place, and an example of what stands in it."""
    if not opening.columns:
        return []
    held = {column.use: (place, column) for place, column in enumerate(opening.columns) if column.use}
    return [
        {
            "key": use.key,
            "label": str(use.label),
            "required": use.required,
            "place": held[use.key][0] if use.key in held else -1,
            "example": held[use.key][1].example if use.key in held else "",
        }
        for use in USES.values()
    ]


def _counts(own: Dossier | None) -> str:
    if own is None:
        return ""
    parts = [
        tn("{n} actor", "{n} actors", len(own.actors)),
        tn("{n} place", "{n} places", len(own.places)),
        tn("{n} source", "{n} sources", len(own.sources)),
        tn("{n} tie between actors", "{n} ties between actors", len(own.relations)),
    ]
    return t(", ").join(parts)
