"""What a link is shown as where it is sent: what it opens, or its view in words."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.domain.lookup import rows_of
from tightrope.domain.ties import ends_of
from tightrope.figures.cards import when
from tightrope.figures.preview import Preview, of_the_whole
from tightrope.link_reader import Params
from tightrope.sentence import sentence
from tightrope.view_state import View, parse_params, to_params

MOST_LETTERS = 240
"""How long the words below a title may be; whoever shows them cuts them there or before."""


def link_preview(dossier: Dossier, page: str, params: Params) -> Preview:
    """What a link is shown as: `page` is the title of the page it leads to, empty for the first one."""
    view = replace(parse_params(params, dossier)[0], embed=None)
    kept = to_params(view, window=dossier.schema.window)
    whole = of_the_whole()
    if not (page or kept):
        return whole
    title, words = _told(dossier, view, page)
    return Preview(
        f"{title} · Tightrope", shorten(words or whole.words, MOST_LETTERS, placeholder=" …"), kept
    )


def _told(dossier: Dossier, view: View, page: str) -> tuple[str, str]:
    """The title of a link and words of the record on it, if there are any.

    What is open comes first, then the actor of a profile, the page, and on the first page the whole view.
    """
    actors = rows_of(dossier, "actors")
    if view.tie:
        return " – ".join(actors[one].name for one in ends_of(view.tie)), ""
    if view.event:
        event = rows_of(dossier, "events")[view.event]
        return event.title, f"{when(event)}. {event.summary}"
    if page and view.filters.actors:
        actor = actors[view.filters.actors[-1]]
        return f"{actor.name} · {page}", actor.description
    return page or sentence(view, dossier, len(apply_filters(dossier, view.filters))), ""
