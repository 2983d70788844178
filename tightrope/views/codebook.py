"""The parts of the data page: how to cite, the codebook, the checks, what changed and what was corrected."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.domain.papers import Citation, bibtex, load_citation, load_data_changelog
from tightrope.figures.codebook import checks_html, corrections_html, data_head
from tightrope.figures.codebook import codebook as codebook_html
from tightrope.views.data import FOLDER
from tightrope.views.markup import markup

ROOT = FOLDER.parent


@lru_cache(maxsize=1)
def _papers() -> tuple[Citation, str]:
    return load_citation(ROOT), load_data_changelog(ROOT)


def head(dossier: Dossier) -> None:
    """What the data is, its licence, and how to cite it in words and in BibTeX."""
    citation, _ = _papers()
    markup("data.head", data_head(dossier, citation))
    with st.container(key="bibtex"):
        st.code(bibtex(citation), language=None)


def codebook(dossier: Dossier) -> None:
    """Every table, column and code."""
    markup("data.codebook", codebook_html(dossier))


def checks() -> None:
    """What the check of the tables looks for."""
    markup("data.checks", checks_html())


def changelog() -> None:
    """What changed in which version of the data."""
    _, changes = _papers()
    with st.container(key="changelog"):
        st.markdown(changes)


def corrections(dossier: Dossier) -> None:
    """Every correction with its reason and source."""
    markup("data.corrections", corrections_html(dossier))
