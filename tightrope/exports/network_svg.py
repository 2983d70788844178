"""The network as an SVG for paper: the picture of the page, with its fixed places, boxes and curved lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from tightrope.exports.lettering import isolated, lines_of, width_of
from tightrope.exports.lit import Lit
from tightrope.exports.paper import CHOSEN, FAINT, INK, LOOKS, pale
from tightrope.exports.sheet import WIDTH, Key, keyed
from tightrope.figures.layout import PITCH_X
from tightrope.figures.network import sign_name
from tightrope.figures.template import render
from tightrope.figures.theme import OPEN_DASHES, PLAIN, SIGN_LOOKS
from tightrope.text import t
from tightrope.view_state import View

LETTERS, LINE, MARGIN, WIDEST = 11, 12.5, 4, PITCH_X - 6
"""Of a name in its box: size, height of a line, free space about it, and width of the widest box."""

NAME = 11.5
"""Size of the name of a camp."""

BEND = 0.068
"""How far the middle of a line stands aside, as a share of its length; what vis-network makes of 0.08."""

HEAD = 7.5
"""Length of an arrow head."""

SHARE = 0.7
"""How much of its colour a line has where nothing is chosen."""

Point = tuple[float, float]


@dataclass(frozen=True)
class _Box:
    """The box of an actor: its middle, half its width, half its height, and the lines of its name."""

    x: float
    y: float
    half: float
    tall: float
    lines: tuple[str, ...]

    def holds(self, point: Point, gap: float = 0) -> bool:
        return abs(point[0] - self.x) <= self.half + gap and abs(point[1] - self.y) <= self.tall + gap


def network_svg(view: View, picture: Mapping[str, Any], lights: Lit) -> tuple[str, float]:
    """The network of a view as the inside of an SVG, as wide as a sheet, and its height in pixels.

    Parameters
    ----------
    picture
        The network as the page draws it, as from `pictures.picture_of`.
    """
    boxes = {node["id"]: _box(node) for node in picture["nodes"]}
    zones = [_zone(zone, [boxes[one["id"]] for one in _standing(picture, zone)]) for zone in picture["zones"]]
    left, top, right, bottom = _frame(picture, zones)
    scale = WIDTH / (right - left)
    key, keyed_height = keyed(_key(view, picture))
    tall = (bottom - top) * scale
    html = render(
        "network.svg",
        left=-left,
        top=-top,
        scale=round(scale, 4),
        zones=zones,
        discs=[(boxes[one["id"]], one["disc"], one["color"]) for one in picture["nodes"] if one.get("disc")],
        lines=[_line(edge, boxes, lights) for edge in picture["edges"]],
        nodes=[_node(node, boxes[node["id"]], lights) for node in picture["nodes"]],
        letters=LETTERS,
        name=NAME,
        line=LINE,
        empty=picture["empty"],
        across=WIDTH,
        tall=round(tall, 1),
        key=key,
        **LOOKS,
    )
    return html, tall + 12 + keyed_height


def _box(node: Mapping[str, Any]) -> _Box:
    lines = lines_of(node["label"], WIDEST - 2 * MARGIN, LETTERS)
    wide = max(width_of(line, LETTERS) for line in lines)
    half, tall = wide / 2 + MARGIN, len(lines) * LINE / 2 + MARGIN - 1
    return _Box(node["x"], node["y"], round(half, 1), tall, tuple(map(isolated, lines)))


def _frame(
    picture: Mapping[str, Any], zones: Sequence[Mapping[str, Any]]
) -> tuple[float, float, float, float]:
    """As wide as the frame all pictures share, wider where somebody stands outside; as high as need be."""
    left, top, right, bottom = picture["frames"]["wide"]
    return (
        min([left, *(zone["x"] - 2 for zone in zones)]),
        min([zone["y"] - 2 for zone in zones] or [top]),
        max([right, *(zone["x"] + zone["width"] + 2 for zone in zones)]),
        max([zone["y"] + zone["height"] + 2 for zone in zones] or [bottom]),
    )


def _standing(picture: Mapping[str, Any], zone: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [node for node in picture["nodes"] if node["camp"] == zone["camp"]]


def _zone(zone: Mapping[str, Any], boxes: Sequence[_Box]) -> dict[str, Any]:
    """The ground of a camp: about its actors, with room for its name."""
    left, top = min(box.x - box.half for box in boxes) - 8, min(box.y - box.tall for box in boxes) - 19
    right, bottom = max(box.x + box.half for box in boxes) + 8, max(box.y + box.tall for box in boxes) + 7
    right = max(right, left + 14 + width_of(zone["label"], NAME, bold=True))
    return {
        "x": round(left, 1),
        "y": round(top, 1),
        "width": round(right - left, 1),
        "height": round(bottom - top, 1),
        "fill": pale(zone["color"], 0.09),
        "colour": zone["color"],
        "words": isolated(zone["label"]),
    }


def _node(node: Mapping[str, Any], box: _Box, lights: Lit) -> dict[str, Any]:
    chosen = node["id"] in lights.chosen
    return {
        "box": box,
        "round": 12 if node["person"] else 2,
        "fill": pale(node["color"], 0.45 if chosen else 0.2),
        "stroke": CHOSEN if chosen else node["color"],
        "width": 3 if chosen else 1.2,
        "dashes": "4 3" if node["elsewhere"] else "",
        "opacity": 1 if lights.actors is None or node["id"] in lights.actors else 0.3,
        "title": node["title"],
        "first": round(box.y - (len(box.lines) - 1) * LINE / 2 + LETTERS * 0.35, 1),
    }


def _line(edge: Mapping[str, Any], boxes: Mapping[str, _Box], lights: Lit) -> dict[str, Any]:
    """A tie from box to box, bent a little, with its arrow heads."""
    one, other = boxes[edge["from"]], boxes[edge["to"]]
    curve = _bent((one.x, one.y), (other.x, other.y))
    forward, backward = edge["arrows"]["to"]["enabled"], edge["arrows"]["from"]["enabled"]
    begin = _leaving(curve, one, HEAD * 0.8 if backward else 0)
    end = 1 - _leaving(curve[::-1], other, HEAD * 0.8 if forward else 0)
    heads = [_head(curve, 1 - _leaving(curve[::-1], other), 1)] if forward else []
    heads += [_head(curve, _leaving(curve, one), -1)] if backward else []
    is_lit = lights.ties is None or edge["id"] in lights.ties
    share = edge.get("opacity", SHARE) if lights.ties is None else 1 if is_lit else FAINT / 4
    return {
        "path": _written(_part(curve, begin, end)),
        "heads": heads,
        "colour": edge["color"],
        "width": round(edge["width"] + (1 if lights.ties is not None and is_lit else 0), 2),
        "dashes": " ".join(map(str, edge["dashes"] or [])),
        "opacity": share,
        "title": edge["title"],
        "at": _at(curve, 0.5),
        "words": (edge.get("label") or "").split("\n") if is_lit and edge.get("label") else [],
    }


Curve = tuple[Point, Point, Point]
"""A line bent once: begin, the point it is drawn to, end."""


def _bent(begin: Point, end: Point) -> Curve:
    across, down = end[0] - begin[0], end[1] - begin[1]
    middle = ((begin[0] + end[0]) / 2 + BEND * down, (begin[1] + end[1]) / 2 - BEND * across)
    return begin, middle, end


def _at(curve: Curve, share: float) -> Point:
    (x0, y0), (x1, y1), (x2, y2) = curve
    rest = 1 - share
    x = rest * rest * x0 + 2 * rest * share * x1 + share * share * x2
    y = rest * rest * y0 + 2 * rest * share * y1 + share * share * y2
    return round(x, 1), round(y, 1)


def _leaving(curve: Curve, box: _Box, gap: float = 0) -> float:
    """Where on its way a line leaves the box it begins in; half-way at the latest."""
    inside, outside = 0.0, 0.5
    for _ in range(12):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if box.holds(_at(curve, middle), gap) else (inside, middle)
    return outside


def _part(curve: Curve, begin: float, end: float) -> Curve:
    """The line between two places on its way."""
    (x0, y0), (x1, y1), (x2, y2) = curve
    # The point a part is drawn to, by de Casteljau with both places at once.
    x = (1 - begin) * (1 - end) * x0 + ((1 - begin) * end + begin * (1 - end)) * x1 + begin * end * x2
    y = (1 - begin) * (1 - end) * y0 + ((1 - begin) * end + begin * (1 - end)) * y1 + begin * end * y2
    return _at(curve, begin), (round(x, 1), round(y, 1)), _at(curve, end)


def _written(curve: Curve) -> str:
    (x0, y0), (x1, y1), (x2, y2) = curve
    return f"M{x0},{y0}Q{x1},{y1} {x2},{y2}"


def _head(curve: Curve, share: float, way: int) -> str:
    """An arrow head whose tip is at a place of the line; `way` 1 points to its end, -1 to its begin."""
    x, y = _at(curve, share)
    back = _at(curve, share - way * 0.04)
    long = hypot(x - back[0], y - back[1]) or 1
    right, down = (x - back[0]) / long, (y - back[1]) / long
    base = (x - right * HEAD, y - down * HEAD)
    wing = HEAD * 0.42
    corners = [
        (x, y),
        (base[0] - down * wing, base[1] + right * wing),
        (base[0] + down * wing, base[1] - right * wing),
    ]
    return "M" + "L".join(f"{one:.1f},{other:.1f}" for one, other in corners) + "Z"


def _key(view: View, picture: Mapping[str, Any]) -> list[Key]:
    """What the lines and boxes mean, and what is left out."""
    people = [Key(t("Round: a person"), box="round", colour=PLAIN)]
    if any(node["elsewhere"] for node in picture["nodes"]):
        words = t("Dashed frame: another camp on this day, or several")
        people.append(Key(words, box="dashed", colour=PLAIN))
    rest = [Key(picture["left_out"])] if picture["left_out"] else []
    if view.picture == "together":
        width = Key(t("Width: events of this view that both appear in"), line=3, colour=PLAIN)
        return [
            width,
            Key(t("Sharing an event is no alliance: those who fight share it too.")),
            *people,
            *rest,
        ]
    if view.compare:
        return [
            Key(t("gained or flipped"), line=4, colour=INK),
            Key(t("lost"), line=1.5, dashes=("5 5",), colour=INK),
            Key(t("as before"), line=0.7, colour=INK),
            Key(t("+ with, − against, ± mixed")),
            *people,
            *rest,
        ]
    signs = [
        Key(
            sign_name(sign),
            line=2,
            colour=colour,
            dashes=tuple(" ".join(map(str, one)) for one in (dashes or [], OPEN_DASHES[sign])),
        )
        for sign, (colour, dashes) in SIGN_LOOKS.items()
    ]
    return [*signs, Key(t("Dotted: no end on record")), Key(t("Width: statements")), *people, *rest]
