"""The parts of a page: gathered while it runs, then sent to the browser in one message.

Streamlit sends, compares and renders every element by itself, and the browser lays the page out anew for
each. A piece of a part that the browser holds already is named, not sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tightrope.text import browser_locale, direction, language
from tightrope.views import components, state


def begin(page: str) -> None:
    """Start an empty page of this name."""
    st.session_state.update(page=page, parts=[], group="", sent=0)


@dataclass(frozen=True)
class Written:
    """Data as JSON: what is remembered in this form costs next to nothing when it is told again.

    Attributes
    ----------
    text
        The JSON.
    digest
        A name of the text, by which the browser knows whether it holds it.
    """

    text: str
    digest: str


def written(data: Mapping[str, Any]) -> Written:
    """Data in the form in which it is sent; all that JSON can say."""
    text = json.dumps(data)
    return Written(text, blake2b(text.encode(), digest_size=6).hexdigest())


def part(key: str, kind: str, *pieces: Mapping[str, Any] | Written) -> None:
    """Add a part below those before it.

    Parameters
    ----------
    key
        Its name on the page, in letters and hyphens; what stands under a name stays in place from run to run.
    kind
        The module in `static/` that shows it.
    pieces
        What that module shows, put together: what changes often apart from what changes seldom, because a
        piece that the browser holds is not sent again.
    """
    told = [one if isinstance(one, Written) else written(one) for one in pieces]
    st.session_state["parts"].append(
        {"key": key, "kind": kind, "group": st.session_state["group"], "pieces": told}
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


def _of_every_page() -> AbstractContextManager[None]:
    """What is sent now belongs to the app, also from inside a page.

    What belongs to a page Streamlit takes away as soon as another is asked for: the bar was gone for two
    frames, or there twice where the page was left half sent.
    """
    context = get_script_run_ctx()
    if context is None:
        return nullcontext()
    return context.run_with_active_hash(context.pages_manager.main_script_hash)


def send() -> None:
    """Send the parts gathered since the last time."""
    gathered, held = st.session_state["parts"], state.held()
    if not gathered:
        return
    key = f"page-{st.session_state['sent']}"
    texts = {one.digest: one.text for part in gathered for one in part["pieces"] if one.digest not in held}
    parts = [part | {"pieces": [one.digest for one in part["pieces"]]} for part in gathered]
    # One level deeper than need be: Streamlit looks at every value of the first level for a frame.
    data = {
        "page": st.session_state["page"],
        "parts": parts,
        "texts": texts,
        "language": {"code": language.get(), "direction": direction(), "locale": browser_locale()},
    }
    with _of_every_page():
        components.page(key=key, data=data, on_pick_change=partial(state.pick_from, key))
    st.session_state.update(parts=[], sent=st.session_state["sent"] + 1)


def send_what_there_is() -> None:
    """Send what was gathered before a page failed: the bar above all, which leads to the others."""
    if st.session_state.get("parts"):
        send()
