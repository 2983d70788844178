"""The reference page, which does the same job the documented way, measured in turn with ours."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.browser import fresh_page, hear, open_board, settle, timed_click
from bench.clicks import (
    CENTRES,
    PRESETS,
    TARGETS,
    Spot,
    Times,
    actor_clicks,
    event_clicks,
    marker_spots,
    told,
    window_clicks,
)
from bench.report import Metric
from bench.server import ROOT, served
from bench.turns import in_turn

APP = ROOT / "bench" / "reference" / "app.py"
PROBE = Path(__file__).parent / "reference" / "probe.js"
TURNS = 2 * TARGETS
NOTE = "reference page; pointerup's own timestamp to the end of the first frame after the change"


def clicks_in_turn(browser: Browser, url: str) -> list[Metric]:
    """Every kind of click there is, on our page and on the reference page in turn."""
    kinds = (
        ("actor click", actor_clicks, "actor chosen", _actor_choices),
        ("event click", event_clicks, "event click", _event_clicks),
        ("window preset", window_clicks, "filter", _filter_clicks),
    )
    ours: list[Metric] = []
    theirs: list[Metric] = []
    with served(APP) as server:
        for click, clicks, other_click, other_clicks in kinds:
            with fresh_page(browser) as page, _open(browser, server.url) as other:
                open_board(page, url)
                settle(page)
                times, other_times = in_turn(clicks(page), other_clicks(other))
            ours += told(click, times, PRESETS if clicks is window_clicks else len(times) // 2)
            theirs += _told(other_click, other_times)
    return ours + theirs


def starts(browser: Browser, count: int) -> Iterator[float]:
    """Milliseconds from the start of the process to both pictures, so many times, one after the other."""
    for _ in range(count):
        begun = time.time()
        with served(APP) as server, _open(browser, server.url) as page:
            drawn = page.evaluate("Math.max(bench.first['timeline drawn'], bench.first['network drawn'])")
            whole = page.evaluate("performance.timeOrigin") + drawn - begun * 1000
        yield whole


@contextmanager
def _open(browser: Browser, url: str) -> Iterator[Page]:
    with fresh_page(browser, PROBE) as page:
        page.goto(url, wait_until="commit")
        page.wait_for_function("bench.first['timeline drawn'] && bench.first['network drawn']")
        settle(page)
        yield page


def filter_bytes(browser: Browser) -> Metric:
    """What the server says to the page for one filter."""
    with served(APP) as server, _open(browser, server.url) as page:
        heard = hear(page)
        page.reload()
        page.wait_for_function("bench.first['timeline drawn'] && bench.first['network drawn']")
        settle(page)
        heard.clear()
        clicks = list(_filter_clicks(page))
    counts = [sum(heard) / len(clicks) / 1000]
    return Metric("reference: websocket for one filter change", counts, "kB", "mean of all clicks, unpacked")


def _filter_clicks(page: Page) -> Iterator[Times]:
    """Clicks on the named windows."""
    spots: list[Spot] = page.locator(".st-key-window button").evaluate_all(CENTRES)
    parts = ["timeline drawn", "network drawn", "sentence"]
    for turn in range(TURNS):
        yield timed_click(page, *spots[turn % len(spots)], parts)


def _event_clicks(page: Page) -> Iterator[Times]:
    """Clicks on markers."""
    spots = marker_spots(page, ".st-key-timeline")
    parts = ["network drawn", "card"]
    hovered = ".st-key-timeline .hoverlayer .hovertext"
    for turn in range(TURNS):
        yield timed_click(page, *spots[turn % len(spots)], parts, hovered)


def _actor_choices(page: Page) -> Iterator[Times]:
    """Choices from the open list of actors, always another one than before."""
    for turn in range(TURNS):
        page.locator(".st-key-actor input").click()
        option = page.locator("[role=option]").nth(turn % 6)
        option.wait_for()
        box = option.bounding_box()
        if box is None:
            raise RuntimeError("The list of actors of the reference page did not open.")
        x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] / 2
        yield timed_click(page, x, y, ["timeline drawn", "network drawn", "sentence", "card"])


def _told(click: str, times: list[Times]) -> list[Metric]:
    parts = list(times[0])
    whole = [max(one.values()) for one in times]
    return [
        *(Metric(f"reference: {click} → {part}", [one[part] for one in times], "ms", NOTE) for part in parts),
        Metric(f"reference: {click} → everything", whole, "ms", NOTE),
    ]
