"""The sheet a picture stands on: title and filters above it, below it its signs and where it is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tightrope.exports.lettering import isolated, lines_of, width_of
from tightrope.exports.paper import INK, LOOKS, QUIET
from tightrope.figures.template import render
from tightrope.text import direction

WIDTH = 800
"""Width of a drawing, in pixels: across a page of A4 its words are then of seven points."""

MARGIN = 28
"""Free space on each side of a drawing that stands alone, in pixels."""

KEY_LETTERS, KEY_LINE = 11.5, 20
"""Size of the words that explain the signs and height of a line of them, in pixels."""

TITLE, SAID, NOTE = (19, 25), (13, 18), (10.5, 15)
"""Size and height of a line of the title, of the filters in words, of the notes at the foot."""


@dataclass(frozen=True)
class Caption:
    """What is said about a picture inside of it: all of it data or words of the interface, none of it HTML.

    Attributes
    ----------
    title
        What is shown.
    said
        The filters in words, and what else has to be known to read the picture.
    notes
        Where it is from: source, licence, version of the data, link.
    """

    title: str
    said: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Key:
    """A sign and what it means.

    The sign is a symbol of the timeline in some `sizes`, lines of some width with the `dashes` of each, a box
    that is `round`, `dashed` or plain, or none.
    """

    words: str
    outline: str = ""
    colour: str = INK
    hollow: bool = False
    sizes: tuple[int, ...] = (11,)
    line: float = 0
    dashes: tuple[str, ...] = ("",)
    box: str = ""

    @property
    def sign(self) -> float:
        """Width of the sign with the space behind it, in pixels."""
        if self.outline:
            return sum(self.sizes) + 4 * len(self.sizes) + 2
        if self.line:
            return 36 * len(self.dashes)
        return 24 if self.box else 0


def keyed(keys: Iterable[Key], width: float = WIDTH) -> tuple[list[dict[str, Any]], float]:
    """Where each sign stands, line by line, and how high all of them are."""
    placed = []
    x, y = 0.0, KEY_LINE / 2
    for key in keys:
        wide = key.sign + width_of(key.words, KEY_LETTERS)
        if x and x + wide > width:
            x, y = 0.0, y + KEY_LINE
        sides = {"x": round(x, 1), "sign": 0.0, "text": key.sign}
        if direction() == "rtl":
            sides = {"x": round(width - x - wide, 1), "sign": wide - key.sign + 4, "text": wide - key.sign}
        placed.append({"key": key, "y": y, "words": isolated(key.words), **sides})
        x += wide + 18
    return placed, y + KEY_LINE / 2 if placed else 0.0


def sheet(drawing: str, height: float, caption: Caption) -> str:
    """A drawing as an SVG of its own, with what is said about it inside.

    Parameters
    ----------
    drawing
        The inside of an SVG, `WIDTH` wide, made from a template.
    """
    above, head = _stacked(
        [(caption.title, *TITLE, INK, True), *((words, *SAID, INK, False) for words in caption.said)]
    )
    below, foot = _stacked((words, *NOTE, QUIET, False) for words in caption.notes)
    return render(
        "sheet.svg",
        drawing=drawing,
        label=f"{caption.title}. {' '.join(caption.said)}",
        width=WIDTH + 2 * MARGIN,
        height=round(MARGIN + head + 14 + height + 22 + foot + MARGIN),
        margin=MARGIN,
        across=WIDTH,
        side=WIDTH if direction() == "rtl" else 0,
        above=above,
        at=MARGIN + head + 14,
        below=below,
        foot=MARGIN + head + 14 + height + 22,
        **LOOKS,
    )


def bare(drawing: str, height: float, label: str) -> str:
    """A drawing as an SVG for a page that says what it shows; `label` is for those who hear it."""
    return render("bare.svg", drawing=drawing, label=label, width=WIDTH, height=round(height), **LOOKS)


def _stacked(
    texts: Iterable[tuple[str, float, float, str, bool]],
) -> tuple[Sequence[dict[str, Any]], float]:
    """Texts below each other, each in as many lines as it takes, and how high all of them are."""
    lines: list[dict[str, Any]] = []
    y = 0.0
    for words, size, pitch, colour, bold in texts:
        for line in lines_of(words, WIDTH, size, bold=bold):
            y += pitch
            lines.append(
                {
                    "y": round(y - pitch * 0.28, 1),
                    "words": isolated(line),
                    "size": size,
                    "colour": colour,
                    "bold": bold,
                }
            )
    return lines, y
