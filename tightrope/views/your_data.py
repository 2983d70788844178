"""The page on which a reader opens a file, and the bar on every page that says whose data is shown."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.domain.opening.files import Opening
from tightrope.domain.opening.limits import MEGABYTE, MOST_BYTES
from tightrope.domain.opening.template import template
from tightrope.domain.schema import FILE_NAME, load_schema
from tightrope.figures.own import own_bar, own_intro, own_preview
from tightrope.text import SOURCE_LANGUAGE, language, t
from tightrope.views.data import OWN
from tightrope.views.folder import FOLDER
from tightrope.views.own import LOST, NAME, PENDING, Pending
from tightrope.views.parts import markup, native, part

GUIDE = FOLDER.parent / "docs" / "your-data.md"

ROUND = "own.round"
"""How many files this session has chosen."""


def bar(*, elsewhere: bool) -> None:
    """On every page: whose data this is, or that it is gone. Nothing where neither is the case.

    Parameters
    ----------
    elsewhere
        The page tells of Tightrope's own record, whatever is open.
    """
    own: Dossier | None = st.session_state.get(OWN)
    lost = bool(st.session_state.get(LOST)) and own is None
    if own is not None or lost:
        name = str(st.session_state.get(NAME, ""))
        markup("own", own_bar(own, name=name, elsewhere=elsewhere))


def intro() -> None:
    """What can be opened, and what happens to it."""
    markup("own-intro", own_intro())


def chooser() -> None:
    """The field for a file; its content goes from Streamlit's hands into the session at once."""
    part(
        "own-words",
        "chooser",
        {"choose": t("Choose a file"), "limit": t("At most {bytes} MB", bytes=MOST_BYTES // MEGABYTE)},
    )
    number = st.session_state.get(ROUND, 0)
    with native("own-chooser"):
        file = st.file_uploader(t("Your file: ZIP, CSV or XLSX"), key=f"own.file.{number}")
    if file is not None:
        pending = Pending(file.getvalue(), file.name, Opening(file.name))
        with st.spinner(t("Reading the file")):
            pending.read_again()
        # Another key is another field: Streamlit lets go of what was in the last one.
        st.session_state.update({PENDING: pending, ROUND: number + 1})
        st.rerun()


def preview() -> None:
    """What the file was recognized as, its columns, its problems, and the choice."""
    pending: Pending | None = st.session_state.get(PENDING)
    if pending:
        markup("own-preview", own_preview(pending.opening, order=pending.order))


def start() -> None:
    """Tables to start from, and how files are read, in full."""
    with native("own-template"):
        title = t("How files are read, and what is refused")
        with st.expander(
            title if language.get() == SOURCE_LANGUAGE else t("{title} (in English)", title=title)
        ):
            st.markdown(guide())
        st.download_button(
            t("Download the template"),
            data=template_bytes(),
            file_name="tightrope-template.zip",
            mime="application/zip",
            on_click="ignore",
        )


@st.cache_resource(show_spinner=False)
def template_bytes() -> bytes:
    """The template, made once: it is the same for all."""
    return template(load_schema(FOLDER), (FOLDER / FILE_NAME).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def guide() -> str:
    """The guide of the repository, without its heading: our own words, so Markdown may act in them."""
    return GUIDE.read_text(encoding="utf-8").partition("\n")[2]
