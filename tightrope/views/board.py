"""The main picture: timeline beside network, one sentence above, tables and the open card below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters, window_of
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.ties import ties_as_of
from tightrope.exports.citing import Cited, cite_menu, cited
from tightrope.exports.formats import menu
from tightrope.figures.cards import actor_card, event_card, story_chips, tie_card
from tightrope.figures.compare import changes_list
from tightrope.figures.controls import network_controls, table_choice, timeline_controls
from tightrope.figures.crowd import is_crowded
from tightrope.figures.density import density
from tightrope.figures.frames import frames
from tightrope.figures.measures import measures_table
from tightrope.figures.path import path_card
from tightrope.figures.pictures import chosen_in, path_between, picture_of
from tightrope.figures.placing import NARROW, WIDE
from tightrope.figures.relax import relax_html
from tightrope.figures.tables import actors_table, events_table, ties_table
from tightrope.figures.template import render
from tightrope.figures.timeline import differing, timeline_figure, types_key
from tightrope.figures.tours import tour_links
from tightrope.sentence import count_of, is_default_window, network_phrases, opened_words, phrases, sentence
from tightrope.text import apart, say_day, t
from tightrope.view_state import View, as_of, first_view, profile_link, to_query
from tightrope.views import papers, state
from tightrope.views.parts import Written, group, markup, part, written
from tightrope.views.taking import address, file_asked
from tightrope.views.truth import record, truth


def board(dossier: Dossier, view: View) -> None:
    """The sentence, both pictures, and below them the table and what is open."""
    events = apply_filters(dossier, view.filters)
    day = as_of(view, dossier)
    sentence_bar(dossier, view, events)
    with group("board"):
        timeline_pane(dossier, view, events)
        network_pane(dossier, view, day)
        card_pane(dossier, view, events, day)
        table_pane(dossier, view, events, day)
    at_hand(dossier, view, card="card", picture="timeline", back=t("Timeline"))
    record(dossier, view, events)
    truth(dossier, view)


def sentence_bar(dossier: Dossier, view: View, events: Choice) -> None:
    """The view in words, each filter with its way out, and the link to it."""
    opened = opened_words(view, dossier)
    can_frame = not (dossier.is_own or view.embed)
    html = render(
        "sentence.html",
        count=count_of(len(events), dossier),
        phrases=phrases(view, dossier) + network_phrases(view),
        default_window=is_default_window(view, dossier),
        selected=opened,
        can_clear=_can_clear(view),
        is_first=not state.has_picked(),
        can_reset=view != replace(first_view(dossier), lanes=view.lanes, table=view.table, embed=view.embed),
        link="" if dossier.is_own else to_query(view, dossier.version),
        frames=frames(dossier, view, len(events), opened) if can_frame else (),
        cite=cite_menu(_cited(dossier, view, events)),
        groups=menu(),
        restriction=dossier.schema.licence.restriction,
        tours=tour_links(dossier),
    )
    markup("sentence", html)
    file_asked(dossier, view)
    relax(dossier, view, events)


def relax(dossier: Dossier, view: View, events: Choice) -> None:
    """Which filter to take off, where none of the events passes all of them."""
    if not len(events):
        markup("relax", relax_html(dossier, view))


def at_hand(dossier: Dossier, view: View, *, card: str, picture: str, back: str) -> None:
    """What is open, for screens that show one pane at a time: the way to its card, back, and to close it."""
    title = opened_words(view, dossier)
    if not title and view.filters.actors:
        title = str(dossier.actors.at[view.filters.actors[-1], "name"])
    close = "close:" if view.event or view.tie else "clear:"
    if title:
        html = render("at_hand.html", title=title, card=card, picture=picture, back=back, close=close)
        markup("at-hand", html)


def _cited(dossier: Dossier, view: View, events: Choice) -> Cited:
    """The view as it is cited today, with the address at which the reader reads it."""
    citation = papers.citation_of(dossier)
    return cited(dossier, view, len(events), base=address(), today=date.today(), citation=citation)


def _can_clear(view: View) -> bool:
    return bool(view.event or view.tie or view.place or view.asof or view.compare or view.filters.actors)


def chips_row(dossier: Dossier) -> None:
    """The story in five facts; each opens its event."""
    if html := story_chips(dossier):
        markup("chips", html)


def timeline_pane(dossier: Dossier, view: View, events: Choice) -> None:
    """Window, lanes and the timeline."""
    crowded = is_crowded(events)
    words = {
        "alt": t("Timeline: {view}", view=sentence(view, dossier, len(events))),
        "zoom": zoom_words(),
        "tools": timeline_controls(dossier, view),
        "types": "" if crowded else types_key(dossier),
        "legend": render("timeline_legend.html", counted=len(events) if crowded else 0),
    }
    part("timeline", "timeline", timeline_drawn(dossier, view.filters, view.lanes), words)


def zoom_words() -> dict[str, str]:
    """What the buttons on a picture do, and the keys in it."""
    return {
        "in": t("Zoom in"),
        "out": t("Zoom out"),
        "fit": t("Show all"),
        "keys": t("Arrow keys lead from mark to mark, Enter opens, Escape undoes what is chosen"),
    }


@remembered(64, worded=True)
def timeline_drawn(dossier: Dossier, filters: Filters, lanes: str) -> Written:
    """`timeline_data` as it is sent."""
    return written(timeline_data(dossier, filters, lanes))


def timeline_data(dossier: Dossier, filters: Filters, lanes: str) -> dict[str, Any]:
    """All the browser needs to draw the timeline of a choice of events."""
    events = apply_filters(dossier, filters)
    window = window_of(dossier, filters)
    narrow = timeline_figure(dossier, events, window=window, lanes=lanes, form=NARROW)
    told = rows_of(dossier, "events")
    return {
        "figure": timeline_figure(dossier, events, window=window, lanes=lanes, form=WIDE),
        "narrow": differing(narrow),
        "labels": {}
        if is_crowded(events)
        else {one: apart(told[one].label) for one in events if told[one].label},
        "density": density(dossier, events),
        "window": [day.isoformat() for day in window],
        "revision": f"{window[0]}..{window[1]} {lanes}",
        "empty": "" if events else t("No event passes all filters"),
    }


def network_pane(dossier: Dossier, view: View, day: date) -> None:
    """The day, what is drawn and the network."""
    drawn = replace(
        view, event=None, tie=None, place=None, asof=None, lanes="camp", table="events", step=None
    )
    picture = network_drawn(dossier, drawn, day, chosen_in(dossier, view))
    words = {"zoom": zoom_words(), "tools": network_controls(dossier, view, day)}
    part("network", "network", picture, words)


@remembered(64, worded=True)
def network_drawn(dossier: Dossier, view: View, day: date, chosen: frozenset[str]) -> Written:
    """The network of a day as it is sent; what a view has open is in `chosen`."""
    events = apply_filters(dossier, view.filters)
    return written(picture_of(dossier, view, day, events, chosen))


def table_pane(dossier: Dossier, view: View, events: Choice, day: date) -> None:
    """The pictures as tables: the events of the view, its actors, the ties of the day."""
    ties = ties_as_of(dossier, day, view.undated)
    if view.table == "measures":
        html = measures_table(dossier, day, view.undated)
    elif view.table == "ties":
        html = ties_table(dossier, ties)
    elif view.table == "actors":
        html = actors_table(dossier, events, ties, day, _profiles(dossier, view))
    elif len(events):
        html = events_table(dossier, events)
    else:
        html = render("empty.html")
    markup("table", table_choice(view, html))


def _profiles(dossier: Dossier, view: View) -> Callable[[str], str]:
    """What gives the link to an actor's profile, on the day that is shown."""
    day = as_of(view, dossier) if view.event else view.asof
    return partial(profile_link, view=replace(view, asof=day))


def card_pane(dossier: Dossier, view: View, events: Choice, day: date) -> None:
    """What is open, or how to begin."""
    html = opened(dossier, view, events, day) or render("welcome.html", day=say_day(day))
    markup("card", findings(dossier, view, day) + html)


def opened(dossier: Dossier, view: View, events: Choice, day: date) -> str:
    """The card of what is open: a tie, an event, else the actor chosen last; empty where nothing is."""
    profile = _profiles(dossier, view)
    if view.tie:
        return tie_card(dossier, view.tie, day, profile)
    if view.event:
        link = "./" + to_query(replace(first_view(dossier), event=view.event), dossier.version)
        return event_card(dossier, view.event, link="" if dossier.is_own else link, profile=profile)
    if view.filters.actors:
        return actor_card(dossier, view.filters.actors[-1], day, events, profile)
    return ""


def findings(dossier: Dossier, view: View, day: date) -> str:
    """What was asked of the network: how two actors are tied, what changed between two days."""
    if view.picture == "together":
        return ""
    found = changes_list(dossier, view.compare, day, view.undated) if view.compare else ""
    if paths := path_between(dossier, view, day):
        one, other = view.filters.actors
        found = path_card(dossier, (one, other), paths, day, view.undated) + found
    return found
