"""Rows of the dossier by id or by the value of a column, as plain tuples.

A picture asks for hundreds of single cells. Taking them out of frames one by one costs more than all the rest
of a run, so a row becomes a tuple when it is first asked for and is kept a while. It must not become one
before: of a hundred thousand events a page shows a few hundred, and every tuple there is makes Streamlit's
collection of garbage, which follows each run, slower.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered

KEPT = 16_384
"""How many tuples of one table are kept, those asked for least recently going first."""


@remembered(64)
def rows_of(dossier: Dossier, table: str) -> Mapping[str, Any]:
    """Every row of a table that is indexed by an id: id → named tuple of its columns, the id as `Index`."""
    return _Rows(getattr(dossier, table).index, rows_at(dossier, table))


@remembered(64)
def rows_by(dossier: Dossier, table: str, column: str) -> Mapping[str, list[Any]]:
    """The rows of a table grouped by a column: value → named tuples in the order of the table.

    A value that no row has is missing; ask with `get(value, [])`.
    """
    return _Groups(getattr(dossier, table)[column], rows_at(dossier, table))


@remembered(64)
def rows_at(dossier: Dossier, table: str) -> Callable[[int], Any]:
    """What gives the row at a place of a table, from 0, as a named tuple."""
    frame = getattr(dossier, table)
    columns = [_cells(frame.index), *(_cells(frame[name]) for name in frame.columns)]
    make: Callable[[list[Any]], Any] = namedtuple("Row", ["Index", *frame.columns])._make  # type: ignore

    @lru_cache(KEPT)
    def row(place: int) -> Any:  # noqa: ANN401 - its columns are those of the schema
        return make([cell(place) for cell in columns])

    return row


def _cells(column: pd.Series | pd.Index) -> Callable[[int], Any]:
    """What gives the cell at a place as a Python value; texts are left in Arrow until they are asked for."""
    if isinstance(column.dtype, pd.StringDtype):
        texts = pa.array(column.array)
        if isinstance(texts, pa.ChunkedArray):
            texts = texts.combine_chunks()
        return lambda place: texts[place].as_py()
    if isinstance(column, pd.RangeIndex):
        return int
    if column.dtype.kind == "M":
        days = column.array
        return lambda place: days[place]
    values = column.to_numpy()
    return lambda place: values[place].item()


class _Rows(Mapping[str, Any]):
    """Rows by id."""

    def __init__(self, ids: pd.Index, row: Callable[[int], Any]) -> None:
        self._places = {one: place for place, one in enumerate(ids.tolist())}
        self._row = row

    def __getitem__(self, one: str) -> Any:  # noqa: ANN401 - a row
        return self._row(self._places[one])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _Groups(Mapping[str, list[Any]]):
    """Rows by a value that several may share, in the order in which the values first stand."""

    def __init__(self, column: pd.Series, row: Callable[[int], Any]) -> None:
        codes, values = pd.factorize(column)
        self._codes = {value: code for code, value in enumerate(values.tolist())}
        self._order = np.argsort(codes, kind="stable")
        self._ends = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=len(values)))])
        self._row = row

    def __getitem__(self, value: str) -> list[Any]:
        code = self._codes[value]
        places = self._order[self._ends[code] : self._ends[code + 1]]
        return [self._row(place) for place in places.tolist()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)
