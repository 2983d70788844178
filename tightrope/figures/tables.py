"""The equal path without pictures: sortable tables of events, actors and ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.ties import Tie
from tightrope.figures.cards import when
from tightrope.figures.network import short_name, sign_name
from tightrope.figures.template import render
from tightrope.text import t
from tightrope.view_state import profile_link


@remembered(32, worded=True)
def events_table(dossier: Dossier, events: tuple[str, ...]) -> str:
    """One row for each event, in order of time, as HTML."""
    told, claims = rows_of(dossier, "events"), rows_by(dossier, "claims", "event_id")
    rows = [
        {
            "id": event.Index,
            "sort": f"{event.start:%Y-%m-%d}",
            "when": when(event),
            "title": event.title,
            "type": dossier.label("events", "event_type", event.event_type),
            "status": dossier.label("events", "status", event.status),
            "significance": event.significance,
            "sources": len({claim.source_id for claim in claims.get(event.Index, [])}),
        }
        for event in sorted((told[event_id] for event_id in events), key=lambda event: event.start)
    ]
    return render("events_table.html", events=rows, caption=t("Events of this view"))


def actors_table(
    dossier: Dossier,
    events: tuple[str, ...],
    ties: Sequence[Tie],
    profile: Callable[[str], str] = profile_link,
) -> str:
    """One row for each actor with a part in the events or a tie on the day, busiest first, as HTML."""
    parts = rows_by(dossier, "participants", "event_id")
    event_count = Counter(
        actor for event in events for actor in {part.actor_id for part in parts.get(event, [])}
    )
    tie_count = Counter(actor for tie in ties for actor in (tie.a, tie.b))
    busiest = sorted(event_count | tie_count, key=lambda one: (-event_count[one], -tie_count[one], one))
    actors = rows_of(dossier, "actors")
    rows = [
        {
            "id": actor_id,
            "name": actors[actor_id].name,
            "name_ar": actors[actor_id].name_ar,
            "kind": dossier.label("actors", "kind", actors[actor_id].kind),
            "camp": dossier.label("actors", "alignment", actors[actor_id].alignment),
            "events": event_count[actor_id],
            "ties": tie_count[actor_id],
            "profile": profile(actor_id),
        }
        for actor_id in busiest
    ]
    return render("actors_table.html", actors=rows, caption=t("Actors of this view"))


def ties_table(dossier: Dossier, ties: Sequence[Tie]) -> str:
    """One row for each tie of the day, best supported first, as HTML."""
    actors, relations = rows_of(dossier, "actors"), rows_of(dossier, "relations")
    rows = [
        {
            "id": tie.id,
            "one": short_name(actors[tie.a].name),
            "other": short_name(actors[tie.b].name),
            "sign": tie.sign,
            "sign_name": sign_name(tie.sign),
            "words": ", ".join(
                dict.fromkeys(
                    dossier.label("relations", "relation", relations[one].relation) for one in tie.relations
                )
            ),
            "sources": tie.sources,
        }
        for tie in sorted(ties, key=lambda tie: -tie.sources)
    ]
    return render("ties_table.html", ties=rows, caption=t("Ties of this day"))
