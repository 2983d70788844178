"""RIS, as Zotero, EndNote, Mendeley and library catalogues read it."""

from __future__ import annotations

from tightrope.exports.entries import ris_record
from tightrope.exports.references import Reference, holding, references
from tightrope.exports.taken import Taken

KINDS = {"encyclopedia": "ENCYC", "blog": "BLOG", "wire": "NEWS", "newspaper": "NEWS", "broadcaster": "NEWS"}
"""The type of reference for kinds of source; reports are RPRT, any other is ELEC, a page of the web."""


def write_ris(taken: Taken) -> bytes:
    """Every source of the view as a record, its ID that of the source.

    The format has no place for what holds of the whole file, so the first record says it in a note.
    """
    where = holding(taken)
    told = " ".join(filter(None, [taken.cited, taken.licence.url, taken.licence.restriction]))
    return "\r\n".join(
        _record(one, where, told if place == 0 else "") for place, one in enumerate(references(taken))
    ).encode()


def _record(one: Reference, where: str, told: str) -> str:
    kind = "RPRT" if one.is_report else KINDS.get(one.kind, "ELEC")
    return ris_record(
        [
            ("TY", kind),
            ("ID", one.id),
            *(("AU", name) for name in one.authors),
            ("TI", one.title),
            ("PB" if one.is_report else "T2", one.publisher),
            ("PY", str(one.published[0]) if one.published else ""),
            ("DA", "/".join(f"{part:02d}" for part in one.published)),
            ("LA", one.language),
            ("UR", one.url),
            *(("N1", note) for note in one.notes),
            ("N1", told),
            ("DB", where),
        ]
    )
