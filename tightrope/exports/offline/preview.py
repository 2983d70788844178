"""The picture that is shown beside a link to the site: all events in their lanes, drawn without a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from math import cos, pi, sin
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageFont

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters, first_filters, window_of
from tightrope.figures.looks import camp_colours, type_looks
from tightrope.figures.marks import DAY, moment
from tightrope.figures.placing import WIDE, place
from tightrope.figures.theme import OUTLINES, PLAIN
from tightrope.figures.timeline import lane_name
from tightrope.text import say_number, t

SIZE = (1200, 630)
"""What networks and messengers show whole, in pixels."""

SHARP = 2
"""How much larger it is drawn before it is made smaller, so that edges are smooth."""

PAPER, INK, FAINT = "#FFFFFF", "#1E2329", "#5B6169"
LEFT, TOP, RIGHT, BOTTOM = 232, 148, 1168, 590
FORM = replace(WIDE, width=RIGHT - LEFT, height=BOTTOM - TOP, bottom=0)

Point = tuple[float, float]


def preview_png(dossier: Dossier) -> bytes:
    """The events of the first view in lanes by camp, with the title and the window in words, as PNG."""
    picture = Image.new("RGB", (SIZE[0] * SHARP, SIZE[1] * SHARP), PAPER)
    pen = ImageDraw.Draw(picture, "RGBA")
    filters = first_filters(dossier)
    window = window_of(dossier, filters)
    _words(pen, (48, 36), "Tightrope", 52, INK)
    _words(pen, (48, 102), _subtitle(dossier), 24, FAINT)
    _words(pen, (RIGHT, 62), _counts(dossier), 24, FAINT, anchor="rm")
    spots, bands = place(dossier, apply_filters(dossier, filters), window, "camp", FORM)
    high = (BOTTOM - TOP) / (bands[-1].bottom if bands else 1)
    colours = camp_colours(dossier)
    for band in bands:
        colour, top, bottom = colours.get(band.lane, PLAIN), TOP + band.top * high, TOP + band.bottom * high
        pen.rectangle(_scaled([(LEFT, top + 1), (RIGHT, bottom - 1)]), fill=_see_through(colour, 0.09))
        name = lane_name(dossier, "camp", band.lane)
        _words(pen, (LEFT - 12, (top + bottom) / 2), name, 15, colour, anchor="rm")
    for year in range(window[0].year + 1, window[1].year + 1):
        x = _across(window, moment(date(year, 1, 1)))
        pen.line(_scaled([(x, TOP), (x, BOTTOM + 8)]), fill=_see_through(INK, 0.25), width=SHARP)
        _words(pen, (x + 6, BOTTOM + 4), str(year), 15, FAINT)
    for spot in spots:
        x = _across(window, spot.mark.at)
        if LEFT <= x <= RIGHT:
            colour, symbol = type_looks(dossier)[spot.mark.code]
            _mark(pen, (x, TOP + spot.y * high), symbol, spot.mark.size * 0.85, colour, spot.mark.hollow)
    file = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _across(window: tuple[date, date], at: int) -> float:
    """Where a moment stands between the left and the right edge."""
    first, last = moment(window[0]), moment(window[1]) + DAY
    return LEFT + (at - first) / (last - first) * (RIGHT - LEFT)


def _subtitle(dossier: Dossier) -> str:
    title = dossier.schema.title.removeprefix("Tightrope: ")
    return title[:1].upper() + title[1:]


def _counts(dossier: Dossier) -> str:
    events, sources = say_number(len(dossier.events)), say_number(len(dossier.sources))
    return t("{events} events, {sources} sources", events=events, sources=sources)


def _words(
    pen: ImageDraw.ImageDraw, at: Point, words: str, size: int, colour: str, anchor: str = "la"
) -> None:
    font = ImageFont.load_default(size * SHARP)
    words = words.replace("–", "-")  # the font that Pillow brings has no dash
    pen.text((at[0] * SHARP, at[1] * SHARP), words, fill=colour, font=font, anchor=anchor)


def _mark(pen: ImageDraw.ImageDraw, at: Point, symbol: str, size: float, colour: str, hollow: bool) -> None:
    """An event, in the form of the timeline; a hollow one is drawn as its outline."""
    corners = [(at[0] + x * size / 18, at[1] + y * size / 18) for x, y in _outline(symbol)]
    if hollow:
        pen.polygon(_scaled(corners), fill=PAPER, outline=colour, width=2 * SHARP)
    else:
        pen.polygon(_scaled(corners), fill=colour)


def _outline(symbol: str) -> list[Point]:
    """The corners of an outline of the theme; a circle, which is told by arcs, gets many of them."""
    path = OUTLINES.get(symbol, OUTLINES["circle"])
    if "a" in path:
        return [(7 * cos(pi * step / 18), 7 * sin(pi * step / 18)) for step in range(36)]
    corners: list[Point] = []
    for command, numbers in re.findall(r"([MLHV])([^A-Z]*)", path):
        told = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        x, y = corners[-1] if corners else (0.0, 0.0)
        corners.append({"H": (told[0], y), "V": (x, told[0])}.get(command) or (told[0], told[1]))
    return corners


def _scaled(points: list[Point]) -> list[Any]:
    return [(x * SHARP, y * SHARP) for x, y in points]


def _see_through(colour: str, alpha: float) -> tuple[int, ...]:
    return (*ImageColor.getrgb(colour)[:3], round(255 * alpha))
