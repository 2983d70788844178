"""The filters: the search for actors, and one row of controls."""

from __future__ import annotations

from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.names import FOLDING, name_index
from tightrope.domain.remember import remembered
from tightrope.domain.ties import weigh_actors
from tightrope.figures.controls import filter_controls
from tightrope.text import t
from tightrope.view_state import View
from tightrope.views.parts import group, markup, part

SUGGESTED = 6


def filter_bar(dossier: Dossier, view: View) -> None:
    """All filters in one row."""
    with group("filters"):
        part("search", "actor_search", search_data(dossier))
        markup("controls", filter_controls(dossier, view))


@remembered(4, worded=True)
def search_data(dossier: Dossier) -> dict[str, Any]:
    """What the search box needs to find any actor by any spelling, in the browser."""
    actors = sorted(rows_of(dossier, "actors").values(), key=lambda actor: actor.tier != "core")
    keys = name_index(
        ((actor.Index, actor.name, actor.name_ar) for actor in actors),
        zip(dossier.aliases["actor_id"], dossier.aliases["alias"], strict=True),
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
        "suggested": list(weigh_actors(dossier, tuple(dossier.events.index)))[:SUGGESTED],
    }
