"""The page about the page: short, and frank about limits."""

from __future__ import annotations

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.figures.template import render
from tightrope.text import say_number


def about(dossier: Dossier) -> None:
    """Method, limits, licence and how to cite."""
    counts = {
        name: say_number(len(getattr(dossier, name)))
        for name in ("events", "claims", "actors", "aliases", "relations", "relation_claims", "sources")
    }
    st.html(render("about.html", counts=counts, version=dossier.version))
