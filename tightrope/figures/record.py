"""What lights what: for each event its place, its actors and its links, as the browser needs it."""

from __future__ import annotations

from itertools import chain
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered
from tightrope.text import t


@remembered(worded=True)
def event_record(dossier: Dossier) -> dict[str, dict[str, Any]]:
    """By event id: `place`, `actors` (the ids of its participants) and `links`, the events it is linked to.

    A link has the `id` of the other event, the `words` of the link read from this event, and `dashed` where
    it is alleged.
    """
    parts = rows_by(dossier, "participants", "event_id")
    record: dict[str, dict[str, Any]] = {
        event.Index: {
            "place": event.place,
            "actors": list(dict.fromkeys(part.actor_id for part in parts.get(event.Index, []))),
            "links": [],
        }
        for event in rows_of(dossier, "events").values()
    }
    codes = dossier.codes("event_links", "relation")
    for link in chain(*rows_by(dossier, "event_links", "from_event").values()):
        code, alleged = codes[link.relation], link.status == "alleged"
        for here, there, words in (
            (link.from_event, link.to_event, code.label),
            (link.to_event, link.from_event, code.inverse),
        ):
            said = t("{words}, as alleged", words=words) if alleged else words
            record[here]["links"].append({"id": there, "words": said, "dashed": alleged})
    return record
