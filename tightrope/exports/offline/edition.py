"""The data of the offline edition: the record as the browser needs it to answer for Python.

Whatever can be worked out once is (marks, places, spells of ties, words); what depends on the view is left to
`static/offline/`, and what it needs for that stands here: rules as numbers, looks and limits as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from tightrope.domain.accounts import disputed_events
from tightrope.domain.camps import placings_of
from tightrope.domain.dates import earliest, latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import record_span, search_text, with_members
from tightrope.domain.lanes import lane_table
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.parts import source_counts
from tightrope.domain.tie_days import tie_days
from tightrope.domain.ties import ACT_DAYS, MUTUAL, days_held, is_open_ended
from tightrope.domain.tours import tours
from tightrope.domain.wording import is_translated
from tightrope.exports.offline.templates import template_trees
from tightrope.exports.offline.words import words
from tightrope.figures import cards, drawn, network, tables
from tightrope.figures.asof import change_entry, slider_marks
from tightrope.figures.camps import SEVERAL, said_by
from tightrope.figures.cards import story_chips
from tightrope.figures.density import density
from tightrope.figures.footnotes import Footnotes, source_entry
from tightrope.figures.layout import PLANS, framed
from tightrope.figures.looks import camp_colours
from tightrope.figures.marks import mark
from tightrope.figures.placing import NARROW, SQUEEZES, WIDE
from tightrope.figures.record import whole_record
from tightrope.figures.relations import relation_entry
from tightrope.figures.search import search_data
from tightrope.figures.theme import OPEN_DASHES, PLAIN, SIGN_LOOKS
from tightrope.figures.timeline import differing, timeline_figure, types_key
from tightrope.link_reader import MOST_LETTERS, MOST_NOTICES, MOST_VALUES
from tightrope.picks import PRESETS
from tightrope.text import languages

Json = dict[str, Any]

CODES = {
    "type": ("events", "event_type"),
    "episode": ("events", "episode"),
    "status": ("events", "status"),
    "source-kind": ("sources", "kind"),
    "camp": ("actors", "alignment"),
    "role": ("participants", "role"),
}
"""The code lists that the page names, by the key of the link where they have one."""


def edition(dossier: Dossier) -> Json:
    """Everything the page needs, as JSON; days are ISO texts, an open end is null or empty."""
    return {
        "version": dossier.version,
        "isOwn": dossier.is_own,
        "window": [_day(end) for end in dossier.schema.window],
        "span": [_day(end) for end in record_span(dossier)],
        "presets": {name: [_day(end) for end in ends] for name, ends in PRESETS.items()},
        "limits": {
            "values": MOST_VALUES,
            "letters": MOST_LETTERS,
            "notices": MOST_NOTICES,
            "cardRows": cards.MOST_LISTED,
            "tableRows": tables.MOST_ROWS,
        },
        "codes": {
            key: [[code, dossier.label(*column, code)] for code in dossier.codes(*column)]
            for key, column in CODES.items()
        },
        "events": _events(dossier),
        "actors": _actors(dossier),
        "places": list(dossier.places.index),
        "relations": _relations(dossier),
        "sources": {source: source_entry(dossier, source) for source in dossier.sources.index},
        "record": whole_record(dossier),
        "search": search_data(dossier),
        "timeline": _timeline(dossier),
        "network": _network(dossier),
        "asof": _asof(dossier),
        "templates": template_trees(),
        "words": words(),
        "languages": languages(),
        "tours": {one.id: [step.id for step in one.steps] for one in tours(dossier).values()},
        "steps": {step: row.view for step, row in rows_of(dossier, "tour_steps").items()},
        "html": {"chips": story_chips(dossier), "types": types_key(dossier)},
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _events(dossier: Dossier) -> list[Json]:
    kinds = dossier.claims["source_id"].map(dossier.sources["kind"]).groupby(dossier.claims["event_id"])
    told = {event: sorted(set(one)) for event, one in kinds}
    said, disputed, counts = search_text(dossier), disputed_events(dossier), source_counts(dossier)
    parts = rows_by(dossier, "participants", "event_id")
    return [
        {
            "id": event.Index,
            "title": event.title,
            "label": event.label,
            "start": f"{event.start:%Y-%m-%d}",
            "end": f"{event.end:%Y-%m-%d}",
            "type": event.event_type,
            "episode": event.episode,
            "status": event.status,
            "level": int(event.significance),
            "disputed": event.Index in disputed,
            "kinds": told.get(event.Index, []),
            "sources": int(counts[place]),
            "translated": is_translated(dossier, "events", event.Index),
            "parts": [(part.actor_id, part.role, part.Index) for part in parts.get(event.Index, [])],
            "said": said[event.Index],
        }
        for place, event in enumerate(rows_of(dossier, "events").values())
    ]


def _actors(dossier: Dossier) -> list[Json]:
    nodes = {node["id"]: node for node in network.actor_nodes(dossier)}
    inside, aliases = framed(dossier), rows_by(dossier, "aliases", "actor_id")
    return [
        {
            "id": actor.Index,
            "name": actor.name,
            "short": network.short_name(actor.name),
            "other": actor.other_name,
            "kind": dossier.label("actors", "kind", actor.kind),
            "camp": actor.alignment,
            "description": actor.description,
            "placings": [
                (
                    row.alignment,
                    row.valid_from and earliest(row.valid_from).isoformat(),
                    row.valid_to and latest(row.valid_to).isoformat(),
                    said_by(dossier, row),
                )
                for row in placings_of(dossier, actor.Index)
            ],
            "aliases": [(row.alias, row.source_id) for row in aliases.get(actor.Index, [])],
            "node": nodes[actor.Index],
            "framed": actor.Index in inside,
            **_members(dossier, actor.Index),
        }
        for actor in rows_of(dossier, "actors").values()
    ]


def _members(dossier: Dossier, actor: str) -> Json:
    members = with_members(dossier, actor)
    return {"members": sorted(members)} if len(members) > 1 else {}


def _relations(dossier: Dossier) -> list[Json]:
    """Every relation with its spell, its words and its entry for a list, in which sources are ids."""
    notes, days = Footnotes(dossier), days_held(dossier)
    rows = rows_of(dossier, "relations").values()
    entries = [relation_entry(dossier, relation, notes) for relation in rows]
    sources = list(notes.numbers)
    return [
        {
            "from": relation.from_actor,
            "to": relation.to_actor,
            "first": str(first),
            "last": str(last),
            "dated": bool(is_dated),
            "mutual": relation.relation in MUTUAL,
            "openEnded": is_open_ended(relation),
            "statements": int(relation.source_count),
            "words": network.relation_words(dossier, relation.Index)
            + network.say_dates(dossier, relation.Index),
            "entry": _cited(entry, sources),
        }
        for relation, entry, first, last, is_dated in zip(
            rows,
            entries,
            days.first.astype("datetime64[D]"),
            days.last.astype("datetime64[D]"),
            days.is_dated,
            strict=True,
        )
    ]


def _cited(entry: Json, sources: list[str]) -> Json:
    """The entry of a relation with the ids of sources in place of their numbers."""
    statements = [one | {"number": sources[one["number"] - 1]} for one in entry["statements"]]
    dates = [(words, [sources[number - 1] for number in numbers]) for words, numbers in entry["dates"]]
    return entry | {"statements": statements, "dates": dates}


def _timeline(dossier: Dossier) -> Json:
    """The timeline of all events by each kind of lanes, and what it takes to draw that of some."""
    every, window = tuple(dossier.events.index), record_span(dossier)
    lanes = {}
    for by in ("camp", "type", "episode"):
        narrow = timeline_figure(dossier, every, window=window, lanes=by, form=NARROW)
        lanes[by] = {
            "figure": timeline_figure(dossier, every, window=window, lanes=by, form=WIDE),
            "differing": differing(narrow),
            "members": _grouped(lane_table(dossier, by)),
        }
    marks = (mark(dossier, event) for event in every)
    shown = density(dossier, ())
    return {
        "squeezes": SQUEEZES,
        "formats": {"wide": asdict(WIDE), "narrow": asdict(NARROW)},
        "marks": {
            one.event_id: {
                "id": one.event_id,
                "at": one.at,
                "before": one.before,
                "after": one.after,
                "size": one.size,
            }
            for one in marks
        },
        "density": {"month": shown["month"], "total": shown["total"]},
        "lanes": lanes,
    }


def _grouped(entries: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    lanes: dict[str, list[str]] = {}
    for lane, event in entries:
        lanes.setdefault(lane, []).append(event)
    return list(lanes.items())


def _network(dossier: Dossier) -> Json:
    nothing = network.Drawing([], [], [], 0, 0)
    most = 12  # statements; the line of more is no wider
    return {
        "looks": {
            sign: {
                "name": network.sign_name(sign),
                "colour": colour,
                "dashes": dashes,
                "open": OPEN_DASHES[sign],
            }
            for sign, (colour, dashes) in SIGN_LOOKS.items()
        },
        "widths": [network.line_width(max(count, 1)) for count in range(most + 1)],
        "limits": {
            "key": drawn.KEY_ACTORS,
            "sources": drawn.KEY_SOURCES,
            "all": drawn.MOST_ACTORS,
            "allTies": drawn.MOST_TIES,
            "lines": network.MOST_LINES,
        },
        "camps": [
            {"camp": camp, "label": dossier.label("actors", "alignment", camp), "color": colour}
            for camp, colour in camp_colours(dossier).items()
        ],
        "several": SEVERAL,
        "plain": PLAIN,
        "frames": {name: plan.frame for name, plan in PLANS.items()},
        "legend": network.network_legend(nothing, "{hidden}"),
    }


def _asof(dossier: Dossier) -> Json:
    """The slider of the network's day: its marks, and what changes on each day for the buttons beside it."""
    first, last = record_span(dossier)
    entries = [change_entry(dossier, [one]) for one in tie_days(dossier)]
    marks = [one | {"day": _day(one["day"]), "at": str(one["at"])} for one in slider_marks(dossier)]
    return {
        "first": _day(first),
        "last": _day(last),
        "marks": marks,
        "days": [{"day": _day(one["day"]), "words": one["words"]} for one in entries],
        "actDays": ACT_DAYS,
    }
