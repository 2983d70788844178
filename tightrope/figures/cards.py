"""The cards: one event, one actor or one tie, with everything it rests on, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np

from tightrope.domain.accounts import Attribute, attributes_of
from tightrope.domain.choice import Places, choice_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.parts import most_important, pairs, roles
from tightrope.domain.places import place_label
from tightrope.domain.profile import relations_of
from tightrope.domain.ties import ends_of, relations_as_of
from tightrope.domain.values import OCCURRENCE
from tightrope.domain.wording import is_translated
from tightrope.figures.accounts import attribute_entry
from tightrope.figures.camps import camp_tellers, camp_words
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.relations import relation_entry
from tightrope.figures.template import render
from tightrope.text import SOURCE_LANGUAGE, language, say_day, say_span, t, tn
from tightrope.view_state import profile_link

FORWARD = {"led-to"}
"""Event links that run with time: `a led-to b`, while `a response-to b` names the later event first."""

OPEN = 2
"""How many disputed attributes of an event card stand open; the others are one click away."""


MOST_LISTED = 100
"""How many events of a role, and how many ties, the card of an actor lists."""

Profile = Callable[[str], str]
"""The link to the profile of an actor, by its id."""


def event_card(dossier: Dossier, event_id: str, *, link: str, profile: Profile = profile_link) -> str:
    """Everything the dossier holds on an event, as HTML.

    Parameters
    ----------
    link
        The query string of the complete link to this event; empty where none leads there.
    profile
        Gives the link to the profile of each actor who took part.
    """
    event = rows_of(dossier, "events")[event_id]
    notes = Footnotes(dossier)
    attributes = attributes_of(dossier, event_id)
    summary_notes = [notes.number(source_id) for source_id in summary_sources(attributes)]
    entries = [attribute_entry(dossier, attribute, notes) for attribute in attributes]
    before, after = _linked(dossier, event_id, notes)
    return render(
        "event_card.html",
        event=event,
        event_id=event_id,
        place=place_label(dossier, event.place),
        language_note=language_note(dossier, event_id),
        when=when(event),
        event_type=dossier.label("events", "event_type", event.event_type),
        badges=event_badges(dossier, event, attributes),
        summary_notes=summary_notes,
        roles=roles_in(dossier, event_id),
        attributes=entries,
        opened=_opened(attributes),
        before=before,
        after=after,
        sources=notes.listed(),
        link=link,
        profile=profile,
    )


def language_note(dossier: Dossier, event_id: str) -> str:
    """In which language the words of an event are, for readers of another; empty for those of English.

    Of a reader's own file nobody here knows the language.
    """
    if language.get() == SOURCE_LANGUAGE or dossier.is_own:
        return ""
    if is_translated(dossier, "events", event_id):
        return t("The title is this project’s own translation; summary and what sources say are in English.")
    return t("Title, summary and what sources say are in English; they are not translated yet.")


def summary_sources(attributes: Sequence[Attribute]) -> list[str]:
    """The sources that the summary of an event rests on: those that say the event took place.

    The summary is in the record's own words and drawn from all of them; which sentence comes from which
    source is not recorded, so all are cited at its end. A denial is no footing of the summary; it stands
    among the accounts. Of an event without such a source, all that speak of it are meant.
    """
    telling = [
        one.source_id
        for attribute in attributes
        if attribute.name == OCCURRENCE
        for value in attribute.values
        if not value.value.denies
        for one in value.statements
    ]
    return list(dict.fromkeys(telling or [one.source_id for part in attributes for one in part.statements]))


def event_badges(dossier: Dossier, event: Any, attributes: Sequence[Attribute]) -> list[tuple[str, str]]:  # noqa: ANN401
    """What to know before reading on: class and words of each badge."""
    disputed = sum(attribute.is_disputed for attribute in attributes)
    happened = next((attribute for attribute in attributes if attribute.name == OCCURRENCE), None)
    badges = [
        (event.status != "occurred", "is-uncertain", dossier.label("events", "status", event.status)),
        (disputed, "is-disputed", tn("{n} point disputed", "{n} points disputed", disputed)),
        (happened and happened.independent_count == 1, "is-uncertain", t("single source")),
        (
            attributes and all(attribute.is_partisan_only for attribute in attributes),
            "is-partisan",
            t("partisan only"),
        ),
        (event.date_precision != "day", "is-uncertain", t("date approximate")),
    ]
    return [(look, words) for wanted, look, words in badges if wanted]


def _opened(attributes: Sequence[Attribute]) -> set[str]:
    """The attributes that stand open: the two most told of those in dispute, else the one most told."""
    disputed = [attribute for attribute in attributes if attribute.is_disputed]
    told = sorted(disputed, key=lambda one: -one.independent_count)[:OPEN]
    rest = [attribute for attribute in attributes if attribute.name != OCCURRENCE]
    return {attribute.id for attribute in told or rest[:1]}


def when(event: Any) -> str:  # noqa: ANN401 - a row
    """The date of an event in words, as exact as the sources have it."""
    return say_span(event.start.date(), event.end.date())


def roles_in(dossier: Dossier, event_id: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """For each role its actors: id, name and the caveat the record puts beside the role."""
    actors = rows_of(dossier, "actors")
    grouped: dict[str, list[tuple[str, str, str]]] = {}
    for part in rows_by(dossier, "participants", "event_id").get(event_id, []):
        grouped.setdefault(part.role, []).append((part.actor_id, actors[part.actor_id].name, part.note))
    return [
        (code.label, grouped[role])
        for role, code in dossier.codes("participants", "role").items()
        if role in grouped
    ]


def _linked(dossier: Dossier, event_id: str, notes: Footnotes) -> tuple[list[Any], list[Any]]:
    """Events before and after, each link once, with its words and the sources that make it."""
    events, codes = rows_of(dossier, "events"), dossier.codes("event_links", "relation")
    found: dict[tuple[str, str, bool], dict[str, Any]] = {}
    for forward, column in ((True, "from_event"), (False, "to_event")):
        for link in rows_by(dossier, "event_links", column).get(event_id, []):
            other = link.to_event if forward else link.from_event
            code = codes[link.relation]
            entry = {
                "id": other,
                "title": events[other].title,
                "when": when(events[other]),
                "words": code.label if forward else code.inverse,
                "status": ""
                if link.status == "undisputed"
                else dossier.label("event_links", "status", link.status),
                "said_by": link.attributed_to,
                "after": forward == (link.relation in FORWARD),
                "notes": [],
            }
            found.setdefault((other, link.relation, forward), entry)["notes"].append(
                notes.number(link.source_id)
            )
    entries = sorted(found.values(), key=lambda entry: events[entry["id"]].start)
    return [entry for entry in entries if not entry["after"]], [entry for entry in entries if entry["after"]]


def story_chips(dossier: Dossier) -> str:
    """The story in five facts, each a button that opens its event, as HTML; empty where there are none."""
    events = rows_of(dossier, "events")
    chips = [
        {
            "event_id": chip.Index,
            "date": when(events[chip.Index]),
            "headline": chip.headline,
            "text": chip.text,
        }
        for chip in rows_of(dossier, "chips").values()
    ]
    return render("chips.html", chips=chips) if chips else ""


def actor_card(
    dossier: Dossier, actor_id: str, day: date, events: Sequence[str], profile: Profile = profile_link
) -> str:
    """Who an actor is, its ties on a day and its part in the given events, as HTML."""
    actor = rows_of(dossier, "actors")[actor_id]
    notes = Footnotes(dossier)
    spellings = spellings_of(dossier, actor_id, notes)
    holding = set(relations_as_of(dossier, day, False))
    relations = relations_of(dossier, actor_id)
    held = [one for one in relations if one.Index in holding]
    undated = [one for one in relations if not one.valid_from and not one.valid_to]
    who, places = roles(dossier)
    inside = (who == pairs(dossier).actors[actor_id]) & choice_of(dossier, events).mask[places]
    return render(
        "actor_card.html",
        actor=actor,
        kind=dossier.label("actors", "kind", actor.kind),
        camp=camp_words(dossier, actor_id, day),
        tellers=camp_tellers(dossier, actor_id, day),
        spellings=list(spellings.items()),
        day=day,
        ties=_relation_entries(dossier, held, notes),
        tie_count=len(held),
        undated=_relation_entries(dossier, undated, notes),
        undated_count=len(undated),
        roles=_events_by_role(dossier, np.flatnonzero(inside)),
        event_count=len(np.unique(places[inside])),
        sources=notes.listed(),
        profile=profile(actor_id),
    )


def spellings_of(dossier: Dossier, actor_id: str, notes: Footnotes) -> dict[str, list[int]]:
    """Each spelling of an actor's name with the numbers of the sources that use it."""
    spellings: dict[str, list[int]] = {}
    for row in rows_by(dossier, "aliases", "actor_id").get(actor_id, []):
        spellings.setdefault(row.alias, []).append(notes.number(row.source_id))
    return spellings


def _relation_entries(dossier: Dossier, relations: list[Any], notes: Footnotes) -> list[dict[str, Any]]:
    """The relations for a list, of too many those with most sources."""
    if len(relations) > MOST_LISTED:
        relations = sorted(relations, key=lambda one: -one.source_count)[:MOST_LISTED]
    return [relation_entry(dossier, one, notes) for one in relations]


def _events_by_role(dossier: Dossier, parts: Places) -> list[tuple[str, list[dict[str, str]], int]]:
    """For each role its events in order of time, of too many the most important, and how many there are.

    `parts` are places in the table of participants.
    """
    events, ids = rows_of(dossier, "events"), dossier.events.index
    role = dossier.participants["role"].iloc[parts].to_numpy()
    places = roles(dossier)[1][parts]
    listed = []
    for name, code in dossier.codes("participants", "role").items():
        found = places[role == name]
        if len(found):
            shown = most_important(dossier, found, MOST_LISTED) if len(found) > MOST_LISTED else found
            told = sorted((events[ids[place]] for place in shown), key=lambda event: event.start)
            entries = [{"id": event.Index, "title": event.title, "when": when(event)} for event in told]
            listed.append((code.label, entries, len(found)))
    return listed


def tie_card(dossier: Dossier, tie: str, day: date, profile: Profile = profile_link) -> str:
    """All relations between two actors, those that hold on the day first, with every statement, as HTML."""
    one, other = ends_of(tie)
    holding = set(relations_as_of(dossier, day, True))
    notes = Footnotes(dossier)
    between = [
        relation
        for relation in relations_of(dossier, one)
        if other in (relation.from_actor, relation.to_actor)
    ]
    between.sort(key=lambda relation: relation.valid_from)
    entries = [(relation.Index in holding, relation_entry(dossier, relation, notes)) for relation in between]
    actors = rows_of(dossier, "actors")
    return render(
        "tie_card.html",
        one=(one, actors[one].name),
        other=(other, actors[other].name),
        day=say_day(day),
        holding=[entry for holds, entry in entries if holds],
        others=[entry for holds, entry in entries if not holds],
        profile=profile,
        sources=notes.listed(),
    )
