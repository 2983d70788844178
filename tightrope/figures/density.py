"""The overview strip: how many events each month of the record holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered


@remembered()
def _months(dossier: Dossier) -> tuple[list[str], dict[str, str]]:
    """Every month of the record, none left out, and the month in which each event begins."""
    if dossier.events.empty:
        return [], {}
    begun = dossier.events["start"].dt.to_period("M")
    every = pd.period_range(begun.min(), begun.max(), freq="M").astype(str).tolist()
    return every, begun.astype(str).to_dict()


def density(dossier: Dossier, events: Iterable[str]) -> dict[str, list[Any]]:
    """How many events begin in each month, and how many of those are among the given ones.

    Returns
    -------
    dict
        `month` (the first day of each), `total` and `shown`, three lists of one length.
    """
    every, month_of = _months(dossier)
    total, shown = Counter(month_of.values()), Counter(month_of[event] for event in events)
    return {
        "month": [f"{month}-01" for month in every],
        "total": [total[month] for month in every],
        "shown": [shown[month] for month in every],
    }
