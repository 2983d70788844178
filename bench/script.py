"""What the server's own run costs, without browser, network or the queueing of messages.

`python -m bench.script FOLDER` prints the script time of filters on the dossier of a folder, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from statistics import median
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from bench.dossier import first_actors, first_events
from bench.report import Metric
from bench.server import ROOT
from tightrope.views import shell

RUNS = 25


def reruns() -> list[Metric]:
    """Script time of reruns: nothing changed, another actor, another event; the first time and again."""
    views: dict[str, list[dict[str, str]]] = {
        "nothing changed": [{}] * RUNS,
        "another actor": [{"actor": actor} for actor in first_actors()[:RUNS]],
        "another event": [{"event": event} for event in first_events()[:RUNS]],
    }
    note = "AppTest reruns, time inside shell.run(): our code and Streamlit's element calls"
    return [
        Metric(f"server script: {name}, {when}", times, "ms", note)
        for name, asked in views.items()
        for when, times in zip(("first time", "again"), timed_runs([asked, asked]), strict=True)
    ]


def timed_runs(passes: list[list[dict[str, str]]]) -> list[list[float]]:
    """Milliseconds inside `shell.run` for each view of each pass; a first run before them is not counted."""
    spent: list[float] = []
    run = shell.run

    def timed_run() -> None:
        begun = time.perf_counter()
        run()
        spent.append((time.perf_counter() - begun) * 1000)

    told = []
    with patch.object(shell, "run", timed_run):
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
        page.run()
        for asked in passes:
            spent.clear()
            for params in asked:
                page.query_params.clear()
                page.query_params.update(params)
                page.run()
                if page.exception:
                    raise RuntimeError(f"The app fails with {params}: {page.exception[0].message}")
            told.append(list(spent))
    return told


def main() -> None:
    """Print the median script time of windows nobody has asked for before."""
    os.environ["TIGHTROPE_DOSSIER"] = sys.argv[1]
    windows = [{"from": f"2020-05-{day:02}"} for day in range(1, 26)]
    print(json.dumps({"script": median(timed_runs([windows])[0])}))


if __name__ == "__main__":
    main()
