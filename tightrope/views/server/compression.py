"""Scripts and styles go out compressed, each compressed once, and are kept by the browser."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tightrope.views.components import STATIC, digest
from tightrope.views.server.headers import FRONTEND

Headers = list[tuple[bytes, bytes]]

_ASKED = re.compile(r"/(?P<ours>app/)?static/(?P<name>(?:[\w.-]+/)?[\w.-]+\.(?:js|css))")
"""What shrinks when it is compressed; fonts and pictures are compressed already."""

FOR_EVER = b"public, immutable, max-age=31536000"


class CompressedFiles:
    """Sends the browser code, Streamlit's and ours, compressed, each file compressed once.

    Streamlit leaves its own files to a proxy, and compresses ours anew for each reader. Together they are
    nearly all that a first visit loads, which many readers do over a telephone. Ours are asked for under
    the digest of their folder: what was asked for under today's may be kept for ever.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file of the browser code, pass on all else."""
        found = _ASKED.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if not found or found.end() != len(scope["path"]):
            await self.app(scope, receive, send)
            return

        file = (STATIC if found["ours"] else FRONTEND / "static") / found["name"]
        for_ever = bool(found["ours"]) and _asked_under_digest(scope)
        wanted = _takes_gzip(scope) and file.is_file()
        whole = False

        async def answer(message: Message) -> None:
            nonlocal whole
            if message["type"] != "http.response.start":
                if not whole:
                    await send(message)
                return
            if message["status"] == 200:
                headers = _without(message["headers"], b"cache-control") if for_ever else message["headers"]
                message["headers"] = [*headers, (b"cache-control", FOR_EVER)] if for_ever else headers
            whole = message["status"] == 200 and wanted
            if whole:
                body = await to_thread.run_sync(smaller, file)
                message["headers"] = _of_smaller(message["headers"], len(body))
            await send(message)
            if whole:
                await send({"type": "http.response.body", "body": body})

        # Were the app to compress it too, it would be done twice.
        await self.app(_plain(scope) if wanted else scope, receive, answer)


def _takes_gzip(scope: Scope) -> bool:
    headers = dict(scope["headers"])
    return b"gzip" in headers.get(b"accept-encoding", b"") and b"range" not in headers


def _asked_under_digest(scope: Scope) -> bool:
    return parse_qs(scope["query_string"].decode("latin-1")).get("v") == [digest()]


def _plain(scope: Scope) -> dict[str, Any]:
    return {**scope, "headers": _without(scope["headers"], b"accept-encoding")}


@lru_cache(maxsize=512)
def smaller(file: Path) -> bytes:
    """A file, compressed."""
    return gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)


def _without(headers: Headers, *names: bytes) -> Headers:
    return [(key, value) for key, value in headers if key.lower() not in names]


def _of_smaller(headers: Headers, length: int) -> Headers:
    return [
        *_without(headers, b"content-length", b"etag", b"vary"),
        (b"content-length", str(length).encode()),
        (b"content-encoding", b"gzip"),
        (b"vary", b"Accept-Encoding"),
    ]
