"""What was measured, as a table for people and as `results.json` for comparison."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import Any

RESULTS = Path(__file__).with_name("results.json")
LIBRARIES = ("streamlit", "pandas", "plotly", "pyvis", "playwright")


@dataclass(frozen=True)
class Metric:
    """Everything measured of one thing, and how it was measured."""

    name: str
    values: Sequence[float]
    unit: str
    note: str

    def summary(self) -> dict[str, Any]:
        """Median, the middle half of the values, their number and the note."""
        low, _, high = quantiles(self.values, n=4) if len(self.values) > 1 else [self.values[0]] * 3
        return {
            "median": round(median(self.values), 1),
            "middle_half": [round(low, 1), round(high, 1)],
            "unit": self.unit,
            "n": len(self.values),
            "note": self.note,
        }


def surroundings(chromium: str | None = None) -> dict[str, Any]:
    """What a result depends on beside the code; the load is that of before the bench."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "python": platform.python_version(),
        **({"chromium": chromium} if chromium else {}),
        **{library: version(library) for library in LIBRARIES},
        "cpu_count": os.cpu_count(),
        "load_average": [round(load, 2) for load in os.getloadavg()],
    }


def print_table(metrics: Iterable[Metric], around: dict[str, Any]) -> None:
    """One line for each metric."""
    print(" · ".join(f"{name} {value}" for name, value in around.items()))
    print(f"{'':58} {'median':>9} {'middle half':>17}  n")
    for metric in metrics:
        told = metric.summary()
        low, high = told["middle_half"]
        print(f"{metric.name:58} {told['median']:>9,} {low:>8,} –{high:>7,}  {told['n']:<3} {told['unit']}")


def write_results(metrics: Iterable[Metric], around: dict[str, Any]) -> None:
    """`results.json`: what the results depend on, then each metric by name."""
    told = {"surroundings": around, "metrics": {metric.name: metric.summary() for metric in metrics}}
    RESULTS.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
