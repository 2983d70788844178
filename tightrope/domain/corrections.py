"""The guard of the corrections: each still matches the row it corrected, or it is a problem.

After the corrections of Our World in Data's `etl`, where a fix that finds no row fails the build: a change
that is silently undone by a later edit would otherwise go unseen.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from tightrope.message import Message

Row = dict[str, str]

KEY_SEPARATOR = " | "
"""What stands between the values of the key columns in `corrections.row`."""


def row_keys(frame: pd.DataFrame, key: tuple[str, ...]) -> list[str]:
    """The key of each row as `corrections.row` writes it: the values of its key columns between bars."""
    return [
        KEY_SEPARATOR.join(values).strip() for values in frame[list(key)].itertuples(index=False, name=None)
    ]


def unmatched(
    corrections: pd.DataFrame, tables: Mapping[str, pd.DataFrame], keys: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, Message]]:
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
    told = list(zip(corrections.index, _rows(corrections), strict=True))
    last = {(row["table"], row["row"], row["field"]): line for line, row in told}
    held: dict[str, dict[str, Row]] = {}
    for line, row in told:
        table, where = row["table"], row["row"]
        if table and table not in keys:
            known = ", ".join(keys)
            yield (
                line,
                Message('table "{table}" is unknown; the tables are {known}', table=table, known=known),
            )
        elif where and table in tables:
            if table not in held:
                frame = tables[table]
                held[table] = dict(zip(row_keys(frame, keys[table]), _rows(frame), strict=True))
            if fault := _fault(row, held[table].get(where), last[table, where, row["field"]] == line):
                yield line, fault


def _rows(frame: pd.DataFrame) -> list[Row]:
    return frame.to_dict("records")  # type: ignore[return-value]  # all cells are text


def _fault(correction: Row, row: Row | None, latest: bool) -> Message | None:
    """What is wrong with a correction that names a row, if anything is."""
    change, column, after = (correction[name] for name in ("change", "field", "after"))
    where = {"row": correction["row"], "table": correction["table"]}
    if change == "dropped":
        return (
            None if row is None else Message('row "{row}" of {table} was dropped, yet it is there', **where)
        )
    if row is None:
        return Message('no row "{row}" of {table}; the correction matches nothing', **where)
    if change in ("changed", "checked") and latest:
        if column not in row:
            return Message('row "{row}" of {table} has no column "{column}"', **where, column=column)
        if row[column] != after:
            return Message(
                '{column} of row "{row}" of {table} is "{held}", the correction has "{after}"',
                **where,
                column=column,
                held=row[column],
                after=after,
            )
    return None
