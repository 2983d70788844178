"""What the record holds on one actor: its relations, chain of command, neighbours and disputes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from tightrope.domain.accounts import Attribute, disputes
from tightrope.domain.dates import latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.ties import BELONGS, Tie, relations_as_of

HEADS = frozenset({"leads", "commands"})
"""Relations of the chain of command: who belongs names the higher second, who heads names it first."""

DEEPEST = 3
"""How many steps up or down a chain of command goes: beyond them stands the whole state."""


@dataclass(frozen=True)
class Step:
    """One step of a chain of command: an actor, the relation that leads to it, and how deep it stands."""

    actor: str
    relation: Any
    depth: int


def relations_of(dossier: Dossier, actor_id: str) -> list[Any]:
    """All rows of `relations` of an actor, those that start from it first."""
    outward = rows_by(dossier, "relations", "from_actor").get(actor_id, [])
    return [*outward, *rows_by(dossier, "relations", "to_actor").get(actor_id, [])]


def other_end(relation: Any, actor_id: str) -> str:  # noqa: ANN401 - a row
    """The actor at the other end of a relation."""
    return str(relation.to_actor if relation.from_actor == actor_id else relation.from_actor)


def above(dossier: Dossier, actor_id: str, day: date) -> tuple[Step, ...]:
    """Who stands above an actor on a day, as a tree told line by line, undated relations included.

    A body is below what it belongs to and whoever heads it, a person below what it belongs to. What a
    superior person belongs to besides is no superior of the actor, so the tree ends at persons; nobody is
    told twice.
    """
    return _climb(dossier, actor_id, day, up=True)


def below(dossier: Dossier, actor_id: str, day: date) -> tuple[Step, ...]:
    """Who stands below an actor on a day: what it heads, its parts and members, their parts and so on.

    What a member heads elsewhere is not below the actor.
    """
    return _climb(dossier, actor_id, day, up=False)


def heads_of(dossier: Dossier, actor_id: str, day: date) -> list[Any]:
    """The rows of `relations` by which somebody heads an actor on a day, undated ones included."""
    holding = set(relations_as_of(dossier, day, True))
    told = rows_by(dossier, "relations", "to_actor").get(actor_id, [])
    return [relation for relation in told if relation.relation in HEADS and relation.Index in holding]


def _climb(dossier: Dossier, actor_id: str, day: date, *, up: bool) -> tuple[Step, ...]:
    holding, actors = set(relations_as_of(dossier, day, True)), rows_of(dossier, "actors")
    told = {actor_id}

    def steps(actor: str, depth: int) -> list[Step]:
        if depth > DEEPEST or (depth > 1 and actors[actor].kind == "person"):
            return []
        found = []
        for relation in relations_of(dossier, actor):
            if relation.Index not in holding or _was_left(dossier, relation, day):
                continue
            if _is_upward(relation, actor) is up:
                found.append(Step(other_end(relation, actor), relation, depth))
        # All of one level are claimed before any goes deeper, so that each stands at its shortest way.
        fresh = []
        for step in found:
            if step.actor not in told:
                told.add(step.actor)
                fresh.append(step)
        return [one for step in fresh for one in (step, *steps(step.actor, depth + 1))]

    return tuple(steps(actor_id, 1))


def _was_left(dossier: Dossier, relation: Any, day: date) -> bool:  # noqa: ANN401 - a row
    """Whether a belonging is over by a day because whoever belonged has split off since it began.

    Sources date a split far more often than the end of a membership that went with it.
    """
    if relation.relation not in BELONGS:
        return False
    return any(
        split.relation == "split-from" and split.to_actor == relation.to_actor
        for split in rows_by(dossier, "relations", "from_actor").get(relation.from_actor, [])
        if split.valid_from and latest(split.valid_from) <= day and not relation.start > split.start
    )


def _is_upward(relation: Any, actor: str) -> bool | None:  # noqa: ANN401 - a row
    """Whether a relation leads from an actor to whoever stands above it; None where neither stands above."""
    if relation.relation in BELONGS:
        return bool(relation.from_actor == actor)
    if relation.relation in HEADS:
        return bool(relation.to_actor == actor)
    return None


def around(ties: Sequence[Tie], actor_id: str, depth: int) -> tuple[Tie, ...]:
    """The ties of an actor (depth 1), or those of its neighbours too (depth 2)."""
    own = [tie for tie in ties if actor_id in (tie.a, tie.b)]
    if depth == 1:
        return tuple(own)
    near = {end for tie in own for end in (tie.a, tie.b)}
    return tuple(tie for tie in ties if {tie.a, tie.b} & near)


@remembered(512)
def disputed_of(dossier: Dossier, actor_id: str) -> tuple[Attribute, ...]:
    """The attributes on which accounts differ and in which at least one account names the actor."""
    return tuple(
        attribute
        for attribute in disputes(dossier)
        if any(account.value.actor == actor_id for account in attribute.values)
    )


@remembered()
def dispute_counts(dossier: Dossier) -> dict[str, int]:
    """For each actor on how many points it is disputed: accounts that differ, and ties that are disputed."""
    counts = dict.fromkeys(dossier.actors.index, 0)
    for attribute in disputes(dossier):
        for actor in {account.value.actor for account in attribute.values} & counts.keys():
            counts[actor] += 1
    for relation in rows_of(dossier, "relations").values():
        if relation.status == "disputed":
            counts[relation.from_actor] += 1
            counts[relation.to_actor] += 1
    return counts


def events_of(dossier: Dossier, actor_id: str) -> list[Any]:
    """The rows of the events in which an actor has a part, in order of time, each once."""
    events = rows_of(dossier, "events")
    parts = rows_by(dossier, "participants", "actor_id").get(actor_id, [])
    return sorted(
        (events[event] for event in {part.event_id for part in parts}),
        key=lambda event: (event.start, event.Index),
    )


def activity(events: Sequence[Any], *, by_year: bool = False) -> dict[str, int]:
    """How many of the events, which are in order of time, begin in each month ("2020-06") or year."""
    form = "%Y" if by_year else "%Y-%m"
    return {
        period: len(list(told)) for period, told in groupby(events, lambda event: f"{event.start:{form}}")
    }
