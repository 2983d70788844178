"""How wide words are in a picture that is drawn where no font is at hand.

The widths are those of Helvetica, which Arial and Liberation Sans share; a picture asks for these fonts first
(`paper.FONT`). Other sans-serif fonts come near them, and `ROOM` is left for those that are a little wider.
Letters that are not in the table, Arabic ones among them, are taken to be as wide as most.
"""

from __future__ import annotations

import unicodedata

from tightrope.text import END_OF_ISOLATE, ISOLATE, direction

HELVETICA = dict(
    zip(
        map(chr, range(32, 127)),
        (278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278)
        + (556,) * 10
        + (278, 278, 584, 584, 584, 556, 1015)
        + (667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833)
        + (722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611)
        + (278, 278, 278, 469, 556, 333)
        + (556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833)
        + (556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500)
        + (334, 260, 334, 584),
        strict=True,
    )
)
"""Width of each letter in thousandths of the size of the font (Adobe Font Metrics of Helvetica, 1985)."""

OTHER = 556
"""Width of a letter that is not in the table."""

ROOM = 1.06
"""How much wider a font may be."""

RIGHT_TO_LEFT = "\u2067"
"""Begins a text that is read from the right, whatever its first letter."""


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are at most, in the unit of the size."""
    letters = sum(_width(letter) for letter in words)
    return letters / 1000 * size * ROOM * (1.07 if bold else 1)


def _width(letter: str) -> int:
    """The width of a letter; what only marks another letter or turns the text takes no room."""
    known = HELVETICA.get(letter)
    return known or (0 if unicodedata.category(letter) in ("Mn", "Cf") else OTHER)


def lines_of(words: str, wide: float, size: float, *, bold: bool = False) -> list[str]:
    """The words in lines of at most this width, broken between words, and within one that is too long.

    >>> lines_of("Mustafa al-Kadhimi", 70, 12)
    ['Mustafa', 'al-Kadhimi']
    """
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= wide:
            lines[-1] = longer
            continue
        *full, rest = _cut(word, wide, size, bold)
        if lines[-1]:
            lines.append("")
        lines[-1:] = [*full, rest]
    return lines


def _cut(word: str, wide: float, size: float, bold: bool) -> list[str]:
    """A word in pieces that are no wider than this; a link is such a word."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > wide:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def isolated(words: str) -> str:
    """The words so that their direction is their own, whatever stands around them.

    Of a reader who reads from the right, a text with a word in such a script is read so from its begin, even
    where it begins with a name in Latin letters.
    """
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
    return f"{RIGHT_TO_LEFT if turned and direction() == 'rtl' else ISOLATE}{words}{END_OF_ISOLATE}"
