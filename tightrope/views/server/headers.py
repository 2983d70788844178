"""What every answer tells the reader's browser, so that it tells others nothing of them."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tightrope.views.server.settings import Settings

FRONTEND = Path(streamlit.__file__).parent / "static"


def security_policy(frame_ancestors: tuple[str, ...]) -> str:
    """The Content-Security-Policy: nothing from another host, no inline script but Streamlit's own one.

    Components are loaded from `blob:` addresses; styles are set inline by Streamlit, Plotly and vis-network.
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
            " ".join(["frame-ancestors", *frame_ancestors]),
        ]
    )


class SafeHeaders:
    """Adds to every answer what keeps a reader's browser from telling others of them."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", security_policy(settings.frame_ancestors).encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]
        if settings.hsts:
            self.headers.append((b"strict-transport-security", f"max-age={settings.hsts}".encode()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to its answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                message["headers"] = [*message.get("headers", []), *self.headers]
            await send(message)

        await self.app(scope, receive, with_headers)
