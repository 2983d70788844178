"""What stands beside the tables, read once: how to cite the data and what changed in it."""

from __future__ import annotations

from functools import lru_cache

from tightrope.domain.dossier import Dossier
from tightrope.domain.papers import PACKAGE, Citation, load_citation, load_data_changelog
from tightrope.views.folder import FOLDER

ROOT = FOLDER.parent


def citation_of(dossier: Dossier) -> Citation | None:
    """How a dossier is to be cited; None for any but our own record."""
    return own_citation() if dossier.schema.name == PACKAGE else None


@lru_cache(maxsize=1)
def own_citation() -> Citation:
    """How our own record is to be cited."""
    return load_citation(ROOT)


@lru_cache(maxsize=1)
def changelog() -> str:
    """What changed in which version of the data, as Markdown."""
    return load_data_changelog(ROOT)
