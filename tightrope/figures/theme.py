"""Colours, symbols and sizes for every code. Words live in the schema, looks live here.

The hues follow Okabe and Ito (2008), "Color Universal Design", darkened where needed so that one palette
reaches a contrast of 3:1 on the light and on the dark page. Colour is never alone: type has a symbol, sign a
line style, certainty a hollow form, camp a place.
"""

from __future__ import annotations

from typing import Literal

TYPE_LOOKS: dict[str, tuple[str, str]] = {
    "Explosions/Remote violence": ("#D3570A", "star"),
    "Battles": ("#C0362C", "x"),
    "Violence against civilians": ("#C0362C", "triangle-down"),
    "Riots": ("#B27C00", "triangle-up"),
    "Protests": ("#B27C00", "hourglass"),
    "Strategic developments": ("#8A63B8", "square"),
    "Political": ("#2F7FBF", "circle"),
    "Diplomatic": ("#0E9373", "diamond"),
    "Economic": ("#7C8590", "pentagon"),
}
"""Colour and Plotly symbol of each event type, in legend order."""

OUTLINES = {
    "circle": "M-7,0a7,7 0 1,0 14,0a7,7 0 1,0 -14,0Z",
    "square": "M-6.5,-6.5H6.5V6.5H-6.5Z",
    "diamond": "M0,-8.5L8.5,0L0,8.5L-8.5,0Z",
    "x": "M0,-3.2L4.8,-8L8,-4.8L3.2,0L8,4.8L4.8,8L0,3.2L-4.8,8L-8,4.8L-3.2,0L-8,-4.8L-4.8,-8Z",
    "triangle-up": "M-8,6L0,-8L8,6Z",
    "triangle-down": "M-8,-6H8L0,8Z",
    "hourglass": "M-7,-7.5H7L-7,7.5H7Z",
    "pentagon": "M0,-8.5L8.1,-2.6L5,6.9L-5,6.9L-8.1,-2.6Z",
    "star": "M0,-9L2.2,-3L8.6,-2.8L3.5,1.1L5.3,7.3L0,3.7L-5.3,7.3L-3.5,1.1L-8.6,-2.8L-2.2,-3Z",
}
"""The outline of each Plotly symbol in `TYPE_LOOKS`, for pictures that Plotly does not draw: about the
origin and ten units to each side."""

KIND_LOOKS: dict[str, tuple[str, str]] = {
    "wire": ("#2F7FBF", "circle"),
    "newspaper": ("#0E9373", "square"),
    "broadcaster": ("#8A63B8", "diamond"),
    "think-tank": ("#B27C00", "triangle-up"),
    "official": ("#1F8A8C", "pentagon"),
    "parliament-research": ("#5E8C31", "hexagon"),
    "un": ("#3B76B5", "star"),
    "encyclopedia": ("#7C8590", "triangle-down"),
    "blog": ("#9A6A5B", "cross"),
    "partisan": ("#C0362C", "x"),
}
"""Colour and Plotly symbol of each kind of source, in legend order: no two share a symbol, and who takes
sides stands last."""

CAMP_COLOURS: dict[str, str] = {
    "iraqi-government": "#3B76B5",
    "iran-aligned": "#C4552D",
    "mixed": "#9A6A5B",
    "unknown": "#7C8590",
    "iran": "#A34A86",
    "us-coalition": "#1F8A8C",
    "sadrist": "#5E8C31",
    "shrine-hashd": "#8A63B8",
    "protest-movement": "#B27C00",
    "other": "#7C8590",
}
"""Colour of each camp: lane tint of the timeline, node of the network."""

SIGN_LOOKS: dict[str, tuple[str, list[int] | Literal[False]]] = {
    "positive": ("#2F7FBF", False),
    "negative": ("#D3570A", [7, 4]),
    "mixed": ("#7C8590", [9, 5, 1, 5]),
}
"""Colour and dash pattern of the line for each sign: solid, dashed, a dash and a dot in turn."""

OPEN_DASHES: dict[str, list[float]] = {
    "positive": [0.1, 4.5],
    "negative": [0.1, 4.5, 0.1, 4.5, 0.1, 10],
    "mixed": [0.1, 4.5, 0.1, 4.5, 0.1, 4.5, 0.1, 10, 0.1, 10],
}
"""The same lines where no end is known, made of dots (the ends of a dash are round): an even row of dots,
dots in groups of three, a group and a single dot in turn."""

SIZES = {1: 17, 2: 11, 3: 8}
"""Marker diameter in pixels for each significance."""

PLAIN = "#7C8590"
"""The colour of what has none of its own."""

CERTAIN = "occurred"
"""The one status drawn filled; every other is hollow."""


def tint(colour: str, alpha: float) -> str:
    """A hex colour as a see-through one, so that it suits a light and a dark page.

    >>> tint("#3B76B5", 0.1)
    'rgba(59,118,181,0.1)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"
