"""Rows of the dossier by id or by the value of a column, as plain tuples.

A picture asks for hundreds of single cells. Taking them out of frames one by one costs more than all the rest
of a run, so each table is turned into tuples once for each dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered


@remembered(64)
def rows_of(dossier: Dossier, table: str) -> Mapping[str, Any]:
    """Every row of a table that is indexed by an id: id → named tuple of its columns, the id as `Index`."""
    return {row.Index: row for row in getattr(dossier, table).itertuples()}


@remembered(64)
def rows_by(dossier: Dossier, table: str, column: str) -> Mapping[str, list[Any]]:
    """The rows of a table grouped by a column: value → named tuples in the order of the table.

    A value that no row has is missing; ask with `get(value, [])`.
    """
    grouped: dict[str, list[Any]] = {}
    for row in getattr(dossier, table).itertuples():
        grouped.setdefault(getattr(row, column), []).append(row)
    return grouped
