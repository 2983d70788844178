"""The map as HTML: two frames with their marks, what lies beyond them, all places, the place that is open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from tightrope.domain.choice import Choice, choice_of, choose, event_places
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.parts import event_codes
from tightrope.domain.places import UNTOLD, Place, places_of
from tightrope.figures.cards import when
from tightrope.figures.ground import ACROSS, BAGHDAD, IRAQ, RATIO, Frame, ground, path, shapes
from tightrope.figures.looks import type_looks
from tightrope.figures.place_marks import (
    HEIGHT,
    WIDTH,
    Mark,
    in_baghdad,
    marks,
    names,
    on_frame,
    shares,
    whole_city,
)
from tightrope.figures.template import render
from tightrope.figures.theme import CERTAIN, OUTLINES, PLAIN, SIZES
from tightrope.text import t, tn

MOST_LISTED = 100
"""How many places the list has room for."""

MOST_EVENTS = 200
"""How many events of the open place are listed."""

MOST_BEYOND = 20
"""How many places stand beside a map, how many without a point are listed, and how many events of each."""


def place_map(dossier: Dossier, events: Sequence[str]) -> str:
    """Both frames with the events of a view, each with a line of what it cannot show as a mark, as HTML."""
    places = places_of(dossier, events)
    beyond = [place for place in places if not any(on_frame(frame, place) for frame in (IRAQ, BAGHDAD))]
    city = [place for place in places if whole_city(place)]
    return render(
        "place_map.html",
        frames=[
            _frame(
                dossier,
                IRAQ,
                t("Iraq and its neighbours"),
                places,
                [place for place in beyond if place.is_located],
            ),
            _frame(dossier, BAGHDAD, t("Baghdad"), places, city),
        ],
        across=ACROSS,
        down=round(ACROSS / RATIO),
        width=WIDTH,
        height=HEIGHT,
        types=[
            {
                "colour": colour,
                "outline": OUTLINES[symbol],
                "label": dossier.label("events", "event_type", code),
            }
            for code, (colour, symbol) in type_looks(dossier).items()
        ],
        empty="" if events else t("No event passes all filters"),
    )


def map_grounds() -> dict[str, str]:
    """The ground of each frame as the inside of an SVG: the same in every view, so it is sent once."""
    return {
        frame.name: render(
            "map_ground.html",
            ground=ground(frame),
            neighbours=_neighbours(),
            across=ACROSS,
            down=round(ACROSS / RATIO),
        )
        for frame in (IRAQ, BAGHDAD)
    }


def _neighbours() -> dict[str, str]:
    """The names on the map of Iraq, in the language of the page."""
    return {
        "Turkey": t("Turkey"),
        "Syria": t("Syria"),
        "Iran": t("Iran"),
        "Jordan": t("Jordan"),
        "Saudi Arabia": t("Saudi Arabia"),
        "Kuwait": t("Kuwait"),
    }


def _frame(
    dossier: Dossier, frame: Frame, title: str, places: Sequence[Place], beyond: Sequence[Place]
) -> dict[str, Any]:
    crowd, crowded_out = marks(frame, places)
    without = crowded_out + len(beyond[MOST_BEYOND:])
    shaded = {mark.shaded for mark in crowd if mark.shaded}
    count = sum(len(mark.events) for mark in crowd)
    return {
        "id": frame.name,
        "title": title,
        "told": tn("{n} event", "{n} events", count),
        "shaded": [path(frame, shapes()["governorates"][name], closed=True) for name in sorted(shaded)],
        "marks": [_mark(dossier, mark) for mark in crowd],
        "names": names(crowd),
        "beyond": [_beyond(frame, place) for place in beyond[:MOST_BEYOND]],
        "without": tn(
            "{n} more place has no room here; it is in the list below.",
            "{n} more places have no room here; they are in the list below.",
            without,
        )
        if without
        else "",
    }


def _mark(dossier: Dossier, mark: Mark) -> dict[str, Any]:
    """A mark for the template: one event is its symbol, several a ring of their types about a number."""
    told = rows_of(dossier, "events")
    first, together = told[mark.events[0]], len(mark.places) > 1 or whole_city(mark.places[0])
    single = len(mark.events) == 1
    name = t("Baghdad and around it") if together else mark.places[0].label
    colour, symbol = type_looks(dossier).get(first.event_type, (PLAIN, "circle"))
    return {
        "mark": mark,
        "left": round(100 * mark.at[0] / WIDTH, 2),
        "top": round(100 * mark.at[1] / HEIGHT, 2),
        "names": [place.name for place in mark.places],
        "pick": "" if together else f"event:{first.Index}" if single else f"place:{mark.places[0].name}",
        "show": f"map-{BAGHDAD.name}" if together else "",
        "event": first.Index if single and not together else "",
        "count": len(mark.events),
        "label": ": ".join(
            [
                name,
                f"{when(first)}, {first.title}"
                if single
                else tn("{n} event", "{n} events", len(mark.events)),
            ]
        ),
        "known": "" if together else known_words(dossier, mark.places[0]),
        "colour": colour,
        "outline": OUTLINES[symbol],
        "size": SIZES[first.significance] / SIZES[1],
        "hollow": first.status != CERTAIN,
        "shares": [
            (type_looks(dossier)[code][0], share, begun)
            for code, share, begun in shares(_types(dossier, mark.events), type_looks(dossier))
        ],
    }


def _types(dossier: Dossier, events: Iterable[str]) -> list[str]:
    """The type of each event."""
    codes, types = event_codes(dossier, "event_type")
    places = event_places(dossier)
    return [types[codes[places[event]]] for event in events]


def _beyond(frame: Frame, place: Place) -> dict[str, Any]:
    """A place with no mark: a whole country or city, or one outside the frame, with the way there."""
    whole = place.precision == "country" or frame.has(place.lon, place.lat)
    x, y = frame.spot(place.lon, place.lat)
    return {
        "name": place.name,
        "words": t("{name}, no finer place told", name=place.label) if whole else place.label,
        "count": len(place.events),
        "turn": None if whole else round(math.degrees(math.atan2(y - ACROSS / RATIO / 2, x - ACROSS / 2))),
    }


def known_words(dossier: Dossier, place: Place) -> str:
    """How exactly a place is known, in a few words; why it has no point where it has none."""
    if place.name == UNTOLD:
        return t("no place is told")
    if not place.is_located:
        return t("place not located")
    return dossier.label("places", "precision", place.precision)


def places_list(dossier: Dossier, events: Sequence[str]) -> str:
    """Every place of a view as a button that opens its events, and the events without a point, as HTML.

    The equal path to all that the map shows.
    """
    places = places_of(dossier, events)
    located = [place for place in places if place.is_located]
    unlocated = [place for place in places if not place.is_located]
    return render(
        "places_list.html",
        places=[_listed(dossier, place) for place in located[:MOST_LISTED]],
        more=len(located[MOST_LISTED:]),
        unlocated=[
            _listed(dossier, place) | _events(dossier, place, MOST_BEYOND)
            for place in unlocated[:MOST_BEYOND]
        ],
        more_unlocated=len(unlocated[MOST_BEYOND:]),
    )


def _listed(dossier: Dossier, place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "label": place.label or t("No place"),
        "area": "" if place.area in ("", place.name, place.label) else place.area,
        "known": known_words(dossier, place),
        "note": place.note[:1].upper() + place.note[1:],
        "on": t("Baghdad")
        if in_baghdad(place)
        else t("Iraq")
        if on_frame(IRAQ, place)
        else t("beyond both maps"),
        "count": len(place.events),
    }


def _events(dossier: Dossier, place: Place, most: int) -> dict[str, Any]:
    told = rows_of(dossier, "events")
    return {
        "events": [
            {"id": event.Index, "when": when(event), "title": event.title}
            for event in (told[one] for one in place.events[:most])
        ],
        "more": len(place.events[most:]),
    }


def place_card(dossier: Dossier, name: str, events: Sequence[str]) -> str:
    """The events of a view at one place, and how exactly the place is known, as HTML."""
    row = rows_of(dossier, "places")[name]
    empty = Place(name, row.label, row.lon, row.lat, row.precision, row.area, row.region, row.note, ())
    place = next(iter(places_of(dossier, _at(dossier, name, events))), empty)
    precision = dossier.codes("places", "precision")[place.precision]
    return render(
        "place_card.html",
        place=_listed(dossier, place) | _events(dossier, place, MOST_EVENTS),
        meaning=precision.description,
    )


def _at(dossier: Dossier, name: str, events: Sequence[str]) -> Choice:
    """Those of some events that happened at a place."""
    codes, names = event_codes(dossier, "place")
    at = names.index(name) if name in names else -1
    return choose(dossier, choice_of(dossier, events).mask & (codes == at))


def map_key() -> str:
    """How to read the map and what it rests on, as HTML."""
    return render("map_key.html", sources=shapes()["sources"])
