"""The parts of a page: gathered while it runs, then sent to the browser in one message.

Streamlit sends, compares and renders every element by itself, and the browser lays the page out anew for
each. A part that the browser holds already is named, not sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from typing import Any

import streamlit as st

from tightrope.text import browser_locale, direction, language
from tightrope.views import components, state


def begin(page: str) -> None:
    """Start an empty page of this name."""
    st.session_state.update(page=page, parts=[], group="", sent=0)


def part(key: str, kind: str, data: Mapping[str, Any]) -> None:
    """Add a part below those before it.

    Parameters
    ----------
    key
        Its name on the page, in letters and hyphens; what stands under a name stays in place from run to run.
    kind
        The module in `static/` that shows it.
    data
        What that module shows; all that JSON can say.
    """
    content = json.dumps([key, data])  # two parts may say the same, and the browser holds each by its key
    st.session_state["parts"].append(
        {
            "key": key,
            "kind": kind,
            "group": st.session_state["group"],
            "digest": blake2b(content.encode(), digest_size=6).hexdigest(),
            "data": data,
        }
    )


def markup(key: str, html: str) -> None:
    """Add HTML made by `figures.template.render`; a click on a `data-pick` in it edits the view."""
    part(key, "markup", {"html": html})


@contextmanager
def group(key: str) -> Iterator[None]:
    """Let the parts added inside stand together, as the stylesheet places them."""
    st.session_state["group"] = key
    yield
    st.session_state["group"] = ""


@contextmanager
def native(key: str) -> Iterator[None]:
    """Let elements of Streamlit's own stand here, between the parts before and the parts after."""
    send()
    with st.container(key=key):
        yield


def send() -> None:
    """Send the parts gathered since the last time."""
    gathered, held = st.session_state["parts"], state.held()
    if not gathered:
        return
    key = f"page-{st.session_state['sent']}"
    for one in gathered:
        if one["digest"] in held:
            del one["data"]
    # One level deeper than need be: Streamlit looks at every value of the first level for a frame.
    data = {
        "page": st.session_state["page"],
        "parts": gathered,
        "language": {"code": language.get(), "direction": direction(), "locale": browser_locale()},
    }
    components.page(key=key, data=data, on_pick_change=partial(state.pick_from, key))
    st.session_state.update(parts=[], sent=st.session_state["sent"] + 1)


def send_what_there_is() -> None:
    """Send what was gathered before a page failed: the bar above all, which leads to the others."""
    if st.session_state.get("parts"):
        send()
