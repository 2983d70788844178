"""The page of the guided tours: the choice of one, or its text beside the pictures of the main page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.domain.remember import remembered
from tightrope.domain.tours import step_of
from tightrope.exports.tour_paper import tour_paper
from tightrope.figures.template import render
from tightrope.figures.tours import PAGE, step_query, tour_page, tours_choice
from tightrope.sentence import count_of, network_phrases, phrases
from tightrope.step_views import step_view
from tightrope.view_state import View, as_of
from tightrope.views import board, state
from tightrope.views.parts import Written, group, markup, part, written
from tightrope.views.taking import address
from tightrope.views.truth import record, truth


def page(dossier: Dossier, view: View) -> None:
    """The step that is asked for, or all tours."""
    if view.step:
        player(dossier, view, view.step)
    else:
        markup("tours", tours_choice(dossier))
        truth(dossier, view)


def player(dossier: Dossier, view: View, step_id: str) -> None:
    """The text of a tour beside the pictures.

    They are the parts of the main page under the same names, so that the browser keeps them
    when the reader comes and goes. Text and sources are the same for all steps: which of it is shown, the
    browser knows from `truth`.
    """
    events = apply_filters(dossier, view.filters)
    day = as_of(view, dossier)
    name = step_of(dossier, step_id).tour
    text, sources = told(dossier, name)
    with group("story"):
        part("tour", "tour", text)
        markup("tour-view", _view_bar(dossier, view, step_id, events))
        board.timeline_pane(dossier, view, events)
        board.network_pane(dossier, view, day)
        if opened := board.findings(dossier, view, day) + board.opened(dossier, view, events, day):
            markup("card", opened)
        part("tour-sources", "tour", sources)
        on_paper(dossier, name)
    record(dossier, view, events)
    truth(dossier, view)


def on_paper(dossier: Dossier, tour: str) -> None:
    """The whole tour with its pictures, where the click before this run asked to print it."""
    asked, serial = state.taken()
    if asked == "tour":
        html = tour_paper(dossier, tour, address(), date.today())
        part("tour-paper", "tour_paper", {"html": html}, {"serial": serial})


@remembered(16, worded=True)
def told(dossier: Dossier, tour: str) -> tuple[Written, Written]:
    """The text of a tour and its sources, as they are sent."""
    page = tour_page(dossier, tour)
    return written({"html": page.text}), written({"html": page.sources})


def _view_bar(dossier: Dossier, view: View, step_id: str, events: Choice) -> str:
    """What the pictures show, the way back to the step where that is something else, and the way out."""
    own = replace(step_view(dossier, step_id), language=view.language, embed=view.embed)
    link = "" if view == own else PAGE + step_query(step_of(dossier, step_id))
    query = urlencode(state.params(replace(view, step=None)), doseq=True)
    return render(
        "tour_view.html",
        count=count_of(len(events), dossier),
        phrases=phrases(view, dossier) + network_phrases(view),
        step_link=link,
        leave=f".{'?' if query else ''}{query}",
    )
