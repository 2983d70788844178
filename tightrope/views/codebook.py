"""The parts of the data page: how to cite, the codebook, the checks, what changed and what was corrected."""

from __future__ import annotations

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.exports.citing import record_bibtex
from tightrope.figures.codebook import checks_html, corrections_html, data_head
from tightrope.figures.codebook import codebook as codebook_html
from tightrope.views import papers
from tightrope.views.parts import markup, native


def head(dossier: Dossier) -> None:
    """What the data is, its licence, and how to cite it in words and in BibTeX."""
    cited = papers.citation_of(dossier)
    markup("data-head", data_head(dossier, cited))
    if cited is None:
        return
    with native("bibtex"):
        st.code(record_bibtex(cited), language=None, wrap_lines=True)


def codebook(dossier: Dossier) -> None:
    """Every table, column and code."""
    markup("data-codebook", codebook_html(dossier))


def checks() -> None:
    """What the check of the tables looks for."""
    markup("data-checks", checks_html())


def changelog(dossier: Dossier) -> None:
    """What changed in which version of our own record."""
    if papers.citation_of(dossier) is None:
        return
    with native("changelog"):
        st.markdown(papers.changelog())


def corrections(dossier: Dossier) -> None:
    """Every correction with its reason and source."""
    if len(dossier.corrections):
        markup("data-corrections", corrections_html(dossier))
