"""The one component of the page, mounted without an iframe; what it shows are the parts of `views.parts`.

Its code is in `static/`, fetched once and cached; Python sends data only. Each module is asked for under the
digest of its folder, so that a new version is never mixed with a cached old one.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import streamlit as st

STATIC = Path(__file__).parents[2] / "static"

LOADER = """
const module = import(new URL("app/static/page.js?v={digest}", document.baseURI).href);
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


page = st.components.v2.component(
    "page",
    html='<div class="page"></div>',
    js=LOADER.format(digest=digest()),
    isolate_styles=False,
)
