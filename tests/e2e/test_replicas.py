"""Several processes behind a proxy: when one is killed, its reader loses nothing but the connection."""

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from conftest import ROOT

from deploy.replicas import PROXIES

ASAIB, RAID = "asaib-ahl-al-haq", "2020-06-25-dora-raid"


class Deployed:
    """What `python -m deploy` runs."""

    def __init__(self, proxy, port):
        command = [sys.executable, "-m", "deploy", "--proxy", proxy, "--replicas", "2", "--port", str(port)]
        self.base = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"TIGHTROPE_METRICS": "1"}, stdout=subprocess.PIPE, text=True
        )
        self.replicas = {}
        for line in self.process.stdout:
            if found := re.fullmatch(r"port (\d+): process (\d+)\n", line):
                self.replicas[int(found[1])] = int(found[2])
            if line == f"Tightrope opens on {self.base}\n":
                return
        raise AssertionError("it ended without a word that it is open")

    def wait_until_it_answers(self):
        while True:
            with suppress(URLError, OSError), urlopen(f"{self.base}/readyz", timeout=5):
                return

    def serving(self):
        """The process that holds the one open websocket."""
        held = []
        for port, process in self.replicas.items():
            with urlopen(f"http://127.0.0.1:{port}/_stcore/metrics", timeout=20) as answer:
                held += re.findall(r"^active_sessions (\d+)", answer.read().decode(), re.MULTILINE)
            if held[-1] != "0":
                found = process
        assert sorted(held) == ["0", "1"]
        return found


@pytest.fixture(params=sorted(PROXIES))
def deployed(request, port):
    one = Deployed(request.param, port)
    one.wait_until_it_answers()
    yield one
    one.process.terminate()
    one.process.wait(timeout=30)


@pytest.fixture
def patient_reader(new_reader, deployed, watch):
    """A reader of processes one of which will end; of that the browser says a lot on its console."""
    reader = new_reader(deployed.base)
    yield reader
    reader.page.close()
    watch.faults[:] = [fault for fault in watch.faults if not fault.startswith("console:")]


def session(reader):
    return reader.page.evaluate("selection.current().session")


def test_a_reader_whose_process_is_killed_has_view_and_click_from_another(deployed, patient_reader):
    reader = patient_reader.open(f"/?event={RAID}&to=2020-12-31")
    everything, before = reader.wait_agreed(), session(reader)
    process = deployed.serving()
    os.kill(process, signal.SIGSTOP)  # asleep, it takes the click and does not answer
    reader.click_actor(ASAIB)
    os.kill(process, signal.SIGKILL)
    reader.wait_link(actor=[ASAIB], to=["2020-12-31"], event=None)
    assert reader.wait_agreed() < everything
    assert session(reader) != before, "another process has answered"
    seen, url = reader.seen(), reader.url
    reader.open(url)
    reader.wait_seen(seen)
