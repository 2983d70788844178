"""The server looks nowhere outside, obeys its settings, and logs nothing of its readers."""

import asyncio
import gc
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import JSONResponse
from streamlit import config, delta_generator, net_util
from streamlit.web.server import server_util
from streamlit.web.server.starlette.starlette_server import _bind_socket

from tightrope.views.server import headers, life
from tightrope.views.server.endpoints import NoDialogs
from tightrope.views.server.log import OneLine
from tightrope.views.server.settings import SettingError, Settings, read_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def asked(monkeypatch):
    """The addresses Streamlit has tried to reach; nothing is kept of what the server has changed."""
    addresses = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: addresses.append(url))
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(life.Life, "_get_warm", lambda self: None)
    monkeypatch.setattr(life, "write_one_line_each", lambda: None)
    hosts = config.get_option("client.allowedOrigins")
    yield addresses
    config.set_option("client.allowedOrigins", hosts)


def run_aside(coroutine):
    """Run in a thread of its own: the driver of the browser tests keeps an event loop running in this one."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, coroutine).result()


def origin_is_allowed():
    return server_util.is_url_from_allowed_origins("http://elsewhere.invalid")


def test_an_unknown_origin_is_refused_without_asking_a_third_party(asked):
    assert not origin_is_allowed()
    assert asked, "Streamlit by itself asks; when it no longer does, the server need not stop it"
    asked.clear()

    async def served():
        async with life.Life().lifespan(None):
            assert not origin_is_allowed()

    run_aside(served())
    assert asked == []


async def waits_with_small_messages():
    """Whether a connection to a socket as Streamlit makes it waits, before it sends, for what may follow."""
    taken = asyncio.get_running_loop().create_future()

    class Taken(asyncio.Protocol):
        def connection_made(self, transport):
            chosen = transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            taken.set_result(not chosen)

    listening = _bind_socket("127.0.0.1", 0, 1)
    async with await asyncio.get_running_loop().create_server(Taken, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        waits = await taken
        writer.close()
        return waits


def test_a_small_message_does_not_wait_for_the_next(asked):
    async def served():
        async with life.Life().lifespan(None):
            return await waits_with_small_messages()

    assert run_aside(waits_with_small_messages()), "Streamlit's waits by itself; else ours need do nothing"
    assert not run_aside(served())


def test_no_page_that_frames_the_app_may_steer_it(asked):
    async def served():
        async with life.Life().lifespan(None):
            return config.get_option("client.allowedOrigins")

    assert config.get_option("client.allowedOrigins"), "Streamlit by itself obeys its own hosts"
    assert run_aside(served()) == []


@pytest.mark.parametrize("status", [200, 404])
def test_streamlit_is_told_to_open_no_dialog(status):
    async def streamlit(scope, receive, send):
        said = JSONResponse({"blockErrorDialogs": False, "allowedOrigins": []}, status)
        await said(scope, receive, send)

    answer = []

    async def send(message):
        answer.append(message)

    run_aside(NoDialogs(streamlit)({"type": "http", "path": "/base/_stcore/host-config"}, None, send))
    head, body = answer
    assert (head["status"], int(dict(head["headers"])[b"content-length"])) == (status, len(body["body"]))
    assert json.loads(body["body"]) == {"blockErrorDialogs": status == 200, "allowedOrigins": []}


def test_a_start_waits_for_no_pandas():
    """Which takes a second, in which the server can answer browsers already."""
    asked = "import sys, streamlit.web.cli, serve; print('pandas' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_a_start_on_a_dossier_at_fault_ends_with_a_line_for_each_problem(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "mine")
    (tmp_path / "mine" / "events.csv").unlink()
    environment = os.environ | {"TIGHTROPE_DOSSIER": str(tmp_path / "mine")}
    start = [sys.executable, "-c", "import serve"]
    ended = subprocess.run(start, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "mine/events.csv: the file is missing; the schema requires the table events\n"


def test_what_fails_after_the_first_view_is_logged_and_the_server_stays_ready(monkeypatch, caplog):
    def fails():
        raise OSError("a catalogue cannot be read")

    monkeypatch.setattr("tightrope.views.warm.warm", lambda: None)
    monkeypatch.setattr("tightrope.views.warm.warm_others", fails)
    monkeypatch.setattr(life, "GRACE", 0)
    server = life.Life()
    server._get_warm()
    assert server.is_warm()
    assert [record.exc_info[0] for record in caplog.records] == [OSError]


@pytest.mark.parametrize("fails", [False, True])
def test_garbage_is_not_looked_for_while_the_server_gets_warm(monkeypatch, fails):
    looked_for = []

    def warm():
        looked_for.append(gc.isenabled())
        if fails:
            raise OSError("a table cannot be read")

    monkeypatch.setattr("tightrope.views.warm.warm", warm)
    monkeypatch.setattr("tightrope.views.warm.warm_others", lambda: looked_for.append(gc.isenabled()))
    monkeypatch.setattr(life, "GRACE", 0)
    server = life.Life()
    server._get_warm()
    assert looked_for == ([False] if fails else [False, True])
    assert (gc.isenabled(), server.is_warm()) == (True, not fails)


def test_no_answer_waits_until_the_file_of_every_module_was_looked_for(asked, monkeypatch):
    looked = []
    monkeypatch.setattr(delta_generator.env_util, "is_repl", lambda: looked.append("for all of them"))
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)

    async def served():
        async with life.Life().lifespan(None):
            delta_generator._maybe_print_use_warning()

    run_aside(served())
    assert looked == []
    delta_generator._use_warning_has_been_displayed = False
    delta_generator._maybe_print_use_warning()
    assert looked, "Streamlit by itself looks; when it no longer does, the server need not stop it"


def test_every_inline_script_of_the_page_is_allowed_by_its_hash():
    page = (headers.FRONTEND / "index.html").read_text(encoding="utf-8")
    assert headers.security_policy(("*",)).count("sha256-") == page.count("<script>") > 0


def test_without_settings_everybody_may_embed_and_any_name_is_answered():
    assert read_settings({}) == Settings(frame_ancestors=("*",), hosts=(), hsts=0, metrics=False)


@pytest.mark.parametrize(
    ("written", "sources"),
    [
        ("*", ("*",)),
        ("none", ("'none'",)),
        ("'self'", ("'self'",)),
        (
            "self  https://News.example:8443 https://*.example",
            ("'self'", "https://news.example:8443", "https://*.example"),
        ),
    ],
)
def test_who_may_frame_the_app(written, sources):
    assert read_settings({"TIGHTROPE_FRAME_ANCESTORS": written}).frame_ancestors == sources


@pytest.mark.parametrize("written", ["https://a.example/Tight_rope", "https://a.example/Tight_rope/"])
def test_the_address_of_the_app_has_no_slash_at_its_end(written):
    assert read_settings({"TIGHTROPE_ADDRESS": written}).address == "https://a.example/Tight_rope"


@pytest.mark.parametrize(
    "wrong",
    [
        {"FRAME_ANCESTORS": "https://a.example; script-src *"},
        {"FRAME_ANCESTORS": "* https://a.example"},
        {"FRAME_ANCESTORS": "none self"},
        {"FRAME_ANCESTORS": "javascript:alert(1)"},
        {"ADDRESS": "tightrope.example"},
        {"ADDRESS": "https://a.example/?x=1"},
        {"ADDRESS": 'https://a.example/"><script>'},
        {"HOSTS": "https://a.example"},
        {"HOSTS": "a.example:8501"},
        {"HOSTS": "a.*"},
        {"HSTS": "-1"},
        {"HSTS": "a year"},
        {"METRICS": "yes"},
    ],
)
def test_a_wrong_setting_is_named_with_what_would_be_right(wrong):
    [(name, value)] = wrong.items()
    with pytest.raises(SettingError, match=rf"^TIGHTROPE_{name}: "):
        read_settings({f"TIGHTROPE_{name}": value})


def record_of(message, *values, name="streamlit.web", error=None):
    return logging.LogRecord(name, logging.ERROR, "x.py", 7, message, values, error and sys.exc_info())


def test_a_line_of_the_log_has_no_value_in_it():
    line = OneLine().format(record_of("no file %s for %s", "/?q=secret", "10.0.0.1"))
    told = json.loads(line)
    assert told["said"] == "no file %s for %s"
    assert told["where"] == "x:7"
    assert "secret" not in line
    assert "10.0.0.1" not in line


def test_a_line_of_the_log_says_which_error_and_where_but_not_its_text():
    try:
        raise KeyError("secret")
    except KeyError:
        line = OneLine().format(record_of("Task failed: secret", name="asyncio", error=True))
    told = json.loads(line)
    assert told["error"] == "KeyError"
    assert told["where"].startswith("tests/unit/test_server.py:")
    assert "said" not in told, "of whom it is not known, no sentence is kept"
    assert "secret" not in line


def test_a_log_line_is_one_line():
    assert "\n" not in OneLine().format(record_of("one\ntwo %s", "three\n"))
