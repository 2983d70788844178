"""The parts of the sources page: its sentence, how firmly the view stands, and the list."""

from __future__ import annotations

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.domain.remember import remembered
from tightrope.figures.sources import footing_html, sources_head, sources_list
from tightrope.view_state import View
from tightrope.views.board import relax
from tightrope.views.parts import Written, markup, part, written


def head(dossier: Dossier, view: View) -> None:
    """Which sources are listed, in one sentence."""
    markup("sources-head", sources_head(dossier, view))
    relax(dossier, view, apply_filters(dossier, view.filters))


def footing(dossier: Dossier, view: View) -> None:
    """How much rests on one text, and how much on partisan texts only."""
    markup("sources-footing", footing_html(dossier, apply_filters(dossier, view.filters)))


def listing(dossier: Dossier, view: View) -> None:
    """Every source, to be searched, narrowed and sorted in the browser."""
    part("sources-list", "sources", sources_listed(dossier, apply_filters(dossier, view.filters)))


@remembered(4, worded=True)
def sources_listed(dossier: Dossier, events: Choice) -> Written:
    """`sources_list` as it is sent."""
    return written(sources_list(dossier, events))
