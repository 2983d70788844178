"""How long after a real mouse click each part of the page has followed."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from playwright.sync_api import Page

from bench.browser import settle, timed_click
from bench.dossier import drawn_at_first
from bench.report import Metric

TARGETS = 16
"""How many different actors and events are clicked, each of them twice."""

PRESETS = 4
"""How many windows have a name."""

APART = 14
"""Pixels between a marker that is clicked and its nearest neighbour, so that the click cannot miss."""

PAINT = "pointerup's own timestamp to the end of the first frame after the change, both taken in the page"
FIRST, AGAIN = "first time on this server", "second time"

CENTRES = """
(parts) => parts.map((part) => {
  const box = part.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
})
"""

Spot = tuple[float, float]
Times = dict[str, float]
"""Of one click: each part → milliseconds until its change was painted."""


def actor_clicks(page: Page) -> Iterator[Times]:
    """Clicks on network nodes: the timeline is lit by the browser, then drawn anew by Python."""
    parts = ["timeline lit", "network lit", "timeline drawn", "sentence", "card", "table", "url"]
    for x, y in 2 * node_spots(page):
        yield timed_click(page, x, y, parts)
        timed_click(page, x, y, parts)  # the actor leaves the filter again; not counted


def event_clicks(page: Page) -> Iterator[Times]:
    """Clicks on markers: the network is lit by the browser, then drawn by Python for the day of the event."""
    parts = ["timeline lit", "network lit", "network drawn", "sentence", "card", "url"]
    for x, y in 2 * marker_spots(page):
        yield timed_click(page, x, y, parts, hovered=".timeline .hoverlayer .hovertext")


def window_clicks(page: Page, turns: int = 2 * TARGETS) -> Iterator[Times]:
    """Clicks on the named windows in turn: both pictures and the table are drawn anew."""
    spots: list[Spot] = page.locator(".part-timeline .segments button").evaluate_all(CENTRES)
    parts = ["timeline drawn", "network drawn", "table", "sentence", "url"]
    for turn in range(turns):
        yield timed_click(page, *spots[turn % PRESETS], parts)


def node_spots(page: Page) -> list[Spot]:
    """Where in the window the weightiest actors of the first view stand."""
    settle(page)
    box = page.locator(".network-canvas").bounding_box()
    if box is None:
        raise RuntimeError("The network is not on the screen: no node can be clicked.")
    nodes, (left, top, right, bottom) = drawn_at_first()
    scale = min(box["width"] / (right - left), box["height"] / (bottom - top))
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return [
        (middle[0] + (x - (left + right) / 2) * scale, middle[1] + (y - (top + bottom) / 2) * scale)
        for x, y in nodes[:TARGETS]
    ]


def marker_spots(page: Page, inside: str = ".timeline") -> list[Spot]:
    """Where in the window markers stand that no other marker is near to, spread over the whole timeline."""
    settle(page)
    found: list[Spot] = page.locator(f"{inside} .scatterlayer .trace .point").evaluate_all(CENTRES)
    alone = [spot for spot in found if sum(hypot(spot[0] - x, spot[1] - y) < APART for x, y in found) == 1]
    return sorted(alone)[:: max(1, len(alone) // TARGETS)][:TARGETS]


def told(click: str, times: list[Times], first: int) -> list[Metric]:
    """A metric for each part; where Python answers, one of the `first` clicks and one of the others."""
    metrics = []
    for part in times[0]:
        name, taken = f"{click} → {part}", [one[part] for one in times]
        if part.endswith("lit"):
            metrics.append(Metric(name, taken, "ms", f"in the browser; {PAINT}"))
        else:
            note = f"from Python; {PAINT}"
            metrics.append(Metric(f"{name}, {FIRST}", taken[:first], "ms", note))
            metrics.append(Metric(f"{name}, {AGAIN}", taken[first:], "ms", note))
    whole = [max(one.values()) for one in times]
    return [*metrics, Metric(f"{click} → everything", whole, "ms", f"the last of all parts; {PAINT}")]
