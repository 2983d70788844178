"""The reader's own dossier in the session: looked at before it is opened, kept nowhere else, gone with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, cast, get_args

import streamlit as st

from tightrope.domain.opening.columns import USES
from tightrope.domain.opening.days import Order
from tightrope.domain.opening.files import Opening, open_file
from tightrope.domain.schema import load_schema
from tightrope.views.data import OWN
from tightrope.views.folder import FOLDER

PENDING = "own.pending"
NAME = "own.name"
LOST = "own.lost"

Answer = Literal["", "opened", "closed"]


@dataclass
class Pending:
    """A file that was chosen and is not open yet; `content` is kept until the reader has decided."""

    content: bytes
    name: str
    opening: Opening
    wishes: dict[str, str] = field(default_factory=dict)
    order: Order = ""

    def read_again(self) -> None:
        """Read the file with what the reader has corrected."""
        self.opening = open_file(self.content, self.name, load_schema(FOLDER), self.wishes, self.order)


def is_open() -> bool:
    """Whether this session has a dossier of its own."""
    return st.session_state.get(OWN) is not None


def lose() -> None:
    """Say that a link or a restarted server asks for data that is no longer there."""
    st.session_state[LOST] = True


def answer(ident: str) -> Answer:
    """What the reader decided: `open` the file looked at, go `back`, `close` the open one, `dismiss`.

    Returns
    -------
    str
        `opened` or `closed` where the dossier of the session is another one now.
    """
    pending: Pending | None = st.session_state.get(PENDING)
    match ident:
        case "open" if pending and pending.opening.dossier:
            st.session_state.update({OWN: pending.opening.dossier, NAME: pending.opening.name, LOST: False})
            st.session_state.pop(PENDING)
            return "opened"
        case "close" if is_open():
            for key in (OWN, NAME):
                st.session_state.pop(key, None)
            return "closed"
        case "back":
            st.session_state.pop(PENDING, None)
        case "dismiss":
            st.session_state[LOST] = False
    return ""


def correct(key: str, value: str) -> None:
    """The reader says what a column holds (`use` and its place, empty for none) or how dates are meant."""
    pending: Pending | None = st.session_state.get(PENDING)
    if pending is None:
        return
    names = [column.name for column in pending.opening.columns]
    if key == "order" and value in get_args(Order):
        pending.order = cast(Order, value)
    elif key in USES and (not value or (value.isdigit() and int(value[:6]) < len(names))):
        pending.wishes[key] = names[int(value)] if value else ""
    else:
        return
    pending.read_again()
