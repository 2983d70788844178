"""The profile of one actor: who it is, who stands above and below it, its ties, events, disputes, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tightrope.domain.accounts import Attribute
from tightrope.domain.camps import holds, placings_of
from tightrope.domain.dates import earliest, latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.profile import (
    Step,
    above,
    activity,
    below,
    disputed_of,
    events_of,
    heads_of,
    other_end,
    relations_of,
)
from tightrope.domain.remember import remembered
from tightrope.domain.ties import relations_as_of
from tightrope.figures.accounts import attribute_words
from tightrope.figures.camps import camp_words, said_by
from tightrope.figures.cards import MOST_LISTED, spellings_of, when
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.network import short_name
from tightrope.figures.profile_fields import event_link, fields_of, read_from
from tightrope.figures.relations import relation_entry
from tightrope.figures.spans import span_words
from tightrope.figures.template import render
from tightrope.text import say_day, say_span
from tightrope.view_state import View, first_view, to_query

MOST_MONTHS = 84
"""A record of more months is drawn by the year, so that every bar stays wide enough for a finger."""


@remembered(128, worded=True)
def profile_html(dossier: Dossier, actor_id: str, day: date) -> str:
    """Everything the record holds on an actor, as it stood on a day, with numbered sources, as HTML."""
    actor = rows_of(dossier, "actors")[actor_id]
    notes = Footnotes(dossier)
    described = [notes.number(row.source_id) for row in _rows(dossier, "description_sources", actor_id)]
    events = events_of(dossier, actor_id)
    parts: dict[str, Any] = {
        "camp": _camp(dossier, actor_id, day, notes),
        "fields": fields_of(dossier, actor_id, day, notes),
        "above": _chain(dossier, above(dossier, actor_id, day), day, notes),
        "below": _chain(dossier, below(dossier, actor_id, day), day, notes),
        "ties": _ties(dossier, actor_id, day, notes),
        "disputed": [_disputed(dossier, actor_id, one, notes) for one in disputed_of(dossier, actor_id)],
        "spellings": list(spellings_of(dossier, actor_id, notes).items()),
    }
    return render(
        "profile.html",
        actor=actor,
        kind=dossier.label("actors", "kind", actor.kind),
        camps=camp_words(dossier, actor_id, day),
        facade=dossier.codes("actors", "facade").get(actor.facade),
        died=_died(dossier, actor),
        day=say_day(day),
        described=described,
        told=[
            (dossier.label("descriptions", "part", row.part), row.text)
            for row in _rows(dossier, "descriptions", actor_id)
        ],
        roles=_roles(dossier, actor_id, events),
        event_count=len(events),
        bars=_bars(dossier, actor_id, events),
        everything=_timeline_link(dossier, actor_id),
        accounts=_accounts_link(dossier, actor_id),
        denied=[entry for _, told, _ in parts["ties"] for entry in told if entry["status"] == "disputed"],
        link="" if dossier.is_own else _link_to(dossier, actor_id, day),
        version=dossier.version,
        sources=notes.listed(),
        **parts,
    )


def _rows(dossier: Dossier, table: str, actor_id: str) -> list[Any]:
    return rows_by(dossier, table, "actor_id").get(actor_id, [])


def _died(dossier: Dossier, actor: Any) -> dict[str, str] | None:  # noqa: ANN401 - a row
    if not actor.died:
        return None
    event = rows_of(dossier, "events")[actor.death_event]
    return {
        "when": say_span(earliest(actor.died), latest(actor.died)),
        "title": event.title,
        "link": event_link(dossier, actor.Index, actor.death_event),
    }


def _camp(dossier: Dossier, actor_id: str, day: date, notes: Footnotes) -> list[dict[str, Any]]:
    """Who places the actor in which camp and when; those that hold on the day first."""
    told = [
        {
            "camp": dossier.label("actors", "alignment", row.alignment),
            "holds": holds(row, day),
            "dates": span_words(row.valid_from, row.valid_to, False)
            if row.valid_from or row.valid_to
            else "",
            "said_by": said_by(dossier, row),
            "note": row.note,
            "marks": [notes.number(row.source_id)],
        }
        for row in placings_of(dossier, actor_id)
    ]
    return sorted(told, key=lambda one: not one["holds"])


def _chain(dossier: Dossier, steps: Sequence[Step], day: date, notes: Footnotes) -> list[dict[str, Any]]:
    """Each step with its words read from the actor it hangs on, dates, status, sources, and who heads it."""
    told = {step.actor for step in steps}
    return [
        {
            "depth": step.depth,
            **_link(dossier, step.relation, step.actor, notes),
            "heads": [
                _link(dossier, head, head.from_actor, notes)
                for head in heads_of(dossier, step.actor, day)
                if head.from_actor not in told and head.Index != step.relation.Index
            ],
        }
        for step in steps
    ]


def _link(dossier: Dossier, relation: Any, to: str, notes: Footnotes) -> dict[str, Any]:  # noqa: ANN401
    """A relation of the chain of command, as it leads to an actor."""
    told = rows_by(dossier, "relation_claims", "relation_id").get(relation.Index, [])
    return {
        "actor": (to, short_name(rows_of(dossier, "actors")[to].name)),
        "words": read_from(dossier, relation, other_end(relation, to)),
        "dates": span_words(relation.valid_from, relation.valid_to, False),
        "status": relation.status,
        "status_name": dossier.label("relations", "status", relation.status),
        "said_by": relation.attributed_to,
        "marks": [notes.number(row.source_id) for row in told],
    }


def _ties(
    dossier: Dossier, actor_id: str, day: date, notes: Footnotes
) -> list[tuple[str, list[dict[str, Any]], int]]:
    """Relations that hold on the day, those of other times, those without a date, and how many of each.

    They are read from the actor, in order of time; of too many those with most sources are told.
    """
    holding = set(relations_as_of(dossier, day, False))
    groups: dict[str, list[Any]] = {"now": [], "then": [], "undated": []}
    for relation in relations_of(dossier, actor_id):
        is_dated = relation.valid_from or relation.valid_to
        group = "now" if relation.Index in holding else "then" if is_dated else "undated"
        groups[group].append(relation)
    listed = []
    for group, told in groups.items():
        most = sorted(told, key=lambda one: -one.source_count)[:MOST_LISTED]
        ordered = sorted(most, key=lambda one: (one.valid_from, one.Index))
        listed.append((group, [_tie(dossier, actor_id, one, notes) for one in ordered], len(told)))
    return listed


def _tie(dossier: Dossier, actor_id: str, relation: Any, notes: Footnotes) -> dict[str, Any]:  # noqa: ANN401
    other, entry = other_end(relation, actor_id), relation_entry(dossier, relation, notes)
    return entry | {
        "other": (other, short_name(rows_of(dossier, "actors")[other].name)),
        "read": read_from(dossier, relation, actor_id),
        "when": span_words(relation.valid_from, relation.valid_to, entry["is_act"]),
        "open_end": bool(relation.valid_from and not relation.valid_to and not entry["is_act"]),
    }


def _disputed(dossier: Dossier, actor_id: str, attribute: Attribute, notes: Footnotes) -> dict[str, Any]:
    """A point on which accounts differ, what names the actor there and what does not."""
    event = rows_of(dossier, "events")[attribute.event_id]

    def said(naming: bool) -> list[dict[str, Any]]:
        return [
            {
                "words": account.value.text,
                "denies": account.value.denies,
                "speakers": account.speakers[:3],
                "accounts": len(account.accounts),
                "marks": [notes.number(one.source_id) for one in account.statements],
            }
            for account in attribute.values
            if (account.value.actor == actor_id) is naming
        ]

    return {
        "title": event.title,
        "when": when(event),
        "link": event_link(dossier, actor_id, attribute.event_id),
        "words": attribute_words(dossier, attribute),
        "naming": said(True),
        "others": said(False),
    }


def _roles(
    dossier: Dossier, actor_id: str, events: Sequence[Any]
) -> list[tuple[str, list[dict[str, Any]], int]]:
    """For each role its events in order of time, of too many the most important, and how many there are."""
    parts = _rows(dossier, "participants", actor_id)
    grouped = []
    for role, code in dossier.codes("participants", "role").items():
        noted = {part.event_id: part.note for part in parts if part.role == role}
        told = [event for event in events if event.Index in noted]
        most = {event.Index for event in sorted(told, key=lambda event: event.significance)[:MOST_LISTED]}
        entries = [
            {
                "link": event_link(dossier, actor_id, event.Index),
                "title": event.title,
                "when": when(event),
                "status": event.status != "occurred" and dossier.label("events", "status", event.status),
                "note": noted[event.Index],
            }
            for event in told
            if event.Index in most
        ]
        if told:
            grouped.append((code.label, entries, len(told)))
    return grouped


def _bars(dossier: Dossier, actor_id: str, events: Sequence[Any]) -> list[dict[str, Any]]:
    """One bar for each month of the record, or each year of a long one, with the link to its events."""
    if not events:
        return []
    first, last = (dossier.events["start"].agg(end) for end in ("min", "max"))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    by_year = months > MOST_MONTHS
    counts = activity(events, by_year=by_year)
    most = max(counts.values())
    if by_year:
        periods = [str(year) for year in range(first.year, last.year + 1)]
    else:
        start = first.year * 12 + first.month - 1
        periods = [f"{at // 12}-{at % 12 + 1:02}" for at in range(start, start + months)]
    return [
        {
            "count": counts.get(period, 0),
            "share": round(100 * counts.get(period, 0) / most),
            "when": say_span(earliest(period), latest(period)),
            "year": period[:4] if by_year or period.endswith("-01") else "",
            "link": _timeline_link(dossier, actor_id, earliest(period), latest(period)),
        }
        for period in periods
    ]


def _link_to(dossier: Dossier, actor_id: str, day: date) -> str:
    view = replace(first_view(dossier).narrowed(actors=(actor_id,)), asof=day)
    return to_query(view, dossier.version)


def _timeline_link(
    dossier: Dossier, actor_id: str, start: date | None = None, end: date | None = None
) -> str:
    """The link to the main page with the actor's events of a window, by default of all time."""
    return "./" + to_query(View(Filters(actors=(actor_id,), start=start, end=end)), dossier.version)


def _accounts_link(dossier: Dossier, actor_id: str) -> str:
    filters = Filters(actors=(actor_id,), start=None, end=None)
    return "accounts" + to_query(View(filters), dossier.version)
