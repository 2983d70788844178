"""What the search box needs to find any actor and event by any spelling, in the browser."""

from __future__ import annotations

import json
from typing import Any

from tightrope.domain.choice import every_event
from tightrope.domain.dossier import Dossier
from tightrope.domain.find import actors_by_rank, events_by_rank, spellings_of_place
from tightrope.domain.folding import FOLDING, PASSED_OVER, READINGS, SKELETON, SOUND, VOICED
from tightrope.domain.lookup import rows_by
from tightrope.domain.remember import remembered
from tightrope.domain.ties import weigh_actors
from tightrope.figures.cards import when
from tightrope.text import t

SUGGESTED = 6
MOST_SEARCHED = 1000
"""How many actors the browser can find by name: of more the weightiest."""

MOST_BYTES = 64_000
"""How much of the events the search box is sent; the rest is found by the words, on the server."""

RULES = {
    "folding": FOLDING,
    "sound": SOUND,
    "skeleton": SKELETON,
    "voiced": VOICED,
    "readings": READINGS,
    "passedOver": PASSED_OVER,
}


@remembered(worded=True)
def search_data(dossier: Dossier) -> dict[str, Any]:
    """What the search box needs to find any actor and event by any spelling, in the browser."""
    return {
        "label": t("Search"),
        "placeholder": t("Find an actor or event, عربي too"),
        "headings": {"actors": t("Actors"), "events": t("Events"), "words": t("Words")},
        "noMatch": t("No actor and no event by this name"),
        "remove": t("Remove {name}"),
        "chosen": t("Chosen actors"),
        "why": {
            "alias": t("matches “{spelling}”"),
            "near": t("near “{spelling}”"),
            "place": t("place: {spelling}"),
            "participant": t("with {spelling}"),
        },
        "allEvents": t("Search all events for “{words}”"),
        "index": {"rules": RULES, "actors": _actors(dossier), "events": _events(dossier)},
        "suggested": list(weigh_actors(dossier, every_event(dossier)))[:SUGGESTED],
    }


def _actors(dossier: Dossier) -> list[dict[str, Any]]:
    aliases = rows_by(dossier, "aliases", "actor_id")
    actors = actors_by_rank(dossier)
    if len(actors) > MOST_SEARCHED:
        known = set(list(weigh_actors(dossier, every_event(dossier)))[:MOST_SEARCHED])
        actors = [actor for actor in actors if actor.Index in known]
    return [
        {
            "id": actor.Index,
            "name": actor.name,
            "other": actor.other_name,
            "kind": dossier.label("actors", "kind", actor.kind),
            "aliases": list(dict.fromkeys(row.alias for row in aliases.get(actor.Index, []))),
        }
        for actor in actors
    ]


def _events(dossier: Dossier) -> list[dict[str, Any]]:
    """The most significant events, as many as `MOST_BYTES` holds; by its words every other is found, too."""
    kept: list[dict[str, Any]] = []
    left = MOST_BYTES
    for event in events_by_rank(dossier):
        entry = {
            "id": event.Index,
            "title": event.title,
            "label": event.label,
            "when": when(event),
            "places": spellings_of_place(dossier, event.Index),
        }
        left -= len(json.dumps(entry, ensure_ascii=False).encode())
        if left < 0:
            break
        kept.append(entry)
    return kept
