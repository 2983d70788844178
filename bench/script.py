"""What the server's own run costs, without browser, network or the queueing of messages."""

from __future__ import annotations

import time
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from bench.dossier import first_actors, first_events
from bench.report import Metric
from bench.server import ROOT
from tightrope.views import shell

RUNS = 25


def reruns() -> list[Metric]:
    """Script time of reruns: nothing changed, another actor, another event; the first time and again."""
    spent: list[float] = []
    run = shell.run

    def timed_run() -> None:
        begun = time.perf_counter()
        run()
        spent.append((time.perf_counter() - begun) * 1000)

    views: dict[str, list[dict[str, str]]] = {
        "nothing changed": [{}] * RUNS,
        "another actor": [{"actor": actor} for actor in first_actors()[:RUNS]],
        "another event": [{"event": event} for event in first_events()[:RUNS]],
    }
    metrics = []
    with patch.object(shell, "run", timed_run):
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        page.run()
        for name, asked in views.items():
            for when in ("first time", "again"):
                spent.clear()
                for params in asked:
                    page.query_params.clear()
                    page.query_params.update(params)
                    page.run()
                if page.exception:
                    raise RuntimeError(f"The app fails with {params}: {page.exception[0].message}")
                note = "AppTest reruns, time inside shell.run(): our code and Streamlit's element calls"
                metrics.append(Metric(f"server script: {name}, {when}", list(spent), "ms", note))
    return metrics
