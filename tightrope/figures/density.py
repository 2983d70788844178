"""The overview strip: how many events each month of the record holds, or each year of a long one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from tightrope.domain.choice import Places, choice_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered

MOST_BARS = 240
"""A record of more months than this, twenty years, is counted by years."""


@remembered()
def _periods(dossier: Dossier) -> tuple[pd.PeriodIndex, Places]:
    """Every month (or year) of the record, none left out, and the place of each event's first one."""
    begun = dossier.events["start"]
    if begun.empty:
        return pd.PeriodIndex([], freq="M"), np.array([], dtype=np.intp)
    every = pd.period_range(begun.min(), begun.max(), freq="M")
    if len(every) > MOST_BARS:
        every = pd.period_range(begun.min(), begun.max(), freq="Y")
    return every, every.get_indexer(pd.PeriodIndex(begun, freq=every.freq))


def density(dossier: Dossier, events: Iterable[str]) -> dict[str, list[Any]]:
    """How many events begin in each month, and how many of those are among the given ones.

    Returns
    -------
    dict
        `month` (the first day of each month, or of each year of a long record), `total` and `shown`, three
        lists of one length.
    """
    every, period = _periods(dossier)
    shown = period[choice_of(dossier, events).places]
    return {
        "month": [f"{one.start_time:%Y-%m-%d}" for one in every],
        "total": np.bincount(period, minlength=len(every)).tolist(),
        "shown": np.bincount(shown, minlength=len(every)).tolist(),
    }
