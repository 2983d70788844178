"""The page of differing accounts: the picture of the counts, and the table of everything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tightrope.domain.accounts import Attribute, disputes
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.remember import remembered
from tightrope.figures.disputes import NARROW, SUBJECTS, WIDE, disputes_figure, pictured
from tightrope.figures.disputes_table import disputes_head, disputes_table
from tightrope.sentence import sentence
from tightrope.text import t, tn
from tightrope.view_state import View, first_view, to_query
from tightrope.views.board import relax
from tightrope.views.parts import Written, markup, part, written

EVERYTHING = Filters(start=None, end=None)


def head(dossier: Dossier, view: View) -> None:
    """What the page shows, in a sentence."""
    events = apply_filters(dossier, view.filters)
    html = disputes_head(
        in_view(dossier, view.filters),
        view=sentence(View(view.filters), dossier, len(events)),
        everything="" if view.filters == EVERYTHING else _everything(dossier, view),
    )
    markup("disputes-head", html)
    relax(dossier, view, events)


def picture(dossier: Dossier, view: View) -> None:
    """The counts most told of, each account a dot."""
    part("accounts", "accounts", picture_drawn(dossier, view.filters))


def table(dossier: Dossier, view: View) -> None:
    """Everything on which accounts differ in this view, searchable and sortable."""
    markup("disputes", table_html(dossier, view.filters))


def in_view(dossier: Dossier, filters: Filters) -> tuple[Attribute, ...]:
    """What accounts differ on in the events that pass the filters."""
    events = apply_filters(dossier, filters)
    return tuple(one for one in disputes(dossier) if one.event_id in events)


@remembered(4, worded=True)
def picture_drawn(dossier: Dossier, filters: Filters) -> Written:
    """`picture_data` as it is sent."""
    return written(picture_data(dossier, filters))


def picture_data(dossier: Dossier, filters: Filters) -> dict[str, Any]:
    """All the browser needs to draw the counts of every subject in the view, after the most disputed."""
    attributes = in_view(dossier, filters)
    subjects = [
        (t("Most disputed"), frozenset[str]().union(*SUBJECTS.values())),
        (t("Held and freed"), SUBJECTS["held"]),
        (t("Rockets, missiles, drones, shots"), SUBJECTS["fired"]),
        (t("Killed and wounded"), SUBJECTS["hurt"]),
        (t("Crowds and forces"), SUBJECTS["mustered"]),
    ]
    return {
        "pictures": [
            {"name": name, **_drawn(dossier, rows)}
            for name, counted in subjects
            if (rows := pictured(dossier, attributes, counted))
        ],
        "title": t("Counts, each mark one independent account"),
    }


def _drawn(dossier: Dossier, rows: tuple[Attribute, ...]) -> dict[str, Any]:
    links = [_link(dossier, one.event_id) for one in rows]
    return {
        "wide": disputes_figure(dossier, rows, links, WIDE),
        "narrow": disputes_figure(dossier, rows, links, NARROW),
        "links": links,
        "alt": tn(
            "{n} count on which accounts differ, each account a mark",
            "{n} counts on which accounts differ, each account a mark",
            len(rows),
        ),
    }


@remembered(4, worded=True)
def table_html(dossier: Dossier, filters: Filters) -> str:
    """The table as HTML."""
    attributes = in_view(dossier, filters)
    links = {one.event_id: _link(dossier, one.event_id) for one in attributes}
    return disputes_table(dossier, attributes, links)


def _everything(dossier: Dossier, view: View) -> str:
    """The link to this page with no filter; what else the reader has chosen stays."""
    return "accounts" + to_query(replace(view, filters=EVERYTHING), dossier.version)


def _link(dossier: Dossier, event_id: str) -> str:
    return "./" + to_query(replace(first_view(dossier), event=event_id), dossier.version)
