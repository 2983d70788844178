"""What the server answers beside the pages: signs of life for machines, and nothing no reader needs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tightrope.views.server.settings import Settings

ALIVE, READY = "/healthz", "/readyz"

_UNUSED = r"_stcore/agent/.*|_stcore/bidi-components/.*|component/.*|auth/.*|oauth2callback"
"""What Streamlit opens and no page needs: its interface for machines, packaged components, logging in."""

_METRICS = r"_stcore/metrics"

HOST_CONFIG = "/_stcore/host-config"


def routes(is_ready: Callable[[], bool]) -> list[Route]:
    """`/healthz`: the process lives. `/readyz`: it has loaded the dossier, too; 503 before that."""

    async def alive(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("alive\n", headers={"cache-control": "no-store"})

    async def ready(_request: Request) -> PlainTextResponse:
        done = is_ready()
        text, status = ("ready\n", 200) if done else ("not ready: the dossier is being loaded\n", 503)
        return PlainTextResponse(text, status, headers={"cache-control": "no-store"})

    return [Route(ALIVE, alive), Route(READY, ready)]


class ClosedEndpoints:
    """Answers 404 where Streamlit would open what no reader needs."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        unused = _UNUSED if settings.metrics else f"{_UNUSED}|{_METRICS}"
        self.closed = re.compile(rf".*?/(?:{unused})/*", re.DOTALL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is for what is closed."""
        if scope["type"] == "http" and self.closed.fullmatch(scope["path"]):
            await PlainTextResponse("There is nothing here.\n", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class NoDialogs:
    """Tells Streamlit's browser code to open no dialog of its own.

    While no server answers it opens one, again with each try, over what the reader reads; its words are for
    developers ("Is Streamlit still running?") and English on every page. The page says it itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; of what Streamlit's browser code asks at its start, change one word."""
        if scope["type"] != "http" or not scope["path"].endswith(HOST_CONFIG):
            return await self.app(scope, receive, send)
        said: list[Message] = []

        async def keep(message: Message) -> None:
            said.append(message)

        await self.app(scope, receive, keep)
        if said[0]["status"] != 200:
            for message in said:
                await send(message)
            return None
        config = json.loads(b"".join(message.get("body", b"") for message in said[1:]))
        answer = JSONResponse(config | {"blockErrorDialogs": True}, headers={"cache-control": "no-cache"})
        return await answer(scope, receive, send)


class AllowedHosts:
    """Answers 400 to any host name the server was not told it has, on HTTP and on the websocket.

    Probes ask for the two signs of life by the address of the machine; those say nothing that is secret.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.guarded = TrustedHostMiddleware(app, settings.hosts or None, www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if it is for one of our names."""
        is_probe = scope["type"] == "http" and scope["path"] in (ALIVE, READY)
        await (self.app if is_probe else self.guarded)(scope, receive, send)
