"""The map page: thin, for all it shows is made in `figures.place_map`."""

from __future__ import annotations

from functools import lru_cache

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.remember import remembered
from tightrope.figures.controls import window_controls
from tightrope.figures.place_map import map_grounds, map_key, place_card, place_map, places_list
from tightrope.text import language, t
from tightrope.view_state import View, as_of
from tightrope.views import board
from tightrope.views.parts import Written, group, markup, part, written
from tightrope.views.truth import record, truth


def map_board(dossier: Dossier, view: View) -> None:
    """The sentence, both maps, the list of places, and beside them what is open."""
    events = apply_filters(dossier, view.filters)
    board.sentence_bar(dossier, view, events)
    part("ground", "ground", grounds(language.get()))
    with group("map"):
        tools = window_controls(dossier, view)
        part("place-map", "place_map", {"tools": tools, "html": map_html(dossier, view.filters)})
        markup("side", side_html(dossier, view, events))
        markup("places", list_html(dossier, view.filters))
    board.at_hand(dossier, view, card="side", picture="place-map", back=t("Map"))
    record(dossier, view, events)
    truth(dossier, view)


@lru_cache
def grounds(words: str) -> Written:
    """The ground of the maps as it is sent: the same in every view of a language, whose name is `words`."""
    return written({"frames": map_grounds()})


def side_html(dossier: Dossier, view: View, events: Choice) -> str:
    """What is open: a place with its events, an event, tie or actor; else how to read the map. As HTML."""
    place = place_card(dossier, view.place, events) if view.place else ""
    return place + board.opened(dossier, view, events, as_of(view, dossier)) or map_key()


@remembered(64, worded=True)
def map_html(dossier: Dossier, filters: Filters) -> str:
    """Both maps of a choice of events, as HTML."""
    return place_map(dossier, apply_filters(dossier, filters))


@remembered(64, worded=True)
def list_html(dossier: Dossier, filters: Filters) -> str:
    """The list of their places, as HTML."""
    return places_list(dossier, apply_filters(dossier, filters))
