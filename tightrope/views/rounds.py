"""The page of the two rounds: thin, for all it shows is made in `figures.rounds`."""

from __future__ import annotations

from dataclasses import replace

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.ties import ends_of
from tightrope.figures.network import short_name
from tightrope.figures.rounds import round_network, rounds_page
from tightrope.figures.template import render
from tightrope.view_state import View, to_query
from tightrope.views import board
from tightrope.views.parts import group, markup, part
from tightrope.views.truth import truth


def comparison_table(dossier: Dossier) -> None:
    """Both rounds, criterion by criterion."""
    markup("rounds-table", rounds_page(dossier).table)


def networks(dossier: Dossier, view: View) -> None:
    """The alliance network of each round beside the other's; a choice in one lights in both."""
    if dossier.rounds.empty:
        return
    with group("round-networks"):
        for name in dossier.rounds.index:
            part(f"network-{name}", "network", round_network(dossier, name) | {"zoom": board.zoom_words()})
    # An event that is open on the main page has no place here: it would dim what is compared.
    truth(dossier, replace(view, event=None))
    markup("rounds-chosen", _chosen(dossier, view))


def _chosen(dossier: Dossier, view: View) -> str:
    chosen = ends_of(view.tie) if view.tie else view.filters.actors
    actors = rows_of(dossier, "actors")
    return render(
        "rounds_chosen.html",
        names=[short_name(actors[actor].name) for actor in chosen],
        tie=bool(view.tie),
        link=to_query(view, dossier.version),
    )


def changes(dossier: Dossier) -> None:
    """What had changed between the networks, and the sources of the whole page."""
    if changed := rounds_page(dossier).changes:
        markup("rounds-changes", changed)
