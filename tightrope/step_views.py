"""The views of the steps of the tours, and what of them no link could carry."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

import pandas as pd

from tightrope.domain.check import Problem
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import apply_filters
from tightrope.domain.rules import rows_with_lines
from tightrope.link_reader import Params
from tightrope.message import Message
from tightrope.view_state import View, parse_params, to_params


def step_view(dossier: Dossier, step_id: str) -> View:
    """The view that a step sets, the step with it."""
    return parse_params({"step": [step_id]}, dossier)[0]


def view_problems(dossier: Dossier, steps: pd.DataFrame) -> list[Problem]:
    """What is wrong with the views of the steps.

    Parameters
    ----------
    steps
        The table of steps as `load.read_tables` gives it, so that a problem can name its line.
    """
    file = f"{dossier.schema.folder}/{dossier.schema.tables['tour_steps'].path}"
    return [
        Problem(file, line, f'step_id "{row.step_id}"', message)
        for line, row in rows_with_lines(steps)
        for message in _faults(dossier, row.view)
    ]


def _faults(dossier: Dossier, query: str) -> Iterator[Message]:
    try:
        pairs = parse_qsl(query, strict_parsing=True, max_num_fields=60)
    except ValueError:
        yield Message('view "{query}" is no query of a link; write key=value, joined by &', query=query[:60])
        return
    params: dict[str, list[str]] = {}
    for key, value in pairs:
        params.setdefault(key, []).append(value)
    view, notices = parse_params(params, dossier)
    if notices:
        yield from (Message("view: {notice}", notice=notice) for notice in notices)
        return
    if lost := _unread(params, view):
        yield Message(
            "view: {keys} means nothing there; see the keys in tightrope/view_state.py", keys=", ".join(lost)
        )
    events = apply_filters(dossier, view.filters)
    if not events:
        yield Message("view: no event passes its filters")
    elif view.event and view.event not in events:
        yield Message("view: {event} is open, yet its filters leave it out", event=view.event)


def _unread(params: Params, view: View) -> list[str]:
    """The keys that are no part of a view; a step stands in no step."""
    known = to_params(view, complete=True)
    return [key for key in params if key not in known or key in ("tour", "step")]
