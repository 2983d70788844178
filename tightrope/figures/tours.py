"""The guided tours as HTML: the choice of one, the text of each with its footnotes, the way through it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.domain.tours import Step, Tour, tours
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.rounds import runs
from tightrope.figures.template import render
from tightrope.text import SOURCE_LANGUAGE, language, t

PAGE = "story"
"""The page of the tours, by its path."""


@dataclass(frozen=True)
class TourPage:
    """The HTML of a tour: all its steps, of which the browser shows one, and the sources of all."""

    text: str
    sources: str


def step_query(step: Step) -> str:
    """The link to a step from the page of the tours, in the reader’s language, from its question mark on."""
    spoken = {} if language.get() == SOURCE_LANGUAGE else {"lang": language.get()}
    return "?" + urlencode({"tour": step.tour, "step": step.id} | spoken)


def tour_links(dossier: Dossier) -> list[tuple[str, str]]:
    """The first words of each tour's title, up to its colon, with the link to its first step."""
    return [
        (tour.title.partition(":")[0], PAGE + step_query(tour.steps[0])) for tour in tours(dossier).values()
    ]


@remembered(2, worded=True)
def tours_choice(dossier: Dossier) -> str:
    """All tours with their steps, to choose from."""
    found = [
        {
            "title": tour.title,
            "description": tour.description,
            "steps": [(step.title, PAGE + step_query(step)) for step in tour.steps],
        }
        for tour in tours(dossier).values()
    ]
    return render("tours.html", tours=found) if found else render("tours_none.html")


@remembered(4, worded=True)
def tour_page(dossier: Dossier, name: str) -> TourPage:
    """A tour by its id: one text for all its steps, so that a step to the next sends none of it."""
    tour, notes = tours(dossier)[name], Footnotes(dossier)
    steps = [step_entry(step, tour, notes) for step in tour.steps]
    others = [
        (one.title, PAGE + step_query(one.steps[0])) for one in tours(dossier).values() if one.id != name
    ]
    return TourPage(
        render("tour.html", tour=tour, steps=steps, page=PAGE, others=others, is_own=dossier.is_own),
        render(
            "tour_sources.html", sources=notes.listed(), steps_of=_steps_of(tour), version=dossier.version
        ),
    )


def step_entry(step: Step, tour: Tour, notes: Footnotes) -> dict[str, Any]:
    """A step for a template, its sources numbered by the notes.

    Returns
    -------
    dict
        `id`, `title`, `focus`, `link`, `progress`, `said` (its place and title, to be read aloud), and
        `sentences`, each with its `text` and its footnote `marks`.
    """
    return {
        "id": step.id,
        "title": step.title,
        "focus": step.focus,
        "link": step_query(step),
        "progress": t("{n} of {total}", n=step.position, total=len(tour.steps)),
        "said": t("Step {n} of {total}: {title}", n=step.position, total=len(tour.steps), title=step.title),
        "sentences": [
            {"text": one.text, "marks": runs(notes.number(source) for source in one.sources)}
            for one in step.sentences
        ],
    }


def _steps_of(tour: Tour) -> dict[str, str]:
    """Source id → the ids of the steps that cite it, joined by spaces."""
    citing: dict[str, list[str]] = defaultdict(list)
    for step in tour.steps:
        for source in dict.fromkeys(source for one in step.sentences for source in one.sources):
            citing[source].append(step.id)
    return {source: " ".join(steps) for source, steps in citing.items()}
