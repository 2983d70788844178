"""`python -m bench.costs FOLDER`: what loading a dossier costs in a process of its own, as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.server import own_memory


def costs(folder: Path) -> dict[str, float]:
    """Seconds to read and to check, and MiB that the dossier takes in this process."""
    from tightrope.domain.check import check_tables
    from tightrope.domain.dossier import build_dossier
    from tightrope.domain.load import read_tables
    from tightrope.domain.schema import load_schema

    before = own_memory()
    schema = load_schema(folder)
    begun = time.perf_counter()
    tables = read_tables(folder)
    read = time.perf_counter()
    problems = check_tables(tables, schema)
    checked = time.perf_counter()
    if problems:
        raise SystemExit(f"{folder} is at fault: {problems[0]}")
    dossier = build_dossier(schema, tables)
    built = time.perf_counter()
    del tables
    return {
        "events": len(dossier.events),
        "load": read - begun + built - checked,
        "check": checked - read,
        "memory": own_memory() - before,
    }


if __name__ == "__main__":
    print(json.dumps(costs(Path(sys.argv[1]))))
