"""What tests of every kind share: the real dossier, and a builder of tiny ones."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pandas as pd
import pytest

from tightrope.domain.dossier import Dossier, build_dossier
from tightrope.domain.load import load_dossier
from tightrope.domain.schema import Schema, load_schema

DATA = Path(__file__).parents[1] / "data"

UNLESS_SAID = {
    "events": {
        "date_start": "2020-06-25",
        "date_precision": "day",
        "event_type": "Political",
        "status": "occurred",
        "episode": "june-2020",
        "significance": "2",
    },
    "claims": {"attribute": "occurrence", "value": "yes"},
    "event_links": {"relation": "led-to", "source_id": "wire"},
    "actors": {"kind": "armed-group", "alignment": "iran-aligned", "tier": "core"},
    "relations": {"relation": "allied-with", "sign": "positive", "source_count": "1"},
    "relation_claims": {"sign": "positive"},
    "sources": {"kind": "wire", "language": "en", "title_is": "headline"},
}
"""What a row of a tiny dossier has in a column that its test does not write."""


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """The real dossier."""
    return load_dossier(DATA)


@pytest.fixture(scope="session")
def tiny() -> Callable[..., Dossier]:
    """A builder: each table as CSV text with the columns that matter; the rest is `UNLESS_SAID` or empty.

    A name or title that is not written is the id. The rows are not checked against the schema.
    """
    schema = load_schema(DATA)
    empty = {name: _frame(schema, name, "") for name in schema.tables}

    def build(**tables: str) -> Dossier:
        assert tables.keys() <= schema.tables.keys()
        written = {name: _frame(schema, name, text) for name, text in tables.items()}
        return build_dossier(schema, empty | written)

    return build


def _frame(schema: Schema, name: str, text: str) -> pd.DataFrame:
    table, rows = schema.tables[name], []
    for row in csv.DictReader(io.StringIO(dedent(text).strip())):
        assert row.keys() <= table.fields.keys()
        named = dict.fromkeys({"name", "title"} & table.fields.keys(), next(iter(row.values())))
        rows.append({**dict.fromkeys(table.fields, ""), **named, **UNLESS_SAID.get(name, {}), **row})
    return pd.DataFrame(rows, columns=list(table.fields), dtype="str")
