"""The view: everything a reader has chosen, as one frozen value, and its inverse pair with the URL.

`parse_params` never raises: what it does not understand is dropped and said in a notice. `to_params` is its
inverse. Ids, never labels; repeated keys, never joined lists. The keys are public: links people have sent
must open for ever, so a key is never renamed or given another meaning. `pages/actors.py` has its own reading.

| key | means |
| --- | --- |
| `actor` (repeated) | actors the events must involve |
| `match` | `all` (default) or `any` of these actors |
| `members` | `1`: an umbrella stands for its members too |
| `type`, `episode`, `status` (repeated) | codes of the events |
| `level` | lowest significance shown: `1`, `2` or `3` (default) |
| `q` | words that must be found |
| `disputed` | `1`: only events of which accounts differ |
| `source-kind` (repeated) | kinds of source, of which the claims of an event must have one |
| `from`, `to` | the window, days closed at both ends; `..` leaves an end open |
| `event`, `tie` | the event or the tie (two actor ids joined by `--`) that is open |
| `place` | the place whose events are listed beside the map |
| `asof` | the day of the network; by default the open event's, else the window's last |
| `compare` | a day: the network shows what changed between it and its own day |
| `picture` | `alliance` (default): ties; `together`: who appears in the same events of the view |
| `size` | `equal` (default), `ties` or `betweenness`: by what the actors of the network are sized |
| `lanes` | `camp` (default), `type` or `episode` |
| `undated` | `1`: ties without any date are drawn |
| `network` | `key` (default) or `all` actors |
| `table` | `events` (default), `actors`, `ties` or `measures`, the table below the pictures |
| `lang` | the language of the page: `en` (default), or another that has a catalogue |
| `step` | a step of a tour, with its own view where no window is given; `tour` stands for its first step |
| `embed` | `true`: shown in a frame of another site, without the bar |
| `pane` | what of the main page that frame shows: `page` (default), `timeline`, `network` or `card` |
| `v` | the data version the link was made with |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, get_args
from urllib.parse import parse_qs, urlencode

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import BOTH_ROUNDS, CONTEXT, Filters, Match, Window, first_filters, record_span
from tightrope.domain.lookup import rows_of
from tightrope.link_reader import OPEN, LinkReader, Params
from tightrope.text import SOURCE_LANGUAGE, language, languages, t

Lanes = Literal["camp", "type", "episode"]
Scope = Literal["key", "all"]
Table = Literal["events", "actors", "ties", "measures"]
Picture = Literal["alliance", "together"]
Size = Literal["equal", "ties", "betweenness"]
Pane = Literal["page", "timeline", "network", "card"]

REPEATED = ("actor", "type", "episode", "status", "source-kind")
"""The keys that may have several values."""


@dataclass(frozen=True)
class View:
    """All a reader has chosen. Two equal views show the same page.

    One that is made for a reader is in the language of that reader, so that every link leads to the same.
    """

    filters: Filters = field(default_factory=Filters)
    event: str | None = None
    tie: str | None = None
    asof: date | None = None
    lanes: Lanes = "camp"
    undated: bool = False
    network: Scope = "key"
    table: Table = "events"
    place: str | None = None
    compare: date | None = None
    picture: Picture = "alliance"
    size: Size = "equal"
    language: str = field(default_factory=language.get)
    step: str | None = None
    embed: Pane | None = None
    """What a frame of another site shows; None: the page stands by itself."""

    def narrowed(self, **changes: Any) -> View:  # noqa: ANN401 - each field has its type
        """The same view with other filters."""
        return replace(self, filters=replace(self.filters, **changes))


def as_of(view: View, dossier: Dossier) -> date:
    """The day the network is drawn for: chosen, or the open event's first, or the last of the window."""
    if view.asof:
        return view.asof
    if view.event:
        return rows_of(dossier, "events")[view.event].start.date()  # type: ignore[no-any-return]  # a row
    return view.filters.end or record_span(dossier)[1]


def first_view(dossier: Dossier) -> View:
    """What a first visit to a dossier shows."""
    return View(filters=first_filters(dossier))


def to_params(
    view: View, *, complete: bool = False, version: str = "", window: Window = BOTH_ROUNDS
) -> dict[str, list[str]]:
    """The view as URL parameters, in one fixed order.

    Defaults are left out, unless `complete` writes those that may change one day (window, level, lanes,
    network, table), as a link that is sent should. A step is written with the window, so that its own view
    does not come in the place of what the reader made of it. `version` adds the data version; `window` is the
    first window of the dossier, which is left out.
    """
    filters, default = view.filters, View()
    exact = complete or view.step is not None
    pairs: list[tuple[str, Sequence[str], bool]] = [
        ("actor", filters.actors, bool(filters.actors)),
        ("match", [filters.match], filters.match != "all"),
        ("members", ["1"], filters.members),
        ("type", filters.types, bool(filters.types)),
        ("episode", filters.episodes, bool(filters.episodes)),
        ("status", filters.statuses, bool(filters.statuses)),
        ("level", [str(filters.level)], filters.level != CONTEXT or complete),
        ("q", [filters.text], bool(filters.text)),
        ("disputed", ["1"], filters.disputed),
        ("source-kind", filters.source_kinds, bool(filters.source_kinds)),
        ("from", [_written(filters.start)], filters.start != window[0] or exact),
        ("to", [_written(filters.end)], filters.end != window[1] or exact),
        ("event", [view.event or ""], view.event is not None),
        ("tie", [view.tie or ""], view.tie is not None),
        ("place", [view.place or ""], view.place is not None),
        ("asof", [_written(view.asof)], view.asof is not None),
        ("compare", [_written(view.compare)], view.compare is not None),
        ("picture", [view.picture], view.picture != default.picture),
        ("size", [view.size], view.size != default.size),
        ("lanes", [view.lanes], view.lanes != default.lanes or complete),
        ("undated", ["1"], view.undated),
        ("network", [view.network], view.network != default.network or complete),
        ("table", [view.table], view.table != default.table or complete),
        ("lang", [view.language], view.language != SOURCE_LANGUAGE),
        ("step", [view.step or ""], view.step is not None),
        ("embed", ["true"], view.embed is not None),
        ("pane", [view.embed or ""], view.embed not in (None, "page")),
        ("v", [version], bool(version)),
    ]
    return {key: list(values) for key, values, wanted in pairs if wanted}


def to_query(view: View, version: str) -> str:
    """The complete link to a view, from its question mark on, to be sent to somebody.

    It leads to the whole page, from inside a frame too.
    """
    whole = replace(view, embed=None)
    return "?" + urlencode(to_params(whole, complete=True, version=version), doseq=True)


def to_frame(view: View, pane: Pane, version: str) -> str:
    """The complete link to a view, or to one pane of it, for a frame of another site."""
    framed = replace(view, embed=pane)
    return "?" + urlencode(to_params(framed, complete=True, version=version), doseq=True)


def profile_link(actor_id: str, view: View | None = None) -> str:
    """The link to an actor's profile inside the app; what else is chosen stays, and nothing is open."""
    shown = (view or View()).narrowed(actors=(actor_id,))
    shown = replace(shown, event=None, tie=None, step=None, embed=None)
    return f"actors?{urlencode(to_params(shown), doseq=True)}"


def _written(day: date | None) -> str:
    return day.isoformat() if day else OPEN


def parse_params(params: Params, dossier: Dossier) -> tuple[View, list[str]]:
    """The view a URL asks for, and a sentence for each part of it that cannot be had.

    Total: any mapping of texts gives a valid view. Unknown keys are ignored, since hosts add their own.
    """
    reader = LinkReader(params)
    step = reader.step(dossier)
    if step and not {"from", "to"} & params.keys():
        reader.params = parse_qs(rows_of(dossier, "tour_steps")[step].view) | dict(params)
    start, end = reader.window(dossier.schema.window)
    filters = Filters(
        actors=reader.codes("actor", dossier.actors.index),
        members=reader.switch("members"),
        match=reader.one_of("match", get_args(Match), "all"),
        types=reader.codes("type", dossier.codes("events", "event_type")),
        episodes=reader.codes("episode", dossier.codes("events", "episode")),
        statuses=reader.codes("status", dossier.codes("events", "status")),
        level=int(reader.one_of("level", ("1", "2", "3"), str(CONTEXT))),
        text=reader.words("q"),
        disputed=reader.switch("disputed"),
        source_kinds=reader.codes("source-kind", dossier.codes("sources", "kind")),
        start=start,
        end=end,
    )
    view = View(
        filters=filters,
        event=reader.known("event", dossier.events.index),
        tie=reader.tie("tie", dossier.actors.index),
        place=reader.known("place", dossier.places.index),
        asof=reader.day("asof"),
        compare=reader.day("compare"),
        picture=reader.one_of("picture", get_args(Picture), "alliance"),
        size=reader.one_of("size", get_args(Size), "equal"),
        lanes=reader.one_of("lanes", get_args(Lanes), "camp"),
        undated=reader.switch("undated"),
        language=reader.one_of("lang", languages(), SOURCE_LANGUAGE),
        network=reader.one_of("network", get_args(Scope), "key"),
        table=reader.one_of("table", get_args(Table), "events"),
        step=step,
        embed=_pane(reader),
    )
    return view, reader.said(dossier.version)


def _pane(reader: LinkReader) -> Pane | None:
    framed = reader.one_of("embed", ("true", "false"), "false") == "true"
    pane: Pane = reader.one_of("pane", get_args(Pane), "page")
    if pane != "page" and not framed:
        reader.notices.append(t("“pane” means something only together with “embed=true”."))
    return pane if framed else None
