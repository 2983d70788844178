"""The HTML that comes before anything runs: what it is called in a search, a message or a tab.

Streamlit sends one document for every link, called "Streamlit". Who is sent a link sees its preview, which is
made from that document without running it; so the view is said in it in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qs, urlencode

from anyio import to_thread
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.state.query_params import CLIENT_STATE_QUERY_STRING_MAX_FIELDS as MOST_FIELDS

from tightrope.figures.preview import Preview, of_the_whole
from tightrope.figures.template import render
from tightrope.text import SOURCE_LANGUAGE, language, languages
from tightrope.views.server.early import asked_early
from tightrope.views.server.headers import FRONTEND
from tightrope.views.server.settings import Settings

IMAGE = "app/static/preview.png"

_NO_PAGE = re.compile(r"/(_stcore|static|media|component)/|\.[a-z0-9]+$")
"""What is asked for inside a page, or has the ending of a file."""

_CONDITIONS = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


@lru_cache
def document() -> tuple[str, str, str]:
    """Streamlit's document: what comes before its title, between that and its `noscript`, and after it.

    Left out: the pointer to an interface for machines, which is closed, and a font that no page uses.
    """
    html = (FRONTEND / "index.html").read_text(encoding="utf-8")
    for unused in (r"<!--\s*Machine-readable.*?/>\s*", r'<link\s+rel="preload".*?/>\s*'):
        html = re.sub(unused, "", html, flags=re.DOTALL)
    before, _, rest = html.partition("<title>Streamlit</title>")
    middle, after = re.split(r"<noscript>.*</noscript>", rest, maxsplit=1, flags=re.DOTALL)
    return before, middle, after


class FirstHtml:
    """Sends the document with the title, words and picture of the very view that the link asks for.

    A link of more fields than Streamlit reads is led on to its first ones: Streamlit would drop all of them
    without a word, and the page say nothing of what it has not been told.
    """

    def __init__(self, app: ASGIApp, settings: Settings, is_ready: Callable[[], bool]) -> None:
        self.app = app
        self.address = settings.address
        self.is_ready = is_ready

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a page what the app would, but in words; pass on all else."""
        if (
            scope["type"] != "http"
            or scope["method"] not in ("GET", "HEAD")
            or _NO_PAGE.search(scope["path"])
        ):
            await self.app(scope, receive, send)
            return
        fields = scope["query_string"].split(b"&")
        if len(fields) > MOST_FIELDS:
            kept_fields = b"&".join(fields[:MOST_FIELDS]).decode("latin-1")
            await RedirectResponse(f"?{kept_fields}", 302)(scope, receive, send)
            return

        rewritten = False

        async def answer(message: Message) -> None:
            nonlocal rewritten
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                rewritten = message["status"] == 200 and kind.startswith(b"text/html")
                if rewritten:
                    path, query = scope["path"].rpartition("/")[2], scope["query_string"].decode("latin-1")
                    html = await to_thread.run_sync(self.html, path, query)
                    whole = HTMLResponse(html, headers={"cache-control": "no-cache"})
                    await GZipMiddleware(whole)(scope, receive, send)
            if not rewritten:
                await send(message)

        # A whole document is wanted, not the word that a browser has it already: other words may stand in it.
        kept = [(name, value) for name, value in scope["headers"] if name.lower() not in _CONDITIONS]
        await self.app({**scope, "headers": kept}, receive, answer)

    def html(self, path: str, query: str) -> str:
        """The document for a page, by its path, and a query, in the language that the query asks for."""
        params = parse_qs(query)
        code = next((one for one in params.get("lang", ()) if one in languages()), SOURCE_LANGUAGE)
        language.set(code)
        told, page = self._told(path, params) if self.is_ready() else (of_the_whole(), "")
        wanted = urlencode(told.params, doseq=True)
        link = f"{self.address}/{page}{'?' if wanted else ''}{wanted}" if self.address else ""
        image = f"{self.address or '.'}/{IMAGE}"
        before, middle, after = document()
        head = render("head.html", told=told, link=link, image=image)
        before = before.replace('<html lang="en">', f'<html lang="{code}">')
        return before + head + asked_early(path) + middle + render("noscript.html", told=told) + after

    def _told(self, path: str, params: Mapping[str, Sequence[str]]) -> tuple[Preview, str]:
        # Brings pandas, which a start does not wait for.
        from tightrope.figures.link_preview import link_preview
        from tightrope.views import data, shell

        page = path if path in shell.PAGES[1:] else ""
        title = shell.page_titles()[page] if page else ""
        return link_preview(data.shared(), title, params), page
