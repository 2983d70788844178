"""What stands beside the tables, read once: how to cite the data and what changed in it."""

from __future__ import annotations

from functools import lru_cache

from tightrope.domain.papers import Citation, load_citation, load_data_changelog
from tightrope.views.data import FOLDER

ROOT = FOLDER.parent

CITED = "tightrope-dossier"
"""The name of the data package that these papers belong to."""


@lru_cache(maxsize=1)
def citation() -> Citation:
    """How the data is to be cited."""
    return load_citation(ROOT)


@lru_cache(maxsize=1)
def changelog() -> str:
    """What changed in which version of the data, as Markdown."""
    return load_data_changelog(ROOT)
