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
    answering: list[float] = []
    ours, theirs = in_turn(_starts(browser, answering), against.starts(browser, STARTS))
    note = "streamlit run serve.py, bytecode compiled; Chromium runs already, its context is new"
    return [
        Metric("cold start: server answers", answering, "ms", f"{note}; until /_stcore/health answers"),
        Metric("cold start: both pictures visible", ours, "ms", f"{note}; until both are painted"),
        Metric("reference: cold start, both pictures visible", theirs, "ms", "streamlit run app.py"),
    ]


def _starts(browser: Browser, answering: list[float]) -> Iterator[float]:
    """Milliseconds to both pictures; those until the server answered are added to a list."""
    for _ in range(STARTS):
        begun = time.time()
        with serving() as url, fresh_page(browser) as page:
            answering.append((time.time() - begun) * 1000)
            drawn = open_board(page, url)
            yield page.evaluate("performance.timeOrigin") + drawn - begun * 1000


def warm_loads(browser: Browser, url: str) -> list[Metric]:
    """From the start of the navigation to both pictures, on a server others have used before."""
    times = []
    for _ in range(LOADS + 1):
        with fresh_page(browser) as page:
            times.append(open_board(page, url))
    note = "new browser context each time, nothing cached; from navigation start to paint; first load dropped"
    return [Metric("warm server, cold browser: both pictures visible", times[1:], "ms", note)]
