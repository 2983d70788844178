"""What stands beside the tables: how to cite (CITATION.cff) and what changed in them (CHANGELOG.md).

Of both files only what the pages show is read, in the plain form in which this repository writes them; the
tests compare the reading of CITATION.cff with that of a full YAML reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "tightrope-dossier"
"""The name of the data package that these papers belong to: our own record."""

CITED = ("title", "version", "year", "date-released", "license")
"""What a citation needs of `preferred-citation`."""


class PaperError(Exception):
    """A file beside the tables lacks what a page must show."""


@dataclass(frozen=True)
class Citation:
    """How the data is to be cited: `released` is an ISO day, `licence` an SPDX identifier."""

    title: str
    authors: tuple[str, ...]
    version: str
    year: str
    released: str
    licence: str


def load_citation(folder: Path) -> Citation:
    """The preferred citation of the CITATION.cff in a folder.

    Raises
    ------
    PaperError
        If the file lacks `preferred-citation` or one of its parts.
    """
    return parse_citation((folder / "CITATION.cff").read_text(encoding="utf-8"))


def parse_citation(text: str) -> Citation:
    """The preferred citation in the text of a CITATION.cff (Citation File Format 1.2.0).

    Raises
    ------
    PaperError
        If `preferred-citation` or one of its parts is missing.
    """
    _, found, block = text.partition("\npreferred-citation:\n")
    parts = dict(re.findall(r"^  ([a-z-]+): +(.+)$", block, re.MULTILINE))
    authors = tuple(_plain(name) for name in re.findall(r"^ +- name: +(.+)$", block, re.MULTILINE))
    missing = [key for key in CITED if key not in parts] + ([] if authors else ["authors"])
    if not found or missing:
        lacking = ", ".join(missing) if found else "preferred-citation"
        raise PaperError(f"CITATION.cff lacks {lacking}; the citation cannot be told without it")
    title, version, year, released, licence = (_plain(parts[key]) for key in CITED)
    return Citation(title, authors, version, year, released, licence)


def _plain(value: str) -> str:
    return value.strip().strip("\"'")


def load_data_changelog(folder: Path) -> str:
    """The Data part of the CHANGELOG.md in a folder, as Markdown without its heading.

    Raises
    ------
    PaperError
        If the file has no part "## Data".
    """
    text = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(r"^## Data\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if not found:
        raise PaperError('CHANGELOG.md has no part "## Data"; it tells what changed in the record')
    return found[1].strip()
