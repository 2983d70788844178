"""The sources of a view as bibliographic references, before they are written in the format of some tool."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from tightrope.exports.taken import Taken
from tightrope.figures.footnotes import source_entry
from tightrope.text import t

REPORTS = frozenset({"think-tank", "official", "parliament-research", "un"})
"""Kinds of source that are cited as the report of an institution; others stand in what somebody publishes."""

BETWEEN = re.compile(r"\s*;\s*|\s*,\s*|\s+and\s+")
"""What stands between two authors; no name in the record has its family name first."""


@dataclass(frozen=True)
class Reference:
    """A source as a bibliography cites it; a text that is not known is empty.

    Attributes
    ----------
    id
        The id of the source: the key of the entry, which never changes.
    kind
        A code of the kinds of source.
    authors
        The names as the text has them, undivided: what of an Arabic name is the family name nobody recorded.
    published
        The parts of the date that are known: year, month, day.
    url
        Empty where the address is unfit for a link, as on the cards.
    notes
        What a reader should know of it, each a sentence or two.
    """

    id: str
    kind: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: tuple[int, ...]
    language: str
    url: str
    notes: tuple[str, ...]

    @property
    def is_report(self) -> bool:
        """Whether it is the report of an institution."""
        return self.kind in REPORTS


def references(taken: Taken) -> list[Reference]:
    """Every source of the view once, in the order of the record."""
    return [_reference(taken, row) for row in taken.tables["sources"].to_dict("records")]


def _reference(taken: Taken, row: Mapping[Hashable, str]) -> Reference:
    entry = source_entry(taken.dossier, row["source_id"])
    return Reference(
        id=row["source_id"],
        kind=row["kind"],
        title=_line(row["title"]),
        authors=tuple(filter(None, BETWEEN.split(_line(row["author"])))),
        publisher=_line(row["publisher"]),
        published=tuple(map(int, row["published"].split("-"))) if row["published"] else (),
        language=row["language"],
        url=entry["url"],
        notes=tuple(_notes(row, entry["fault"])),
    )


def _notes(row: Mapping[Hashable, str], fault: str) -> list[str]:
    note = _line(row["note"])
    notes = [note if note.endswith(".") else f"{note}."] if note else []
    if row["title_is"] == "description":
        notes.append(t("The title is our own description; the text has no headline."))
    if row["same_text_as"]:
        notes.append(t("The same text as {source}.", source=row["same_text_as"]))
    if fault:
        notes.append(t("No link: {reason}.", reason=fault))
    return notes


def _line(text: str) -> str:
    """The text in one line: in formats that are read line by line a second one would be another field."""
    return " ".join(text.split())


def holding(taken: Taken) -> str:
    """The record that a reference was found in, as a catalogue is named: title, version, licence."""
    version = "" if taken.dossier.is_own else t("data version {version}", version=taken.version)
    return ", ".join(filter(None, [taken.title, version, taken.licence.name]))
