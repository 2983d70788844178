"""What a page will ask for, asked for by its document: it comes while Streamlit's own code is still read.

The libraries that draw are also run then, while the browser would wait for Streamlit's code or its server.

Else it would come in eight turns, each of which begins when the one before has come and run: Streamlit, its
module for components, ours for pages, the sheets, the modules of the parts, what those import, the libraries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from tightrope.figures.template import render
from tightrope.views.components import STATIC, TOGETHER, digest
from tightrope.views.server.headers import FRONTEND

KINDS = {
    "": ("search_box", "timeline", "network", "record"),
    "actors": ("actors",),
    "rounds": ("network",),
    "map": ("search_box", "ground", "place_map", "record"),
    "accounts": ("accounts",),
    "sources": ("sources",),
    "your-data": ("chooser",),
}
"""The kinds of parts that a page has, by its path, beside those that every page has."""

ON_EVERY_PAGE = ("page", "markup", "truth", "away")

_THEIRS = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
_OURS = re.compile(r"import\(`\./([\w.-]+\.js)")
_LIBRARY = re.compile(r'library\("([\w.-]+)"')


@lru_cache
def asked_early(page: str) -> str:
    """The links and scripts of a document that ask for what a page needs.

    Parameters
    ----------
    page
        The path of the page, "" for the first one.
    """
    kinds = (*ON_EVERY_PAGE, *KINDS.get(page, ()))
    modules = list(_with_imports(STATIC, [f"{kind}.js" for kind in kinds], _OURS))
    libraries = {file for module in modules for file in _LIBRARY.findall(_text(STATIC / module))}
    return render(
        "early.html",
        late=_late_modules(),
        modules=modules,
        libraries=sorted(libraries),
        sheets=TOGETHER,
        digest=digest(),
    )


def _late_modules() -> list[str]:
    """What Streamlit asks for once it meets the first component, and its document has not named."""
    folder = FRONTEND / "static" / "js"
    first = [file.name for file in folder.glob("BidiComponent.*.js")]
    named = _text(FRONTEND / "index.html")
    return [file for file in _with_imports(folder, first, _THEIRS) if file not in named]


def _with_imports(folder: Path, files: Iterable[str], imports: re.Pattern[str]) -> Iterator[str]:
    """Files and all that they import, each once."""
    known, waiting = set[str](), list(files)
    while waiting:
        file = waiting.pop(0)
        if file not in known:
            known.add(file)
            yield file
            waiting += imports.findall(_text(folder / file))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
