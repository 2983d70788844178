"""The configuration of the proxies, and what is said where something cannot be started."""

import subprocess
import sys
from pathlib import Path

import pytest

from deploy.replicas import PROXIES, StartError, configuration, running

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("proxy", PROXIES)
def test_a_configuration_names_every_process_and_keeps_no_log_of_links(proxy):
    text = configuration(proxy, 9000, [9001, 9002, 9003])
    assert "{" + "{" not in text
    assert [text.count(f"127.0.0.1:{port}") for port in (9000, 9001, 9002, 9003, 9004)] == [1, 1, 1, 1, 0]
    lines = [line.strip() for line in text.splitlines()]
    assert not [line for line in lines if line.startswith(("log ", "option httplog", "log_format"))]
    assert ("access_log off;" in lines) == (proxy == "nginx"), "the one of the two that keeps one by itself"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--replicas", "0"], "--replicas: from 1 to 64"),
        (["--port", "65535"], "so that there are as many ports after it"),
        (["--proxy", "traefik"], "invalid choice"),
    ],
)
def test_what_cannot_be_asked_for_is_said(asked, said):
    done = subprocess.run(
        [sys.executable, "-m", "deploy", *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert said in done.stderr


def test_a_proxy_that_is_not_there_is_named_and_nothing_is_left_running(monkeypatch):
    begun = []

    class Replica:
        def __init__(self, port, secret):
            self.port, self.process = port, subprocess.Popen(["sleep", "60"])
            begun.append(self.process)

        def wait_until_ready(self):
            pass

    monkeypatch.setattr("deploy.replicas.Replica", Replica)
    monkeypatch.setitem(PROXIES, "haproxy", ("haproxy.cfg", ["no-such-proxy"]))
    with (
        pytest.raises(StartError, match="There is no haproxy on this machine"),
        running("haproxy", 9, 2, str),
    ):
        pass
    assert len(begun) == 2
    assert all(process.poll() is not None for process in begun)
