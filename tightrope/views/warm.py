"""What the first reader of a fresh server would wait for, done before they come."""

from __future__ import annotations

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.domain.ties import ties_as_of
from tightrope.domain.wording import in_language
from tightrope.figures.tables import events_table
from tightrope.text import language, languages
from tightrope.view_state import as_of, first_view
from tightrope.views.board import timeline_drawn
from tightrope.views.data import shared
from tightrope.views.filter_bar import searched


def warm() -> None:
    """Load the dossier and work out what the first view shows, in every language."""
    for code in languages():
        language.set(code)
        _first_view(in_language(shared(), code))


def _first_view(record: Dossier) -> None:
    view = first_view(record)
    timeline_drawn(record, view.filters, view.lanes)
    events_table(record, apply_filters(record, view.filters))
    ties_as_of(record, as_of(view, record), view.undated)
    searched(record)
