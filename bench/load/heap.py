"""What a browser keeps of pages that were left."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.browser import fresh_page, launch, open_board, settle
from bench.server import serving

MIB = 1024 * 1024
PATIENCE = 120_000
"""Milliseconds until a page that does not come is given up."""

WARM = 20
"""Page changes before the first weighing: what is loaded once is loaded then."""


def changing_pages(changes: int) -> dict[str, Any]:
    """Heap and number of DOM nodes of a browser that goes from page to page and clicks on each main page."""
    with serving() as url, sync_playwright() as playwright:
        browser = launch(playwright)
        with fresh_page(browser) as page:
            page.set_default_timeout(PATIENCE)
            tools = page.context.new_cdp_session(page)
            tools.send("Performance.enable")
            open_board(page, url)
            _change(page, WARM)
            before = _weighed(tools)
            _change(page, changes)
            after = _weighed(tools)
        browser.close()
    return {"page_changes": changes, "before": before, "after": after}


def _change(page: Page, times: int) -> None:
    links = page.locator(".bar a").count()
    for turn in range(times):
        there = turn % 2
        page.locator(".bar a").nth(0 if there else 1 + turn // 2 % (links - 2)).click()
        page.wait_for_url(lambda url, main=there: (urlsplit(url).path == "/") == bool(main))
        settle(page)
        if there:
            page.locator(".timeline[data-drawn]").wait_for()
            page.locator(".chip").nth(turn // 2 % 5).click()
        settle(page)


def _weighed(tools: CDPSession) -> dict[str, float]:
    """MiB of the JavaScript heap and number of nodes, once all garbage is collected."""
    for _ in range(3):
        tools.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
    return {"heap_mib": round(found["JSHeapUsedSize"] / MIB, 1), "dom_nodes": found["Nodes"]}
