"""The page of the two rounds: the comparison, the network of each and what changed between them.

Footnotes run through the whole page, so all of its HTML is made at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tightrope.domain.accounts import Attribute
from tightrope.domain.changes import Change, parting, tie_changes
from tightrope.domain.choice import choice_of
from tightrope.domain.dates import earliest, interval
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.rounds import Cell, basis_of, comparison
from tightrope.domain.ties import ACT_DAYS, ACTS, Tie, ties_as_of, weigh_actors
from tightrope.figures.accounts import attribute_entry
from tightrope.figures.cards import when
from tightrope.figures.drawn import KEY_ACTORS, KEY_SOURCES
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.layout import framed
from tightrope.figures.network import (
    network_data,
    network_drawing,
    short_name,
    sign_name,
)
from tightrope.figures.template import render
from tightrope.text import say_day, say_span, t
from tightrope.view_state import View, to_query

MOST_CHANGES = 300
"""How many ties gained, turned or lost are listed, best supported first; all are counted."""


@dataclass(frozen=True)
class RoundsPage:
    """The HTML above the networks and below them."""

    table: str
    changes: str


def round_view(dossier: Dossier, name: str) -> View:
    """The view of the main page that shows a round: its days, and the network on its day."""
    row = rows_of(dossier, "rounds")[name]
    start, end = interval(row.date_start, row.date_end)
    return View(filters=Filters(start=start, end=end), asof=earliest(row.network_day))


@remembered(4, worded=True)
def rounds_page(dossier: Dossier) -> RoundsPage:
    """The comparison of all rounds, and what changed between the networks of the first and the last."""
    if dossier.rounds.empty:
        return RoundsPage(render("rounds_none.html"), "")
    notes = Footnotes(dossier)
    heads = {name: _head(dossier, name) for name in dossier.rounds.index}
    criteria = [
        {
            "id": criterion,
            "code": dossier.codes("round_sentences", "criterion")[criterion],
            "cells": [_cell_entry(dossier, cell, notes) for cell in cells.values()],
        }
        for criterion, cells in comparison(dossier).items()
    ]
    table = render("rounds.html", rounds=heads, criteria=criteria, runs=runs)
    return RoundsPage(table, _changes(dossier, notes) if len(dossier.rounds) > 1 else "")


def _head(dossier: Dossier, name: str) -> dict[str, str]:
    row, view = rows_of(dossier, "rounds")[name], round_view(dossier, name)
    return {
        "title": row.title,
        "when": say_span(*interval(row.date_start, row.date_end)),
        "link": to_query(view, dossier.version),
    }


def _cell_entry(dossier: Dossier, cell: Cell, notes: Footnotes) -> dict[str, Any]:
    sentences = [
        {"text": one.text, "marks": _marks(notes, (row.source_id for row in one.claims))}
        for one in cell.sentences
    ]
    basis = basis_of(dossier, cell)
    return {
        "round": cell.round,
        "sentences": sentences,
        "statement_count": len(cell.claims),
        "differ": any(one.is_disputed for attributes in basis.values() for one in attributes),
        "events": [_event_entry(dossier, cell, event, basis[event], notes) for event in basis],
    }


def _event_entry(
    dossier: Dossier, cell: Cell, event_id: str, attributes: list[Attribute], notes: Footnotes
) -> dict[str, Any]:
    event = rows_of(dossier, "events")[event_id]
    view = replace(round_view(dossier, cell.round), asof=None, event=event_id)
    return {
        "title": event.title,
        "when": when(event),
        "link": to_query(view, dossier.version),
        "attributes": [attribute_entry(dossier, attribute, notes) for attribute in attributes],
    }


def _marks(notes: Footnotes, sources: Iterable[str]) -> list[tuple[int, int]]:
    """The numbers of sources as runs."""
    return runs(notes.number(source) for source in sources)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs of neighbours, first and last: 1, 2, 3 and 7 are (1, 3) and (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


@remembered(worded=True)
def round_network(dossier: Dossier, name: str) -> dict[str, Any]:
    """All the browser needs to draw the alliance network on the day of a round, under a heading.

    It has the actors of the events of all rounds, the same for each, so that what differs between two
    pictures are the ties.
    """
    row, day, ties = rows_of(dossier, "rounds")[name], _day(dossier, name), _ties(dossier, name)
    drawing = network_drawing(dossier, ties, _leads(dossier), day)
    heading = render("rounds_network.html", day=say_day(day), reason=row.network_reason)
    return network_data(drawing, day) | {"tools": heading}


def _day(dossier: Dossier, name: str) -> date:
    return earliest(rows_of(dossier, "rounds")[name].network_day)


def _ties(dossier: Dossier, name: str) -> tuple[Tie, ...]:
    return ties_as_of(dossier, _day(dossier, name), False)


def _cast(dossier: Dossier) -> dict[str, int]:
    """Everyone with a part in the events of any round, and how much each matters to them."""
    views = [round_view(dossier, name) for name in dossier.rounds.index]
    events = dict.fromkeys(event for view in views for event in apply_filters(dossier, view.filters))
    return weigh_actors(dossier, choice_of(dossier, events))


def _leads(dossier: Dossier) -> dict[str, int]:
    """Those of the cast who are drawn: the weightiest in the frame who have a firm tie on any of the days."""
    cast = _cast(dossier)
    ties = [tie for name in dossier.rounds.index for tie in _ties(dossier, name)]
    firm = [tie for tie in ties if tie.sources >= KEY_SOURCES and {tie.a, tie.b} <= cast.keys()]
    fit = framed(dossier) & {actor for tie in firm for actor in (tie.a, tie.b)}
    return dict([one for one in cast.items() if one[0] in fit][:KEY_ACTORS])


def _changes(dossier: Dossier, notes: Footnotes) -> str:
    first, last = dossier.rounds.index[0], dossier.rounds.index[-1]
    cast = _cast(dossier)
    changes = tie_changes(
        *([tie for tie in _ties(dossier, name) if {tie.a, tie.b} <= cast.keys()] for name in (first, last))
    )
    grouped: dict[str, list[dict[str, Any]]] = {"gained": [], "turned": [], "lost": []}
    for change in changes:
        if len(listed := grouped.get(change.kind, [])) < MOST_CHANGES and change.kind in grouped:
            name = first if change.kind == "lost" else last
            listed.append(_change_entry(dossier, change, name, notes))
    return render(
        "rounds_changes.html",
        days=[say_day(_day(dossier, name)) for name in (first, last)],
        changes=grouped,
        counts=Counter(change.kind for change in changes),
        cast=len(cast),
        act_days=ACT_DAYS,
        sources=notes.listed(),
        version=dossier.version,
    )


def _change_entry(dossier: Dossier, change: Change, name: str, notes: Footnotes) -> dict[str, Any]:
    """A changed tie for the list; its link opens it on the day of the round that has it."""
    actors, day = rows_of(dossier, "actors"), _day(dossier, dossier.rounds.index[-1])
    view = replace(round_view(dossier, name), tie=change.tie.id)
    signs = dict.fromkeys(tie.sign for tie in (change.before, change.after) if tie)
    return {
        "one": short_name(actors[change.tie.a].name),
        "other": short_name(actors[change.tie.b].name),
        "signs": [(sign, sign_name(sign)) for sign in signs],
        "firm": change.tie.sources >= KEY_SOURCES,
        "came": [_relation_entry(dossier, one, notes) for one in change.came],
        "went": [
            _relation_entry(dossier, one, notes)
            | {"parting": parting(rows_of(dossier, "relations")[one], day)}
            for one in change.went
        ],
        "link": to_query(view, dossier.version),
    }


def _say_when(relation: Any) -> str:  # noqa: ANN401 - a row
    """The dates of a relation in words; a state without a known end says since when."""
    if not relation.valid_from:
        return t("until {day}", day=say_span(*interval(relation.valid_to))) if relation.valid_to else ""
    if relation.valid_to or relation.relation in ACTS:
        return say_span(*interval(relation.valid_from, relation.valid_to))
    return t("since {day}", day=say_span(*interval(relation.valid_from)))


def _relation_entry(dossier: Dossier, relation_id: str, notes: Footnotes) -> dict[str, Any]:
    actors, relation = rows_of(dossier, "actors"), rows_of(dossier, "relations")[relation_id]
    statements = rows_by(dossier, "relation_claims", "relation_id").get(relation_id, [])
    return {
        "from": short_name(actors[relation.from_actor].name),
        "words": dossier.label("relations", "relation", relation.relation),
        "to": short_name(actors[relation.to_actor].name),
        "when": _say_when(relation),
        "status": relation.status,
        "status_name": dossier.label("relations", "status", relation.status),
        "said_by": relation.attributed_to if relation.status in ("alleged", "disputed") else "",
        "marks": _marks(notes, (row.source_id for row in statements)),
    }
