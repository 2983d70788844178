"""`python -m bench.load`: readers by the hundred; prints what they met with, writes `bench/load.json`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random
from typing import Any

from bench.load import crowd, heap
from bench.report import surroundings

RESULTS = Path(__file__).parents[1] / "load.json"
BUSY = 20


def main() -> None:
    """Run what was asked for; results of other kinds of runs are kept."""
    asked = _asked()

    def think(chance: Random) -> float:
        return 1 + chance.expovariate(1 / max(0.001, asked.think - 1))

    if asked.replicas > 1:
        told = {
            f"{asked.readers} readers, one of {asked.replicas} servers killed half-way": crowd.browsing(
                asked.readers, asked.seconds, think, asked.replicas
            )
        }
    else:
        told = {f"{asked.readers} readers": crowd.browsing(asked.readers, asked.seconds, think)}
    if not asked.only_browsing:
        told[f"{BUSY} readers who never think"] = crowd.browsing(BUSY, asked.seconds / 4, lambda _: 0.0)
        told[f"{asked.readers} open pages"] = crowd.open_tabs(asked.readers)
        told["one reader, the same ten times"] = crowd.one_reader_for_long(asked.reruns, again=True)
        told["one reader, ever new views"] = crowd.one_reader_for_long(asked.reruns, again=False)
        told["one browser for long"] = heap.changing_pages(asked.page_changes)
    for name, found in told.items():
        print(f"\n{name}\n{json.dumps(found, indent=1, ensure_ascii=False)}")
    _write(told)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument(
        "--think", type=float, default=10, help="seconds a reader looks at an answer, on average"
    )
    parser.add_argument("--replicas", type=int, default=1, help="servers; of several one is killed half-way")
    parser.add_argument(
        "--reruns", type=int, default=2000, help="clicks of the one reader who stays for long"
    )
    parser.add_argument("--page-changes", type=int, default=100, help="page changes of the one browser")
    parser.add_argument("--only-browsing", action="store_true", help="leave out limits and growth")
    return parser.parse_args()


def _write(told: dict[str, Any]) -> None:
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    around = surroundings()
    kept |= {name: {"surroundings": around, **found} for name, found in told.items()}
    RESULTS.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
