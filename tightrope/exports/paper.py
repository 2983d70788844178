"""The colours of a printed picture: those of the light page, mixed with white where that is see-through.

Not every program that opens an SVG knows see-through colours, so what is pale here is pale by itself.
"""

from __future__ import annotations

import re

INK, QUIET, RULE, PAGE, CHOSEN = "#1E2329", "#565C64", "#DCD8D0", "#FFFFFF", "#A4371B"
"""Words, lesser words, lines between, the page, and what is chosen: the light theme of the app."""

FAINT = 0.25
"""How much is left of what is not lit, as on the page."""

FONT = "Arial, 'Liberation Sans', Helvetica, Roboto, 'Noto Sans', 'Noto Sans Arabic', Tahoma, sans-serif"
"""First those whose letters have the widths that `lettering` measures words by: words broken for them fit."""

LOOKS = {"font": FONT, "ink": INK, "quiet": QUIET, "rule": RULE, "page": PAGE, "chosen": CHOSEN}
"""What every template of a picture is given."""

SEE_THROUGH = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")


def pale(colour: str, share: float) -> str:
    """A hex colour, this share of it on white.

    >>> pale("#000000", 0.25)
    '#BFBFBF'
    """
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(value * share + 255 * (1 - share)):02X}" for value in channels)


def on_paper(colour: str) -> str:
    """A colour as `theme.tint` makes it, or a hex colour, as it looks on white."""
    found = SEE_THROUGH.fullmatch(colour)
    if not found:
        return colour
    *channels, share = found.groups()
    return pale("#" + "".join(f"{int(value):02X}" for value in channels), float(share))
