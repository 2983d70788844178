"""The one component of the page, mounted without an iframe; what it shows are the parts of `views.parts`.

Its code and style are in `static/`, fetched once and cached; Python sends data only. Each file is asked for
under the digest of its folder, so that a new version is never mixed with a cached old one.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import streamlit as st

STATIC = Path(__file__).parents[2] / "static"

SHEETS = (
    "style.css",
    "overtime.css",
    "search_box.css",
    "actors.css",
    "accounts.css",
    "rounds.css",
    "tours.css",
    "map.css",
    "sources.css",
    "data.css",
    "about.css",
    "own.css",
    "frame.css",
    "take_away.css",
    "cite.css",
    "touch.css",
    "seen.css",
    "print.css",
)
"""The style sheets, each after those that it refines."""

TOGETHER = "sheets.css"
"""All of them in one file, which `serve.py` makes, and names in its documents."""

LOADER = """
const here = (file) => new URL(`app/static/${{file}}?v={digest}`, document.baseURI).href;
const PAUSE = 2000;                 // milliseconds until a sheet that was not answered is asked for again
const styled = (link) => new Promise((done) => {{
  link.onload = done;
  link.onerror = () => setTimeout(() => {{
    const again = link.cloneNode();
    styled(again).then(done);
    link.replaceWith(again);
  }}, PAUSE);
}});
const sheet = (file) =>
  Object.assign(document.createElement("link"), {{ rel: "stylesheet", href: here(file) }});
function fetched() {{
  const together = document.querySelector('link[rel="preload"][href*="/{together}"]');
  const links = (together ? ["{together}"] : {sheets}).map(sheet);
  document.head.append(...links);
  return Promise.all([import(here("page.js")), ...links.map(styled)]);
}}
const ready = globalThis.tightropeFetched ??= fetched();   // this runs once for each component of a page
export default function (component) {{
  let mounted = true, unmount;
  ready.then(([page]) => {{ if (mounted) unmount = page.default(component); }});
  return () => {{ mounted = false; unmount?.(); }};
}}
"""
"""Fetches the browser code and the style sheets together, then shows the page, never without its style."""


@lru_cache
def digest() -> str:
    """A short digest of the browser code and its style, which changes whenever a file of them does."""
    together = hashlib.sha256()
    for path in sorted([*STATIC.glob("*.js"), *STATIC.glob("*.css")]):
        together.update(path.read_bytes())
    return together.hexdigest()[:12]


page = st.components.v2.component(
    "page",
    html='<div class="page"></div>',
    js=LOADER.format(digest=digest(), sheets=json.dumps(SHEETS), together=TOGETHER),
    isolate_styles=False,
)
