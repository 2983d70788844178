"""A guided tour on paper: its steps in sequence, each with both pictures of its view, then the sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.domain.remember import remembered
from tightrope.domain.tours import Step, tours
from tightrope.exports.picture import both_pictures
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.pictures import chosen_in, picture_of
from tightrope.figures.template import render
from tightrope.figures.tours import PAGE, step_entry
from tightrope.sentence import opened_words, sentence
from tightrope.step_views import step_view
from tightrope.text import language, say_day, t
from tightrope.view_state import as_of


@remembered(8, worded=True)
def tour_paper(dossier: Dossier, name: str, base: str, today: date) -> str:
    """A whole tour as HTML to be printed, made when a reader asks for it: drawing its pictures takes a while.

    Parameters
    ----------
    name
        The id of the tour.
    base
        The address of the app, to which the links of the steps are added; no link is printed where it is
        empty, or where the dossier is a reader's own.
    today
        The day on which it is printed.
    """
    tour, notes = tours(dossier)[name], Footnotes(dossier)
    steps = [step_entry(step, tour, notes) | _pictures(dossier, step) for step in tour.steps]
    return render(
        "tour_paper.html",
        tour=tour,
        steps=steps,
        sources=notes.listed(),
        title=dossier.schema.title,
        page="" if dossier.is_own or not base else base + PAGE,
        version="" if dossier.is_own else dossier.version,
        licence=dossier.schema.licence,
        today=say_day(today),
    )


def _pictures(dossier: Dossier, step: Step) -> dict[str, Any]:
    """Both pictures of the step, each with its words; the one that the step tells of comes first."""
    view = replace(step_view(dossier, step.id), language=language.get())
    events = apply_filters(dossier, view.filters)
    network = picture_of(dossier, view, as_of(view, dossier), events, chosen_in(dossier, view))
    drawn = both_pictures(dossier, view, events, network)
    opened = opened_words(view, dossier)
    timeline_words = [
        sentence(view, dossier, len(events)),
        t("open: {title}", title=opened) if opened else "",
    ]
    words = (" · ".join(filter(None, timeline_words)), network["alt"])
    pictures = list(zip(drawn, words, strict=True))
    return {"pictures": pictures[::-1] if step.focus == "network" else pictures}
