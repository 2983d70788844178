"""What the server itself answers: safe headers, a small first load, nobody from elsewhere."""

import gzip
import re
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tightrope.views import components, shell
from tightrope.views.server.browser_code import content

RAID = "2020-06-25-dora-raid"


def answer(url, **headers):
    request = Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urlopen(request, timeout=20) as found:
            return found.status, found.headers, found.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize(
    "path", ["/", "/about", "/_stcore/health", "/app/static/selection.js", "/static/nothing.js"]
)
def test_every_answer_keeps_the_reader_to_themselves(server, path):
    _, headers, _ = answer(server + path)
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert "unsafe-inline" not in policy["script-src"]
    assert "unsafe-eval" not in policy["script-src"]
    assert not any("http" in sources or "//" in sources for sources in policy.values())


@pytest.fixture
def strict_page(new_reader):
    """A page whose browser obeys the policy; whatever it forbids would be on the console."""
    return new_reader(bypass_csp=False).page


@pytest.mark.parametrize("page", shell.PAGES)
def test_no_page_does_what_the_policy_forbids(strict_page, server, watch, page):
    strict_page.goto(f"{server}/{'' if page == 'overview' else page}?event={RAID}")
    strict_page.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
    strict_page.wait_for_selector(".bar a[aria-current]")
    if page == "overview":
        strict_page.wait_for_selector(".timeline[data-drawn]")
        strict_page.wait_for_selector(".network[data-drawn]")
        strict_page.click(".chip >> nth=1")
        strict_page.wait_for_selector(".card h2:has-text('Rocket')")
    assert strict_page.locator(".stException").count() == 0
    assert watch.faults == [], "what the policy forbids is on the console"


LOADED = """() => performance.getEntriesByType("resource").map((one) => ({
  name: new URL(one.name).pathname, code: one.initiatorType === "script" && one.name.includes("/app/static/"),
}))"""

FONT_CAME = "() => performance.getEntriesByType('resource').some((one) => one.name.includes('/media/'))"


@pytest.mark.parametrize("page", shell.PAGES)
def test_what_a_page_needs_is_asked_for_by_its_document(reader, page):
    """Else each turn of the browser code would wait for the one before, and fonts come that nobody sees."""
    reader.page.goto(f"{reader.base}/{'' if page == 'overview' else page}")
    expect(reader.page.locator(".bar a[aria-current]")).to_be_visible()
    expect(reader.page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    if page == "overview":
        expect(reader.page.locator(".timeline[data-drawn]")).to_be_visible()
        expect(reader.page.locator(".network[data-drawn]")).to_be_visible()
    if page in {"your-data", "data"}:
        reader.page.wait_for_function(FONT_CAME)  # icons and code stand on these two only
    named = re.findall(
        r'(?:href|src)="\.(/app/static/[^"?]+)', reader.page.request.get(reader.page.url).text()
    )
    loaded = reader.page.evaluate(LOADED)
    assert [one["name"] for one in loaded if one["code"] and one["name"] not in named] == []
    sheets = [one["name"] for one in loaded if one["name"].endswith(".css") and "/app/" in one["name"]]
    assert set(sheets) == {f"/app/static/{components.TOGETHER}"}
    fonts = [one["name"] for one in loaded if "/media/" in one["name"]]
    assert not any("SourceSans" in font for font in fonts)
    assert not fonts or page in {"your-data", "data"}


def test_an_inline_script_does_not_run(strict_page, server, watch):
    """The policy is obeyed, not only sent."""
    strict_page.goto(server)
    strict_page.wait_for_selector(".bar")
    blocked = strict_page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.head.append(script);
        })"""
    )
    assert blocked.startswith("script-src")
    assert strict_page.evaluate("window.ran") is None
    assert all("Content Security Policy" in fault for fault in watch.faults)
    watch.faults.clear()  # the browser has said on its console what this test did


def gunzipped(headers, body):
    return gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body


def scripts_of(server):
    """The addresses of Streamlit's scripts that the page names."""
    _, _, page = answer(server)
    return [f"{server}/{path}" for path in re.findall(r"\./(static/js/[^\"]+\.js)", page.decode())]


def test_the_scripts_of_the_page_are_compressed_and_whole(server):
    scripts = scripts_of(server)
    assert len(scripts) > 5
    for script in scripts:
        _, plain_headers, plain = answer(script)
        status, headers, body = answer(script, Accept_Encoding="gzip")
        assert status == 200
        assert headers["Content-Encoding"] == "gzip"
        assert headers["Cache-Control"] == plain_headers["Cache-Control"]
        assert "immutable" in headers["Cache-Control"]
        assert gzip.decompress(body) == plain
        assert plain_headers["Content-Encoding"] is None


def test_our_own_files_are_compressed_and_kept_for_ever_under_their_digest(server):
    today = f"?v={components.digest()}"
    for file in components.STATIC.rglob("*.js"):
        path = f"/app/static/{file.relative_to(components.STATIC)}"
        for query, kept in (("", False), (today, True), ("?v=000000000000", False), (f"{today}&v=0", False)):
            status, headers, body = answer(server + path + query, Accept_Encoding="gzip")
            assert status == 200
            assert ("immutable" in (headers["Cache-Control"] or "")) == kept, query
            assert headers.get_all("Content-Encoding") == ["gzip"]
            assert headers["Vary"] == "Accept-Encoding"
            assert gzip.decompress(body) == content(file)
        status, headers, body = answer(server + path + today)
        assert headers["Content-Encoding"] is None
        assert "immutable" in headers["Cache-Control"]
        assert body == content(file)
    status, headers, _ = answer(f"{server}/app/static/nothing.js{today}", Accept_Encoding="gzip")
    assert status == 404
    assert headers["Cache-Control"] is None


@pytest.mark.parametrize(
    "path", ["/static/js/nothing.js", "/static/js/../../secrets.js", "/static/js/%2e%2e/%2e%2e/app.py.js"]
)
def test_what_is_no_script_of_the_page_is_never_sent_as_one(server, path):
    status, headers, body = answer(server + path, Accept_Encoding="gzip")
    assert status in {400, 404} or b"<!doctype html>" in gunzipped(headers, body).lower()


def test_a_page_of_another_site_gets_no_answer(server):
    """Nor is anybody asked who that site is; `tests/unit/test_server.py` has that."""
    connection = HTTPConnection(urlsplit(server).netloc, timeout=20)
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    for origin, status in ((server, 101), ("http://elsewhere.invalid", 403)):
        connection.request("GET", "/_stcore/stream", headers=handshake | {"Origin": origin})
        assert connection.getresponse().status == status
        connection.close()
