"""What whoever runs the server decides and sees: settings, signs of life, the log, the end."""

import gzip
import json
import signal
import socket
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from conftest import ROOT, start, wait_until_healthy

SECRET = "kadhimi-raid-of-mine"

HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture
def hosted(port, tmp_path):
    """`hosted(**how)` is a server started so, its address and what it has said on stderr."""

    @contextmanager
    def make(**how):
        log = tmp_path / "stderr"
        with log.open("wb") as out:
            process = start(port, log=out, **how)
        try:
            base = wait_until_healthy(f"http://127.0.0.1:{port}", process)
            yield base, log, process
        finally:
            process.kill()
            process.wait(timeout=20)

    return make


def ask(base, path="/", **headers):
    connection = HTTPConnection(urlsplit(base).netloc, timeout=20)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    found = connection.getresponse()
    # An accepted handshake has no body to wait for.
    body = b"" if found.status == 101 else found.read()
    connection.close()
    return found.status, dict(found.getheaders()), body


def test_a_server_obeys_its_settings(hosted):
    settings = {
        "TIGHTROPE_HOSTS": "tightrope.example *.mirror.example",
        "TIGHTROPE_FRAME_ANCESTORS": "self https://news.example",
        "TIGHTROPE_HSTS": "31536000",
        "TIGHTROPE_METRICS": "1",
    }
    # The other tests wait for a server by its address, so it is one of the names here.
    settings["TIGHTROPE_HOSTS"] += " 127.0.0.1"
    with hosted(**settings) as (base, _, _):
        for host, status in {
            "tightrope.example": 200,
            "TIGHTROPE.example:8501": 200,
            "a.mirror.example": 200,
            "elsewhere.example": 400,
            "tightrope.example.elsewhere.example": 400,
            "": 400,
        }.items():
            found, headers, body = ask(base, Host=host)
            assert found == status, host
            assert headers["strict-transport-security"] == "max-age=31536000"
            assert "frame-ancestors 'self' https://news.example" in headers["content-security-policy"]
            if status == 400:
                assert body == b"Invalid host header"
            shaken = ask(base, "/_stcore/stream", Host=host, **HANDSHAKE)
            assert shaken[0] == (101 if status == 200 else 400), host
            assert ask(base, "/healthz", Host=host)[0] == 200, "a probe asks by address"
        assert ask(base, "/_stcore/metrics")[0] == 200


@pytest.mark.parametrize("name", ["ADDRESS", "FRAME_ANCESTORS", "HOSTS", "HSTS", "METRICS"])
def test_a_setting_that_cannot_be_obeyed_is_said_in_one_sentence_at_the_start(port, tmp_path, name):
    log = tmp_path / "stderr"
    with log.open("wb") as out:
        process = start(port, log=out, **{f"TIGHTROPE_{name}": "http://a b;c"})
    assert process.wait(timeout=60) not in (0, None)
    said = log.read_text().splitlines()
    assert len(said) == 1
    assert said[0].startswith(f"TIGHTROPE_{name}: ")


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/about/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/bidi-components/any/index.js",
        "/component/any/index.html",
        "/auth/login",
        "/oauth2callback",
    ],
)
def test_what_no_reader_needs_is_closed(server, path):
    status, headers, body = ask(server, path)
    assert (status, body) == (404, b"There is nothing here.\n")
    assert headers["x-content-type-options"] == "nosniff"


def test_signs_of_life(server):
    assert ask(server, "/healthz")[2] == b"alive\n"
    until = time.monotonic() + 60
    while (found := ask(server, "/readyz"))[0] == 503 and time.monotonic() < until:
        continue
    status, headers, body = found
    assert (status, body) == (200, b"ready\n")
    assert headers["cache-control"] == "no-store"
    assert headers["content-type"].startswith("text/plain")


def test_a_server_is_not_ready_before_the_dossier_is_loaded(hosted):
    never = "import tightrope.domain.load as load\ndef wait(folder): import time; time.sleep(3600)\n"
    with hosted(before=never + "load.load_dossier = wait") as (base, _, _):
        assert ask(base, "/healthz")[0] == 200
        assert ask(base, "/readyz")[0] == 503


def test_the_first_html_says_what_the_link_shows_each_time_anew(server):
    ready = time.monotonic() + 60
    while ask(server, "/readyz")[0] != 200 and time.monotonic() < ready:
        continue
    both = "May 2020 – June 2021"
    for path, title in {
        "/?actor=asaib-ahl-al-haq": f"17 of 238 events · involving Asaib Ahl al-Haq · {both} · Tightrope",
        "/rounds": "Two rounds · Tightrope",
    }.items():
        status, headers, body = ask(server, path)
        assert (status, headers["cache-control"]) == (200, "no-cache")
        assert f"<title>{title}</title>" in body.decode()
        assert "etag" not in headers, (
            "a browser would be told that it has the document already, with other words"
        )
        again = ask(server, path, If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT", Accept_Encoding="gzip")
        assert again[0] == 200
        assert gzip.decompress(again[2]) == body
        assert "default-src 'self'" in headers["content-security-policy"]
    status, headers, body = ask(server, "/app/static/preview.png")
    assert (status, headers["content-type"], body[1:4]) == (200, "image/png", b"PNG")


BROKEN = """
import tightrope.views.board as board
def fails(dossier, view):
    raise ValueError(f"{view} was asked for")
board.sentence_bar = lambda dossier, view, events: fails(dossier, view)
"""


def lines_of(log):
    return [json.loads(line) for line in log.read_text().splitlines()]


def test_a_page_that_fails_says_so_and_the_log_holds_nothing_of_the_reader(hosted, new_reader):
    with hosted(before=BROKEN) as (base, log, _):
        page = new_reader(base).page
        page.goto(f"{base}/?q={SECRET}")
        page.wait_for_selector(".failure")
        text = page.locator(".failure").inner_text()
        assert text.startswith("This page could not be drawn.")
        assert "Traceback" not in page.content()
        assert "ValueError" not in page.content()
        assert page.locator(".stException").count() == 0
        page.wait_for_selector(".bar a")
        assert page.locator(".bar a").count() > 3, "the way to the other pages stays"
        page.click(".failure a >> text=Begin anew")
        page.wait_for_url(f"{base}/")
        page.close()
        told = lines_of(log)
        assert SECRET not in log.read_text()
        assert "127.0.0.1" not in log.read_text()
    assert {"ValueError"} == {line["error"] for line in told}
    version = json.loads((ROOT / "data" / "datapackage.json").read_text())["version"]
    for line in told:
        assert line["level"] == "ERROR"
        assert line["data"] == version
        assert len(line["app"]) == 12
        assert line["where"].rpartition(":")[2].isdigit()


def test_asking_for_nonsense_is_not_logged_with_what_was_asked(hosted):
    with hosted() as (base, log, _):
        ask(base, f"/nothing/{SECRET}?q={SECRET}")
        with socket.create_connection(urlsplit(base).netloc.split(":")) as line:
            line.sendall(f"NONSENSE {SECRET}\r\n\r\n".encode())
            line.recv(1000)
        assert SECRET not in log.read_text()
        assert all(set(one) >= {"time", "level", "where"} for one in lines_of(log))


def shaken(base):
    """A connection whose websocket is open, as of a laptop that was shut: it never says anything again."""
    line = socket.create_connection(urlsplit(base).netloc.split(":"))
    headers = "".join(f"{name}: {value}\r\n" for name, value in HANDSHAKE.items())
    line.sendall(f"GET /_stcore/stream HTTP/1.1\r\nHost: {urlsplit(base).netloc}\r\n{headers}\r\n".encode())
    assert b"101 Switching" in line.recv(100_000)
    return line


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_asked_to_ends_and_tells_browsers_to_come_back(hosted, number):
    with hosted() as (base, log, process), shaken(base) as line:
        line.settimeout(20)
        process.send_signal(number)
        said = b""
        while chunk := line.recv(100_000):
            said += chunk
        # A close frame: its first byte, its length, then the code.
        code = said[said.rindex(b"\x88") + 2 :][:2]
        assert int.from_bytes(code, "big") == 1012, "service restart"
        process.wait(timeout=20)
        assert "Traceback" not in log.read_text()
        assert log.read_text().strip() in ("", "Aborted!"), "the latter is the answer to Ctrl+C"


def test_a_reader_who_takes_nothing_does_not_keep_a_server_that_should_end(hosted):
    with hosted() as (base, log, process), socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect((urlsplit(base).hostname, urlsplit(base).port))
        # Without Accept-Encoding: more than all buffers on the way hold.
        file = "/app/static/vendor/plotly-basic-4.1.1.min.js"
        line.sendall(f"GET {file} HTTP/1.1\r\nHost: {urlsplit(base).netloc}\r\n\r\n".encode() * 20)
        assert line.recv(15).startswith(b"HTTP/1.1 200")
        for _ in range(200):  # by then it has written all that fits and waits
            assert ask(base, "/healthz")[0] == 200
        process.terminate()
        assert process.wait(timeout=20) in (0, -signal.SIGTERM)
        assert lines_of(log) == []
