"""How each cost grows with the dossier: the record, then 1,000, 10,000 and 100,000 made-up events."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import fresh_page, hear, open_board, settle, timed_click
from bench.clicks import CENTRES, Spot, window_clicks
from bench.generate import generate
from bench.server import ROOT, Served, served

SIZES = (1_000, 10_000, 100_000)
READERS = 6
"""How many more readers open the page and filter, to see what each of them costs."""

COLUMNS = {
    "events": "events",
    "load": "load s",
    "check": "check s",
    "memory": "dossier MiB",
    "server": "server MiB",
    "reader": "reader MiB",
    "script": "script ms",
    "first_load": "first kB",
    "change_bytes": "change kB",
    "change": "filter ms",
    "window": "window ms",
}
"""What is measured of each dossier, and its heading."""

Row = dict[str, float]


def scale(browser: Browser) -> list[Row]:
    """The costs of each dossier, smallest first."""
    rows = [_measure(browser, ROOT / "data")]
    for size in SIZES:
        with TemporaryDirectory() as folder:
            generate(size, Path(folder))
            rows.append(_measure(browser, Path(folder)))
    return rows


def _measure(browser: Browser, folder: Path) -> Row:
    row: Row = _told("bench.costs", folder)
    row["script"] = _told("bench.script", folder)["script"]
    with served(folder=folder) as server, fresh_page(browser) as page:
        heard = hear(page)
        page.set_default_timeout(180_000)
        open_board(page, server.url)
        settle(page)
        row["first_load"] = sum(heard) / 1000
        heard.clear()
        changes = _filter_changes(page)
        row["change_bytes"] = sum(heard) / 1000 / len(changes)
        row["change"] = median(changes)
        row["window"] = median(max(one.values()) for one in window_clicks(page, 12))
        row["server"] = server.memory()
        row["reader"] = _more_readers(browser, server)
    return row


def _told(module: str, folder: Path) -> dict[str, Any]:
    """What a measurement in a process of its own prints."""
    run = subprocess.run(
        [sys.executable, "-m", module, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


def _filter_changes(page: Page) -> list[float]:
    """Types joining the filter one after the other, then leaving it: no view is asked for twice.

    From the click until the timeline, the table and the sentence have been drawn anew, and the network where
    it changes: in a small dossier a rare type may bring no actor in.
    """
    page.locator('[data-menu="type"] summary').click()
    spots: list[Spot] = page.locator('[data-menu="type"] .menu-panel button').evaluate_all(CENTRES)
    parts = ["timeline drawn", "table", "sentence"]
    turns = [*spots, *spots[:-1]]
    times = [max(timed_click(page, *spot, parts).values()) for spot in turns]
    page.keyboard.press("Escape")
    page.locator('[data-pick="drop:type"]').click()
    settle(page)
    return times


def _more_readers(browser: Browser, server: Served) -> float:
    """MiB by which the server grows for each further reader who opens the page and filters."""
    before = server.memory()
    pages = []
    for place in range(READERS):
        context = browser.new_context(bypass_csp=True)
        pages.append(context.new_page())
        pages[-1].set_default_timeout(180_000)
        pages[-1].goto(f"{server.url}/?level={place % 2 + 1}")
        pages[-1].locator(".timeline[data-drawn]").wait_for()
        settle(pages[-1])
    grown = (server.memory() - before) / READERS
    for page in pages:
        page.context.close()
    return grown


def print_scale(rows: list[Row]) -> None:
    """One line for each dossier, one column for each cost."""
    print("".join(f"{heading:>13}" for heading in COLUMNS.values()))
    for row in rows:
        print("".join(f"{row[name]:>13,.{0 if row[name] >= 100 else 1}f}" for name in COLUMNS))
