"""The fields of a profile, after the Militia Spotlight profiles of the Washington Institute.

Each field is answered from the record alone: by relations, or by events in which the actor had a role. A
field that such an actor is expected to have is shown even where the record has nothing, and says so.

Source: the template of those profiles, washingtoninstitute.org/node/16676: kind, operations, targets, chain
of command with evidence, subordinates, affiliates, facades.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.profile import events_of, other_end, relations_of
from tightrope.domain.ties import relations_as_of
from tightrope.figures.cards import when
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.network import short_name
from tightrope.figures.relations import relation_entry
from tightrope.figures.spans import span_words
from tightrope.text import t
from tightrope.view_state import View, to_query

MOST_LINES = 6
"""How many lines of a field stand open; the rest is one click away."""

BODIES = frozenset({"armed-group", "umbrella", "political-party", "movement", "foreign-armed-group"})


@dataclass(frozen=True)
class Field:
    """One field: which relations answer it, from which end, and of whom it is expected.

    Attributes
    ----------
    out, into
        The relations that start from the actor, and those that point to it.
    of
        `body`, `person` or `all` for whom "nothing in the record" is said; empty where it goes unsaid.
    """

    name: str
    out: frozenset[str] = frozenset()
    into: frozenset[str] = frozenset()
    of: str = ""


FIELDS = (
    Field("heads", out=frozenset({"leads", "commands"}), of="person"),
    Field("part", out=frozenset({"part-of", "member-of"}), of="all"),
    Field("led", into=frozenset({"leads"}), of="body"),
    Field("commanded", into=frozenset({"commands"})),
    Field("founded-by", into=frozenset({"founded"}), of="body"),
    Field("founded", out=frozenset({"founded"})),
    Field("left", out=frozenset({"split-from"})),
    Field("was-left", into=frozenset({"split-from"})),
    Field("backed", into=frozenset({"backs"}), of="all"),
    Field("backs", out=frozenset({"backs"})),
    Field("allied", out=frozenset({"allied-with"}), into=frozenset({"allied-with"})),
    Field("against", out=frozenset({"hostile-to", "threatened", "killed", "detained"}), of="all"),
    Field("faces", into=frozenset({"hostile-to", "threatened", "killed", "detained"})),
    Field("listed", into=frozenset({"sanctioned"}), of="all"),
)


def _labels(is_body: bool) -> Mapping[str, str]:
    return {
        "heads": t("Leads or commands"),
        "part": t("Part of") if is_body else t("Belongs to"),
        "led": t("Led by"),
        "commanded": t("Commanded by"),
        "founded-by": t("Founded by"),
        "founded": t("Founded"),
        "left": t("Came out of"),
        "was-left": t("Left by"),
        "backed": t("Backed by"),
        "backs": t("Backs"),
        "allied": t("Allied with"),
        "against": t("Acts against"),
        "faces": t("Faces"),
        "listed": t("Listed or sanctioned by"),
        "claims": t("Claims of responsibility"),
        "facades": t("Facades tied to it"),
        "behind": t("Said to stand behind it"),
    }


def fields_of(dossier: Dossier, actor_id: str, day: date, notes: Footnotes) -> list[dict[str, Any]]:
    """Each field with its lines, those that hold on the day first.

    Returns
    -------
    list of dict
        `label`; `lines`, relations as from `relation_entry` with `other`, `when` and `holds`, or events with
        `when`, `title` and `event`; `plain`, whether the label says already what they are; `most`, how many
        of them stand open. A field without lines says so.
    """
    actor = rows_of(dossier, "actors")[actor_id]
    is_body, facades = actor.kind in BODIES, _facades(dossier)
    relations = relations_of(dossier, actor_id)
    expected = {"all", "body" if is_body else "person" if actor.kind == "person" else "all"}
    answers = [
        (field.name, [one for one in relations if _answers(field, one, actor_id)], field.of in expected)
        for field in FIELDS
    ]
    kin = [one for one in relations if one.sign != "negative" and one.relation not in ("accused", "rival-of")]
    if actor.facade:  # whoever backs a front is said to stand behind it, among others
        answers = [answer for answer in answers if answer[0] != "backed"]
        answers.append(("behind", [one for one in kin if one.sign == "positive"], True))
    else:
        own = [one for one in kin if other_end(one, actor_id) in facades]
        answers.append(("facades", own, actor.kind in ("armed-group", "umbrella")))
    labels, holding = _labels(actor.kind != "person"), set(relations_as_of(dossier, day, True))
    fields = [
        {
            "label": labels[name],
            "lines": [_line(dossier, actor_id, one, holding, day, notes) for one in _ordered(told, holding)],
            "plain": len({one.relation for one in told}) == 1,
            "most": MOST_LINES,
        }
        for name, told, is_expected in answers
        if told or is_expected
    ]
    claims = _claims(dossier, actor_id)
    if claims or actor.kind == "armed-group":
        fields.append({"label": labels["claims"], "lines": claims, "plain": True, "most": MOST_LINES})
    return fields


def event_link(dossier: Dossier, actor_id: str, event_id: str) -> str:
    """The link that opens an event on the main page, among all events of the actor."""
    filters = Filters(actors=(actor_id,), start=None, end=None)
    return "./" + to_query(View(filters, event=event_id), dossier.version)


def _answers(field: Field, relation: Any, actor_id: str) -> bool:  # noqa: ANN401 - a row
    outward = relation.from_actor == actor_id
    return relation.relation in (field.out if outward else field.into)


def _facades(dossier: Dossier) -> frozenset[str]:
    return frozenset(actor.Index for actor in rows_of(dossier, "actors").values() if actor.facade)


def read_from(dossier: Dossier, relation: Any, actor_id: str) -> str:  # noqa: ANN401 - a row
    """The words of a relation as one of its ends reads them; a person is no part of a body but a member."""
    kind, codes = relation.relation, dossier.codes("relations", "relation")
    if kind == "part-of" and rows_of(dossier, "actors")[relation.from_actor].kind == "person":
        kind = "member-of"
    return codes[kind].label if relation.from_actor == actor_id else codes[kind].inverse


def _ordered(relations: list[Any], holding: set[str]) -> list[Any]:
    """Those that hold first, each group in order of time."""
    return sorted(relations, key=lambda one: (one.Index not in holding, one.valid_from, one.Index))


def _line(
    dossier: Dossier,
    actor_id: str,
    relation: Any,  # noqa: ANN401 - a row
    holding: set[str],
    day: date,
    notes: Footnotes,
) -> dict[str, Any]:
    """A relation read from the actor, with the numbers of its sources."""
    entry = relation_entry(dossier, relation, notes)
    other = other_end(relation, actor_id)
    # An act fades from the network, yet it was done: grey means a state that does not hold, an act to come.
    done = entry["is_act"] and relation.valid_from and relation.start.date() <= day
    return entry | {
        "other": (other, short_name(rows_of(dossier, "actors")[other].name)),
        "read": read_from(dossier, relation, actor_id),
        "when": span_words(relation.valid_from, relation.valid_to, entry["is_act"]),
        "holds": bool(relation.Index in holding or done),
        "later": bool(relation.valid_from and relation.start.date() > day),
        "marks": [statement["number"] for statement in entry["statements"]],
    }


def _claims(dossier: Dossier, actor_id: str) -> list[dict[str, Any]]:
    """The events for which the actor claimed responsibility, with the caveat beside the claim."""
    parts = rows_by(dossier, "participants", "actor_id").get(actor_id, [])
    noted = {part.event_id: part.note for part in parts if part.role == "claims-responsibility"}
    return [
        {
            "event": event_link(dossier, actor_id, event.Index),
            "title": event.title,
            "when": when(event),
            "note": noted[event.Index],
        }
        for event in events_of(dossier, actor_id)
        if event.Index in noted
    ]
