"""Footnotes: the sources of one card or page, numbered in the order in which they are cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of


@dataclass
class Footnotes:
    """Numbers the sources of one card in the order in which they are cited."""

    dossier: Dossier
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, source_id: str) -> int:
        """The number of a source; a source cited twice keeps its number."""
        return self.numbers.setdefault(source_id, len(self.numbers) + 1)

    def listed(self) -> list[dict[str, Any]]:
        """One entry for each source cited, in order of its number; `copy_of` is that of its original."""
        return [
            {"number": number, **entry, "copy_of": self.numbers.get(entry["same_text_as"], 0)}
            for source_id, number in self.numbers.items()
            for entry in [source_entry(self.dossier, source_id)]
        ]


def source_entry(dossier: Dossier, source_id: str) -> dict[str, Any]:
    """A source for a list; its `url` is empty where the address is unfit for a link."""
    source = rows_of(dossier, "sources")[source_id]
    fit = not source.url_fault and source.url.startswith(("https://", "http://"))
    return {
        "id": source_id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "kind": dossier.label("sources", "kind", source.kind),
        "partisan": source.kind == "partisan",
        "same_text_as": source.same_text_as,
        "url": source.url if fit else "",
        "fault": "" if fit else dossier.label("sources", "url_fault", source.url_fault),
    }
