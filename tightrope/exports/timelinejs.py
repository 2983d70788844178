"""The events of a view as the JSON that TimelineJS3 loads."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from tightrope.domain.dossier import Dossier
from tightrope.domain.lanes import camps_of
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.exports.about import about
from tightrope.exports.taken import Taken
from tightrope.figures.cards import when
from tightrope.figures.footnotes import source_entry
from tightrope.text import t
from tightrope.view_state import first_view, to_query

CERTAIN = "occurred"
"""The status of which nothing need be said."""


def write_timelinejs(taken: Taken) -> bytes:
    """The events as TimelineJS3 JSON in UTF-8: one slide for each, in groups like the lanes of the page.

    TimelineJS takes texts for HTML: every text of the record is escaped. No slide has media, so a timeline
    made from it asks no other host for anything. `about` is ours, TimelineJS leaves it alone.
    """
    told = about(taken)
    notes = [taken.sentence, f"{taken.licence.name}. {taken.licence.restriction}".strip(), taken.cited]
    whole = {
        "title": {"text": _text(taken.title, _paragraphs(notes)), "autolink": False},
        "events": [_slide(taken, event) for event in taken.events],
        "scale": "human",
        "about": told,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _slide(taken: Taken, event_id: str) -> dict[str, Any]:
    event = rows_of(taken.dossier, "events")[event_id]
    slide = {
        "unique_id": event_id,
        "start_date": _date(event.date_start),
        "display_date": escape(when(event)),
        "group": escape(_group(taken, event)),
        "text": _text(event.title, _story(taken, event)),
        "autolink": False,
    }
    return slide | ({"end_date": _date(event.date_end)} if event.date_end else {})


def _date(partial: str) -> dict[str, int]:
    """A partial date in the parts that it has."""
    return dict(zip(("year", "month", "day"), map(int, partial.split("-")), strict=False))


def _group(taken: Taken, event: Any) -> str:  # noqa: ANN401 - a row
    """The lane in which the event stands, the first where it stands in several."""
    dossier, lanes = taken.dossier, taken.view.lanes
    if lanes == "type":
        return dossier.label("events", "event_type", event.event_type)
    if lanes == "episode":
        return dossier.label("events", "episode", event.episode)
    return dossier.label("actors", "alignment", camps_of(dossier, event.Index)[0])


def _story(taken: Taken, event: Any) -> str:  # noqa: ANN401 - a row
    dossier = taken.dossier
    status = "" if event.status == CERTAIN else dossier.label("events", "status", event.status)
    kind = dossier.label("events", "event_type", event.event_type)
    marks = " · ".join(part for part in (kind, status, event.place) if part)
    told = _paragraphs([event.summary, marks])
    return told + _sources(dossier, event.Index) + _identity(taken, event.Index)


def _sources(dossier: Dossier, event_id: str) -> Markup:
    """The sources of an event, each once, as links where their address is fit for one."""
    rows = rows_by(dossier, "claims", "event_id").get(event_id, [])
    named = [source_entry(dossier, one) for one in dict.fromkeys(row.source_id for row in rows)]
    link = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
    shown = [link.format(one["url"], _name(one)) if one["url"] else escape(_name(one)) for one in named]
    if not shown:
        return Markup()
    return Markup("<p><small>{}: {}</small></p>").format(t("Sources"), Markup("; ").join(shown))


def _name(entry: dict[str, Any]) -> str:
    return f"{entry['publisher'] or entry['title']} [{entry['id']}]"


def _identity(taken: Taken, event_id: str) -> Markup:
    """The id of the event, with the link to it where the address of the app is known."""
    base = taken.permalink.removesuffix(taken.query)
    if not base or not taken.query:
        return Markup("<p><small>{}</small></p>").format(event_id)
    address = base + to_query(replace(first_view(taken.dossier), event=event_id), taken.version)
    return Markup('<p><small><a href="{}" target="_blank" rel="noopener">{}</a></small></p>').format(
        address, event_id
    )


def _paragraphs(texts: list[str]) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(text) for text in texts if text)


def _text(headline: str, html: str) -> dict[str, str]:
    return {"headline": escape(headline), "text": html}
