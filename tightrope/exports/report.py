"""The report: a view as one page to be printed, with both pictures, its events and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from tightrope.domain.accounts import attributes_of
from tightrope.domain.choice import choice_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.parts import most_important
from tightrope.exports.picture import both_pictures
from tightrope.exports.taken import Taken
from tightrope.figures.accounts import attribute_entry
from tightrope.figures.cards import event_badges, roles_in, summary_sources, when
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.rounds import runs
from tightrope.figures.template import render
from tightrope.text import direction, language, say_day, say_month, say_number

MOST_TOLD = 600
"""How many events a report tells, the most important ones; nobody prints more."""


def write_report(taken: Taken) -> bytes:
    """The view as an HTML page of its own: nothing in it is fetched from anywhere, and nothing in it runs.

    Of what sources say, the report prints where they differ; how many further points they agree on is said.
    """
    dossier, notes = taken.dossier, Footnotes(taken.dossier)
    told = _told(taken)
    months = [
        (month, [_event(dossier, event, notes) for event in events])
        for month, events in _by_month(dossier, told)
    ]
    timeline, network = both_pictures(dossier, taken.view, taken.events, taken.picture)
    return render(
        "report.html",
        taken=taken,
        lang=language.get(),
        dir=direction(),
        day=say_day(taken.day),
        today=say_day(taken.today),
        timeline=timeline,
        network=network,
        months=months,
        left_out=(say_number(len(told)), say_number(len(taken.events)))
        if len(told) < len(taken.events)
        else (),
        sources=notes.listed(),
        runs=runs,
    ).encode()


def _told(taken: Taken) -> list[str]:
    """The events of the report in order of time."""
    places = choice_of(taken.dossier, taken.events).places
    if len(places) > MOST_TOLD:
        places = most_important(taken.dossier, places, MOST_TOLD)
    ids = taken.dossier.events.index[places]
    events = rows_of(taken.dossier, "events")
    return sorted(ids, key=lambda event: (events[event].start, events[event].end))


def _by_month(dossier: Dossier, told: Sequence[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """The events under the month in which each begins."""
    events = rows_of(dossier, "events")
    return groupby(told, key=lambda event: say_month(events[event].start.date()))


def _event(dossier: Dossier, event_id: str, notes: Footnotes) -> dict[str, Any]:
    """An event with its summary, who took part, and what is disputed about it; its sources join the notes."""
    event = rows_of(dossier, "events")[event_id]
    attributes = attributes_of(dossier, event_id)
    summary_notes = [notes.number(source) for source in summary_sources(attributes)]
    differing = [one for one in attributes if one.is_disputed]
    return {
        "id": event_id,
        "row": event,
        "when": when(event),
        "type": dossier.label("events", "event_type", event.event_type),
        "badges": event_badges(dossier, event, attributes),
        "notes": summary_notes,
        "roles": roles_in(dossier, event_id),
        "differing": [attribute_entry(dossier, one, notes) for one in differing],
        "agreed": len(attributes) - len(differing),
    }
