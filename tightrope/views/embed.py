"""What a frame of another site shows: a pane of the main page, and a line that leads to the whole."""

from __future__ import annotations

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.figures.record import shown_record
from tightrope.figures.template import render
from tightrope.sentence import opened_words, sentence
from tightrope.view_state import View, as_of, to_query
from tightrope.views import board
from tightrope.views.parts import group, markup, part
from tightrope.views.truth import truth


def pane(dossier: Dossier, view: View) -> None:
    """The one pane a frame asks for; clicks in it count as they do on the whole page."""
    events = apply_filters(dossier, view.filters)
    day = as_of(view, dossier)
    with group("pane"):
        if view.embed == "timeline":
            board.timeline_pane(dossier, view, events)
        elif view.embed == "network":
            board.network_pane(dossier, view, day)
        else:
            markup("card", board.opened(dossier, view, events, day) or render("no_card.html"))
    also = [view.event] if view.event else []
    part("record", "record", {"events": shown_record(dossier, events, *also)})
    truth(dossier, view)


def line(dossier: Dossier, view: View) -> None:
    """Where this is from, which events a picture shows, and the way to the whole page, which opens beside."""
    picture = view.embed in ("timeline", "network")
    html = render(
        "frame_line.html",
        words=sentence(view, dossier, len(apply_filters(dossier, view.filters))) if picture else "",
        opened=opened_words(view, dossier) if picture else "",
        link="" if dossier.is_own else to_query(view, dossier.version),
    )
    markup("frame", html)
