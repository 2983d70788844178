"""What lights what: for each event its place, its actors and its links, as the browser needs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tightrope.domain.choice import every_event
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered
from tightrope.figures.crowd import MOST_EXACT, is_crowded
from tightrope.figures.tables import listed_events
from tightrope.text import t

Entry = dict[str, Any]
"""`place`; `actors`, the ids of the participants; `links`, the events linked to, each with its `id`, the
`words` of the link read from this event, and `dashed` where it is alleged."""


def shown_record(dossier: Dossier, events: Sequence[str], *also: str) -> dict[str, Entry]:
    """What lights what among all that a page may show, by event id.

    Of a dossier that fits on one page these are all of its events; of a larger one those that are drawn or
    listed for a choice of events, and the events named in `also`.
    """
    if not is_crowded(every_event(dossier)):
        return whole_record(dossier)
    drawn = () if is_crowded(events) else events
    ids = dict.fromkeys([*drawn, *listed_events(dossier, events), *also])
    return {event: event_entry(dossier, event) for event in ids}


@remembered(worded=True)
def whole_record(dossier: Dossier) -> dict[str, Entry]:
    """What lights what, of every event."""
    return {event: event_entry(dossier, event) for event in dossier.events.index}


@remembered(2 * MOST_EXACT, worded=True)
def event_entry(dossier: Dossier, event: str) -> Entry:
    """Who has part in an event and what it is linked to."""
    codes = dossier.codes("event_links", "relation")
    made = [(link, link.to_event) for link in rows_by(dossier, "event_links", "from_event").get(event, [])]
    made += [(link, link.from_event) for link in rows_by(dossier, "event_links", "to_event").get(event, [])]
    links = []
    for link, other in sorted(made, key=lambda one: one[0].Index):
        code, alleged = codes[link.relation], link.status == "alleged"
        words = code.label if other == link.to_event else code.inverse
        said = t("{words}, as alleged", words=words) if alleged else words
        links.append({"id": other, "words": said, "dashed": alleged})
    parts = rows_by(dossier, "participants", "event_id").get(event, [])
    return {
        "place": rows_of(dossier, "events")[event].place,
        "actors": list(dict.fromkeys(part.actor_id for part in parts)),
        "links": links,
    }
