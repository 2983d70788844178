"""What the app is shown as where a link to it is sent: a title and a few words, before anybody opens it.

Apart from `link_preview`, for a server that has just begun says this before it has loaded anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tightrope.text import t


@dataclass(frozen=True)
class Preview:
    """A link in words.

    Attributes
    ----------
    title, words
        What it shows, and what is to be known of that.
    params
        The view it asks for as the parameters of a link, without what could not be had.
    """

    title: str
    words: str
    params: Mapping[str, list[str]] = field(default_factory=dict)


def of_the_whole() -> Preview:
    """What is said of the first view, and of any while the dossier is not loaded."""
    return Preview(
        t("Tightrope: Kadhimi and the militias, event by event"),
        t(
            "Iraq’s premier and the Iran-backed militias, 2020–2021: "
            "every event sourced, every alliance dated"
        ),
    )
