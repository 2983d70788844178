"""How long until both pictures are on the screen: from nothing, and from a server that is warm."""

from __future__ import annotations

import time
from collections.abc import Iterator

from playwright.sync_api import Browser

from bench import against
from bench.browser import fresh_page, open_board
from bench.report import Metric
from bench.server import serving
from bench.turns import in_turn

STARTS, LOADS = 25, 25


def cold_starts(browser: Browser) -> list[Metric]:
    """From the start of the server's process to both pictures in a browser that has cached nothing."""
    ours, theirs = in_turn(_starts(browser), against.starts(browser, STARTS))
    answering, whole = zip(*ours, strict=True)
    note = "streamlit run serve.py, bytecode compiled; Chromium runs already, its context is new"
    return [
        Metric("cold start: server answers", answering, "ms", f"{note}; until /_stcore/health answers"),
        Metric("cold start: both pictures visible", whole, "ms", f"{note}; until both are painted"),
        Metric("reference: cold start, both pictures visible", theirs, "ms", "streamlit run app.py"),
    ]


def _starts(browser: Browser) -> Iterator[tuple[float, float]]:
    """Milliseconds until a server answered, and until both pictures stood; then it is gone."""
    for _ in range(STARTS):
        begun = time.time()
        with serving() as url, fresh_page(browser) as page:
            answered = (time.time() - begun) * 1000
            drawn = page.evaluate("performance.timeOrigin") + open_board(page, url) - begun * 1000
        yield answered, drawn


def warm_loads(browser: Browser, url: str) -> list[Metric]:
    """From the start of the navigation to both pictures, on a server others have used before."""
    times = []
    for _ in range(LOADS + 1):
        with fresh_page(browser) as page:
            times.append(open_board(page, url))
    note = "new browser context each time, nothing cached; from navigation start to paint; first load dropped"
    return [Metric("warm server, cold browser: both pictures visible", times[1:], "ms", note)]
