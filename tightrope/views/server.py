"""What stands between the app and the open network: headers, compression, a warm start, no look outside."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import threading
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import net_util

from tightrope.views.warm import warm

FRONTEND = Path(streamlit.__file__).parent / "static"
COMPRESSED = (".js", ".css")
"""What of Streamlit's own files shrinks when it is compressed; fonts and pictures are compressed already."""


def middleware() -> list[Middleware]:
    """What every request passes through, outermost first."""
    return [Middleware(SafeHeaders), Middleware(CompressedFrontend)]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Before the first reader: look nowhere outside, and get warm while their browser is still loading."""
    # Asked from a host name it does not know, Streamlit would ask a third party for this machine's address,
    # and tell it so that somebody reads here. An unknown origin is refused either way.
    net_util.get_external_ip = lambda: None
    threading.Thread(target=warm, name="warm", daemon=True).start()
    yield {}


def security_policy() -> str:
    """The Content-Security-Policy: nothing from another host, no inline script but Streamlit's own one.

    Components are loaded from `blob:` addresses; styles are set inline by Streamlit, Plotly and vis-network.
    Any site may show the app in a frame, since views are made to be embedded.
    """
    page = (FRONTEND / "index.html").read_text(encoding="utf-8")
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    ]
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self' blob:", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors *",
        ]
    )


class SafeHeaders:
    """Adds to every answer what keeps a reader's browser from telling others of them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", security_policy().encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to its answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self.headers]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class CompressedFrontend:
    """Sends Streamlit's own scripts and styles compressed, each compressed once.

    Streamlit leaves that to a proxy. They are two thirds of what a first visit loads, which many readers do
    over a telephone.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file of the frontend, pass on all else."""
        name = _asked_file(scope)
        if name is None:
            await self.app(scope, receive, send)
            return

        async def compressed(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                body = smaller(name)
                message["headers"] = _replaced(message["headers"], len(body))
                await send(message)
                await send({"type": "http.response.body", "body": body})
            elif message["type"] == "http.response.start":
                passed.append(True)
                await send(message)
            elif passed:
                await send(message)

        passed: list[bool] = []
        await self.app(scope, receive, compressed)


def _asked_file(scope: MutableMapping[str, Any]) -> str | None:
    """The file of the frontend a request is for, where it may be sent compressed."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    headers = dict(scope["headers"])
    if b"gzip" not in headers.get(b"accept-encoding", b"") or b"range" in headers:
        return None
    found = re.search(r"/static/((?:js|css)/[\w.-]+)$", scope["path"])
    name = found[1] if found else ""
    return name if name.endswith(COMPRESSED) and (FRONTEND / "static" / name).is_file() else None


@lru_cache(maxsize=256)
def smaller(name: str) -> bytes:
    """A file of Streamlit's frontend, compressed."""
    return gzip.compress((FRONTEND / "static" / name).read_bytes(), compresslevel=9, mtime=0)


def _replaced(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    kept = [(key, value) for key, value in headers if key.lower() not in {b"content-length", b"etag"}]
    return [
        *kept,
        (b"content-length", str(length).encode()),
        (b"content-encoding", b"gzip"),
        (b"vary", b"Accept-Encoding"),
    ]
