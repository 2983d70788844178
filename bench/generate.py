"""`python -m bench.generate EVENTS FOLDER`: a made-up dossier of any size, to see what a large one costs.

It is shaped like the record: few actors are in most events and most in very few, a few events are told of by
many sources and most by one or two, dates are inexact, accounts differ, copies repeat texts. The number of
actors grows with the square root of the events, that of sources almost with the events. Nothing in it
happened, and its title says so. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np

from bench.maker import Maker

ROOT = Path(__file__).parents[1]
SEED = 2020


def generate(events: int, folder: Path, seed: int = SEED) -> None:
    """Write a dossier of so many events into a folder, which is made if need be.

    Raises
    ------
    ValueError
        If fewer than 100 events are asked for: neither round would have one.
    """
    if events < 100:
        raise ValueError(f"a dossier of {events} events has none in either round; ask for at least 100")
    folder.mkdir(parents=True, exist_ok=True)
    tables = Maker(events, np.random.default_rng(seed)).tables()
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    package["name"] = f"generated-{events}"
    package["title"] = f"A generated dossier of {events:,} events: nothing of it happened"
    package["description"] = f"{events:,} made-up events to measure with, from bench.generate, seed {seed}."
    package["version"] = f"generated.{events}.{seed}"
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(tables.get(resource["name"], ()))
    (folder / "datapackage.json").write_text(
        json.dumps(package, indent=1, ensure_ascii=False) + "\n", "utf-8"
    )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description="Write a made-up dossier.")
    parser.add_argument("events", type=int, help="how many events")
    parser.add_argument("folder", type=Path, help="where to; files of the same names are overwritten")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another seed, another dossier ({SEED})")
    asked = parser.parse_args()
    generate(asked.events, asked.folder, asked.seed)
    print(f"{asked.folder}: {asked.events:,} made-up events")


if __name__ == "__main__":
    main()
