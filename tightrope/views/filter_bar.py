"""The filters: the search box, and one row of controls."""

from __future__ import annotations

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.figures.controls import filter_controls
from tightrope.figures.search import search_data
from tightrope.view_state import View
from tightrope.views.parts import Written, group, markup, part, written


def filter_bar(dossier: Dossier, view: View) -> None:
    """All filters in one row."""
    with group("filters"):
        part("search", "search_box", searched(dossier))
        markup("controls", filter_controls(dossier, view))


@remembered(worded=True)
def searched(dossier: Dossier) -> Written:
    """`search_data` as it is sent."""
    return written(search_data(dossier))
