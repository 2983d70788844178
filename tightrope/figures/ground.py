"""The ground of the map: two frames, and the land and water in them as SVG paths.

The shapes come from `tightrope/shapes/`, made by `tools/map_shapes.py`. Degrees become units by one rule for
each frame: longitude is shrunk by the cosine of its middle latitude.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

SHAPES = Path(__file__).parents[1] / "shapes"

RATIO = 1.25
"""Width of every frame by its height."""

ACROSS = 1000
"""Width of a frame in the units of its paths: about 1.2 km in Iraq, 50 m in Baghdad."""

KM = 111.2
"""Kilometres in a degree of latitude."""


@dataclass(frozen=True)
class Frame:
    """What one map shows: its middle and its height in degrees."""

    name: str
    lon: float
    lat: float
    height: float

    @property
    def unit(self) -> float:
        """Units in a degree of latitude."""
        return ACROSS / RATIO / self.height

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies, in units from the upper left corner."""
        x = ACROSS / 2 + (lon - self.lon) * math.cos(math.radians(self.lat)) * self.unit
        return x, ACROSS / RATIO / 2 - (lat - self.lat) * self.unit

    def has(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the frame."""
        x, y = self.spot(lon, lat)
        return 0 <= x <= ACROSS and 0 <= y <= ACROSS / RATIO


IRAQ = Frame("iraq", 43.7, 33.2, 8.75)
BAGHDAD = Frame("baghdad", 44.38, 33.36, 0.42)

NEIGHBOURS = {
    "Turkey": (41.3, 37.32),
    "Syria": (39.4, 35.35),
    "Iran": (47.9, 34.6),
    "Jordan": (38.05, 31.95),
    "Saudi Arabia": (42.6, 30.2),
    "Kuwait": (47.62, 29.32),
}
"""Where the name of each neighbour stands on the map of Iraq."""

SCALES = {"iraq": 100, "baghdad": 5}
"""Length of the scale bar in kilometres."""

Rings = list[list[list[float]]]


@lru_cache
def shapes() -> dict[str, Any]:
    """Land and water as stored: `countries` and `governorates` by name with their rings; water as lines.

    `sources` has for each of the two files its source and its licence.
    """
    land, water = (json.loads((SHAPES / f"{name}.json").read_text("utf-8")) for name in ("land", "water"))
    return {
        **{
            layer: {one["name"]: one["rings"] for one in land[layer]}
            for layer in ("countries", "governorates")
        },
        **{layer: water[layer] for layer in ("rivers", "banks", "lakes")},
        "sources": [(one["source"], one["licence"]) for one in (land, water)],
    }


@lru_cache
def ground(frame: Frame) -> dict[str, Any]:
    """Every path of a frame, by layer, for the template to draw from back to front.

    The lines between the governorates are too coarse for a city and are left out of Baghdad's frame; the
    river is there a band as wide as its line may be wrong.
    """
    stored, wide = shapes(), frame is IRAQ
    countries, governorates = (stored[layer].values() for layer in ("countries", "governorates"))
    return {
        "countries": [path(frame, rings, closed=True) for rings in countries if wide],
        "governorates": [path(frame, rings, closed=True) for rings in governorates if wide],
        "lakes": path(frame, stored["lakes"], closed=True),
        "banks": path(frame, stored["banks"], closed=True),
        "rivers": path(frame, stored["rivers"], closed=False),
        "names": [(name, *map(round, frame.spot(*at))) for name, at in NEIGHBOURS.items()] if wide else [],
        "scale": SCALES[frame.name],
        "scale_width": round(SCALES[frame.name] / KM * frame.unit),
    }


def path(frame: Frame, rings: Rings, *, closed: bool) -> str:
    """Lines as the `d` of an SVG path in whole units; a line that does not touch the frame is left out."""
    drawn = []
    for ring in rings:
        points = [tuple(map(round, frame.spot(*point))) for point in ring]
        xs, ys = zip(*points, strict=True)
        if max(xs) < 0 or min(xs) > ACROSS or max(ys) < 0 or min(ys) > ACROSS / RATIO:
            continue
        steps = [
            f"{x - before[0]},{y - before[1]}" for before, (x, y) in pairwise(points) if (x, y) != before
        ]
        drawn.append(f"M{points[0][0]},{points[0][1]}l{' '.join(steps)}{'Z' if closed else ''}")
    return "".join(drawn)


def middle(rings: Rings) -> tuple[float, float]:
    """The centre of gravity of the largest ring: where the mark of a whole governorate stands."""
    area, x, y = max((_weighed(ring) for ring in rings), key=lambda one: abs(one[0]))
    return x / (3 * area), y / (3 * area)


def _weighed(ring: list[list[float]]) -> tuple[float, float, float]:
    """Twice the area of a ring, and its moments about both axes."""
    area = across = up = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        turn = ax * by - bx * ay
        area, across, up = area + turn, across + (ax + bx) * turn, up + (ay + by) * turn
    return area, across, up
