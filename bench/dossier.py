"""What the bench has to know of the dossier: who is drawn at first, and whom and what to choose."""

from __future__ import annotations

from functools import cache

from bench.server import ROOT
from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.load import load_dossier
from tightrope.domain.ties import ties_as_of, weigh_actors
from tightrope.figures.layout import PLANS
from tightrope.figures.network import network_drawing
from tightrope.view_state import View, as_of


@cache
def dossier() -> Dossier:
    """The dossier of the `data` folder."""
    return load_dossier(ROOT / "data")


@cache
def first_events() -> Choice:
    """The events of the first view."""
    return apply_filters(dossier(), Filters())


@cache
def first_actors() -> tuple[str, ...]:
    """The actors of the first view's events, weightiest first."""
    return tuple(weigh_actors(dossier(), first_events()))


def drawn_at_first() -> tuple[list[tuple[int, int]], tuple[int, int, int, int]]:
    """The places of all actors drawn in the first view, weightiest first, and the frame of the network."""
    day = as_of(View(), dossier())
    ties = ties_as_of(dossier(), day, False)
    drawing = network_drawing(dossier(), ties, weigh_actors(dossier(), first_events()), day)
    nodes = sorted(drawing.nodes, key=lambda node: -node["weight"])
    return [(node["x"], node["y"]) for node in nodes], PLANS["wide"].frame
