"""The same things measured on the reference page, which does the same job the documented way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.browser import fresh_page, hear, settle, timed_click
from bench.clicks import CENTRES, Spot, marker_spots
from bench.loading import STARTS
from bench.report import Metric
from bench.server import ROOT, served

APP = ROOT / "bench" / "reference" / "app.py"
PROBE = Path(__file__).parent / "reference" / "probe.js"
TURNS = 26
NOTE = "reference page; pointerup's own timestamp to the end of the first frame after the change"


def reference(browser: Browser) -> list[Metric]:
    """Cold start, bytes, and every click there is, on the reference page."""
    metrics = [_cold_start(browser)]
    with served(APP) as server:
        with _open(browser, server.url) as page:
            metrics += _told("filter", _filter_clicks(page))
        with _open(browser, server.url) as page:
            metrics += _told("event click", _event_clicks(page))
        with _open(browser, server.url) as page:
            metrics += _told("actor chosen", _actor_choices(page))
        metrics.append(_filter_bytes(browser, server.url))
    return metrics


@contextmanager
def _open(browser: Browser, url: str) -> Iterator[Page]:
    with fresh_page(browser, PROBE) as page:
        page.goto(url, wait_until="commit")
        page.wait_for_function("bench.first['timeline drawn'] && bench.first['network drawn']")
        settle(page)
        yield page


def _cold_start(browser: Browser) -> Metric:
    times = []
    for _ in range(STARTS):
        begun = time.time()
        with served(APP) as server, _open(browser, server.url) as page:
            drawn = page.evaluate("Math.max(bench.first['timeline drawn'], bench.first['network drawn'])")
            times.append(page.evaluate("performance.timeOrigin") + drawn - begun * 1000)
    return Metric("reference: cold start, both pictures visible", times, "ms", "streamlit run app.py")


def _filter_clicks(page: Page) -> list[dict[str, float]]:
    """Clicks on the named windows."""
    spots: list[Spot] = page.locator(".st-key-window button").evaluate_all(CENTRES)
    parts = ["timeline drawn", "network drawn", "sentence"]
    return [timed_click(page, *spots[turn % len(spots)], parts) for turn in range(TURNS)]


def _event_clicks(page: Page) -> list[dict[str, float]]:
    """Clicks on markers."""
    spots = marker_spots(page, ".st-key-timeline")
    parts = ["network drawn", "card"]
    hovered = ".st-key-timeline .hoverlayer .hovertext"
    return [timed_click(page, *spots[turn % len(spots)], parts, hovered) for turn in range(TURNS)]


def _actor_choices(page: Page) -> list[dict[str, float]]:
    """Choices from the open list of actors, always another one than before."""
    times = []
    for turn in range(TURNS):
        page.locator(".st-key-actor input").click()
        option = page.locator("[role=option]").nth(turn % 6)
        option.wait_for()
        box = option.bounding_box()
        if box is None:
            raise RuntimeError("The list of actors of the reference page did not open.")
        x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] / 2
        times.append(timed_click(page, x, y, ["timeline drawn", "network drawn", "sentence", "card"]))
    return times


def _filter_bytes(browser: Browser, url: str) -> Metric:
    """What the server says to the page for one filter."""
    with _open(browser, url) as page:
        heard = hear(page)
        page.reload()
        page.wait_for_function("bench.first['timeline drawn'] && bench.first['network drawn']")
        settle(page)
        heard.clear()
        _filter_clicks(page)
    counts = [sum(heard) / TURNS / 1000]
    return Metric("reference: websocket for one filter change", counts, "kB", "mean of all clicks, unpacked")


def _told(click: str, times: list[dict[str, float]]) -> list[Metric]:
    parts = list(times[0])
    whole = [max(one.values()) for one in times]
    return [
        *(Metric(f"reference: {click} → {part}", [one[part] for one in times], "ms", NOTE) for part in parts),
        Metric(f"reference: {click} → everything", whole, "ms", NOTE),
    ]
