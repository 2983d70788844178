"""One server and one browser for all browser tests; every page is watched for errors and foreign requests."""

import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect, sync_playwright
from reader import PATIENCE, Reader

ROOT = Path(__file__).parents[2]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Should a page ask for another host, the test fails and the host still learns nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

SUB_PATH_404 = re.compile(r"http://127\.0\.0\.1:\d+/[a-z-]+/_stcore/(health|host-config)")
"""Below a page's own path Streamlit first looks for its server in the wrong place."""

DESK = {"viewport": {"width": 1440, "height": 900}, "bypass_csp": True}
"""The driver of the browser waits by evaluating texts, which the app forbids; `test_answers.py` obeys it."""

expect.set_options(timeout=PATIENCE)


def free_port():
    """A free port below those the system gives out: the browser cannot take it before the server does."""
    while True:
        port = random.randrange(20_000, 32_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def served(port, folder=None):
    """The app on a port, as its base URL, from the first healthy answer to the end of the block.

    It shows the dossier of a folder, or else the record.
    """
    process = start(port, **({"TIGHTROPE_DOSSIER": str(folder)} if folder else {}))
    try:
        yield wait_until_healthy(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def start(port, *, log=subprocess.DEVNULL, before="", **environment):
    """A process that serves the app on a port, its stderr in `log`.

    `before` is Python that it runs first; `environment` is added to ours.
    """
    run = f"{before}\nimport sys\nfrom streamlit.web.cli import main\nsys.exit(main())"
    command = [sys.executable, "-c", run, "run", str(ROOT / "serve.py")]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    command += ["--server.fileWatcherType", "none"]
    around = os.environ | environment
    return subprocess.Popen(command, cwd=ROOT, env=around, stdout=subprocess.DEVNULL, stderr=log)


def wait_until_healthy(base, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the server ended with code {process.returncode}"
        with suppress(URLError, OSError), urlopen(f"{base}/_stcore/health", timeout=5) as answer:
            if answer.status == 200:
                return base
    raise TimeoutError(f"{base} was not healthy within a minute")


@pytest.fixture(scope="session")
def server():
    with served(free_port()) as base:
        yield base


@pytest.fixture
def fresh_server():
    """`fresh_server(port)` is a context manager; the server has answered no page before."""
    return served


@pytest.fixture
def port():
    return free_port()


@pytest.fixture(scope="session")
def browser():
    found = os.environ.get("CHROMIUM") or shutil.which("chromium", path="/usr/bin")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """Whatever went wrong in the pages it has been shown."""

    def __init__(self):
        self.faults = []

    def over(self, page):
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("request", lambda request: self.asked(request.url))
        page.on("websocket", lambda socket: self.asked(socket.url))
        return page

    def console(self, message):
        if message.type == "error" and not SUB_PATH_404.fullmatch(message.location["url"]):
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def asked(self, url):
        parts = urlsplit(url.removeprefix("blob:"))
        if parts.scheme != "data" and parts.hostname != "127.0.0.1":
            self.faults.append(f"request off the host: {url}")


@pytest.fixture
def watch():
    watch = Watch()
    yield watch
    assert watch.faults == []


@pytest.fixture(scope="session")
def desk(browser):
    """A browser at a desk that has been here before: what it fetched once it has at hand."""
    return browser.new_context(**DESK)


@pytest.fixture
def reader(desk, server, watch, dossier):
    """A reader at a desk."""
    page = watch.over(desk.new_page())
    yield Reader(page, server, dossier)
    page.close()


@pytest.fixture
def new_reader(browser, server, watch, dossier):
    """`new_reader(**options)` is a reader with a browser that has never been here."""
    contexts = []

    def make(base=server, **options):
        contexts.append(browser.new_context(**DESK | options))
        return Reader(watch.over(contexts[-1].new_page()), base, dossier)

    yield make
    for context in contexts:
        context.close()
