"""What the first reader of a fresh server would wait for, done before they come; and what the next would."""

from __future__ import annotations

from tightrope.domain.filters import apply_filters
from tightrope.domain.ties import ties_as_of
from tightrope.domain.wording import in_language
from tightrope.figures.tables import events_table
from tightrope.text import SOURCE_LANGUAGE, language, languages
from tightrope.view_state import as_of, first_view
from tightrope.views.board import timeline_drawn
from tightrope.views.data import shared
from tightrope.views.filter_bar import searched


def warm() -> None:
    """Load the dossier and work out what the first view shows, in the language most readers come in."""
    _first_view(SOURCE_LANGUAGE)


def warm_others() -> None:
    """Work out what the first view shows in every other language."""
    for code in languages()[1:]:
        _first_view(code)


def _first_view(code: str) -> None:
    language.set(code)
    record = in_language(shared(), code)
    view = first_view(record)
    timeline_drawn(record, view.filters, view.lanes)
    events_table(record, apply_filters(record, view.filters))
    ties_as_of(record, as_of(view, record), view.undated)
    searched(record)
