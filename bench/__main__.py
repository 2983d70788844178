"""`python -m bench [PART ...]`: measure, print tables, write `bench/results.json`."""

from __future__ import annotations

import argparse

from playwright.sync_api import Browser, sync_playwright

from bench import against, loading, pages, script, weight
from bench.browser import launch
from bench.report import Metric, print_ratios, print_table, surroundings, write_results
from bench.scale import Row, print_scale, scale
from bench.server import serving

PARTS = ("loading", "clicks", "pages", "weight", "script", "scale")


def measured(browser: Browser, parts: list[str]) -> list[Metric]:
    """Every metric of these parts, in the order of the table."""
    metrics = loading.cold_starts(browser) if "loading" in parts else []
    with serving() as url:
        if "loading" in parts:
            metrics += loading.warm_loads(browser, url)
        if "clicks" in parts:
            metrics += against.clicks_in_turn(browser, url)
        if "weight" in parts:
            metrics += weight.first_load(browser, url)
            metrics += [weight.filter_change(browser, url), against.filter_bytes(browser)]
    if "pages" in parts:
        metrics += pages.page_changes(browser)
    return metrics + (script.reruns() if "script" in parts else [])


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the app.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all if none is named")
    parts = parser.parse_args().parts or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        parser.error(f"{', '.join(sorted(unknown))} is no part; the parts are {', '.join(PARTS)}")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        around = surroundings(browser.version)
        metrics = measured(browser, parts)
        rows: list[Row] = scale(browser) if "scale" in parts else []
        browser.close()
    print_table(metrics, around)
    told = write_results(metrics, rows, around)
    print_ratios(told["ratios"])
    if rows:
        print_scale(rows)


if __name__ == "__main__":
    main()
