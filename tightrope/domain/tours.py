"""Guided tours: the steps of each, what they say, and the claims and statements on ties it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.rounds import is_meant


@dataclass(frozen=True)
class Sentence:
    """One sentence and the rows of `claims` and `relation_claims` it rests on.

    Both are empty where it says that nothing is on record.
    """

    text: str
    claims: tuple[Any, ...]
    statements: tuple[Any, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources, each once, in the order of its evidence."""
        return tuple(dict.fromkeys(row.source_id for row in (*self.claims, *self.statements)))


@dataclass(frozen=True)
class Step:
    """One step: `position` counts from 1, `view` is the query of a link, `focus` a code of the schema."""

    id: str
    tour: str
    position: int
    title: str
    view: str
    focus: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Tour:
    """A tour with at least one step."""

    id: str
    title: str
    description: str
    steps: tuple[Step, ...]


@remembered()
def tours(dossier: Dossier) -> dict[str, Tour]:
    """All tours that have a step, by id, in the order of the file; their steps in order."""
    steps = rows_by(dossier, "tour_steps", "tour")
    return {
        name: Tour(
            name,
            row.title,
            row.description,
            tuple(
                Step(
                    one.Index,
                    name,
                    int(one.position),
                    one.title,
                    one.view,
                    one.focus,
                    _sentences(dossier, one.Index),
                )
                for one in sorted(steps[name], key=lambda one: one.position)
            ),
        )
        for name, row in rows_of(dossier, "tours").items()
        if name in steps
    }


def _sentences(dossier: Dossier, step_id: str) -> tuple[Sentence, ...]:
    sentences = rows_by(dossier, "tour_sentences", "step_id").get(step_id, [])
    return tuple(_sentence(dossier, one) for one in sentences)


def _sentence(dossier: Dossier, sentence: Any) -> Sentence:  # noqa: ANN401 - a row
    evidence = rows_by(dossier, "tour_evidence", "sentence_id").get(sentence.Index, [])
    claims, statements = (
        rows_by(dossier, "claims", "event_id"),
        rows_by(dossier, "relation_claims", "relation_id"),
    )
    return Sentence(
        sentence.text,
        _each_once(row for one in evidence for row in claims.get(one.event_id, []) if is_meant(one, row)),
        _each_once(
            row
            for one in evidence
            for row in statements.get(one.relation_id, [])
            if one.source_id in ("", row.source_id)
        ),
    )


def _each_once(rows: Any) -> tuple[Any, ...]:  # noqa: ANN401 - rows
    return tuple({row.Index: row for row in rows}.values())


def step_of(dossier: Dossier, step_id: str) -> Step:
    """A step by its id, which must be one of `tour_steps`.

    Raises
    ------
    KeyError
        If there is none.
    """
    tour = tours(dossier)[rows_of(dossier, "tour_steps")[step_id].tour]
    return next(step for step in tour.steps if step.id == step_id)
