"""The timeline: events in lanes, as a Plotly figure.

Form carries the evidence: a marker is a day, a bar a longer or less exact time, hollow means that the event
is alleged, announced or was overtaken; symbol and colour give the type, size the significance.

The figure is the plain dict that plotly.js draws. Building it through `plotly.graph_objects` would check
every value on every click, which takes longer than all the rest of a run; a test has Plotly check it instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lanes import COLUMNS, UNCLAIMED, lane_table
from tightrope.figures.marks import DAY, Mark, broken, marks, moment
from tightrope.figures.theme import CAMP_COLOURS, PLAIN, TYPE_LOOKS, tint
from tightrope.text import t

SQUEEZES = (1.0, 0.8, 0.6, 0.45, 0.35, 0.25, 0.18, 0.12, 0.08, 0.05)
"""How much of its size a marker keeps for itself, tried from roomy to crowded."""


@dataclass(frozen=True)
class Format:
    """The size of the picture in pixels, and where the headings of the lanes stand.

    Attributes
    ----------
    width
        What the plot is taken to be wide, so that rows can be packed before the browser tells.
    height, bottom
        Of the picture, and of the axis and legend in it.
    rows
        How many rows of markers fit before they touch; a fuller view is squeezed together.
    gutter
        Room left of the lanes for their headings; without it each heading is a row of its lane.
    columns
        Of the legend.
    """

    width: int
    height: int
    bottom: int
    rows: int
    gutter: int
    columns: int

    @property
    def head(self) -> float:
        """What a lane takes beside its markers, in rows."""
        return 0.5 if self.gutter else 1.3


WIDE = Format(width=580, height=452, bottom=76, rows=30, gutter=96, columns=3)
NARROW = Format(width=340, height=660, bottom=160, rows=44, gutter=0, columns=2)
"""On a desk and on a phone."""


@dataclass(frozen=True)
class Spot:
    """A mark in its lane and row."""

    mark: Mark
    y: float


@dataclass(frozen=True)
class Band:
    """A lane and the rows it takes."""

    lane: str
    top: float
    bottom: float


def timeline_figure(
    dossier: Dossier,
    events: Iterable[str],
    *,
    window: tuple[date, date],
    lanes: str = "camp",
    form: Format = WIDE,
) -> dict[str, Any]:
    """The events as a Plotly figure, one trace for each event type.

    Parameters
    ----------
    events
        Ids of the events to draw. An event of two camps is drawn in both lanes under one id.
    window
        First and last day of the time axis, both shown whole.
    lanes
        `camp`, `type` or `episode`.
    form
        The width the rows are packed for.

    Returns
    -------
    dict
        `data` and `layout`. `customdata` of a point is its event id, `error_x` the time the event may cover
        beyond its marker; the y axis counts rows downwards from 0.
    """
    spots, bands = place(dossier, events, window, lanes, form)
    return {
        "data": [
            _trace(dossier, code, [spot for spot in spots if spot.mark.code == code]) for code in TYPE_LOOKS
        ],
        "layout": _layout(dossier, bands, window, lanes, form),
    }


def place(
    dossier: Dossier, events: Iterable[str], window: tuple[date, date], lanes: str, form: Format
) -> tuple[list[Spot], list[Band]]:
    """Where every mark stands, and the lanes they fill.

    A lane has as many rows as it takes for no mark to touch another. Where the picture is too low for that, all
    marks stand closer; where that is not enough, the fullest lanes are laid over themselves, row by row.
    """
    drawn, chosen = marks(dossier), set(events)
    members: dict[str, list[Mark]] = {}
    for lane, event_id in lane_table(dossier, lanes):
        if event_id in chosen:
            members.setdefault(lane, []).append(drawn[event_id])
    per_pixel = (moment(window[1]) + DAY - moment(window[0])) / form.width
    for squeeze in SQUEEZES:
        rows = {lane: _rows(inside, per_pixel, squeeze) for lane, inside in members.items()}
        if _height(rows, form) <= form.rows:
            break
    most = max((max(row) for row in rows.values()), default=0)
    while most and _height(rows, form) > form.rows:
        rows = {lane: [row % most for row in inside] for lane, inside in rows.items()}
        most -= 1
    spots: list[Spot] = []
    bands: list[Band] = []
    top = 0.0
    for lane, inside in members.items():
        bottom = top + form.head + max(rows[lane]) + 1
        bands.append(Band(lane, top, bottom))
        first = top + (form.head + 1) / 2 if form.gutter else top + form.head + 0.4
        spots += [Spot(mark, round(first + row, 2)) for mark, row in zip(inside, rows[lane], strict=True)]
        top = bottom
    return spots, bands


def _height(rows: dict[str, list[int]], form: Format) -> float:
    """How many rows all lanes take together, their headings included."""
    return sum(max(row) + 1 + form.head for row in rows.values())


def _rows(inside: list[Mark], per_pixel: float, squeeze: float) -> list[int]:
    """The row of each mark; where it is crowded bars may run behind markers."""
    bars = squeeze > 0.5
    reach = [mark.size / 2 * per_pixel * squeeze for mark in inside]
    ordered = sorted(range(len(inside)), key=lambda i: inside[i].at)
    lefts = [inside[i].at - bars * inside[i].before - reach[i] for i in ordered]
    rights = [inside[i].at + bars * inside[i].after + reach[i] for i in ordered]
    rows = [0] * len(inside)
    for i, row in zip(ordered, pack(lefts, rights), strict=True):
        rows[i] = row
    return rows


def pack(lefts: Sequence[float], rights: Sequence[float]) -> list[int]:
    """The lowest free row for each interval, given from left to right, so that none overlap in a row.

    >>> pack([0, 1, 5], [2, 3, 6])
    [0, 1, 0]
    """
    ends: list[float] = []
    rows: list[int] = []
    for left, right in zip(lefts, rights, strict=True):
        free = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        if free == len(ends):
            ends.append(right)
        ends[free] = right
        rows.append(free)
    return rows


def _trace(dossier: Dossier, code: str, spots: list[Spot]) -> dict[str, Any]:
    colour, symbol = TYPE_LOOKS[code]
    drawn = [spot.mark for spot in spots]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": dossier.label("events", "event_type", code),
        "x": [mark.at for mark in drawn],
        "y": [spot.y for spot in spots],
        "customdata": [mark.event_id for mark in drawn],
        "text": [mark.hover for mark in drawn],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": [f"{symbol}-open" if mark.hollow else symbol for mark in drawn],
            "size": [mark.size for mark in drawn],
            "color": colour,
            "opacity": 1,
            "line": {"width": [1.8 if mark.hollow else 0 for mark in drawn], "color": colour},
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [mark.after for mark in drawn],
            "arrayminus": [mark.before for mark in drawn],
            "thickness": 3,
            "width": 0,
            "color": tint(colour, 0.45),
        },
        "showlegend": bool(spots),
    }


def _layout(
    dossier: Dossier, bands: list[Band], window: tuple[date, date], lanes: str, form: Format
) -> dict[str, Any]:
    tints = _lane_colours(lanes)
    after = window[1] + timedelta(days=1)
    # On a phone the zoom buttons take the line below the legend.
    foot = 0 if form.gutter else 36 / form.height
    corner = {"xref": "container", "x": 0, "yref": "container", "y": foot, "yanchor": "bottom"}
    return {
        "height": form.height,
        "margin": {"l": form.gutter, "r": 2, "t": 2, "b": form.bottom},
        "hovermode": "closest",
        "legend": {
            "orientation": "h",
            "itemclick": False,
            "entrywidthmode": "fraction",
            "entrywidth": 1 / form.columns,
            **corner,
        },
        "xaxis": {"type": "date", "range": [window[0].isoformat(), after.isoformat()], "zeroline": False},
        "yaxis": {
            "range": [(bands[-1].bottom if bands else 1) + 0.2, 0],
            "visible": False,
            "fixedrange": True,
        },
        "shapes": [_ground(band, tints.get(band.lane, PLAIN)) for band in bands],
        "annotations": [
            _heading(band, lane_name(dossier, lanes, band.lane), tints.get(band.lane, PLAIN), form)
            for band in bands
        ],
    }


def _lane_colours(lanes: str) -> dict[str, str]:
    if lanes == "type":
        return {code: colour for code, (colour, _) in TYPE_LOOKS.items()}
    return CAMP_COLOURS if lanes == "camp" else {}


def _ground(band: Band, colour: str) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": band.top + 0.08,
        "y1": band.bottom - 0.08,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": tint(colour, 0.09),
    }


def _heading(band: Band, name: str, colour: str, form: Format) -> dict[str, Any]:
    beside = form.gutter > 0
    return {
        "xref": "paper",
        "x": 0,
        "xshift": -6 if beside else 4,
        "y": (band.top + band.bottom) / 2 if beside else band.top + 0.1,
        "xanchor": "right" if beside else "left",
        "yanchor": "middle" if beside else "top",
        "align": "right" if beside else "left",
        "showarrow": False,
        "text": "<br>".join(map(escape, broken(name, 15 if beside else 44))),
        "font": {"size": 11, "color": colour},
    }


def lane_name(dossier: Dossier, lanes: str, lane: str) -> str:
    """The heading of a lane."""
    if lanes != "camp":
        return dossier.label("events", COLUMNS[lanes], lane)
    return t("Unclaimed or unknown") if lane == UNCLAIMED else dossier.label("actors", "alignment", lane)


def differing(figure: dict[str, Any]) -> dict[str, Any]:
    """The part of a figure that differs between formats, to be sent beside a figure of the other format."""
    layout = figure["layout"]
    return {
        "y": [trace["y"] for trace in figure["data"]],
        "layout": {
            key: layout[key] for key in ("height", "margin", "legend", "yaxis", "shapes", "annotations")
        },
    }
