"""The parts of the page that live in the browser: pictures, search box and HTML, mounted without an iframe.

Their code is in `static/`, fetched once and cached; Python sends data only. Each module is asked for under
the digest of its folder, so that a new version is never mixed with a cached old one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

STATIC = Path(__file__).parents[2] / "static"

LOADER = """
const module = import(new URL("app/static/{file}?v={digest}", document.baseURI).href);
export default function (component) {{
  let mounted = true, unmount;
  module.then((loaded) => {{ if (mounted) unmount = loaded.default(component); }});
  return () => {{ mounted = false; unmount?.(); }};
}}
"""


@lru_cache
def digest() -> str:
    """A short digest of the browser code, which changes whenever a file of it does."""
    together = hashlib.sha256()
    for path in sorted(STATIC.glob("*.js")):
        together.update(path.read_bytes())
    return together.hexdigest()[:12]


def _component(name: str, html: str) -> Callable[..., Any]:
    return st.components.v2.component(
        name,
        html=html,
        js=LOADER.format(file=f"{name}.js", digest=digest()),
        isolate_styles=False,
    )


ZOOM = (
    '<div class="zoom"><button type="button" data-zoom="in">+</button>'
    '<button type="button" data-zoom="out">−</button><button type="button" data-zoom="fit">⤢</button></div>'
)

TOOLS, LEGEND = (f'<div class="markup" data-part="{part}"></div>' for part in ("tools", "legend"))

timeline = _component("timeline", f'{TOOLS}<div class="timeline">{ZOOM}</div>{LEGEND}')
network = _component("network", f'{TOOLS}<div class="network">{ZOOM}</div>{LEGEND}')
actor_search = _component("actor_search", '<div class="actor-search"></div>')
place_map = _component("place_map", f'{TOOLS}<div class="markup place-map" data-part="html"></div>')
ground = _component("ground", "<span hidden></span>")
accounts = _component("accounts", '<div class="accounts-picture"></div>')
markup = _component("markup", '<div class="markup"></div>')
sources = _component("sources", '<div class="markup sources-list"></div>')
record = _component("record", "<span hidden></span>")
truth = _component("truth", "<span hidden></span>")
