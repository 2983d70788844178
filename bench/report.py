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
PAIRS = {
    "actor → timeline follows": ("actor click → timeline lit", "reference: actor chosen → timeline drawn"),
    "actor → everything": ("actor click → everything", "reference: actor chosen → everything"),
    "event → network follows": ("event click → network lit", "reference: event click → network drawn"),
    "event → everything": ("event click → everything", "reference: event click → everything"),
    "filter → everything": ("window preset → everything", "reference: filter → everything"),
    "cold start": ("cold start: both pictures visible", "reference: cold start, both pictures visible"),
    "websocket for one filter change": (
        "websocket for one filter change",
        "reference: websocket for one filter change",
    ),
}
"""What is compared: our metric and the reference's."""

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


def write_results(
    metrics: Iterable[Metric], rows: Sequence[dict[str, float]], around: dict[str, Any]
) -> dict[str, Any]:
    """Write `results.json` and give it: surroundings, each metric by name, ratios, and the growth of costs.

    What was not measured this time stays as it was, under the surroundings it was measured in: each metric
    and the table of growth carry the minute and the load of their run.
    """
    told: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    run = {"date": around["date"], "load": around["load_average"][0]}
    kept = {name: one for name, one in told.get("metrics", {}).items() if "run" in one}
    told = {
        "surroundings": around,
        "metrics": kept | {metric.name: metric.summary() | {"run": run} for metric in metrics},
        "scale": {"run": run, "rows": list(rows)} if rows else told.get("scale", {}),
    }
    told["ratios"] = ratios(told["metrics"])
    RESULTS.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return told


def ratios(metrics: dict[str, Any]) -> dict[str, float]:
    """How many times longer (or larger) the reference is, where both were measured in one run."""
    return {
        what: round(metrics[theirs]["median"] / metrics[ours]["median"], 1)
        for what, (ours, theirs) in PAIRS.items()
        if ours in metrics and theirs in metrics and metrics[ours]["run"] == metrics[theirs]["run"]
    }


def print_ratios(found: dict[str, float]) -> None:
    """One line for each ratio."""
    for what, times in found.items():
        print(f"{what:58} {times:>9,} × as much on the reference page")
