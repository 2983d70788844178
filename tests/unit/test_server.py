"""The server looks nowhere outside, whatever it is asked."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from tightrope.views import server


@pytest.fixture
def asked(monkeypatch):
    """The addresses Streamlit has tried to reach; nothing is kept of what the server has changed."""
    addresses = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: addresses.append(url))
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(server, "warm", lambda: None)
    return addresses


def origin_is_allowed():
    return server_util.is_url_from_allowed_origins("http://elsewhere.invalid")


def test_an_unknown_origin_is_refused_without_asking_a_third_party(asked):
    assert not origin_is_allowed()
    assert asked, "Streamlit by itself asks; when it no longer does, the server need not stop it"
    asked.clear()

    async def served():
        async with server.lifespan(None):
            assert not origin_is_allowed()

    # In a thread of its own: the driver of the browser tests keeps an event loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, served()).result()
    assert asked == []


def test_every_inline_script_of_the_page_is_allowed_by_its_hash():
    page = (server.FRONTEND / "index.html").read_text(encoding="utf-8")
    assert server.security_policy().count("sha256-") == page.count("<script>") > 0
