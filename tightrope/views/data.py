"""The dossier the app shows: the reader's own where one is open, else the one all readers share."""

from __future__ import annotations

import gc

import streamlit as st
from starlette.formparsers import MultiPartParser

from tightrope.domain.dossier import Dossier
from tightrope.domain.load import load_dossier
from tightrope.domain.opening.limits import MEGABYTE, MOST_BYTES
from tightrope.domain.wording import in_language
from tightrope.text import language
from tightrope.views.folder import folder

OWN = "dossier"
"""Where the session keeps the reader's own dossier, and nothing else does. No component has this key:
Streamlit lets go of what is kept under the key of one that has left the page."""


def dossier() -> Dossier:
    """The dossier of this session, in the language of its reader."""
    return in_language(as_recorded(), language.get())


def of_all_readers() -> Dossier:
    """The dossier that all readers share, in the language of this one."""
    return in_language(shared(), language.get())


def as_recorded() -> Dossier:
    """The dossier of this session as its tables have it, for whatever is to be taken away as data."""
    own: Dossier | None = st.session_state.get(OWN)
    return own or shared()


@st.cache_resource(show_spinner=False)
def shared() -> Dossier:
    """The dossier of all readers, loaded once.

    Everything that lives as long as the process is put out of the garbage collector's sight once it is
    loaded: to walk all of pandas and pyvis takes 100 ms each time.
    """
    import pyvis.network  # noqa: F401 - warm before the freeze

    loaded = load_dossier(folder())
    # Else a file of more than a megabyte would lie in a temporary folder while it arrives.
    MultiPartParser.spool_max_size = MOST_BYTES + MEGABYTE
    gc.freeze()  # at once: a collection before would take 0.2 s and free nothing
    return loaded
