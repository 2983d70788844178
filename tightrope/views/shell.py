"""The frame around every page: style, title bar, links between pages that carry the view along."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from tightrope.exports.offline.page import data_address
from tightrope.figures.template import render
from tightrope.text import languages, own_name, t
from tightrope.view_state import View
from tightrope.views import embed, parts, state, your_data
from tightrope.views.components import STATIC
from tightrope.views.data import dossier
from tightrope.views.parts import markup

ROOT = Path(__file__).parents[2]
PAGES = ("overview", "story", "actors", "rounds", "map", "accounts", "sources", "data", "your-data", "about")
FRAMED = "framed"


@lru_cache
def icon() -> str:
    """The icon of a tab, as the address that Streamlit would make of its file in each run."""
    return data_address("image/svg+xml", (STATIC / "icon.svg").read_bytes())


def page_titles() -> dict[str, str]:
    """Every page by its file name, with its title in the bar."""
    return {
        "overview": t("Timeline and network"),
        "story": t("Tours"),
        "actors": t("Actors"),
        "rounds": t("Two rounds"),
        "map": t("Map"),
        "accounts": t("Where accounts differ"),
        "sources": t("Sources"),
        "data": t("Data"),
        "your-data": t("Your data"),
        "about": t("About"),
    }


def skips(page: str) -> list[tuple[str, str]]:
    """Where the first links of a page, by its path, lead past all before: names of parts, and words."""
    opened = ("side", t("Skip to what is open"))
    if page == "":
        return [
            ("timeline", t("Skip to the timeline")),
            ("network", t("Skip to the network")),
            ("card", opened[1]),
            ("table", t("Skip to the table")),
        ]
    if page == "map":
        return [("place-map", t("Skip to the map")), opened, ("places", t("Skip to the list of places"))]
    return [("bar + .part", t("Skip to the content"))]


def navigation() -> tuple[list[Page], Page]:
    """All pages, and the one that was asked for."""
    titles = page_titles()
    pages: list[Page] = st.session_state.get("pages", [])
    if [page.title for page in pages] != list(titles.values()):
        # Kept for the session: each new one looks for its file on the disk, 3 ms for all in every run.
        pages = st.session_state["pages"] = [
            st.Page(ROOT / "pages" / f"{name}.py", title=title, default=place == 0)
            for place, (name, title) in enumerate(titles.items())
        ]
    return pages, st.navigation(pages, position="hidden")


def require_frame() -> None:
    """First line of every page: if `app.py` has not run before it, let it.

    Until `st.navigation` has been called once in a process, Streamlit takes the folder `pages/` for its old
    kind of multi-page app and runs `pages/about.py` alone for a first request of `/about`.
    """
    if not st.session_state.pop(FRAMED, False):
        navigation()
        st.rerun()


def run() -> None:
    """Draw the frame and the page inside it."""
    state.current()  # sets the language, in which all that follows is said
    st.set_page_config(
        page_title=t("Tightrope: Kadhimi and the militias, event by event"),
        page_icon=icon(),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    pages, page = navigation()
    going = state.going()
    asked = next((one for one in pages if one.url_path == going), page)
    if asked is not page:
        st.switch_page(asked, query_params=state.params(state.current()))
    view = state.begin()
    parts.begin(page.url_path)
    if not view.embed:
        _bar(page, view)
    your_data.bar(elsewhere=page.url_path == "about")
    _notices()
    _away()
    st.session_state[FRAMED] = True
    page.run()
    if view.embed:
        embed.line(dossier(), view)
    parts.send()


def _bar(page: Page, view: View) -> None:
    # The step of a tour is left behind: every other page would carry it into links that are sent.
    view = replace(view, step=None)
    query = urlencode(state.params(view), doseq=True)
    place = "." if page.url_path == "" else page.url_path
    others = [
        (code, own_name(code), f"{place}?{urlencode(state.params(replace(view, language=code)), doseq=True)}")
        for code in languages()
        if code != view.language
    ]
    links = [
        (title, f"{'.' if place == 0 else name}{'?' if query else ''}{query}", page.title == title)
        for place, (name, title) in enumerate(page_titles().items())
    ]
    markup("skips", render("skips.html", skips=skips(page.url_path)))
    markup("bar", render("bar.html", pages=links, others=others))


def _away() -> None:
    """What the browser says while no server answers: it has to have the words before."""
    words = t("The server does not answer. Read on: your last choice is answered as soon as it is back.")
    parts.part("away", "away", {"words": words})


def _notices() -> None:
    said = state.notices()
    if said:
        markup("notice", render("notice.html", sentences=said))
