"""The equal path without pictures: sortable tables of events, actors and ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from tightrope.domain.choice import choice_of, event_places
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.parts import most_important, pairs, source_counts
from tightrope.domain.remember import remembered
from tightrope.domain.ties import Tie
from tightrope.domain.wording import is_translated
from tightrope.figures.camps import camp_words
from tightrope.figures.cards import when
from tightrope.figures.network import short_name, sign_name
from tightrope.figures.template import render
from tightrope.text import SOURCE_LANGUAGE, language, say_number, t
from tightrope.view_state import profile_link

MOST_ROWS = 300
"""How many rows a table has at most: nobody reads more, and each is sent and drawn anew with every click."""


@remembered(16)
def listed_events(dossier: Dossier, events: Sequence[str]) -> list[str]:
    """The events that the table lists, in order of time; of too many the most important, these first."""
    places = choice_of(dossier, events).places
    if len(places) > MOST_ROWS:
        places = most_important(dossier, places, MOST_ROWS)
    else:
        places = places[np.argsort(dossier.events["start"].to_numpy()[places], kind="stable")]
    ids = dossier.events.index
    return [str(ids[place]) for place in places]


@remembered(32, worded=True)
def events_table(dossier: Dossier, events: Sequence[str]) -> str:
    """One row for each event, in order of time, as HTML; of too many the most important ones first."""
    told, sources, places = rows_of(dossier, "events"), source_counts(dossier), event_places(dossier)
    rows = [
        {
            "id": event.Index,
            "sort": f"{event.start:%Y-%m-%d}",
            "when": when(event),
            "title": event.title,
            "translated": is_translated(dossier, "events", event.Index),
            "type": dossier.label("events", "event_type", event.event_type),
            "status": dossier.label("events", "status", event.status),
            "significance": event.significance,
            "sources": int(sources[places[event.Index]]),
        }
        for event in (told[event_id] for event_id in listed_events(dossier, events))
    ]
    cut = say_cut(len(events), t("the most important first"))
    return render(
        "events_table.html",
        events=rows,
        caption=t("Events of this view"),
        cut=cut,
        note=language_note(dossier, rows),
    )


def language_note(dossier: Dossier, rows: Sequence[Mapping[str, Any]]) -> str:
    """How many of the listed titles are translated; empty for readers of English, and of their own file."""
    if language.get() == SOURCE_LANGUAGE or dossier.is_own:
        return ""
    translated = sum(bool(row["translated"]) for row in rows)
    return t(
        "{n} of these {total} titles are this project’s own translation, the others are in English.",
        n=translated,
        total=len(rows),
    )


def say_cut(total: int, order: str) -> str:
    """What a table of so many things leaves out and in which order they stand; empty where it has all."""
    if total <= MOST_ROWS:
        return ""
    return t(
        "The first {shown} of {total}, {order}. Narrow the view to see the rest.",
        shown=MOST_ROWS,
        total=say_number(total),
        order=order,
    )


def actors_table(
    dossier: Dossier,
    events: Sequence[str],
    ties: Sequence[Tie],
    day: date,
    profile: Callable[[str], str] = profile_link,
) -> str:
    """One row for each actor with a part in the events or a tie on the day, busiest first, as HTML.

    The camp is that of the day.
    """
    told = pairs(dossier)
    taking_part = told.actor[choice_of(dossier, events).mask[told.event]]
    counted = np.bincount(taking_part, minlength=len(told.actors)).tolist()
    event_count = Counter({actor: counted[place] for actor, place in told.actors.items() if counted[place]})
    tie_count = Counter(actor for tie in ties for actor in (tie.a, tie.b))
    busiest = sorted(event_count | tie_count, key=lambda one: (-event_count[one], -tie_count[one], one))
    actors = rows_of(dossier, "actors")
    rows = [
        {
            "id": actor_id,
            "name": actors[actor_id].name,
            "other_name": actors[actor_id].other_name,
            "kind": dossier.label("actors", "kind", actors[actor_id].kind),
            "camp": camp_words(dossier, actor_id, day),
            "events": event_count[actor_id],
            "ties": tie_count[actor_id],
            "profile": profile(actor_id),
        }
        for actor_id in busiest[:MOST_ROWS]
    ]
    cut = say_cut(len(busiest), t("the busiest first"))
    return render("actors_table.html", actors=rows, caption=t("Actors of this view"), cut=cut)


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
            "words": t(", ").join(
                dict.fromkeys(
                    dossier.label("relations", "relation", relations[one].relation) for one in tie.relations
                )
            ),
            "sources": tie.sources,
        }
        for tie in sorted(ties, key=lambda tie: -tie.sources)[:MOST_ROWS]
    ]
    cut = say_cut(len(ties), t("the best supported first"))
    return render("ties_table.html", ties=rows, caption=t("Ties of this day"), cut=cut)
