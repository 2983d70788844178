"""Until when a relation without a known end is attested: that it went on after that is taken, not known."""

from __future__ import annotations

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered


@remembered()
def last_attested(dossier: Dossier) -> dict[str, str]:
    """The latest date at which a source still speaks of each relation, by its id, as a partial date.

    A source speaks when it was published, or, where that is unknown, from the date it gives the relation.
    What denies a relation does not attest it. A relation without any such date is missing.
    """
    sources = rows_of(dossier, "sources")
    found: dict[str, str] = {}
    for relation, statements in rows_by(dossier, "relation_claims", "relation_id").items():
        speaking = [row for row in statements if row.stance != "denies"]
        spoken = [sources[row.source_id].published or row.valid_from for row in speaking]
        if last := max(filter(None, spoken), key=_end, default=""):
            found[relation] = last
    return found


def _end(partial: str) -> str:
    """What sorts partial dates by the last day they can mean, a year behind its months."""
    return f"{partial}~"
