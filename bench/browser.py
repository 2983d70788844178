"""The reader's side: a headless Chromium, and pages that are watched from inside by `probe.js`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, TimeoutError, ViewportSize

CHROMIUM = "/usr/bin/chromium"
WATCH = Path(__file__).with_name("watch.js")
PROBE = Path(__file__).with_name("probe.js")
SCREEN: ViewportSize = {"width": 1440, "height": 1000}
PATIENCE = 180_000
"""Milliseconds after which what does not follow is given up."""

IDLE = "new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)))"
"""Resolves once a frame has passed and the browser has nothing left to do."""


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium that talks to nobody but our server."""
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
    )


@contextmanager
def fresh_page(browser: Browser, probe: Path = PROBE) -> Iterator[Page]:
    """An empty page in a context of its own: nothing cached, nothing stored.

    The driver waits by evaluating texts in the page, which the app's policy forbids; it is not obeyed here.
    """
    context = browser.new_context(viewport=SCREEN, bypass_csp=True)
    # As one: in which order several are run is not defined.
    context.add_init_script("\n".join(one.read_text(encoding="utf-8") for one in (WATCH, probe)))
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page
    finally:
        context.close()


def open_board(page: Page, url: str) -> float:
    """Open the app; the milliseconds from the start of the navigation until both pictures were painted."""
    page.goto(url, wait_until="commit")
    page.wait_for_function("bench.first.timeline && bench.first.network")
    return float(page.evaluate("Math.max(bench.first.timeline, bench.first.network)"))


def settle(page: Page) -> None:
    """Wait until Python has ended its run and the browser has drawn what came of it."""
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.evaluate(IDLE)


def hear(page: Page) -> list[int]:
    """A list that grows by the bytes of each message to a page whose connection is yet to open."""
    heard: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda payload: heard.append(len(payload))),
    )
    return heard


def timed_click(page: Page, x: float, y: float, parts: Sequence[str], hovered: str = "") -> dict[str, float]:
    """Click with the mouse and wait for parts of the page to follow.

    Parameters
    ----------
    x, y
        Where, in pixels of the window.
    parts
        What must follow, in the words of `probe.js`.
    hovered
        A selector of what appears under the mouse before the click, so that no hovering is counted as click.

    Returns
    -------
    dict
        Each part → milliseconds from the release of the button until the change was painted.

    Raises
    ------
    RuntimeError
        When a part does not follow at all.
    """
    page.mouse.move(x, y)
    if hovered:
        page.locator(hovered).wait_for()
    settle(page)
    page.evaluate("bench.arm()")
    page.mouse.down()
    page.mouse.up()
    try:
        page.wait_for_function("(parts) => parts.every((part) => bench.seen[part])", arg=list(parts))
    except TimeoutError:
        missing = [part for part in parts if part not in page.evaluate("bench.seen")]
        raise RuntimeError(
            f"After a click at {x:.0f}, {y:.0f} on {page.url} {missing} did not follow."
        ) from None
    settle(page)
    seen, released = page.evaluate("[bench.seen, bench.released]")
    return {part: seen[part] - released for part in parts}
