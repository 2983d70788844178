"""How long after a click in the bar the next page stands."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from bench.browser import fresh_page, open_board, settle, timed_click
from bench.clicks import AGAIN, CENTRES, FIRST, PAINT
from bench.report import Metric
from bench.server import serving

SERVERS = 3
"""How many servers are asked, so that there are enough first times."""

ROUNDS = 3
"""How often each page is opened on a server from the one before it in the bar."""

DRAWN = {"", "map"}
"""The pages, by their path, that stand when their pictures do."""


def page_changes(browser: Browser) -> list[Metric]:
    """Clicks on each page of the bar in turn, until the page that follows is painted, pictures included."""
    first, again = [], []
    for _ in range(SERVERS):
        with serving() as url, fresh_page(browser) as page:
            open_board(page, url)
            rounds = [_round(page) for _ in range(ROUNDS)]
        first += rounds[0]
        again += [time for one in rounds[1:] for time in one]
    note = f"every page from the one before it in the bar; {PAINT}"
    return [
        Metric(f"page change, {FIRST}", first, "ms", note),
        Metric(f"page change, {AGAIN}", again, "ms", note),
    ]


def _round(page: Page) -> list[float]:
    """Milliseconds until each page stood, from the second in the bar to the last and back to the first."""
    links = page.locator(".bar li a")
    times, whole = [], links.count()
    for turn in range(1, whole + 1):
        path = (links.nth(turn % whole).get_attribute("href") or "").partition("?")[0].strip("./")
        settle(page)
        x, y = links.evaluate_all(CENTRES)[turn % whole]  # the bold one is wider: the others move
        parts = ["page", "picture"] if path in DRAWN else ["page"]
        times.append(max(timed_click(page, x, y, parts).values()))
    return times
