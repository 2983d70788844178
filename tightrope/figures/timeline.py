"""The timeline: events in lanes, as a Plotly figure.

Form carries the evidence: a marker is a day, a bar a longer or less exact time, hollow means that the event
is alleged, announced or was overtaken; symbol and colour give the type, size the significance.

The figure is the plain dict that plotly.js draws. Building it through `plotly.graph_objects` would check
every value on every click, which takes longer than all the rest of a run; a test has Plotly check it instead.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from html import escape
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lanes import COLUMNS, UNCLAIMED
from tightrope.domain.remember import remembered
from tightrope.figures.crowd import crowd, is_crowded
from tightrope.figures.looks import camp_colours, type_looks
from tightrope.figures.marks import broken
from tightrope.figures.placing import WIDE, Band, Format, Spot, place
from tightrope.figures.template import render
from tightrope.figures.theme import OUTLINES, PLAIN, tint
from tightrope.text import apart, t


def timeline_figure(
    dossier: Dossier,
    events: Collection[str],
    *,
    window: tuple[date, date],
    lanes: str = "camp",
    form: Format = WIDE,
) -> dict[str, Any]:
    """The events as a Plotly figure, one trace for each event type; a crowd of them as counts.

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
        beyond its marker; the y axis counts rows downwards from 0. Of a crowd there is one trace, whose
        `customdata` is the window `from..to` that a point counts, and `meta` the counts.
    """
    if is_crowded(events):
        counted, bands = crowd(dossier, events, window, lanes, form)
        return {
            "data": [_counts(dossier, counted, lanes)],
            "layout": _layout(dossier, bands, window, lanes, form),
        }
    spots, bands = place(dossier, events, window, lanes, form)
    return {
        "data": [
            _trace(dossier, code, [spot for spot in spots if spot.mark.code == code])
            for code in type_looks(dossier)
        ],
        "layout": _layout(dossier, bands, window, lanes, form),
    }


@remembered(worded=True)
def types_key(dossier: Dossier) -> str:
    """The form and colour of every event type that the dossier has an event of, as HTML.

    It is the same for every view, so that nothing below it moves.
    """
    present = set(dossier.events["event_type"])
    types = [
        (dossier.label("events", "event_type", code), colour, OUTLINES[symbol])
        for code, (colour, symbol) in type_looks(dossier).items()
        if code in present
    ]
    return render("timeline_types.html", types=types)


def _trace(dossier: Dossier, code: str, spots: list[Spot]) -> dict[str, Any]:
    colour, symbol = type_looks(dossier)[code]
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
    }


def _counts(dossier: Dossier, counted: list[tuple[Spot, int, str]], lanes: str) -> dict[str, Any]:
    tints = _lane_colours(dossier, lanes)
    most = max(number for _, number, _ in counted)
    shades = [0.35 + 0.6 * number / most for _, number, _ in counted]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": t("Events, counted"),
        "x": [spot.mark.at for spot, _, _ in counted],
        "y": [spot.y for spot, _, _ in counted],
        "customdata": [spot.mark.event_id for spot, _, _ in counted],
        "text": [spot.mark.hover for spot, _, _ in counted],
        "hovertemplate": "%{text}<extra></extra>",
        "meta": [number for _, number, _ in counted],
        "marker": {
            "symbol": "circle",
            "size": [spot.mark.size for spot, _, _ in counted],
            "color": [
                tint(tints.get(lane, PLAIN), round(shade, 2))
                for (_, _, lane), shade in zip(counted, shades, strict=True)
            ],
            "opacity": 1,
            "line": {"width": 0},
        },
    }


def _layout(
    dossier: Dossier, bands: list[Band], window: tuple[date, date], lanes: str, form: Format
) -> dict[str, Any]:
    tints = _lane_colours(dossier, lanes)
    after = window[1] + timedelta(days=1)
    return {
        "height": form.height,
        "margin": {"l": form.gutter, "r": 2, "t": 2, "b": form.bottom},
        "hovermode": "closest",
        "showlegend": False,
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


def _lane_colours(dossier: Dossier, lanes: str) -> Mapping[str, str]:
    if lanes == "type":
        return {code: colour for code, (colour, _) in type_looks(dossier).items()}
    return camp_colours(dossier) if lanes == "camp" else {}


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
        "text": "<br>".join(apart(escape(line)) for line in broken(name, 16 if beside else 44)),
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
        "layout": {key: layout[key] for key in ("height", "margin", "yaxis", "shapes", "annotations")},
    }
