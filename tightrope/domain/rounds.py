"""The two rounds side by side: what is said of each under each criterion, and the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tightrope.domain.claims import OCCURRENCE, Attribute, attributes_in
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by
from tightrope.domain.schema import Schema


@dataclass(frozen=True)
class Sentence:
    """One sentence and the rows of `claims` it rests on; none where it says that nothing is on record."""

    text: str
    claims: tuple[Any, ...]


@dataclass(frozen=True)
class Cell:
    """What is said of one round under one criterion."""

    criterion: str
    round: str
    sentences: tuple[Sentence, ...]

    @property
    def claims(self) -> tuple[Any, ...]:
        """The rows of `claims` behind all its sentences, each once."""
        return tuple({row.Index: row for sentence in self.sentences for row in sentence.claims}.values())


@lru_cache(maxsize=8)
def comparison(dossier: Dossier) -> dict[str, dict[str, Cell]]:
    """All cells, criterion → round → cell: criteria in the order of the schema, rounds of the file."""
    sentences = rows_by(dossier, "round_sentences", "criterion")
    return {
        criterion: {
            name: Cell(
                criterion,
                name,
                tuple(
                    Sentence(one.text, _claims_behind(dossier, one.Index))
                    for one in sentences.get(criterion, [])
                    if one.round == name
                ),
            )
            for name in dossier.rounds.index
        }
        for criterion in dossier.codes("round_sentences", "criterion")
    }


def _claims_behind(dossier: Dossier, sentence_id: str) -> tuple[Any, ...]:
    """The claims of a sentence, in the order of its references; a claim two references name stands once."""
    claims = rows_by(dossier, "claims", "event_id")
    found = {
        row.Index: row
        for wanted in rows_by(dossier, "round_claims", "sentence_id").get(sentence_id, [])
        for row in claims.get(wanted.event_id, [])
        if is_meant(wanted, row)
    }
    return tuple(found.values())


def is_meant(reference: Any, claim: Any) -> bool:  # noqa: ANN401 - rows
    """Whether a row of `round_claims` means a row of `claims`; an empty value or source means any."""
    return (
        (reference.event_id, reference.attribute) == (claim.event_id, claim.attribute)
        and reference.value in ("", claim.value)
        and reference.source_id in ("", claim.source_id)
    )


def basis_of(cell: Cell) -> dict[str, list[Attribute]]:
    """What the claims of a cell say: event → attributes with their values, events in the order of citing."""
    by_event: dict[str, list[Any]] = {}
    for row in cell.claims:
        by_event.setdefault(row.event_id, []).append(row._replace(value=_with_unit(row)))
    return {event: attributes_in(rows) for event, rows in by_event.items()}


def _with_unit(row: Any) -> str:  # noqa: ANN401 - a row
    """The value of a claim; a bare number in another unit than its attribute's says in which: "4 (days)"."""
    value = str(row.value)
    if value.isdigit() and row.count_low == row.count_low and int(value) != row.count_low:
        return f"{value} ({row.said_as.replace('_', ' ')})"
    return value


def cited_events(dossier: Dossier) -> set[str]:
    """The ids of all events that the comparison rests on."""
    return set(dossier.round_claims["event_id"])


def excludes(schema: Schema, attribute: str) -> bool:
    """Whether two values of an attribute exclude each other: counts, dates, whether the event happened."""
    code = schema.tables["claims"].fields["attribute"].codes.get(attribute)
    return attribute == OCCURRENCE or (code is not None and code.type in ("count", "date"))


def accounts_differ(schema: Schema, attributes: Iterable[Attribute]) -> bool:
    """Whether values that exclude each other stand side by side."""
    return any(one.is_disputed and excludes(schema, one.name) for one in attributes)
