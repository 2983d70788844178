"""The sources page: how firmly the view stands, and every source with what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from tightrope.domain.choice import Choice, Mask
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.sources import PARTISAN, Resting, Stands, footings, resting, texts
from tightrope.domain.ties import pair_id
from tightrope.figures.cards import when
from tightrope.figures.footnotes import source_entry
from tightrope.figures.network import short_name
from tightrope.figures.template import render
from tightrope.sentence import is_default_window, phrases
from tightrope.text import say_language, say_number, t
from tightrope.view_state import View, first_view, to_query

NUMBERS = ("claims", "links", "ties", "names", "descriptions", "alone")
"""What is counted for each source, by the field of `Resting`; the events are counted in the browser."""

EVERYTHING = Filters(start=None, end=None)
"""The filters by which no event is left out."""

MOST_LISTED = 300
"""A longer list of what stands on one text is not given: nobody reads it, and every card says it again."""


MOST_SOURCES = 1500
"""How many sources are listed at most, to be searched and sorted in the browser."""


def sources_head(dossier: Dossier, view: View) -> str:
    """In one sentence which sources are listed and why, as HTML; every filter can be taken off."""
    events = apply_filters(dossier, view.filters)
    return render(
        "sources.html",
        shown=say_number(len(resting(dossier, events))),
        total=len(dossier.sources),
        total_said=say_number(len(dossier.sources)),
        events=len(events),
        phrases=phrases(view, dossier),
        default_window=is_default_window(view, dossier),
        everything=len(events) == len(dossier.events),
        all_link=to_query(View(EVERYTHING), dossier.version),
    )


@remembered(4, worded=True)
def footing_html(dossier: Dossier, events: Choice) -> str:
    """What stands on one text only and what on partisan texts only: events, attributes and ties, as HTML.

    Ties belong to no event; those of the whole record are counted.
    """
    listed = resting(dossier, events)
    stands, mask = footings(dossier), events.mask
    told, said = mask[stands.events.event], mask[stands.attributes.event]
    tied = np.ones(len(stands.relations), dtype=bool)
    different = len({texts(dossier)[source] for source in listed})
    partisan = dossier.sources["kind"].eq(PARTISAN).to_numpy()
    return render(
        "footing.html",
        texts=different,
        texts_said=say_number(different),
        copies=len(listed) - different,
        partisan=int(partisan[listed.places].sum()),
        rows=[
            _footing_row("events", stands.events, told, partial(_events, dossier)),
            _footing_row("attributes", stands.attributes, said, partial(_attributes, dossier)),
            _footing_row("ties", stands.relations, tied, partial(_ties, dossier)),
        ],
    )


def _footing_row(
    what: str, stands: Stands[Any], shown: Mask, entries: Callable[[list[Any]], list[dict[str, Any]]]
) -> dict[str, Any]:
    """A row of the table: how many things are shown, and those on one text and on partisan texts alone."""
    groups = {
        "one": np.flatnonzero(shown & (stands.counts == 1)).tolist(),
        "partisan": np.flatnonzero(shown & stands.partisan_only).tolist(),
    }
    total = int(shown.sum())
    return {
        "what": what,
        "total": say_number(total),
        "groups": {
            name: {
                "count": len(places),
                "said": say_number(len(places)),
                "share": round(100 * len(places) / total) if total else 0,
                "entries": _grouped(entries([stands.keys_of[place] for place in places]))
                if len(places) <= MOST_LISTED
                else [],
            }
            for name, places in groups.items()
        },
    }


def _grouped(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries with the same link as one, their words joined."""
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        kept = found.setdefault(entry["link"], entry | {"words": []})
        kept["words"] += [entry["words"]] if entry["words"] else []
    return list(found.values())


def event_entry(dossier: Dossier, event_id: str) -> dict[str, str]:
    """An event as a link to the main page: `link`, `when` and `title`."""
    event = rows_of(dossier, "events")[event_id]
    link = "./" + to_query(replace(first_view(dossier), event=event_id), dossier.version)
    return {"link": link, "when": when(event), "title": event.title}


def _events(dossier: Dossier, keys: list[str]) -> list[dict[str, Any]]:
    return [event_entry(dossier, event) | {"words": ""} for event in keys]


def _attributes(dossier: Dossier, keys: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        event_entry(dossier, event) | {"words": dossier.label("claims", "attribute", name)}
        for event, name in keys
    ]


def _ties(dossier: Dossier, keys: list[str]) -> list[dict[str, Any]]:
    actors, relations = rows_of(dossier, "actors"), rows_of(dossier, "relations")
    entries = []
    for key in keys:
        relation = relations[key]
        one, other = (short_name(actors[end].name) for end in (relation.from_actor, relation.to_actor))
        tie = pair_id(relation.from_actor, relation.to_actor)
        words = dossier.label("relations", "relation", relation.relation)
        entries.append(
            {
                "link": "./" + to_query(replace(first_view(dossier), tie=tie), dossier.version),
                "when": "",
                "title": f"{one} – {other}",
                "words": f"{one} {words} {other}",
            }
        )
    return entries


def sources_list(dossier: Dossier, events: Choice) -> dict[str, Any]:
    """Every source on which something of the events rests, as `static/sources.js` draws it.

    Returns
    -------
    dict
        `html`, the page around the rows with the template of a row; `rows`, one list for each column, most
        statements first; `events`, each as [link, date, title], named in `rows.events` by its place; `labels`
        of kinds, languages and faults of addresses; `words`; `revision`, which changes with the rows.
    """
    found = resting(dossier, events)
    listed = np.array(list(found), dtype=object)
    places = np.lexsort((listed, -found.ties[found.places], -found.claims[found.places]))
    order = listed[places[:MOST_SOURCES]].tolist()
    shown = sorted({event for one in found.values() for event in one.events})
    columns = _columns(dossier, order, found, {event: at for at, event in enumerate(shown)})
    return {
        "html": _list_html(dossier, columns, len(found)),
        "rows": columns,
        "events": [list(event_entry(dossier, event).values()) for event in shown],
        "labels": {
            "kind": _labels(dossier, "kind"),
            "fault": _labels(dossier, "url_fault"),
            "language": {code: say_language(code) for code in sorted(set(columns["language"]))},
        },
        "words": {
            "found": t("{shown} of {n} sources"),
            "more": t("Show {n} more"),
            "all": t("Show all {n}"),
            "events": t("and {n} more events"),
        },
        "revision": f"{dossier.version} {hash(events)}",
    }


def _labels(dossier: Dossier, field: str) -> dict[str, str]:
    return {code.code: code.label for code in dossier.codes("sources", field).values()}


def _columns(
    dossier: Dossier, order: Sequence[str], found: Mapping[str, Resting], place: Mapping[str, int]
) -> dict[str, list[Any]]:
    sources = rows_of(dossier, "sources")
    entries = [source_entry(dossier, one) for one in order]
    plain = ("title", "publisher", "author", "published", "language", "kind", "note")
    columns: dict[str, list[Any]] = {name: [getattr(sources[one], name) for one in order] for name in plain}
    columns |= {name: [getattr(found[one], name) for one in order] for name in NUMBERS}
    return columns | {
        "id": list(order),
        "url": [entry["url"] for entry in entries],
        "fault": [sources[one].url_fault for one in order],
        "own": [sources[one].title_is == "description" for one in order],
        "repeats": [_repeated(dossier, sources[one].same_text_as) for one in order],
        "events": [[place[event] for event in found[one].events] for one in order],
    }


def _repeated(dossier: Dossier, source_id: str) -> str:
    """The text that a copy repeats, in words; empty for a source that repeats none."""
    if not source_id:
        return ""
    original = rows_of(dossier, "sources")[source_id]
    return ", ".join(part for part in (original.title, original.publisher, original.published) if part)


def _list_html(dossier: Dossier, columns: Mapping[str, list[Any]], total: int) -> str:
    """The page around the rows: search, kinds with their counts, marks, and an empty table."""
    counts = Counter(columns["kind"])
    codes = dossier.codes("sources", "kind")
    most = max(counts.values(), default=1)
    kinds = [
        {"code": code, "label": codes[code].label, "why": codes[code].description, "count": count,
         "share": round(100 * count / most)}
        for code, count in counts.most_common()
    ]  # fmt: skip
    marks = [
        ("alone", t("The only text on something"), sum(map(bool, columns["alone"]))),
        ("own", t("Title in our own words"), sum(columns["own"])),
        ("fault", t("No link"), sum(map(bool, columns["fault"]))),
        ("repeats", t("Repeats another text"), sum(map(bool, columns["repeats"]))),
    ]
    left_out = (say_number(MOST_SOURCES), say_number(total)) if total > MOST_SOURCES else ()
    return render(
        "sources_list.html", left_out=left_out, kinds=kinds, marks=[mark for mark in marks if mark[2]]
    )
