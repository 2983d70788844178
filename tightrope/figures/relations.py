"""A relation for a list: both ends, words, sign, dates, how well it stands, and its statements."""

from __future__ import annotations

from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.speakers import original_of
from tightrope.domain.ties import ACTS
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.network import short_name, sign_name
from tightrope.figures.spans import span_words, tie_words
from tightrope.text import t


def relation_entry(dossier: Dossier, relation: Any, notes: Footnotes) -> dict[str, Any]:  # noqa: ANN401
    """A relation for a list: both ends, words, sign, dates, how well it stands and every statement."""
    actors = rows_of(dossier, "actors")
    told = rows_by(dossier, "relation_claims", "relation_id").get(relation.Index, [])
    return {
        "from": (relation.from_actor, short_name(actors[relation.from_actor].name)),
        "to": (relation.to_actor, short_name(actors[relation.to_actor].name)),
        "words": dossier.label("relations", "relation", relation.relation),
        "sign": relation.sign,
        "sign_name": sign_name(relation.sign),
        "is_act": relation.relation in ACTS,
        "valid_from": relation.valid_from,
        "when": tie_words(dossier, relation) or t("undated"),
        "status": relation.status,
        "status_name": dossier.label("relations", "status", relation.status),
        "said_by": relation.attributed_to,
        "sources": len({original_of(dossier, row.source_id) for row in told}),
        "dates_differ": relation.dates_differ,
        "statements": [
            {
                "note": row.note,
                "number": notes.number(row.source_id),
                "stance": row.stance,
                "stance_words": dossier.label("relation_claims", "stance", row.stance),
            }
            for row in told
        ],
        "dates": _dates_told(told, relation.relation in ACTS, notes) if relation.dates_differ else [],
    }


def _dates_told(told: list[Any], is_act: bool, notes: Footnotes) -> list[tuple[str, list[int]]]:
    """Each pair of dates that is given, earliest first, with the numbers of the sources that give it."""
    dated: dict[tuple[str, str], list[int]] = {}
    for row in told:
        if row.valid_from or row.valid_to:
            dated.setdefault((row.valid_from, row.valid_to), []).append(notes.number(row.source_id))
    return [(span_words(*pair, is_act), numbers) for pair, numbers in sorted(dated.items())]
