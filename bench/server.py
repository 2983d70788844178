"""The app as its readers meet it: `streamlit run serve.py` in a process of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds after which a server that does not answer is given up."""


@dataclass(frozen=True)
class Served:
    """A server that answers: its address, and its process."""

    url: str
    process: subprocess.Popen[bytes]

    def memory(self) -> float:
        """MiB that this process alone holds (USS)."""
        return own_memory(self.process.pid)


def own_memory(pid: int | str = "self") -> float:
    """MiB that a process shares with no other (USS), as Linux counts them."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(found) for found in re.findall(r"^Private_\w+: +(\d+) kB", told, re.MULTILINE)) / 1024


@contextmanager
def serving() -> Iterator[str]:
    """The address of a fresh server of the app, once it answers; it is stopped on the way out."""
    with served() as one:
        yield one.url


@contextmanager
def served(entry: Path = ROOT / "serve.py", folder: Path | None = None) -> Iterator[Served]:
    """A fresh server of an entry script in the script's own folder, on the dossier of a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # The watcher is off: a file saved elsewhere in the tree would start reruns nobody asked for.
    options = {"server.port": port, "server.headless": "true", "server.fileWatcherType": "none"}
    arguments = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", entry.name, *arguments],
            cwd=entry.parent,
            env=os.environ | ({"TIGHTROPE_DOSSIER": str(folder)} if folder else {}),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Served(_answering(f"http://127.0.0.1:{port}", process), process)
        finally:
            process.terminate()
            process.wait()


def _answering(url: str, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health"):
                return url
        except (URLError, ConnectionError):
            time.sleep(0.01)  # asking without a pause would take the processor from whom we wait for
    raise RuntimeError(f"The server at {url} did not answer within {PATIENCE} s or has ended.")
