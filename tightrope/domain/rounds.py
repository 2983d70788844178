"""The two rounds side by side: what is said of each under each criterion, and the claims it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tightrope.domain.accounts import Account, Attribute, attributes_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by
from tightrope.domain.remember import remembered
from tightrope.domain.schema import Schema
from tightrope.domain.values import OCCURRENCE


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


@remembered()
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


def basis_of(dossier: Dossier, cell: Cell) -> dict[str, list[Attribute]]:
    """What the accounts behind a cell say: event → attributes, events in the order of citing.

    Of an attribute stand the values and statements that the cell rests on; its verdict is that of all
    accounts, so that a dispute is said even where a cell cites one side of it.
    """
    asked: dict[str, set[tuple[str, ...]]] = {}
    for row in cell.claims:
        said = (row.value, row.source_id, row.attributed_to)
        asked.setdefault(row.event_id, set()).update({(row.attribute, *said), (row.said_as, *said)})
    return {
        event: [
            replace(attribute, values=kept)
            for attribute in attributes_of(dossier, event)
            if (kept := _cited(attribute, wanted))
        ]
        for event, wanted in asked.items()
    }


def _cited(attribute: Attribute, wanted: set[tuple[str, ...]]) -> tuple[Account, ...]:
    """The accounts of an attribute, cut down to the statements that are wanted."""
    kept = [
        replace(
            account,
            statements=tuple(
                one
                for one in account.statements
                if (attribute.name, one.wording, one.source_id, one.speaker) in wanted
            ),
        )
        for account in attribute.values
    ]
    return tuple(account for account in kept if account.statements)


def excludes(schema: Schema, attribute: str) -> bool:
    """Whether values of an attribute may exclude each other: counts, dates, whether it happened at all."""
    code = schema.tables["claims"].fields["attribute"].codes.get(attribute)
    return attribute == OCCURRENCE or (code is not None and code.type in ("count", "date"))
