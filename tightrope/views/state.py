"""The one bridge between the view, the URL and the clicks.

The view in the session is the truth while a reader clicks, the URL is the truth whenever it is not the one
written last: a first load, a sent link, back and forward. Nothing on a page holds a choice of its own: all is
drawn from the view, and every click is a pick that edits the view before the run begins.
"""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex
from urllib.parse import parse_qs

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tightrope.domain.schema import OWN_VERSION
from tightrope.link_reader import Params
from tightrope.picks import picked
from tightrope.text import SOURCE_LANGUAGE, language, languages
from tightrope.view_state import Pane, View, first_view, parse_params, to_params
from tightrope.views import own
from tightrope.views.data import dossier

EMBED = "embed"


def begin() -> View:
    """The view of this run, read from the URL if the reader moved it and written back to it.

    Call it once, before any widget.
    """
    view = current()
    st.session_state["written"] = params(view) | _framed()
    st.query_params.from_dict(params(view))
    return view


def params(view: View) -> dict[str, list[str]]:
    """The view as the URL has it; that of a reader's own dossier says that it is one.

    Without `embed`, which Streamlit keeps in the URL by itself and lets nobody write.
    """
    shown = dossier()
    written = to_params(view, window=shown.schema.window, version=OWN_VERSION if shown.is_own else "")
    return {key: values for key, values in written.items() if key != EMBED}


def current() -> View:
    """The view as it stands; a URL that is not the one written last is obeyed first."""
    asked = _asked()
    if "view" not in st.session_state or asked != st.session_state.get("written"):
        if asked.get("v") == [OWN_VERSION] and not own.is_open():
            own.lose()
            # What was chosen in it is gone with it; the language is the reader's.
            asked = {key: values for key, values in asked.items() if key == "lang"} | _framed()
        view, notices = _read(asked)
        st.session_state.update(view=view, notices=notices, written=_asked())
    kept: View = st.session_state["view"]
    language.set(kept.language)
    return kept


def _read(params: Params) -> tuple[View, list[str]]:
    """The view of a link and what had to be dropped from it, said in the language that the link asks for."""
    language.set(next((one for one in params.get("lang", ()) if one in languages()), SOURCE_LANGUAGE))
    return parse_params(params, dossier())


def before_click() -> View:
    """The view that a click changes: the one in the session, whatever the URL that comes with the click.

    Of two quick clicks the second is sent before the answer to the first has reached the address bar; obeying
    that URL would undo the first.
    """
    if "view" in st.session_state:
        st.session_state["written"] = _asked()
    return current()


def _asked() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params} | _framed()


def _framed() -> dict[str, list[str]]:
    """`embed` as the reader's browser asked for it, which `st.query_params` does not tell."""
    context = get_script_run_ctx()
    asked = parse_qs(context.query_string).get(EMBED) if context else None
    return {EMBED: asked} if asked else {}


def notices() -> list[str]:
    """What had to be dropped from the link this page was opened with."""
    said: list[str] = st.session_state.get("notices", [])
    return said


def answered() -> dict[str, int | str]:
    """The number of the last click Python has answered, the page, and a name of the session that did.

    By the name the browser sees that its server was started anew and has not heard of an older click; by the
    page, that a click on the page before went nowhere; by the number of those lost, that one more was.
    """
    session = st.session_state.setdefault("session", token_hex(4))
    lost = st.session_state.get("lost", 0)
    return {"serial": _serial(), "session": session, "page": st.session_state["page"], "lost": lost}


def has_picked() -> bool:
    """Whether the reader has clicked anything in this session."""
    return _serial() > 0


def _serial() -> int:
    number: int = st.session_state.get("serial", 0)
    return number


def held() -> frozenset[str]:
    """The digests of the parts that the browser holds, as it said with its last pick; each is told once."""
    told = st.session_state.pop("held", [])
    return frozenset(one for one in told if isinstance(one, str)) if isinstance(told, list) else frozenset()


def pick_from(key: str) -> None:
    """Callback: the component under `key` sent a pick."""
    # A pick counts on the page that was answered last; what Streamlit's browser half holds to be the page may
    # be the one before. Of a component that went with its page the pick is lost; the browser tells it again.
    st.session_state["going"] = st.session_state.get("page")
    pick = st.session_state.get(key, {}).get("pick")
    if not isinstance(pick, dict):
        st.session_state["lost"] = st.session_state.get("lost", 0) + 1
        return
    view = before_click()  # of a click told twice as well: the URL it comes with would undo the first
    st.session_state["held"] = pick.get("held")
    if pick.get("kind") == "dismiss":
        st.session_state["notices"] = []
    number = pick.get("serial")
    if not isinstance(number, int) or number <= _serial():
        return
    st.session_state["serial"] = number
    kind, ident = str(pick.get("kind", "")), str(pick.get("id", ""))
    if kind == "go":
        _follow(ident, embed=view.embed)
    elif kind == "own":
        _decide(ident, embed=view.embed)
    elif kind == "take":
        st.session_state["taken"] = ident, number
    elif kind == "set" and ident.startswith("own."):
        own.correct(*ident.removeprefix("own.").split("=", 1))
    else:
        st.session_state["view"] = picked(view, dossier(), kind, ident)


def _decide(ident: str, *, embed: Pane | None) -> None:
    """The reader's own data was opened or closed: what was chosen in the dossier before means nothing now."""
    done = own.answer(ident)
    if done:
        begun = replace(first_view(dossier()), embed=embed)
        st.session_state.update(view=begun, notices=[], written=_asked())
    if done == "opened":
        _lead("./")


def _follow(link: str, *, embed: Pane | None) -> None:
    """A link inside the app was followed: its view holds, and its page is shown next.

    Whoever reads in a frame stays in it.
    """
    path, _, query = link.partition("?")
    view, said = _read(parse_qs(query))
    view = replace(view, embed=embed)
    st.session_state.update(view=view, notices=said, written=_asked())
    _lead(path)


def _lead(path: str) -> None:
    page = path.strip("./")
    st.session_state.update(page=page, going=page)


def taken() -> tuple[str, int]:
    """The format in which the click before this run wants the view, and its number; told once."""
    asked: tuple[str, int] = st.session_state.pop("taken", ("", 0))
    return asked


def going() -> str | None:
    """The page, by its path, on which a pick is answered; told once, and None where the address says it."""
    page: str | None = st.session_state.pop("going", None)
    return page
