"""Everything on which accounts differ, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tightrope.domain.accounts import Attribute
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.figures.accounts import attribute_entry, attribute_words
from tightrope.figures.cards import when
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.template import render

MOST_DISPUTES = 600
"""How many points the table has at most, each with all that is said of it."""


def disputes_head(attributes: Sequence[Attribute], *, view: str, everything: str) -> str:
    """What the page shows, in a sentence, and what counts as a difference, as HTML.

    Parameters
    ----------
    view
        The view in words.
    everything
        The link to the whole record, empty where that is what is shown.
    """
    return render(
        "accounts_head.html",
        points=len(attributes),
        event_count=len({one.event_id for one in attributes}),
        view=view,
        everything=everything,
    )


def disputes_table(dossier: Dossier, attributes: Sequence[Attribute], links: Mapping[str, str]) -> str:
    """One row for each attribute, in order of time, with every value and who gives it, as HTML.

    `links` says by id where each event opens.
    """
    events = rows_of(dossier, "events")
    listed = sorted(attributes, key=lambda one: -one.independent_count)[:MOST_DISPUTES]
    if len(attributes) <= MOST_DISPUTES:
        listed = list(attributes)
    ordered = sorted(listed, key=lambda one: events[one.event_id].start)
    rows = [_row(dossier, one, links[one.event_id]) for one in ordered]
    return render("accounts.html", rows=rows, total=len(attributes))


def _row(dossier: Dossier, attribute: Attribute, link: str) -> dict[str, Any]:
    event = rows_of(dossier, "events")[attribute.event_id]
    entry = attribute_entry(dossier, attribute, Footnotes(dossier))
    return {
        **entry,
        "words": attribute_words(dossier, attribute),
        "event_id": attribute.event_id,
        "sort": f"{event.start:%Y-%m-%d}",
        "when": when(event),
        "title": event.title,
        "link": link,
        "independent": attribute.independent_count,
        "denied": any(value.value.denies for value in attribute.values),
        "partisan": attribute.is_partisan_only,
    }
