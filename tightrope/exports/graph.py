"""The network of a view as plain nodes and lines, which the formats of network tools are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tightrope.domain.camps import camps_as_of
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.ties import Tie
from tightrope.domain.together import Meeting
from tightrope.exports.spells import Spell, life_of, spells_of
from tightrope.exports.taken import Taken
from tightrope.figures.network import pair_name

Value = str | int | float | bool
"""What an attribute may be; text where nothing is known is empty."""


@dataclass(frozen=True)
class Node:
    """An actor that is drawn: `x` to the right and `y` up, `colour` as #RRGGBB as the page has it."""

    id: str
    label: str
    x: float
    y: float
    colour: str
    life: Spell
    values: dict[str, Value]


@dataclass(frozen=True)
class Line:
    """What joins two actors: from `source` to `target`; `both` where it runs both ways or neither.

    `spells` is empty where a line has no time: of who appears in the same events.
    """

    id: str
    source: str
    target: str
    both: bool
    label: str
    weight: float
    colour: str
    spells: list[Spell]
    values: dict[str, Value]


def nodes_of(taken: Taken) -> list[Node]:
    """The actors that the page draws, at the places where it draws them on a wide screen."""
    rows, events = rows_of(taken.dossier, "actors"), set(taken.events)
    shares = rows_by(taken.dossier, "participants", "actor_id")
    return [
        Node(
            id=node["id"],
            label=rows[node["id"]].name,
            x=node["x"],
            y=-node["y"],
            colour=node["color"],
            life=life_of(taken.dossier, node["id"]),
            values={
                "name_ar": rows[node["id"]].name_ar,
                "kind": rows[node["id"]].kind,
                "camp": rows[node["id"]].alignment,
                "camp_on_day": " ".join(camps_as_of(taken.dossier, node["id"], taken.day)),
                "camp_label": taken.dossier.label("actors", "alignment", rows[node["id"]].alignment),
                "died": rows[node["id"]].died,
                "wikidata": rows[node["id"]].wikidata,
                "events": len({row.event_id for row in shares.get(node["id"], [])} & events),
                "sources": _sources(taken, "description_sources", "actor_id", [node["id"]]),
            },
        )
        for node in taken.picture["nodes"]
    ]


def lines_of(taken: Taken) -> list[Line]:
    """The lines that the page draws, each once: ties of the day, or who appears in the same events."""
    colours = {edge["id"]: edge["color"] for edge in taken.picture["edges"]}
    return [_tie(taken, tie, colours[tie.id]) for tie in taken.ties] + [
        _meeting(taken, one, colours[one.id]) for one in taken.meetings
    ]


def _tie(taken: Taken, tie: Tie, colour: str) -> Line:
    relations = [rows_of(taken.dossier, "relations")[one] for one in tie.relations]
    backward = tie.backward and not tie.forward
    words = [taken.dossier.label("relations", "relation", one.relation) for one in relations]
    return Line(
        id=tie.id,
        source=tie.b if backward else tie.a,
        target=tie.a if backward else tie.b,
        both=tie.forward == tie.backward,
        label="; ".join(dict.fromkeys(words)),
        weight=float(tie.sources),
        colour=colour,
        spells=spells_of(taken.dossier, tie.id, taken.view.undated),
        values={
            "sign_on_day": tie.sign,
            "types": " ".join(dict.fromkeys(one.relation for one in relations)),
            "direction": _direction(tie),
            "statements": tie.sources,
            "open_ended": tie.open_ended,
            "statuses": " ".join(dict.fromkeys(one.status for one in relations)),
            "relations": " ".join(tie.relations),
            "sources": _sources(taken, "relation_claims", "relation_id", tie.relations),
        },
    )


def _direction(tie: Tie) -> str:
    if tie.forward and tie.backward:
        return "both"
    return "one-way" if tie.forward or tie.backward else "none"


def _meeting(taken: Taken, meeting: Meeting, colour: str) -> Line:
    shares = rows_by(taken.dossier, "participants", "actor_id")
    one, other = ({row.event_id for row in shares[end]} for end in (meeting.a, meeting.b))
    return Line(
        id=meeting.id,
        source=meeting.a,
        target=meeting.b,
        both=True,
        label=pair_name(taken.dossier, meeting),
        weight=float(meeting.events),
        colour=colour,
        spells=[],
        values={
            "shared_events": meeting.events,
            "event_ids": " ".join(event for event in taken.events if event in one and event in other),
        },
    )


def _sources(taken: Taken, table: str, column: str, ids: Any) -> str:  # noqa: ANN401 - any ids
    """The ids of the sources that rows of a table name, each once."""
    rows = rows_by(taken.dossier, table, column)
    return " ".join(dict.fromkeys(row.source_id for one in ids for row in rows.get(one, [])))
