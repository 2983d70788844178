"""Processes of the app and the proxy before them, started, watched and ended together."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).parents[1]
PROXIES = {
    "haproxy": ("haproxy.cfg", ["haproxy", "-db", "-f"]),
    "nginx": ("nginx.conf", ["nginx", "-g", "daemon off;", "-p", ".", "-c"]),
}
"""For each proxy its configuration beside this file, and the command that runs it in the foreground."""

PATIENCE = 60.0
"""Seconds until a process that is not ready is given up."""


class StartError(RuntimeError):
    """Something did not start; the text says what, and what to do."""


def configuration(proxy: str, port: int, replicas: Sequence[int]) -> str:
    """The configuration of a proxy that answers on a port for the processes on others."""
    files = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # it is no HTML, and only numbers are put in
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return files.get_template(PROXIES[proxy][0]).render(port=port, replicas=replicas)


class Replica:
    """One process of the app on a port of this machine, which can be started again."""

    def __init__(self, port: int, secret: str) -> None:
        self.port = port
        # Any of them must be able to read the cookies that another one has signed.
        self.environment = {"STREAMLIT_SERVER_COOKIE_SECRET": secret} | os.environ
        self.start()

    def start(self) -> None:
        """Start it, or a new one in the place of one that ended."""
        command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.headless", "true"]
        command += ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL)

    def wait_until_ready(self) -> None:
        """Wait until it can answer readers.

        Raises
        ------
        StartError
            If it ends before, or takes longer than `PATIENCE`.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise StartError(f"The process on port {self.port} ended at once; is the port taken?")
            with suppress(URLError, OSError), urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5):
                return
            time.sleep(0.1)
        raise StartError(f"The process on port {self.port} was not ready within {PATIENCE:.0f} seconds.")


@contextmanager
def running(
    proxy: str, port: int, count: int, say: Callable[[str], None]
) -> Iterator[tuple[list[Replica], subprocess.Popen[bytes]]]:
    """So many processes on the ports after `port`, and the proxy on it, to the end of the block.

    Raises
    ------
    StartError
        If one of them does not start.
    """
    secret = secrets.token_hex(32)
    replicas = []
    processes: list[subprocess.Popen[bytes]] = []
    with TemporaryDirectory() as folder:
        try:
            for number in range(1, count + 1):
                replicas.append(Replica(port + number, secret))
            for one in replicas:
                one.wait_until_ready()
                say(f"port {one.port}: process {one.process.pid}")
            text = configuration(proxy, port, [one.port for one in replicas])
            processes.append(_started(proxy, text, Path(folder)))
            yield replicas, processes[0]
        finally:
            processes += [one.process for one in replicas]
            for process in processes:
                process.terminate()
            for process in processes:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=10)
                process.kill()


def _started(proxy: str, text: str, folder: Path) -> subprocess.Popen[bytes]:
    name, command = PROXIES[proxy]
    file = folder / name
    file.write_text(text, encoding="utf-8")
    # Debian keeps them where only an administrator's shell looks.
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
    try:
        return subprocess.Popen([*command, str(file)], cwd=folder, env=os.environ | {"PATH": path})
    except FileNotFoundError:
        raise StartError(f"There is no {proxy} on this machine; `apt install {proxy}` brings it.") from None


def watch(replicas: Sequence[Replica], proxy: subprocess.Popen[bytes], say: Callable[[str], None]) -> None:
    """Start again whichever process ends, until the proxy does.

    Raises
    ------
    StartError
        When the proxy has ended.
    """
    while proxy.poll() is None:
        for one in replicas:
            if one.process.poll() is not None:
                one.start()
                say(f"port {one.port}: ended; again as process {one.process.pid}")
        time.sleep(0.5)
    raise StartError("The proxy has ended; what it says stands above.")
