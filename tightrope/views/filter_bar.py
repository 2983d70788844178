"""The filters: the search for actors, and one row of controls."""

from __future__ import annotations

from typing import Any

import streamlit as st

from tightrope.domain.choice import every_event
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.names import FOLDING, name_index
from tightrope.domain.remember import remembered
from tightrope.domain.ties import weigh_actors
from tightrope.figures.controls import filter_controls
from tightrope.text import t
from tightrope.view_state import View
from tightrope.views import state
from tightrope.views.components import actor_search
from tightrope.views.markup import markup

SUGGESTED = 6
MOST_SEARCHED = 1000
"""How many actors the browser can find by name: of more the weightiest."""


def filter_bar(dossier: Dossier, view: View) -> None:
    """All filters in one row."""
    with st.container(key="filters"):
        actor_search(
            key="search",
            data=search_data(dossier),
            on_pick_change=lambda: state.pick_from("search"),
        )
        markup("controls", filter_controls(dossier, view))


@remembered(4, worded=True)
def search_data(dossier: Dossier) -> dict[str, Any]:
    """What the search box needs to find any actor by any spelling, in the browser."""
    weight = weigh_actors(dossier, every_event(dossier))
    told = list(rows_of(dossier, "actors").values())
    if len(told) > MOST_SEARCHED:
        told = sorted(told, key=lambda actor: -weight.get(actor.Index, 0))[:MOST_SEARCHED]
    actors = sorted(told, key=lambda actor: actor.tier != "core")
    known = {actor.Index for actor in actors}
    keys = name_index(
        ((actor.Index, actor.name, actor.name_ar) for actor in actors),
        (
            (actor, alias)
            for actor, alias in zip(dossier.aliases["actor_id"], dossier.aliases["alias"], strict=True)
            if actor in known
        ),
    ).keys()
    return {
        "label": t("Actors"),
        "placeholder": t("Find an actor: any spelling, عربي"),
        "noMatch": t("Nobody by this name"),
        "remove": t("Remove {name}"),
        "matches": t("matches “{spelling}”"),
        "folding": [list(rule) for rule in FOLDING],
        "actors": [
            {
                "id": actor.Index,
                "name": actor.name,
                "ar": actor.name_ar,
                "kind": dossier.label("actors", "kind", actor.kind),
                "keys": [list(key) for key in keys[actor.Index]],
            }
            for actor in actors
        ],
        "suggested": list(weight)[:SUGGESTED],
    }
