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


def _faults(dossier: Dossier, query: str) -> Iterator[str]:
    try:
        pairs = parse_qsl(query, strict_parsing=True, max_num_fields=60)
    except ValueError:
        yield f'view "{query[:60]}" is no query of a link; write key=value, joined by &'
        return
    params: dict[str, list[str]] = {}
    for key, value in pairs:
        params.setdefault(key, []).append(value)
    view, notices = parse_params(params, dossier)
    if notices:
        yield from (f"view: {notice}" for notice in notices)
        return
    if lost := _unread(params, view):
        yield f"view: {', '.join(lost)} means nothing there; see the keys in tightrope/view_state.py"
    events = apply_filters(dossier, view.filters)
    if not events:
        yield "view: no event passes its filters"
    elif view.event and view.event not in events:
        yield f"view: {view.event} is open, yet its filters leave it out"


def _unread(params: Params, view: View) -> list[str]:
    """The keys that are no part of a view; a step stands in no step."""
    known = to_params(view, complete=True)
    return [key for key in params if key not in known or key in ("tour", "step")]
