"""What every request passes through before the app answers it."""

from __future__ import annotations

from collections.abc import Callable

from starlette.middleware import Middleware

from tightrope.views.server.compression import CompressedFiles
from tightrope.views.server.endpoints import AllowedHosts, ClosedEndpoints, NoDialogs
from tightrope.views.server.first_html import FirstHtml
from tightrope.views.server.headers import SafeHeaders
from tightrope.views.server.settings import Settings


def middleware(settings: Settings, is_ready: Callable[[], bool]) -> list[Middleware]:
    """What every request passes through, outermost first; `is_ready` tells whether the dossier is loaded."""
    return [
        Middleware(SafeHeaders, settings=settings),
        Middleware(AllowedHosts, settings=settings),
        Middleware(ClosedEndpoints, settings=settings),
        Middleware(NoDialogs),
        Middleware(CompressedFiles),
        Middleware(FirstHtml, settings=settings, is_ready=is_ready),
    ]
