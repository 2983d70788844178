"""What a reader takes away of a view: the tables restricted to it, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.domain.papers import Citation
from tightrope.domain.schema import Licence
from tightrope.domain.ties import Tie, ends_of, ties_as_of
from tightrope.domain.together import Meeting, together
from tightrope.exports.citing import cited, in_words
from tightrope.exports.excerpt import excerpt
from tightrope.figures.pictures import chosen_in, picture_of
from tightrope.view_state import View, as_of


@dataclass(frozen=True, eq=False)
class Taken:
    """A view, ready to be written in any format.

    Attributes
    ----------
    dossier, view
        What it is taken from: for labels of codes, colours and names.
    events
        The events of the view, in the order of the record; `tables["events"]` has exactly these.
    day
        The day the network is drawn for.
    actors, ties, meetings
        Who is drawn in the network, and what joins them: ties where the view shows alliances, meetings where
        it shows who appears in the same events. The other one is empty.
    picture
        The network as the page draws it: `nodes` with colours and fixed places, `edges`, `frames`.
    tables
        Every table of the schema by name, as it is written to a file: text, whole numbers as Int64, its
        columns those of the schema. Every id that a row names is there; of `actors`, `death_event` is empty
        where the view does not show that event. The tables of `excerpt.COMPARISON` are empty.
    title
        The title of the dossier.
    sentence
        The filters in words with "n of N events", and what is asked of the network.
    query
        The complete link to the view from its question mark on; empty for a reader's own file, to which no
        link leads.
    permalink
        The link with the address of the host before it, where that is known.
    version, licence
        Those of the data; `licence.restriction` is the sentence that every file must carry, if it is not
        empty.
    today
        The day on which it is taken.
    cited
        How to cite the view, in a sentence.
    citation
        How to cite the data; None for any but our own record.
    """

    dossier: Dossier
    view: View
    events: Choice
    day: date
    actors: tuple[str, ...]
    ties: tuple[Tie, ...]
    meetings: tuple[Meeting, ...]
    picture: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]
    title: str
    sentence: str
    query: str
    permalink: str
    version: str
    licence: Licence
    today: date
    cited: str
    citation: Citation | None = None

    @property
    def name(self) -> str:
        """How a file of it is called, without an ending: "tightrope-37-events-2026-11-21"."""
        return f"tightrope-{len(self.events)}-events-{self.today.isoformat()}"

    def rows(self, table: str) -> Iterator[Any]:
        """The rows of a table as named tuples."""
        return self.tables[table].itertuples(index=False, name="Row")


def take(
    dossier: Dossier, view: View, *, base: str = "", today: date, citation: Citation | None = None
) -> Taken:
    """Gather what a view shows.

    Parameters
    ----------
    base
        The address of the app, before the question mark of a link; empty where it is not known.
    today
        The day on which it is taken, by which it is cited.
    citation
        How our own record is to be cited; None for any other.
    """
    events, day = apply_filters(dossier, view.filters), as_of(view, dossier)
    picture = picture_of(dossier, view, day, events, chosen_in(dossier, view))
    drawn = {edge["id"] for edge in picture["edges"]}
    ties, meetings = _lines(dossier, view, day, events, drawn)
    actors = tuple(node["id"] for node in picture["nodes"])
    words = cited(dossier, view, len(events), base=base, today=today, citation=citation)
    return Taken(
        dossier=dossier,
        view=view,
        events=events,
        day=day,
        actors=actors,
        ties=ties,
        meetings=meetings,
        picture=picture,
        tables=excerpt(dossier, events, {*actors, *_chosen(view)}, ties),
        title=dossier.schema.title,
        sentence=words.sentence,
        query=words.query,
        permalink=words.permalink,
        version=dossier.version,
        licence=dossier.schema.licence,
        today=today,
        cited=in_words(words),
        citation=citation,
    )


def _chosen(view: View) -> set[str]:
    return {*view.filters.actors, *(ends_of(view.tie) if view.tie else ())}


def _lines(
    dossier: Dossier, view: View, day: date, events: Choice, drawn: set[str]
) -> tuple[tuple[Tie, ...], tuple[Meeting, ...]]:
    """What joins the actors in the picture: of a comparison of two days, the ties of both."""
    if view.picture == "together":
        return (), tuple(one for one in together(dossier, events) if one.id in drawn)
    held = {tie.id: tie for tie in ties_as_of(dossier, view.compare, view.undated)} if view.compare else {}
    held |= {tie.id: tie for tie in ties_as_of(dossier, day, view.undated)}
    return tuple(tie for pair, tie in sorted(held.items()) if pair in drawn), ()
