"""A view as one JSON file: what is said about it, its tables, and the lines of its network."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from tightrope.exports.about import about
from tightrope.exports.taken import Taken


def write_json(taken: Taken) -> bytes:
    """The view as JSON, UTF-8: `about`, `network` with its day, actors and lines, and each table's rows."""
    whole = {
        "about": about(taken),
        "network": {
            "day": taken.day.isoformat(),
            "actors": taken.actors,
            "ties": [
                {
                    "id": tie.id,
                    "a": tie.a,
                    "b": tie.b,
                    "sign": tie.sign,
                    "statements": tie.sources,
                    "relations": tie.relations,
                }
                for tie in taken.ties
            ],
            "meetings": [
                {"id": one.id, "a": one.a, "b": one.b, "events": one.events} for one in taken.meetings
            ],
        },
        "tables": {name: _records(frame) for name, frame in taken.tables.items()},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON has them: an empty text stays one, a number that is not given is null."""
    return [
        {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}
        for row in frame.astype("object").to_dict("records")
    ]
