"""What joins the FollowTheMoney entities of a view: parts in events, statements, ties, consequences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from tightrope.exports.taken import Taken
from tightrope.figures.footnotes import source_entry

Entity = dict[str, Any]

ORGANIZATIONS = frozenset({"Organization", "PublicBody", "Company"})
"""What can have members and directors."""

LEADING = frozenset({"leads", "commands"})
BELONGING = frozenset({"member-of", "part-of"})


def entity(ident: str, schema: str, **properties: str | list[str]) -> Entity:
    """An entity as FollowTheMoney writes it: each property a list of texts, each text once, none empty."""
    listed = {
        name: list(dict.fromkeys(text for text in ([value] if isinstance(value, str) else value) if text))
        for name, value in properties.items()
    }
    return {
        "id": ident,
        "schema": schema,
        "properties": {name: texts for name, texts in listed.items() if texts},
    }


def links(taken: Taken, kinds: Mapping[str, str]) -> Iterator[Entity]:
    """Every link between entities; `kinds` has the schema of each actor."""
    return chain(_parts(taken), _statements(taken), _ties(taken, kinds), _consequences(taken))


def _parts(taken: Taken) -> Iterator[Entity]:
    for row in taken.rows("participants"):
        yield entity(
            f"{row.event_id}--{row.actor_id}--{row.role}",
            "UnknownLink",
            subject=row.actor_id,
            object=row.event_id,
            role=taken.dossier.label("participants", "role", row.role),
            summary=row.note,
        )


def _statements(taken: Taken) -> Iterator[Entity]:
    """All that one source says of one event, in the source's own attribution."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in taken.rows("claims"):
        attribute = taken.dossier.label("claims", "attribute", row.attribute)
        who = f" (according to {row.attributed_to})" if row.attributed_to else ""
        note = f"; {row.note}" if row.note else ""
        said[row.source_id, row.event_id].append(f"{attribute}: {row.value}{who}{note}")
    for (source, event), texts in said.items():
        yield entity(f"{source}--{event}", "Documentation", document=source, entity=event, description=texts)


def _ties(taken: Taken, kinds: Mapping[str, str]) -> Iterator[Entity]:
    sources: dict[str, list[str]] = defaultdict(list)
    for row in taken.rows("relation_claims"):
        sources[row.relation_id].append(row.source_id)
    for row in taken.rows("relations"):
        schema, one, other = _form(row.relation, kinds[row.to_actor])
        ends = {one: row.from_actor, other: row.to_actor}
        yield entity(
            row.relation_id,
            schema,
            **ends,
            role=taken.dossier.label("relations", "relation", row.relation),
            startDate=row.valid_from,
            endDate=row.valid_to,
            summary=[f"sign: {row.sign}; {_standing(row)}", _named(sources[row.relation_id])],
            sourceUrl=_addresses(taken, sources[row.relation_id]),
        )


def _form(relation: str, target: str) -> tuple[str, str, str]:
    """The schema of a relation and the names of its two ends."""
    if target in ORGANIZATIONS and relation in LEADING:
        return "Directorship", "director", "organization"
    if target in ORGANIZATIONS and relation in BELONGING:
        return "Membership", "member", "organization"
    return "UnknownLink", "subject", "object"


def _consequences(taken: Taken) -> Iterator[Entity]:
    """What led to what: one link for all the sources that say so."""
    said: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for row in taken.rows("event_links"):
        said[row.from_event, row.relation, row.to_event].append(row)
    for (event, relation, other), rows in said.items():
        yield entity(
            f"{event}--{relation}--{other}",
            "UnknownLink",
            subject=event,
            object=other,
            role=taken.dossier.label("event_links", "relation", relation),
            summary=[*map(_standing, rows), _named([row.source_id for row in rows])],
            sourceUrl=_addresses(taken, [row.source_id for row in rows]),
        )


def _standing(row: Any) -> str:  # noqa: ANN401 - a row
    who = f"; according to {row.attributed_to}" if row.attributed_to else ""
    return f"status: {row.status}{who}"


def _named(sources: list[str]) -> str:
    """The ids of sources in words: before version 4 of FollowTheMoney no link could name its documents."""
    return f"sources: {' '.join(dict.fromkeys(sources))}" if sources else ""


def _addresses(taken: Taken, sources: list[str]) -> list[str]:
    return [source_entry(taken.dossier, one)["url"] for one in sources]
