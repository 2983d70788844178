"""What a reader sees and does on the main page, with mouse and keyboard, in the words of the design."""

from __future__ import annotations

from contextlib import suppress
from math import atan2, cos, hypot, pi, sin
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, TimeoutError, WebSocketRoute
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tightrope.domain.dossier import Dossier
from tightrope.figures.layout import PLANS, positions

PATIENCE = 30_000
"""Milliseconds until something that must happen has not happened, on a slow and busy machine."""

NARROW = 520
"""Below this width of the picture the network stands in the plan of a phone."""

BORROW_SELECTION = """async () => {
  const fetched = performance.getEntriesByType("resource").map((entry) => entry.name);
  window.selection = await import(fetched.find((name) => name.includes("/app/static/selection.js")));
}"""
"""Puts the module that all pictures share where a test can ask it."""

LIT = """() => {
  const {points, lit, event} = document.querySelector(".timeline").dataset;
  return {points, lit, event, actors: document.querySelector(".network").dataset.lit};
}"""

SEEN = f"""() => ({{
  sentence: document.querySelector(".sentence p").innerText,
  lit: ({LIT})(),
  rows: [...document.querySelectorAll(".part-table tbody tr")].map((row) => row.textContent),
  card: document.querySelector(".part-card .card").innerText,
  network: document.querySelector(".network-canvas").getAttribute("aria-label"),
}})"""

PARTS = ".timeline-plot, .timeline-plot .main-svg, .timeline-strip, .network-canvas, .network-canvas canvas"

MARKERS = """() => {
  const places = {};
  for (const trace of document.querySelectorAll(".timeline-plot .trace")) {
    const ids = trace.__data__[0].trace.customdata;
    trace.querySelectorAll(".point").forEach((point, place) => {
      const box = point.getBoundingClientRect();
      places[ids[point.__data__.i ?? place]] = [box.x + box.width / 2, box.y + box.height / 2];
    });
  }
  return places;
}"""

AT_REST = """async () => {
  const places = () => [".timeline", ".network"].map((one) =>
    JSON.stringify(document.querySelector(one).getBoundingClientRect())).join();
  for (let before = "", frames = 0; frames < 5; frames = places() === before ? frames + 1 : 0) {
    before = places();
    await new Promise(requestAnimationFrame);
  }
}"""
"""Ends when the page has kept its shape for five frames: a place found is still right when it is clicked."""


class Wire:
    """What the server says to a page, held back or broken off; and what the page said last, once more."""

    def __init__(self, page: Page) -> None:
        self.held: list[str | bytes] | None = None
        self.last: str | bytes = b""
        self.pages: list[str] = []
        self.astray = ""
        self.end = ""
        page.route_web_socket("**/_stcore/stream*", self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        self.server = socket.connect_to_server()
        self.server.on_message(self._said)
        socket.on_message(self._told)

    def _told(self, message: str | bytes) -> None:
        self.last = message
        if self.astray:
            sent = BackMsg.FromString(message)
            sent.rerun_script.page_script_hash = self.astray
            message, self.astray = sent.SerializeToString(), ""
        self.server.send(message)

    def lead_astray(self) -> None:
        """Let what the page says next name the page that was here first as the one it is said on."""
        self.astray = self.pages[0]

    def repeat(self) -> None:
        """Tell the server once more what the page has told it last."""
        self.server.send(self.last)

    def _said(self, message: str | bytes) -> None:
        said = ForwardMsg.FromString(message)
        kind = said.WhichOneof("type")
        if kind == "new_session":
            self.pages.append(said.new_session.page_script_hash)
        if self.held is None:
            self.socket.send(message)
        else:
            self.held.append(message)
        if kind == self.end:
            self.end = ""
            self.socket.close()
            self.server.close()

    def break_off_after(self, kind: str) -> None:
        """Lose the connection once, right behind the next message of a kind."""
        self.end = kind

    def hold(self) -> None:
        self.held = []

    def release(self) -> None:
        held, self.held = self.held, None
        for message in held or ():
            self.socket.send(message)


class Reader:
    """A page and the one who reads it."""

    def __init__(self, page: Page, base: str, dossier: Dossier) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.dossier = dossier
        self.base = base
        self.sentence = page.locator(".sentence > p")
        self.timeline = page.locator(".timeline")
        self.network = page.locator(".network")
        self.rows = page.locator(".part-table tbody tr")
        self.card = page.locator(".part-card .card")
        self.search = page.get_by_role("combobox", name="Search")
        self.notice = page.locator(".notice")

    # Opening ----

    def open(self, link: str = "/") -> Reader:
        """Open a link, relative or whole, and wait until both pictures are drawn."""
        self.page.goto(link if link.startswith("http") else self.base + link)
        return self.wait()

    def wait(self) -> Reader:
        """Wait until the page is whole."""
        drawn = (".timeline[data-drawn][data-points]", ".network[data-drawn]")
        for part in (*drawn, ".chip", "[role=combobox]", ".sentence > p", ".card"):
            self.page.wait_for_selector(part)
        self.page.evaluate(BORROW_SELECTION)
        self.page.wait_for_function(
            """() => {
              const {serial, event, tie, actors} = selection.current();
              const empty = !(event || tie || actors.length);
              return serial !== undefined && (empty || selection.lit().events?.size > 0);
            }"""
        )
        self.wait_settled()
        self.page.evaluate(AT_REST)
        return self

    def wait_answer(self, before: int) -> None:
        """Wait until Python has answered a click that came after its answer with the number `before`."""
        self.page.wait_for_function("before => selection.current().serial > before", arg=before)
        self.wait_settled()

    def wait_link(self, **params: list[str] | None) -> None:
        """Wait until the link has these values (None: no value) and Python has said the rest."""
        self.page.wait_for_function(
            """wanted => {
              const link = new URLSearchParams(location.search);
              return Object.entries(wanted).every(([key, values]) =>
                JSON.stringify(link.getAll(key)) === JSON.stringify(values ?? []));
            }""",
            arg=params,
        )
        self.wait_settled()

    # What is seen ----

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def params(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)

    def count(self) -> int:
        """How many events the sentence says there are."""
        return int(self.sentence.inner_text().split()[0])

    def wait_agreed(self, count: int | None = None) -> int:
        """Wait until sentence, timeline and table of events agree on their number, and give it."""
        self.page.wait_for_function(
            """count => {
              const said = parseInt(document.querySelector(".sentence .count").textContent);
              const points = Number(document.querySelector(".timeline").dataset.points);
              const rows = document.querySelectorAll(".part-table tr[data-event]").length;
              return said === points && said === rows && (count === null || said === count);
            }""",
            arg=count,
        )
        return self.count()

    def seen(self) -> dict[str, object]:
        """All that two readers of one link must see alike."""
        return self.page.evaluate(SEEN)

    def wait_seen(self, expected: dict[str, object]) -> None:
        """Wait until all of it is as expected."""
        with suppress(TimeoutError):
            self.page.wait_for_function(
                f"expected => JSON.stringify(({SEEN})()) === JSON.stringify(expected)", arg=expected
            )
        assert self.seen() == expected

    def wait_settled(self) -> None:
        """Wait until Python has nothing more to say."""
        self.page.wait_for_selector('.stApp[data-test-script-state="notRunning"]')

    def lit(self) -> dict[str, str]:
        """What the pictures light."""
        return self.page.evaluate(LIT)

    def wait_lit_other_than(self, before: dict[str, str]) -> None:
        self.page.wait_for_function(
            f"before => JSON.stringify(({LIT})()) !== JSON.stringify(before)", arg=before
        )

    def chosen(self) -> dict[str, object]:
        """What the browser holds to be chosen, without the number and the name of who answered last."""
        held = self.page.evaluate("selection.current()")
        return {key: value for key, value in held.items() if key not in ("serial", "session")}

    def serial(self) -> int:
        """The number of the last click that Python has answered."""
        return self.page.evaluate("selection.current().serial")

    def mark_parts(self) -> None:
        """Remember the elements the pictures are made of."""
        self.page.evaluate(
            "parts => document.querySelectorAll(parts).forEach((part) => part.marked = 1)", PARTS
        )

    def kept(self) -> dict[str, object]:
        """How many of the marked elements are still there, how many are new, and the span of the axis."""
        return self.page.evaluate(
            """parts => {
              const found = [...document.querySelectorAll(parts)];
              const span = document.querySelector(".timeline-plot")._fullLayout.xaxis.range;
              const marked = found.filter((part) => part.marked).length;
              return {marked, fresh: found.length - marked, span: span.map((day) => day.slice(0, 16))};
            }""",
            PARTS,
        )

    # Where things are ----

    def marker(self, event: str) -> tuple[float, float]:
        """The middle of an event's marker on the screen."""
        x, y = self.markers()[event]
        return x, y

    def markers(self) -> dict[str, list[float]]:
        """The middle of every marker on the screen, by event."""
        return self.page.evaluate(MARKERS)

    def node(self, actor: str, zoom: float = 1) -> tuple[float, float]:
        """The middle of an actor's box on the screen, when the network is zoomed so much about its middle."""
        box = self.page.locator(".network-canvas").bounding_box()
        assert box is not None
        plan = "narrow" if box["width"] < NARROW else "wide"
        left, top, right, bottom = PLANS[plan].frame
        scale = zoom * min(box["width"] / (right - left), box["height"] / (bottom - top))
        x, y = positions(self.dossier, plan)[actor]
        return (
            box["x"] + box["width"] / 2 + (x - (left + right) / 2) * scale,
            box["y"] + box["height"] / 2 + (y - (top + bottom) / 2) * scale,
        )

    def tie(self, one: str, other: str) -> tuple[float, float]:
        """The middle of the line between two actors, which vis-network draws as a slight clockwise curve."""
        (ax, ay), (bx, by) = self.node(one), self.node(other)
        bend, reach = 0.08 * 0.5 + 0.5, hypot(bx - ax, by - ay)
        angle = atan2(ay - by, bx - ax) + bend * pi
        via = ax + bend * reach * sin(angle), ay + bend * reach * cos(angle)
        return 0.25 * ax + 0.5 * via[0] + 0.25 * bx, 0.25 * ay + 0.5 * via[1] + 0.25 * by

    # Doing ----

    def click_event(self, event: str) -> None:
        """Click an event's marker as a hand does: come from outside, see its label, press."""
        x, y = self.marker(event)
        self.page.mouse.move(1, 1)
        self.page.locator(".timeline-plot .hoverlayer .hovertext").wait_for(state="detached")
        self.page.mouse.move(x, y)
        self.page.wait_for_selector(".timeline-plot .hoverlayer .hovertext")
        self.page.mouse.click(x, y)

    def click_actor(self, actor: str, zoom: float = 1) -> None:
        self.page.mouse.click(*self.node(actor, zoom))

    def click_tie(self, one: str, other: str) -> None:
        self.page.mouse.click(*self.tie(one, other))

    def choose(self, pick: str) -> None:
        """Press the button of a control."""
        self.page.locator(f'[data-pick="{pick}"]').click()

    def click_chip(self, event: str) -> None:
        self.page.locator(f'.chip[data-event="{event}"]').click()

    def clear(self) -> None:
        self.page.locator('.sentence [data-pick="clear:"]').click()

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is on an element."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector}")
