"""A view as FollowTheMoney entities, one JSON a line, for Aleph and other tools of investigators."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from tightrope.exports.about import about
from tightrope.exports.ftm_links import Entity, entity, links
from tightrope.exports.taken import Taken
from tightrope.figures.footnotes import source_entry

SCHEMATA = {
    "person": "Person",
    "company": "Company",
    "state-institution": "PublicBody",
    "foreign-state": "PublicBody",
    "foreign-state-body": "PublicBody",
    "armed-group": "Organization",
    "foreign-armed-group": "Organization",
    "umbrella": "Organization",
    "political-party": "Organization",
    "movement": "Organization",
    "international-organisation": "Organization",
}
"""The FollowTheMoney schema for each kind of actor; of any other kind an actor is a LegalEntity."""

LANGUAGES = {
    "ar": "ara", "ckb": "ckb", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb",
    "id": "ind", "is": "isl", "it": "ita", "ku": "kur", "pl": "pol", "ru": "rus", "tr": "tur",
}  # fmt: skip
"""The three letters by which FollowTheMoney knows a language; another one is left out."""

ITSELF = "tightrope-view"
"""The id of the note on the view itself."""


def write_ftm(taken: Taken) -> bytes:
    """The view as FollowTheMoney entities in UTF-8, one JSON object a line.

    First a Note that says where it is from; then the sources as Articles, the actors, the events, and as
    links who took part in which role, what each source says of an event, the ties and what led to what.
    Nobody is an organizer and nobody has a topic: an accusation stays in the words of its link.
    """
    kinds = {row.actor_id: SCHEMATA.get(row.kind, "LegalEntity") for row in taken.rows("actors")}
    found = [_note(taken), *_articles(taken), *_actors(taken, kinds), *_events(taken), *links(taken, kinds)]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found).encode()


def _note(taken: Taken) -> Entity:
    told = about(taken)
    return entity(
        ITSELF,
        "Note",
        name=taken.title,
        description=taken.sentence,
        sourceUrl=_address(taken.permalink),
        notes=[f"{name}: {text}" for name, text in told.items()],
    )


def _articles(taken: Taken) -> Iterator[Entity]:
    for row in taken.rows("sources"):
        yield entity(
            row.source_id,
            "Article",
            title=row.title,
            publisher=row.publisher,
            author=row.author,
            publishedAt=row.published,
            language=LANGUAGES.get(row.language, ""),
            sourceUrl=source_entry(taken.dossier, row.source_id)["url"],
            keywords=taken.dossier.label("sources", "kind", row.kind),
            notes=f"same text as: {row.same_text_as}" if row.same_text_as else "",
        )


def _actors(taken: Taken, kinds: Mapping[str, str]) -> Iterator[Entity]:
    spellings, told = _by_actor(taken, "aliases", "alias"), _by_actor(taken, "descriptions", "text")
    sources = _by_actor(taken, "description_sources", "source_id")
    for row in taken.rows("actors"):
        who = row.actor_id
        yield entity(
            who,
            kinds[who],
            name=row.name,
            alias=[row.name_ar, *spellings[who]],
            description=" ".join(told[who]),
            deathDate=row.died if kinds[who] == "Person" else "",
            classification=taken.dossier.label("actors", "kind", row.kind),
            keywords=taken.dossier.label("actors", "alignment", row.alignment),
            wikidataId=row.wikidata,
            proof=sources[who],
        )


def _events(taken: Taken) -> Iterator[Entity]:
    who, sources = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for row in taken.rows("participants"):
        who[row.event_id].append(row.actor_id)
    for row in taken.rows("claims"):
        sources[row.event_id].append(row.source_id)
    label = taken.dossier.label
    for row in taken.rows("events"):
        yield entity(
            row.event_id,
            "Event",
            name=row.title,
            summary=row.summary,
            startDate=row.date_start,
            endDate=row.date_end,
            location=row.place,
            involved=who[row.event_id],
            keywords=[label("events", "event_type", row.event_type), label("events", "episode", row.episode)],
            notes=f"status: {row.status}; significance: {row.significance}",
            proof=sources[row.event_id],
        )


def _by_actor(taken: Taken, table: str, column: str) -> dict[str, list[str]]:
    """The cells of a column by actor, in the order of the table."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in taken.rows(table):
        found[row.actor_id].append(getattr(row, column))
    return found


def _address(link: str) -> str:
    """A link that leads somewhere by itself; empty where the address of the app is not known."""
    return link if link.startswith(("https://", "http://")) else ""
