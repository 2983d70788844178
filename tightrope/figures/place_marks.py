"""The marks of the map: one for each place, where they stand without covering each other, and their names.

A mark tells how many events it stands for, of which types, and how exactly the place is known: where it may
lie anywhere in an area, the area is shaded and no point is claimed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tightrope.domain.places import REACH, WHOLE, Place
from tightrope.figures.ground import ACROSS, BAGHDAD, IRAQ, KM, RATIO, Frame, middle, shapes
from tightrope.text import t

MOST_MARKS = 40
"""How many marks one frame holds; the places of fewest events are in the list only, and it is said."""

STEPS = 120
"""How often marks that cover each other are pushed apart."""

GAP = 3.0
"""Free pixels between two marks."""


WIDTH = 440
"""Width of a frame in pixels as it is laid out; the page draws all of it larger or smaller together."""

HEIGHT = WIDTH / RATIO
"""Height of a frame, in pixels."""

LETTER = 6.6
"""Width of an average letter of a name, in pixels."""


@dataclass(frozen=True)
class Mark:
    """A mark in a frame; all lengths in the pixels of `WIDTH`.

    Attributes
    ----------
    places
        Names of the places it stands for: one, but for the mark of Baghdad on the map of Iraq.
    anchor
        Where the place is; the mark may stand beside it, tied to it by a line.
    reach
        Radius of the area shaded about the anchor; 0 for a site.
    shaded
        Name of the governorate that is shaded instead; empty for any other place.
    """

    places: tuple[Place, ...]
    anchor: tuple[float, float]
    at: tuple[float, float]
    radius: float
    reach: float
    shaded: str = ""

    @property
    def events(self) -> tuple[str, ...]:
        """All events it stands for."""
        return tuple(event for place in self.places for event in place.events)

    @property
    def is_moved(self) -> bool:
        """Whether it stands so far beside its place that a line must tie them."""
        return math.dist(self.at, self.anchor) > self.radius * 0.6


@dataclass(frozen=True)
class Name:
    """The name of a mark, where there is room for it."""

    text: str
    at: tuple[float, float]
    side: str


def in_baghdad(place: Place) -> bool:
    """Whether the place is drawn on the map of Baghdad."""
    return place.is_located and place.precision not in WHOLE and BAGHDAD.has(place.lon, place.lat)


def whole_city(place: Place) -> bool:
    """Whether it is Baghdad itself, which a point in it would place falsely."""
    return in_baghdad(place) and place.precision == "city"


def on_frame(frame: Frame, place: Place) -> bool:
    """Whether a place has a mark in a frame."""
    if frame is BAGHDAD:
        return in_baghdad(place) and not whole_city(place)
    if place.precision == "province":
        return place.region in shapes()["governorates"]
    return place.is_located and place.precision not in WHOLE and IRAQ.has(place.lon, place.lat)


def marks(frame: Frame, places: Iterable[Place]) -> tuple[list[Mark], int]:
    """The marks of a frame, none covering another, and how many places have none for want of room.

    On the map of Iraq all places in Baghdad's frame are one mark.
    """
    shown = [place for place in places if on_frame(frame, place)]
    alone = (place for place in shown if frame is BAGHDAD or not in_baghdad(place))
    groups: list[tuple[Place, ...]] = [(place,) for place in alone]
    if frame is IRAQ and (city := tuple(place for place in shown if in_baghdad(place))):
        groups.insert(0, city)
    kept = groups[:MOST_MARKS]
    return apart([_mark(frame, group) for group in kept]), len(groups) - len(kept)


def _mark(frame: Frame, group: tuple[Place, ...]) -> Mark:
    place, scale = group[0], WIDTH / ACROSS
    together = len(group) > 1 or whole_city(place)
    shaded = place.region if place.precision == "province" else ""
    lon, lat = place.lon, place.lat
    if together:
        lon, lat = BAGHDAD.lon, BAGHDAD.lat
    elif shaded:
        lon, lat = middle(shapes()["governorates"][shaded])
    x, y = (length * scale for length in frame.spot(lon, lat))
    count = sum(len(one.events) for one in group)
    radius = 7.0 if count == 1 else 8.5 + 1.5 * math.sqrt(min(count, 150))
    kilometres = 20.0 if together else REACH.get(place.precision, 0.0)
    reach = kilometres / KM * frame.unit * scale
    soft = max(reach, radius + 5) if kilometres and not shaded else 0.0
    return Mark(group, (x, y), (x, y), radius, soft, shaded)


def apart(crowd: Sequence[Mark]) -> list[Mark]:
    """The marks pushed apart until none covers another, each as near its place as the others let it.

    Where two stand on one point, they part in a direction of their own; the outcome is the same each time.
    """
    spots = [list(mark.at) for mark in crowd]
    for step in range(STEPS):
        for mark, spot in zip(crowd, spots, strict=True):
            if step < STEPS - 20:  # the last steps only part them
                spot[0] += (mark.anchor[0] - spot[0]) * 0.05
                spot[1] += (mark.anchor[1] - spot[1]) * 0.05
        for i, one in enumerate(crowd):
            for j in range(i):
                _part(spots[i], spots[j], one.radius + crowd[j].radius + GAP, turn=i * 2.4)
        for mark, spot in zip(crowd, spots, strict=True):
            for axis, end in ((0, WIDTH), (1, HEIGHT)):
                spot[axis] = min(max(spot[axis], mark.radius + 2), end - mark.radius - 2)
    return [replace(mark, at=(round(x, 1), round(y, 1))) for mark, (x, y) in zip(crowd, spots, strict=True)]


def _part(one: list[float], other: list[float], wanted: float, turn: float) -> None:
    """Push two points so far apart as is wanted, each by half."""
    far = math.dist(one, other)
    if far >= wanted:
        return
    across, up = (
        ((one[0] - other[0]) / far, (one[1] - other[1]) / far)
        if far > 0.01
        else (math.cos(turn), math.sin(turn))
    )
    push = (wanted - far) / 2
    for point, sign in ((one, 1), (other, -1)):
        point[0] += sign * push * across
        point[1] += sign * push * up


def names(crowd: Sequence[Mark]) -> list[Name]:
    """The names that find room right, left, below or above their marks, those of most events first."""
    taken = [_box(mark.at, mark.radius * 2, mark.radius * 2) for mark in crowd]
    placed: list[Name] = []
    for mark in sorted(crowd, key=lambda one: -len(one.events)):
        text = short(mark)
        wide = len(text) * LETTER
        (x, y), off = mark.at, mark.radius + 4
        for side, left, middle_y in (
            ("start", x + off, y),
            ("end", x - off - wide, y),
            ("middle", x - wide / 2, y + off + 5),
            ("middle", x - wide / 2, y - off - 5),
        ):
            box = (left, middle_y - 7, left + wide, middle_y + 7)
            inside = box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 2 and box[3] < HEIGHT - 2
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                from_x = {"start": left, "end": left + wide, "middle": x}[side]
                placed.append(Name(text, (round(from_x, 1), round(middle_y + 4, 1)), side))
                break
    return placed


def short(mark: Mark) -> str:
    """The name without the city or governorate that the map shows anyway: "Green Zone", "Camp Ashraf".

    In a reader's file these stand in brackets: "Dora (Baghdad, Iraq)".
    """
    if len(mark.places) > 1 or whole_city(mark.places[0]):
        return t("Baghdad")
    return re.split("[,،(]", mark.places[0].label)[0].rstrip() or mark.places[0].label


def _box(at: tuple[float, float], wide: float, high: float) -> tuple[float, float, float, float]:
    return at[0] - wide / 2, at[1] - high / 2, at[0] + wide / 2, at[1] + high / 2


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def shares(types: Iterable[str], order: Iterable[str]) -> list[tuple[str, float, float]]:
    """What part of the ring about a mark each type takes: code, share and where it begins, in percent."""
    counted = Counter(types)
    total, begun = counted.total(), 0.0
    found = []
    for code in order:
        if share := 100 * counted[code] / total:
            found.append((code, round(share, 2), round(begun, 2)))
            begun += share
    return found
