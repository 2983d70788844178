"""How much a first visit downloads: on the wire and unpacked, ours and Streamlit's."""

from __future__ import annotations

import base64
from collections import Counter
from typing import Any

from playwright.sync_api import Browser

from bench.browser import fresh_page, hear, open_board, settle
from bench.clicks import window_clicks
from bench.report import Metric

OURS = "/app/static/"
BINARY = 2
"""The opcode of a binary websocket frame, which the DevTools protocol hands over in base64."""


def first_load(browser: Browser, url: str) -> list[Metric]:
    """Kilobytes of the first load, as the DevTools protocol counts them."""
    bytes_of: Counter[tuple[str, str]] = Counter()
    owner: dict[str, str] = {}

    def asked(event: dict[str, Any]) -> None:
        owner[event["requestId"]] = "ours" if OURS in event["request"]["url"] else "Streamlit's"

    def unpacked(event: dict[str, Any]) -> None:
        bytes_of[owner[event["requestId"]], "unpacked"] += event["dataLength"]

    def finished(event: dict[str, Any]) -> None:
        bytes_of[owner[event["requestId"]], "on the wire"] += int(event["encodedDataLength"])

    def framed(event: dict[str, Any]) -> None:
        frame = event["response"]
        binary = frame["opcode"] == BINARY
        payload = base64.b64decode(frame["payloadData"]) if binary else frame["payloadData"].encode()
        bytes_of["websocket", "unpacked"] += len(payload)

    with fresh_page(browser) as page:
        tools = page.context.new_cdp_session(page)
        tools.on("Network.requestWillBeSent", asked)
        tools.on("Network.dataReceived", unpacked)
        tools.on("Network.loadingFinished", finished)
        tools.on("Network.webSocketFrameReceived", framed)
        tools.send("Network.enable")
        open_board(page, url)
        settle(page)
    notes = {
        "ours": f"{OURS}: our JavaScript and CSS, Plotly and vis-network",
        "Streamlit's": "the page, its scripts, styles and fonts",
        "websocket": "messages to the browser: all that Python says, before compression if there is any",
    }
    return [
        Metric(f"first load: {whose}, {how}", [count / 1000], "kB", f"one load; {notes[whose]}")
        for (whose, how), count in sorted(bytes_of.items())
    ]


def filter_change(browser: Browser, url: str) -> Metric:
    """What the server says to the page for one change of the window."""
    with fresh_page(browser) as page:
        heard = hear(page)
        open_board(page, url)
        settle(page)
        heard.clear()
        clicks = list(window_clicks(page))
    counts = [sum(heard) / len(clicks) / 1000]
    return Metric("websocket for one filter change", counts, "kB", "mean of all clicks, unpacked")
