"""Views in frames of other sites: they can be read and clicked there, and refused."""

import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import start, wait_until_healthy
from playwright.sync_api import expect
from reader import PATIENCE

from tightrope.figures.frames import HEIGHTS

RAID, SALVO = "2020-06-25-dora-raid", "2020-12-20-green-zone-salvo"
ASAIB, KATAIB = "asaib-ahl-al-haq", "kataib-hezbollah"


class Site(SimpleHTTPRequestHandler):
    """A page of somebody else, on an origin of its own."""

    page = ""

    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(
            b"<!doctype html><title>News</title><link rel=icon href=data:,>" + self.page.encode()
        )

    def log_message(self, *_):
        pass


@pytest.fixture
def published():
    """`published(html)` is the address of a site that shows it."""
    servers = []

    def publish(html):
        made = type("Page", (Site,), {"page": html})
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), made))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield publish
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def framed(published, new_reader):
    """`framed(code)` is a page of another site with that code in it, and the frame."""

    def open_it(code, **options):
        page = new_reader(**options).page
        page.goto(published(code))
        frame = page.frame_locator("iframe")
        frame.locator(".frame-line").wait_for()
        return page, frame

    return open_it


def code_for(base, link, height=680):
    return f'<iframe src="{base}{link}" title="A view" width="100%" height="{height}"></iframe>'


def settled(frame):
    frame.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    return frame


def whole(frame):
    link = frame.locator(".frame-line a").get_attribute("href")
    return parse_qs(urlsplit(link).query)


def test_the_code_of_the_menu_shows_the_timeline_elsewhere_and_can_be_clicked_there(reader, framed):
    reader.open(f"/?actor={KATAIB}")
    reader.page.click("[data-menu=embed] > summary")
    reader.page.click("[data-frame*=timeline]")
    code = reader.page.input_value("[data-menu=embed] textarea")
    page, frame = framed(code)
    outer = page.locator("iframe")
    assert int(outer.get_attribute("height")) == HEIGHTS["timeline"]
    assert "involving Kataib Hezbollah" in outer.get_attribute("title")
    frame.locator(".timeline[data-drawn]").wait_for()
    assert frame.locator(".bar, .network, .sentence").count() == 0
    settled(frame).locator("[data-pick='preset:june-2020']").click()
    frame.locator(".frame-line", has_text="June 2020").wait_for()
    asked = whole(frame)
    assert (asked["actor"], asked["to"]) == ([KATAIB], ["2020-06-30"])
    assert "pane" not in asked
    with page.context.expect_page() as opened:
        frame.locator(".frame-line a").click()
    opened.value.wait_for_selector(".bar")
    assert opened.value.evaluate("opener") is None


def test_a_click_in_a_framed_network_is_answered_and_the_page_around_stays(server, framed):
    page, frame = framed(code_for(server, f"/?embed=true&pane=network&actor={ASAIB}"))
    there = page.url
    frame.locator(".network[data-drawn]").wait_for()
    settled(frame).locator("[data-pick='toggle:undated=1']").click()
    frame.locator("[data-pick='toggle:undated=1'][aria-pressed=true]").wait_for()
    assert whole(frame)["undated"] == ["1"]
    assert frame.locator(".frame-line").inner_text().startswith("Tightrope")
    assert page.url == there


def test_a_framed_card_leads_to_the_next_event_inside_and_to_a_profile_outside(server, framed):
    page, frame = framed(code_for(server, f"/?embed=true&pane=card&event={RAID}"))
    card = frame.locator(".part-card .card")
    title = card.locator("h2").inner_text()
    settled(frame).locator(".linked [data-pick^=event]").first.click()
    expect(card.locator("h2")).not_to_have_text(title)
    assert whole(frame)["event"] != [RAID]
    with page.context.expect_page() as opened:
        settled(frame).locator(".profile-mark").first.click()
    profile = opened.value
    profile.wait_for_selector(".bar")
    assert urlsplit(profile.url).path == "/actors"
    assert "embed" not in profile.url
    assert frame.locator(".part-card .card").count() == 1, "the frame shows what it did"


def test_a_framed_page_stays_framed_whatever_is_clicked(server, framed):
    page, frame = framed(code_for(server, f"/actors?embed=true&actor={ASAIB}", 900))
    settled(frame).locator("a[data-go]", has_text="All 1").click()
    frame.locator(".directory").wait_for()
    assert frame.locator(".bar").count() == 0
    [inner] = [one for one in page.frames if one.parent_frame]
    assert parse_qs(urlsplit(inner.url).query)["embed"] == ["true"]
    assert urlsplit(inner.url).path == "/actors"


@pytest.mark.parametrize("pane", ["timeline", "network", "card"])
def test_a_pane_needs_no_width_and_its_line_is_in_sight(server, new_reader, pane):
    page = new_reader().page
    for width in (320, 560, 800, 1200):
        page.set_viewport_size({"width": width, "height": HEIGHTS[pane]})
        page.goto(f"{server}/?embed=true&pane={pane}&event={RAID}")
        page.wait_for_selector(f".part-{pane}:not([hidden])")
        line = page.locator(".frame-line a")
        line.wait_for()
        box = line.bounding_box()
        assert box["y"] + box["height"] <= HEIGHTS[pane], width
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") == width


@contextmanager
def run(port, **settings):
    process = start(port, **settings)
    try:
        yield wait_until_healthy(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_only_the_sites_that_may_show_the_app_can(port, published, browser):
    code = code_for(f"http://127.0.0.1:{port}", "/?embed=true&pane=timeline")
    allowed, refused = published(code), published(code)
    with run(port, TIGHTROPE_FRAME_ANCESTORS=allowed):
        page = browser.new_page(bypass_csp=False)
        page.set_default_timeout(PATIENCE)
        page.goto(allowed)
        page.frame_locator("iframe").locator(".frame-line").wait_for()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(refused, wait_until="load")
        assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"]
        assert any("frame-ancestors" in one for one in said)
        page.close()
