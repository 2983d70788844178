"""How long after a real mouse click each part of the page has followed."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot

from playwright.sync_api import Browser, Page

from bench.browser import fresh_page, open_board, settle, timed_click
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
Times = list[dict[str, float]]


def actor_clicks(browser: Browser, url: str) -> list[Metric]:
    """Clicks on network nodes: the timeline is lit by the browser, then drawn anew by Python."""
    parts = ["timeline lit", "network lit", "timeline drawn", "sentence", "card", "table", "url"]
    with fresh_page(browser) as page:
        open_board(page, url)
        spots = node_spots(page)
        passes: list[Times] = []
        for _ in (FIRST, AGAIN):
            passes.append([])
            for x, y in spots:
                passes[-1].append(timed_click(page, x, y, parts))
                timed_click(page, x, y, parts)  # the actor leaves the filter again; not counted
    return _told("actor click", parts, passes)


def event_clicks(browser: Browser, url: str) -> list[Metric]:
    """Clicks on markers: the network is lit by the browser, then drawn by Python for the day of the event."""
    parts = ["timeline lit", "network lit", "network drawn", "sentence", "card", "url"]
    with fresh_page(browser) as page:
        open_board(page, url)
        spots = marker_spots(page)
        passes = [
            [timed_click(page, x, y, parts, hovered=".timeline .hoverlayer .hovertext") for x, y in spots]
            for _ in (FIRST, AGAIN)
        ]
    return _told("event click", parts, passes)


def preset_clicks(browser: Browser, url: str) -> list[Metric]:
    """Clicks on the named windows: both pictures and the table are drawn anew."""
    with fresh_page(browser) as page:
        open_board(page, url)
        settle(page)
        times = window_clicks(page)
    return _told("window preset", times[0], [times[:PRESETS], times[PRESETS:]])


def window_clicks(page: Page, turns: int = 2 * TARGETS) -> Times:
    """Clicks on the named windows in turn."""
    spots: list[Spot] = page.locator(".part-timeline .segments button").evaluate_all(CENTRES)
    parts = ["timeline drawn", "network drawn", "table", "sentence", "url"]
    return [timed_click(page, *spots[turn % PRESETS], parts) for turn in range(turns)]


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


def _told(click: str, parts: Iterable[str], passes: Iterable[Times]) -> list[Metric]:
    """One metric for each part and, where it is Python that answers, for each pass."""
    first, again = passes
    metrics = []
    for part in parts:
        name = f"{click} → {part}"
        if part.endswith("lit"):
            metrics.append(
                Metric(name, [one[part] for one in first + again], "ms", f"in the browser; {PAINT}")
            )
            continue
        for times, when in ((first, FIRST), (again, AGAIN)):
            metrics.append(
                Metric(f"{name}, {when}", [one[part] for one in times], "ms", f"from Python; {PAINT}")
            )
    whole = [max(one.values()) for one in first + again]
    return [*metrics, Metric(f"{click} → everything", whole, "ms", f"the last of all parts; {PAINT}")]
