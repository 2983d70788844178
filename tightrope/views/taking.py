"""What a reader takes away: the menu asks for it by a pick, and the file is made then, not before."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.domain.opening.limits import MEGABYTE
from tightrope.exports.formats import FORMATS, Format
from tightrope.exports.taken import Taken, take
from tightrope.text import language, say_number, speaking, t
from tightrope.view_state import View
from tightrope.views import papers, state
from tightrope.views.data import as_recorded
from tightrope.views.parts import part

MOST_BYTES = 48 * MEGABYTE
"""The largest file that is sent to a browser; base64 makes it a third larger, on both sides."""


def file_asked(dossier: Dossier, view: View) -> None:
    """The file that the click before this run has asked for, as a part that saves it; nothing otherwise."""
    asked, serial = state.taken()
    name, _, drawn = asked.partition(".")
    if name not in FORMATS:
        return
    form = FORMATS[name]
    shown = as_recorded() if form.is_data else dossier
    with speaking(form.spoken(language.get())):
        taken = take(shown, view, base=address(), today=date.today(), citation=papers.citation_of(dossier))
        content = form.write(taken)
    drawn_as = drawn == "png" and form.is_picture
    part("saved", "saved", {"serial": serial, **_file(taken, form, content, drawn_as, dossier)})


def _file(taken: Taken, form: Format, content: bytes, drawn: bool, dossier: Dossier) -> dict[str, str]:
    """The file as the browser saves it; one that is too large is not sent, and the words say so.

    An SVG that is to be `drawn` is saved as the PNG that the browser makes of it. `dossier` has the words
    that the reader reads beside it, whatever language the file is in.
    """
    if len(content) > MOST_BYTES:
        size, most = (say_number(number // MEGABYTE) for number in (len(content), MOST_BYTES))
        words = t(
            "The file has {size} MB; at most {most} MB are sent. Narrow the view.", size=size, most=most
        )
        return {"words": words, "name": "", "type": "", "content": ""}
    name = f"{taken.name}.{form.ending}"
    if drawn:
        name = name.removesuffix(".svg") + ".png"
    return {
        "words": " · ".join(
            filter(None, [t("Saved as {name}", name=name), dossier.schema.licence.restriction])
        ),
        "name": name,
        "type": form.media_type,
        "content": b64encode(content).decode(),
    }


def address() -> str:
    """The address of the app as the reader's browser has it, up to the question mark of a link.

    Links to a view lead to the first page, whichever page it is taken from.
    """
    url = (st.context.url or "").partition("?")[0].removesuffix(str(st.session_state["page"]))
    return url.removesuffix("/") + "/" if url else ""
