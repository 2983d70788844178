"""Scripts and styles go out compressed, each compressed once, and are kept by the browser."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tightrope.views.components import digest
from tightrope.views.server.browser_code import TYPES, content, files

_ASKED = re.compile(r".*?/(?P<ours>app/)?static/(?P<name>(?:[\w-]+/)?[\w.-]+)", re.DOTALL)

FOR_EVER = "public, immutable, max-age=31536000"


class CompressedFiles:
    """Sends the browser code, Streamlit's and ours, compressed, each file read and compressed once.

    Streamlit leaves its own files to a proxy, compresses ours anew for each reader and looks at the disk for
    each. Together they are nearly all that a first visit loads, a hundred files, which many readers do over
    a telephone. Streamlit's have a digest in their name, ours are asked for under that of their folder: what
    was asked for under today's may be kept for ever.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file of the browser code, pass on all else."""
        found = _ASKED.fullmatch(scope["path"]) if scope["type"] == "http" else None
        file = files(ours=bool(found["ours"])).get(found["name"]) if found else None
        asked = dict(scope["headers"]) if file else {}
        if not found or not file or scope["method"] != "GET" or b"range" in asked:
            await self.app(scope, receive, send)
            return
        headers = {
            "cache-control": "no-cache" if found["ours"] and not _under_digest(scope) else FOR_EVER,
            "access-control-allow-origin": "*",  # a frame that is shut off from its site asks as a stranger
            "vary": "Accept-Encoding",
        }
        if b"gzip" in asked.get(b"accept-encoding", b""):
            body, headers["content-encoding"] = await to_thread.run_sync(smaller, file), "gzip"
        else:
            body = await to_thread.run_sync(content, file)
        await Response(body, headers=headers, media_type=TYPES[file.suffix])(scope, receive, send)


def _under_digest(scope: Scope) -> bool:
    return parse_qs(scope["query_string"].decode("latin-1")).get("v") == [digest()]


@lru_cache(maxsize=512)
def smaller(file: Path) -> bytes:
    """A file, compressed."""
    return gzip.compress(content(file), compresslevel=6, mtime=0)
