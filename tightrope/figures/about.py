"""The page about the record: method, limits, key to the pictures; every number is counted, none typed."""

from __future__ import annotations

from typing import Any

from tightrope.domain.choice import every_event
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import BOTH_ROUNDS
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.papers import Citation
from tightrope.domain.remember import remembered
from tightrope.domain.sources import PARTISAN, footings, resting, texts
from tightrope.domain.ties import ACT_DAYS, ACTS
from tightrope.figures.drawn import KEY_ACTORS, KEY_SOURCES
from tightrope.figures.ground import shapes
from tightrope.figures.looks import camp_colours, type_looks
from tightrope.figures.network import sign_name
from tightrope.figures.sources import EVERYTHING, event_entry
from tightrope.figures.template import render
from tightrope.figures.theme import OPEN_DASHES, OUTLINES, SIGN_LOOKS, SIZES
from tightrope.text import join_words, say_number, say_span
from tightrope.view_state import View, to_query


@remembered(worded=True)
def about_html(dossier: Dossier, citation: Citation, view: View) -> str:
    """Method, limits, key to the pictures, privacy and how to report an error, as HTML.

    The link to the data page carries the view along; that to the sources opens all of them.
    """
    return render(
        "about.html",
        counts=_sizes(dossier),
        limits=_limits(dossier),
        voices=_voices(dossier),
        episodes=list(dossier.codes("events", "episode").values()),
        key=_key(dossier),
        act_days=ACT_DAYS,
        acts=_relation_words(dossier, acts=True),
        states=_relation_words(dossier, acts=False),
        window=say_span(*BOTH_ROUNDS),
        citation=citation,
        data_link="data" + to_query(view, dossier.version),
        map_link="map" + to_query(view, dossier.version),
        shapes=shapes()["sources"],
        unlocated=say_number(int(dossier.places["lat"].isna().sum())),
        sources_link="sources" + to_query(View(EVERYTHING), dossier.version),
        version=dossier.version,
    )


def _sizes(dossier: Dossier) -> dict[str, str]:
    """How many rows each table has, and of the sources how many texts and of which leaning, in words."""
    everything = dossier.sources
    sizes = {name: len(getattr(dossier, name)) for name in dossier.schema.tables} | {
        "texts": len(set(texts(dossier).values())),
        "partisan": int((everything["kind"] == PARTISAN).sum()),
        "languages": everything["language"].nunique(),
    }
    return {name: say_number(size) for name, size in sizes.items()}


def _limits(dossier: Dossier) -> dict[str, Any]:
    """What a careful reader must know of: how much rests on how little, and what could not be read again."""
    stands, sources, relations = footings(dossier), dossier.sources, dossier.relations
    single: dict[str, str] = {}
    for name, footing in (
        ("events", stands.events),
        ("attributes", stands.attributes),
        ("relations", stands.relations),
    ):
        single[f"all_{name}"] = say_number(len(footing))
        single[name] = say_number(int((footing.counts == 1).sum()))
        single[f"partisan_{name}"] = say_number(int(footing.partisan_only.sum()))
    begun, ended = relations["valid_from"] != "", relations["valid_to"] != ""
    lasting = ~relations["relation"].isin(ACTS) & begun & ~ended
    return {
        "single": single,
        "own_titles": say_number(int((sources["title_is"] == "description").sum())),
        "no_link": say_number(int((sources["url_fault"] != "").sum())),
        "unaddressed": _unaddressed(dossier),
        "open_ends": say_number(int(lasting.sum())),
        "undated": say_number(int((~begun & ~ended).sum())),
        "nobody": say_number(int((dossier.claims["attributed_to"] == "").sum())),
        "inexact": say_number(int((dossier.events["date_precision"] != "day").sum())),
    }


def _unaddressed(dossier: Dossier) -> list[dict[str, Any]]:
    """The sources that have no address, so that nobody can read them again, and what rests on each."""
    everything = resting(dossier, every_event(dossier))
    sources, claims = rows_of(dossier, "sources"), rows_by(dossier, "claims", "source_id")
    return [
        {
            "title": sources[one].title,
            "publisher": sources[one].publisher,
            "said": [claim.value for claim in claims.get(one, [])],
            "events": [event_entry(dossier, event) for event in everything[one].events],
        }
        for one in dossier.sources.index[dossier.sources["url_fault"] == "missing"]
    ]


def _voices(dossier: Dossier) -> dict[str, str]:
    """How much of the record accuses somebody, and in whose voice."""
    status = dossier.relations["status"]
    return {
        "accused": say_number(int((dossier.participants["role"] == "accused").sum())),
        "alleged_events": say_number(int((dossier.events["status"] == "alleged").sum())),
        "alleged": say_number(int((status == "alleged").sum())),
        "disputed": say_number(int((status == "disputed").sum())),
    }


def _relation_words(dossier: Dossier, *, acts: bool) -> str:
    codes = dossier.codes("relations", "relation").values()
    return join_words([code.label for code in codes if (code.code in ACTS) == acts], "or")


def _key(dossier: Dossier) -> dict[str, Any]:
    """Every sign of the two pictures, as the template draws it."""
    labels, camps = dossier.codes("events", "event_type"), dossier.codes("actors", "alignment")
    weights, certain = dossier.codes("events", "significance"), dossier.codes("events", "status")
    return {
        "types": [
            {"colour": colour, "shape": OUTLINES[symbol], "label": labels[code].label,
             "meaning": labels[code].description}
            for code, (colour, symbol) in type_looks(dossier).items()
        ],
        "sizes": [
            {"size": size, "label": weights[str(weight)].label, "meaning": weights[str(weight)].description}
            for weight, size in SIZES.items()
        ],
        "hollow": join_words([one.label.lower() for one in list(certain.values())[1:]], "or"),
        "camps": [
            {"colour": colour, "label": camps[code].label, "meaning": camps[code].description}
            for code, colour in camp_colours(dossier).items()
        ],
        "signs": [
            {"colour": colour, "dashes": " ".join(map(str, dashes or ())), "label": sign_name(sign),
             "open_dashes": " ".join(map(str, OPEN_DASHES[sign])),
             "meaning": dossier.codes("relations", "sign")[sign].description}
            for sign, (colour, dashes) in SIGN_LOOKS.items()
        ],
        "actors": KEY_ACTORS,
        "statements": KEY_SOURCES,
    }  # fmt: skip
