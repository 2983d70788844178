"""How the server starts and ends: warm before the first reader if it can, gone within seconds when asked."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from streamlit import config, delta_generator, net_util

from tightrope.views.server.log import write_one_line_each
from tightrope.views.server.memory import keep_large_blocks_apart

PATIENCE = 3.0
"""Seconds that open connections have to close once the server was asked to end."""


GRACE = 5.0
"""Seconds for the answer to who came while the server started, before anything is done that can wait."""


class Life:
    """One server's life: `lifespan` is what Streamlit runs it in, `is_warm` whether readers need not wait."""

    def __init__(self) -> None:
        self._warm = threading.Event()

    def is_warm(self) -> bool:
        """Whether the dossier is loaded and what the first view shows is worked out."""
        return self._warm.is_set()

    @asynccontextmanager
    async def lifespan(self, _app: object) -> AsyncIterator[dict[str, Any]]:
        """Before the first reader: look nowhere outside, get warm while their browser still loads."""
        write_one_line_each()
        # Asked from a host name it does not know, Streamlit would ask a third party for this machine's
        # address, and tell it so that somebody reads here. An unknown origin is refused either way.
        net_util.get_external_ip = lambda: None
        # Its own hosts could else steer a page that they frame (stop it, run it again, hand it a token),
        # and the browser would weigh each of the nine messages of a click against the list of them.
        config.set_option("client.allowedOrigins", [])
        # It warns who runs a script without `streamlit run`; to know, it looks for the file of every module,
        # 0.3 s in the first answer of a process.
        delta_generator._use_warning_has_been_displayed = True
        send_at_once()
        keep_large_blocks_apart()
        threading.Thread(target=self._get_warm, name="warm", daemon=True).start()
        with ending_in_time():
            yield {}

    def _get_warm(self) -> None:
        try:
            with collecting_nothing():
                from tightrope.views import warm  # pandas takes a second, in which the server answers

                warm.warm()
            self._warm.set()
            time.sleep(GRACE)
            warm.warm_others()
        except Exception:
            logging.getLogger(__name__).exception(
                "The dossier could not be loaded; `python -m tightrope check` says why"
            )


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """While it holds, nothing is looked for that could be thrown away.

    Nearly all that a start makes is there to stay: to walk it again and again, while it grows, would take a
    sixth of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def send_at_once() -> None:
    """Connections that are yet to be opened send what is small without waiting for more.

    asyncio asks for that (TCP_NODELAY) only where a socket names its protocol, and Streamlit's does not: the
    second of two small messages would wait for the word that the first has come, 40 ms. A connection takes
    the choice over from the socket that listens, which is handed to the loop once the app has started.
    """
    loop = asyncio.get_running_loop()
    create_server = loop.create_server

    def create(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - those of the loop
        if sock := options.get("sock"):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return create_server(*args, **options)

    loop.create_server = create  # type: ignore[method-assign]


@contextmanager
def ending_in_time() -> Iterator[None]:
    """While it holds, SIGTERM and SIGINT end the process even where a reader's connection will not close.

    uvicorn closes each websocket with code 1012, upon which a browser comes back, and then waits for the
    other side to agree. A laptop that was shut never does.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def end(number: int, frame: Any) -> None:  # noqa: ANN401 - as signal.signal has it
        later = threading.Timer(PATIENCE, os._exit, (0,))
        later.daemon = True
        later.start()
        asked = before[signal.Signals(number)]
        if callable(asked):
            asked(number, frame)

    for number in before:
        signal.signal(number, end)
    yield
    for number, asked in before.items():
        signal.signal(number, asked)
