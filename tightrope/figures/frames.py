"""What another site can show of a view in a frame: the whole page, a picture, the card of what is open."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.domain.dossier import Dossier
from tightrope.sentence import sentence
from tightrope.text import say_day, t
from tightrope.view_state import Pane, View, as_of, to_frame

HEIGHTS: dict[Pane, int] = {"page": 1200, "timeline": 680, "network": 680, "card": 680}
"""Pixels in which a frame shows its pane without a bar to scroll, at any width; cards and pages scroll."""


@dataclass(frozen=True)
class Frame:
    """One thing that can be framed.

    Attributes
    ----------
    label
        What it is called in the menu.
    title
        What the frame is called, for those who cannot see it.
    link
        The complete link to it, relative to any page of the app.
    height
        Of the frame, in pixels.
    """

    label: str
    title: str
    link: str
    height: int


def frames(dossier: Dossier, view: View, shown: int, opened: str) -> list[Frame]:
    """What of a view can be framed: `shown` is how many events it has, `opened` what is open, in words."""
    words = sentence(view, dossier, shown)
    day = say_day(as_of(view, dossier))
    told: list[tuple[Pane, str, str]] = [
        ("page", t("This page"), t("Tightrope: {view}", view=words)),
        ("timeline", t("Timeline"), t("Timeline: {view}", view=words)),
        ("network", t("Network"), t("Network on {day}: {view}", day=day, view=words)),
    ]
    if opened:
        told.append(("card", t("Open card"), opened))
    return [
        Frame(
            label,
            title,
            ("" if pane == "page" else "./") + to_frame(view, pane, dossier.version),
            HEIGHTS[pane],
        )
        for pane, label, title in told
    ]
