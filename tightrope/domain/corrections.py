"""The guard of the corrections: each still matches the row it corrected, or it is a problem.

After the corrections of Our World in Data's `etl`, where a fix that finds no row fails the build: a change
that is silently undone by a later edit would otherwise go unseen.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

KEY_SEPARATOR = " | "
"""What stands between the values of the key columns in `corrections.row`."""


def row_keys(frame: pd.DataFrame, key: tuple[str, ...]) -> list[str]:
    """The key of each row as `corrections.row` writes it: the values of its key columns between bars."""
    return [
        KEY_SEPARATOR.join(values).strip() for values in frame[list(key)].itertuples(index=False, name=None)
    ]


def unmatched(
    corrections: pd.DataFrame, tables: Mapping[str, pd.DataFrame], keys: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, str]]:
    """The line of each correction that the tables contradict, and in what.

    Parameters
    ----------
    corrections
        The table of that name as text, indexed by line.
    tables
        All tables as text.
    keys
        The primary key of each table that the schema defines.

    Notes
    -----
    Where several corrections changed one cell, the last of them tells what it holds. `answered` and
    `restructured` state no value and are not compared.
    """
    last = {(row.table, row.row, row.field): line for line, row in _rows(corrections)}
    found: dict[str, dict[str, int]] = {}
    for line, row in _rows(corrections):
        if row.table and row.table not in keys:
            yield line, f'table "{row.table}" is unknown; the tables are {", ".join(keys)}'
        elif row.row and row.table in tables:
            frame = tables[row.table]
            if row.table not in found:
                found[row.table] = {key: at for at, key in enumerate(row_keys(frame, keys[row.table]))}
            at = found[row.table].get(row.row)
            latest = last[row.table, row.row, row.field] == line
            if fault := _fault(row, None if at is None else frame.iloc[at], latest):
                yield line, fault


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, "pd.Series[str]"]]:
    for line, row in frame.iterrows():
        yield int(str(line)), row


def _fault(correction: "pd.Series[str]", row: "pd.Series[str] | None", latest: bool) -> str:
    """What is wrong with a correction that names a row, or the empty text."""
    change, where = correction["change"], f'row "{correction["row"]}" of {correction["table"]}'
    if change == "dropped":
        return f"{where} was dropped, yet it is there" if row is not None else ""
    if row is None:
        return f"no {where}; the correction matches nothing"
    if change in ("changed", "checked") and latest:
        if correction["field"] not in row.index:
            return f'{where} has no column "{correction["field"]}"'
        held = row[correction["field"]]
        if held != correction["after"]:
            return f'{correction["field"]} of {where} is "{held}", the correction has "{correction["after"]}"'
    return ""
