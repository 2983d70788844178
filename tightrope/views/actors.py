"""The page of the actors: the directory, or the profile of the actor who was chosen last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tightrope.domain.dates import latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.profile import around
from tightrope.domain.ties import ties_as_of, weigh_actors
from tightrope.figures.cards import tie_card
from tightrope.figures.directory import directory
from tightrope.figures.network import network_data, network_drawing, network_legend, short_name
from tightrope.figures.profile import profile_html
from tightrope.figures.search import RULES, search_data
from tightrope.figures.template import render
from tightrope.text import say_day, t, tn
from tightrope.view_state import View, as_of, profile_link, to_query
from tightrope.views import board
from tightrope.views.parts import group, markup, part
from tightrope.views.truth import truth


def page(dossier: Dossier, view: View) -> None:
    """Everybody, or one of them."""
    if view.filters.actors:
        profile(dossier, view)
    else:
        listing(dossier, view)


def listing(dossier: Dossier, view: View) -> None:
    """Every actor, to be searched, narrowed and sorted in the browser."""
    names = {"rules": RULES, "names": search_data(dossier)["index"]["actors"]}
    link = {"link": profile_link("ID", view).replace("actor=ID", "actor={id}")}
    part("actors-list", "actors", directory(dossier, as_of(view, dossier)) | names | link)
    truth(dossier, view)


def profile(dossier: Dossier, view: View) -> None:
    """The actor chosen last, with the others as tabs; beside it its neighbours, and the tie that is open."""
    actor_id = view.filters.actors[-1]
    day = day_of(dossier, view, actor_id)
    markup("profile-tabs", _tabs(dossier, view, day))
    with group("profile"):
        markup("profile", profile_html(dossier, actor_id, day))
        network(dossier, view, actor_id, day)
        if view.tie:
            markup("profile-tie", tie_card(dossier, view.tie, day))
    # Only whose profile it is stands in the middle; an open event would dim its neighbours.
    truth(dossier, replace(view.narrowed(actors=(actor_id,)), event=None))


def day_of(dossier: Dossier, view: View, actor_id: str) -> date:
    """The day of a profile: the one that was chosen, else the view's, but no later than a death."""
    died, day = rows_of(dossier, "actors")[actor_id].died, as_of(view, dossier)
    return min(day, latest(died)) if died and not view.asof else day


def _tabs(dossier: Dossier, view: View, day: date) -> str:
    actors = rows_of(dossier, "actors")
    return render(
        "profile_tabs.html",
        tabs=[(actor, short_name(actors[actor].name)) for actor in view.filters.actors],
        everybody="actors" + to_query(replace(view.narrowed(actors=()), tie=None), dossier.version),
        total=len(actors),
        day=day,
        undated=view.undated,
        depths=[
            ("set:network=key", t("Direct ties"), view.network == "key"),
            ("set:network=all", t("Neighbours’ too"), view.network == "all"),
        ],
    )


def network(dossier: Dossier, view: View, actor_id: str, day: date) -> None:
    """The actor among those it has ties with on the day, at the places all pictures share."""
    ties = around(ties_as_of(dossier, day, view.undated), actor_id, 2 if view.network == "all" else 1)
    drawing = network_drawing(
        dossier,
        ties,
        weigh_actors(dossier, tuple(dossier.events.index)),
        day,
        chosen=frozenset({actor_id}),
        everything=True,
    )
    name = short_name(rows_of(dossier, "actors")[actor_id].name)
    neighbours = tn("{n} neighbour", "{n} neighbours", len(drawing.nodes) - 1)
    if view.network == "all":
        who = t("Drawn: the neighbours on this day, and everybody they have a tie with.")
    else:
        who = t("Drawn: everybody with a direct tie on this day.")
    words = {
        "zoom": board.zoom_words(),
        "pick": "front",
        "tools": render("profile_tools.html", name=name, day=say_day(day), neighbours=neighbours),
        "legend": network_legend(drawing, who),
        "alt": t("{name} among {neighbours} on {day}", name=name, neighbours=neighbours, day=say_day(day)),
    }
    part("network", "network", network_data(drawing, day) | words)
