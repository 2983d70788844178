"""The browser code as it is sent: Streamlit's and ours, each file by its path in its folder."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from tightrope.views.components import SHEETS, STATIC, TOGETHER
from tightrope.views.server.headers import FRONTEND

TYPES = {".js": "text/javascript", ".css": "text/css"}
"""What shrinks when it is compressed, by the ending of a file; fonts and pictures are compressed already."""

THEIRS = FRONTEND / "static"

CALLED_AT_ONCE = b"//# allFunctionsCalledOnLoad\n"
"""A word to Chromium at the head of a file: compile all of it aside, while it comes. By itself it would look
through each function only, and compile it when it is called, while the page waits."""

_UNUSED_FACE = re.compile(r"@font-face\{font-family:Source Sans;.*?\}")
_ICONS = "@font-face{font-family:Material Symbols Rounded;"
_FROM_THE_START = (
    '[data-testid="stSidebar"],[data-testid="stHeader"]{display:none}'
    '[data-testid="stMainBlockContainer"]{max-width:1720px!important}'
    ".stMainBlockContainer:not(:has(.part,.failure))>.stVerticalBlock{visibility:hidden}"
    ":is(.st-key-page-0,.st-key-page-1):not(:has(.part))~*{display:none}"
)


@lru_cache
def files(*, ours: bool) -> dict[str, Path]:
    """The files of our folder or of Streamlit's, by their path in it."""
    folder = STATIC if ours else THEIRS
    found = [file for file in folder.rglob("*.*") if file.suffix in TYPES]
    made = [STATIC / TOGETHER] if ours else []
    return {file.relative_to(folder).as_posix(): file for file in (*found, *made)}


def content(file: Path) -> bytes:
    """What is sent of one of the files.

    Our scripts, whose functions are nearly all called as a page opens, say so in their first line; for those
    of Streamlit it was no gain. Our sheets come in one file, for each that is asked for takes its time.
    Streamlit's own sheet leaves out what no page shows, half a megabyte: its text font, in which it would set
    a link that is hidden until it is met, and icons. Those it asks for at its start, for the sake of a space;
    now they have none, and come where an icon stands. Its sidebar, which is empty, and its bar have some:
    neither is shown, not even before our sheets have come. The page is as wide from the start as it will be,
    and elements of Streamlit's own wait for the parts above them.
    """
    if file.name == TOGETHER:
        return b"\n".join((STATIC / sheet).read_bytes() for sheet in SHEETS)
    if file.suffix == ".css" and file.is_relative_to(THEIRS):
        sheet = _UNUSED_FACE.sub("", file.read_text(encoding="utf-8"))
        return f"{sheet.replace(_ICONS, f'{_ICONS}unicode-range:U+21-10FFFF;')}{_FROM_THE_START}".encode()
    if file.suffix == ".js" and file.is_relative_to(STATIC):
        return CALLED_AT_ONCE + file.read_bytes()
    return file.read_bytes()
