"""What every request passes through before the app answers it."""

from __future__ import annotations

from starlette.middleware import Middleware

from tightrope.views.server.compression import CompressedFiles
from tightrope.views.server.endpoints import AllowedHosts, ClosedEndpoints
from tightrope.views.server.headers import SafeHeaders
from tightrope.views.server.settings import Settings


def middleware(settings: Settings) -> list[Middleware]:
    """What every request passes through, outermost first."""
    return [
        Middleware(SafeHeaders, settings=settings),
        Middleware(AllowedHosts, settings=settings),
        Middleware(ClosedEndpoints, settings=settings),
        Middleware(CompressedFiles),
    ]
