"""The map page: thin, for all it shows is made in `figures.place_map`."""

from __future__ import annotations

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.remember import remembered
from tightrope.figures.controls import window_controls
from tightrope.figures.place_map import map_grounds, map_key, place_card, place_map, places_list
from tightrope.figures.record import event_record
from tightrope.view_state import View, as_of
from tightrope.views import board, components, state
from tightrope.views.markup import markup


def map_board(dossier: Dossier, view: View) -> None:
    """The sentence, both maps, the list of places, and beside them what is open."""
    events = apply_filters(dossier, view.filters)
    board.sentence_bar(dossier, view, events)
    with st.container(key="map-board"):
        components.place_map(
            key="place-map",
            data={"tools": window_controls(view), "html": map_html(dossier, view.filters)},
            on_pick_change=lambda: state.pick_from("place-map"),
        )
        with st.container(key="map-side"):
            if view.place:
                markup("place", place_card(dossier, view.place, events))
            if view.event or view.tie or view.filters.actors:
                board.card_pane(dossier, view, events, as_of(view, dossier))
            elif not view.place:
                markup("map-key", map_key())
        markup("places", list_html(dossier, view.filters))
    components.ground(key="ground", data={"frames": map_grounds()})
    # One level deeper than need be: Streamlit looks at every value of the first level for a frame.
    components.record(key="record", data={"events": event_record(dossier)})
    board.truth(dossier, view)


@remembered(64, worded=True)
def map_html(dossier: Dossier, filters: Filters) -> str:
    """Both maps of a choice of events, as HTML."""
    return place_map(dossier, apply_filters(dossier, filters))


@remembered(64, worded=True)
def list_html(dossier: Dossier, filters: Filters) -> str:
    """The list of their places, as HTML."""
    return places_list(dossier, apply_filters(dossier, filters))
