"""What whoever runs the server may decide, read from the environment once, at its start."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass

ADDRESS, FRAMES, HOSTS, HSTS, METRICS = (
    f"TIGHTROPE_{name}" for name in ("ADDRESS", "FRAME_ANCESTORS", "HOSTS", "HSTS", "METRICS")
)

_SITE = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?")
_ADDRESS = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?")
_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")


class SettingError(ValueError):
    """A variable holds what cannot be obeyed; the text says which one, and what it may hold."""


@dataclass(frozen=True)
class Settings:
    """How this server is run. The defaults suit a reader's own machine and a server behind a proxy alike."""

    address: str = ""
    """Where readers find the app, without a slash at the end; previews of links need it whole."""

    frame_ancestors: tuple[str, ...] = ("*",)
    """Sites that may show the app in a frame; all of them, since views are made to be embedded."""

    hosts: tuple[str, ...] = ()
    """Names under which the server answers; empty: under any."""

    hsts: int = 0
    """For how many seconds browsers shall come by HTTPS only; 0: nothing is said of it."""

    metrics: bool = False
    """Whether `/_stcore/metrics` tells of sessions and memory."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings an environment asks for.

    Raises
    ------
    SettingError
        If a variable holds anything else than it may.
    """
    return Settings(
        address=_address(environment.get(ADDRESS, "").strip()),
        frame_ancestors=_frame_ancestors(environment.get(FRAMES, "").lower().split()),
        hosts=_hosts(environment.get(HOSTS, "").lower().split()),
        hsts=_seconds(environment.get(HSTS, "").strip()),
        metrics=_switch(environment.get(METRICS, "").strip()),
    )


def settings_or_exit(environment: Mapping[str, str]) -> Settings:
    """The settings; if one of them cannot be obeyed, the process ends with the sentence that says so."""
    try:
        return read_settings(environment)
    except SettingError as error:
        sys.exit(str(error))


def _address(word: str) -> str:
    if word and not _ADDRESS.fullmatch(word):
        raise SettingError(
            f"{ADDRESS}: {word!r} is no address under which readers find the app; "
            "write scheme and host, and the path if there is one, such as https://tightrope.example."
        )
    return word.rstrip("/")


def _frame_ancestors(words: list[str]) -> tuple[str, ...]:
    words = [word.strip("'") for word in words] or ["*"]
    if words in (["*"], ["none"]):
        return ("*",) if words == ["*"] else ("'none'",)
    for word in words:
        if word != "self" and not _SITE.fullmatch(word):
            raise SettingError(
                f"{FRAMES}: {word!r} is no site that may frame the app; "
                "write * for all, none for nobody, or self and sites such as https://example.org."
            )
    return tuple("'self'" if word == "self" else word for word in words)


def _hosts(words: list[str]) -> tuple[str, ...]:
    for word in words:
        if not _HOST.fullmatch(word):
            raise SettingError(
                f"{HOSTS}: {word!r} is no host name; "
                "write names such as example.org or *.example.org, without scheme and port."
            )
    return tuple(words)


def _seconds(word: str) -> int:
    if not re.fullmatch(r"[0-9]{0,10}", word):
        raise SettingError(f"{HSTS}: {word!r} is no number of seconds; a year is 31536000.")
    return int(word or 0)


def _switch(word: str) -> bool:
    if word not in ("", "0", "1"):
        raise SettingError(f"{METRICS}: {word!r} is neither 1 (open) nor 0 (closed).")
    return word == "1"
