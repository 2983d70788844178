"""The timeline as an SVG for paper: the figure of the page, drawn wider, with its labels and a legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import window_of
from tightrope.domain.lookup import rows_of
from tightrope.exports.lettering import isolated, width_of
from tightrope.exports.lit import Lit
from tightrope.exports.paper import FAINT, LOOKS, on_paper
from tightrope.exports.sheet import WIDTH, Key, keyed
from tightrope.figures.cards import when
from tightrope.figures.crowd import is_crowded, spans
from tightrope.figures.marks import DAY, moment
from tightrope.figures.placing import Format
from tightrope.figures.record import event_entry
from tightrope.figures.template import render
from tightrope.figures.theme import OUTLINES, SIZES
from tightrope.figures.timeline import timeline_figure
from tightrope.text import say_number, say_short_day, say_short_month, t, tn
from tightrope.view_state import View

GUTTER = 118
"""Room left of the lanes for their headings, in pixels."""

ROW = 16
"""Height of a row of marks, in pixels."""

SHEET = Format(width=WIDTH - GUTTER, height=0, bottom=0, rows=44, gutter=GUTTER)
"""What the rows are packed for; the drawing is as high as its rows need."""

LETTERS, LINE = 11, 12
"""Size of the labels and height of a line of a heading, in pixels."""

MOST_TICKS = 15
"""Into how many spans the axis is divided at most."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True)
class _Spot:
    """A mark in the drawing: its middle, and half its width."""

    event_id: str
    x: float
    y: float
    reach: float


def timeline_svg(dossier: Dossier, view: View, events: Choice, lights: Lit) -> tuple[str, float]:
    """The timeline of a view as the inside of an SVG, as wide as a sheet, and its height in pixels."""
    window = window_of(dossier, view.filters)
    figure = timeline_figure(dossier, events, window=window, lanes=view.lanes, form=SHEET)
    across = _Across(window)
    tall = figure["layout"]["yaxis"]["range"][0] * ROW
    marks, spots = _marks(dossier, figure, across, lights)
    headings = [_heading(one) for one in figure["layout"]["annotations"]]
    key, keyed_height = keyed(_key(dossier, figure, len(events) if is_crowded(events) else 0))
    html = render(
        "timeline.svg",
        across=across,
        tall=round(tall, 1),
        grounds=[
            (round(one["y0"] * ROW, 1), round((one["y1"] - one["y0"]) * ROW, 1), on_paper(one["fillcolor"]))
            for one in figure["layout"]["shapes"]
        ],
        headings=headings,
        ticks=_ticks(window, across),
        marks=marks,
        rings=[spot for spot in spots if spot.event_id == view.event],
        arcs=_arcs(dossier, view.event, spots),
        labels=_labels(dossier, view, spots, lights, is_crowded(events)),
        empty="" if events else t("No event passes all filters"),
        key=key,
        letters=LETTERS,
        line=LINE,
        **LOOKS,
    )
    return html, tall + 30 + keyed_height


class _Across:
    """The time axis: milliseconds as pixels."""

    left, right = float(GUTTER), float(WIDTH)

    def __init__(self, window: tuple[date, date]) -> None:
        self.first, self.last = moment(window[0]), moment(window[1]) + DAY

    def at(self, time: float) -> float:
        share = (time - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def within(self, time: float) -> float:
        """The place of a time, or the end of the axis that is nearer to it."""
        return min(max(self.at(time), self.left), self.right)


def _marks(
    dossier: Dossier, figure: dict[str, Any], across: _Across, lights: Lit
) -> tuple[list[dict[str, Any]], list[_Spot]]:
    """All marks as they are drawn, and where they stand, large ones first."""
    drawn: list[dict[str, Any]] = []
    spots: list[_Spot] = []
    for trace in figure["data"]:
        looks, counts = trace["marker"], trace.get("meta")
        for place, event_id in enumerate(trace["customdata"]):
            at, size = trace["x"][place], looks["size"][place]
            y = round(trace["y"][place] * ROW, 1)
            symbol = looks["symbol"] if counts else looks["symbol"][place]
            colour = on_paper(looks["color"][place] if counts else looks["color"])
            bar = trace.get("error_x")
            ends = (at - bar["arrayminus"][place], at + bar["array"][place]) if bar else (at, at)
            inside = across.first <= at <= across.last
            drawn.append(
                {
                    "x": across.at(at) if inside else None,
                    "y": y,
                    "outline": OUTLINES[symbol.removesuffix("-open")],
                    "scale": round(size / 14, 3),
                    "hollow": symbol.endswith("-open"),
                    "colour": colour,
                    "bar": (across.within(ends[0]), across.within(ends[1])) if ends[0] < ends[1] else None,
                    "bar_colour": on_paper(bar["color"]) if bar else "",
                    "opacity": 1 if counts or lights.events is None or event_id in lights.events else FAINT,
                    "count": counts[place] if counts and size >= 14 else 0,
                    "title": "" if counts else _title(dossier, event_id),
                }
            )
            if inside:
                spots.append(_Spot(event_id, across.at(at), y, size / 2 + 1))
    return drawn, sorted(spots, key=lambda spot: -spot.reach)


def _title(dossier: Dossier, event_id: str) -> str:
    event = rows_of(dossier, "events")[event_id]
    return f"{when(event)}: {event.title}"


def _heading(annotation: dict[str, Any]) -> dict[str, Any]:
    lines = [isolated(unescape(line)) for line in annotation["text"].split("<br>")]
    return {
        "lines": lines,
        "colour": annotation["font"]["color"],
        "y": round(annotation["y"] * ROW - len(lines) * LINE / 2 + LINE * 0.78, 1),
    }


def _ticks(window: tuple[date, date], across: _Across) -> list[tuple[float, str]]:
    """Where the axis is marked, and the words there; a word that would touch the one before is left out."""
    ticks: list[tuple[float, str]] = []
    free = 0.0
    for first, last in spans(window, MOST_TICKS):
        x = across.at(moment(first))
        words = _tick_words(first, last)
        if x < free or x + width_of(words, LETTERS) > across.right + 4:
            words = ""
        else:
            free = x + width_of(words, LETTERS) + 6
        ticks.append((x, words))
    return ticks


def _tick_words(first: date, last: date) -> str:
    """A span as the axis names it: by its year, its month or its first day."""
    days = (last - first).days + 1
    if days >= 365:
        return str(first.year)
    return say_short_month(first) if days >= 28 and first.day == 1 else say_short_day(first)


def _arcs(dossier: Dossier, event_id: str | None, spots: Sequence[_Spot]) -> list[dict[str, Any]]:
    """The links of the open event to others that are drawn."""
    start = next((spot for spot in spots if spot.event_id == event_id), None)
    if event_id is None or start is None:
        return []
    by_id = {spot.event_id: spot for spot in spots}
    arcs = []
    for link in event_entry(dossier, event_id)["links"]:
        end = by_id.get(link["id"])
        if end is None:
            continue
        apart = abs(end.x - start.x)
        top = max(8.0, min(start.y, end.y) - max(24.0, apart / 4))
        bent = f"M{start.x},{start.y}Q{(start.x + end.x) / 2:.1f},{top:.1f} {end.x},{end.y}"
        # Events of the same days would stand in one knot of lines.
        arcs.append({"end": end, "path": bent if apart >= 14 else "", "dashed": link["dashed"]})
    return arcs


def _labels(
    dossier: Dossier, view: View, spots: Sequence[_Spot], lights: Lit, crowded: bool
) -> list[tuple[float, float, str]]:
    """Labels right or left of their marks where nothing is in the way; others are left out, never cut."""
    if crowded:
        return []
    events = rows_of(dossier, "events")
    taken: list[Box] = [
        (spot.x - spot.reach, spot.y - spot.reach + 1, spot.x + spot.reach, spot.y + spot.reach - 1)
        for spot in spots
    ]
    made = []
    shown = [spot for spot in spots if lights.events is None or spot.event_id in lights.events]
    for spot in sorted(shown, key=lambda spot: spot.event_id != view.event):
        words = events[spot.event_id].label
        ring = 5 if spot.event_id == view.event else 0
        box = _room(spot, ring, width_of(words, LETTERS) if words else 0, taken)
        if box:
            taken.append(box)
            made.append((round(box[0], 1), round(spot.y + 3.8, 1), isolated(words)))
    return made


def _room(spot: _Spot, ring: float, wide: float, taken: Iterable[Box]) -> Box | None:
    """Where beside its mark and the ring about it a label of some width has room; None where it has none."""
    reach = spot.reach + ring + 3
    for left in (spot.x + reach, spot.x - reach - wide):
        box = (left, spot.y - 6, left + wide, spot.y + 6)
        fits = wide and left > GUTTER and box[2] < WIDTH
        if fits and not any(_meet(box, other) for other in taken):
            return box
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _key(dossier: Dossier, figure: dict[str, Any], counted: int) -> list[Key]:
    """What the marks mean: the types that are drawn, then the forms."""
    if counted:
        number = say_number(counted)
        drawn = tn(
            "{number} event, drawn as counts", "{number} events, drawn as counts", counted, number=number
        )
        return [Key(drawn), Key(t("Size and shade: how many"))]
    types = [
        Key(one["name"], outline=OUTLINES[_symbol(one)], colour=one["marker"]["color"])
        for one in figure["data"]
        if one["customdata"]
    ]
    if not types:
        return []
    return [
        *types,
        Key(t("Hollow: alleged, announced or overtaken"), outline=OUTLINES["circle"], hollow=True),
        Key(t("Bar: longer or inexact"), line=3),
        Key(t("Size: significance"), outline=OUTLINES["circle"], sizes=tuple(reversed(SIZES.values()))),
    ]


def _symbol(trace: dict[str, Any]) -> str:
    symbol: str = trace["marker"]["symbol"][0]
    return symbol.removesuffix("-open")
