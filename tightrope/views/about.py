"""The page about the page: short, and frank about limits."""

from __future__ import annotations

from tightrope.domain.dossier import Dossier
from tightrope.figures.about import about_html
from tightrope.view_state import View
from tightrope.views.papers import own_citation
from tightrope.views.parts import markup


def about(dossier: Dossier, view: View) -> None:
    """Method, limits, the key to the pictures, how to report an error, licence and privacy."""
    markup("about", about_html(dossier, own_citation(), view))
