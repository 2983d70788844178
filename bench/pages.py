"""How long after a click in the bar the next page stands."""

from __future__ import annotations

from playwright.sync_api import Browser

from bench.browser import fresh_page, open_board, settle, timed_click
from bench.clicks import AGAIN, CENTRES, FIRST, PAINT
from bench.report import Metric

ROUNDS = 3
"""How often each page is opened from the one before it in the bar."""

DRAWN = {"", "map"}
"""The pages, by their path, that stand when their pictures do."""


def page_changes(browser: Browser, url: str) -> list[Metric]:
    """Clicks on each page of the bar in turn, until the page that follows is painted, pictures included."""
    with fresh_page(browser) as page:
        open_board(page, url)
        links = page.locator(".bar li a")
        times, whole = [], links.count()
        for turn in range(1, ROUNDS * whole + 1):
            path = (links.nth(turn % whole).get_attribute("href") or "").partition("?")[0].strip("./")
            settle(page)
            x, y = links.evaluate_all(CENTRES)[turn % whole]  # the bold one is wider: the others move
            parts = ["page", "picture"] if path in DRAWN else ["page"]
            times.append(max(timed_click(page, x, y, parts).values()))
    note = f"every page from the one before it in the bar; {PAINT}"
    return [
        Metric(f"page change, {FIRST}", times[:whole], "ms", note),
        Metric(f"page change, {AGAIN}", times[whole:], "ms", note),
    ]
