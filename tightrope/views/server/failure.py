"""What a reader sees when a page fails: one sentence and two ways on, never the inside of the program."""

from __future__ import annotations

import streamlit as st

from tightrope.figures.template import render


def say_failed(_error: Exception) -> bool:
    """Say on the page that it failed; the error itself goes to the log.

    Returns
    -------
    bool
        True: Streamlit need not show the error itself.
    """
    from tightrope.views import parts  # brings pandas, which a start does not wait for

    parts.send_what_there_is()
    st.html(render("failure.html"))
    return True
