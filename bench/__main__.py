"""`python -m bench`: measure everything, print a table, write `bench/results.json`."""

from __future__ import annotations

from playwright.sync_api import Browser, sync_playwright

from bench import clicks, loading, script, weight
from bench.browser import launch
from bench.report import Metric, print_table, surroundings, write_results
from bench.server import serving


def measure_all(browser: Browser) -> list[Metric]:
    """Every metric, in the order of the table."""
    metrics = loading.cold_starts(browser)
    with serving() as url:
        metrics += loading.warm_loads(browser, url)
        metrics += clicks.actor_clicks(browser, url)
        metrics += clicks.event_clicks(browser, url)
        metrics += clicks.preset_clicks(browser, url)
        metrics += weight.first_load(browser, url)
    return metrics + script.reruns()


def main() -> None:
    """Run the bench."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        around = surroundings(browser.version)
        metrics = measure_all(browser)
        browser.close()
    print_table(metrics, around)
    write_results(metrics, around)


if __name__ == "__main__":
    main()
