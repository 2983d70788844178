"""The dossier the app shows, loaded once for all readers."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.domain.load import load_dossier

FOLDER = Path(os.environ.get("TIGHTROPE_DOSSIER") or Path(__file__).parents[2] / "data")
"""The folder of the tables: that of the environment variable, or the record's own."""


@st.cache_resource(show_spinner=False)
def dossier() -> Dossier:
    """The dossier of `FOLDER`.

    Everything that lives as long as the process is put out of the garbage collector's sight once it is
    loaded: Streamlit collects after every run, and walking all of pandas and pyvis takes 100 ms each time.
    """
    import pyvis.network  # noqa: F401 - warm before the freeze

    loaded = load_dossier(FOLDER)
    gc.collect()
    gc.freeze()
    return loaded
