"""Cells of a CSV that a spreadsheet would run, made harmless, and the way back.

The rule: a text that begins with one of `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage
return gets one apostrophe before it, unless it is a plain number ("-5", "+3.5"). So that nothing is lost on
the way back, a text that begins with apostrophes and then one of these gets one more. Numbers stay.
"""

from __future__ import annotations

import re

import pandas as pd

STARTS = "=+\\-@\t\r＝＋－＠"

RUNS = re.compile(rf"'*[{STARTS}]")
"""What a spreadsheet would run, and what looks like one that was made harmless."""

NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")

QUIETED = re.compile(rf"'(?='*[{STARTS}])")


def quieted(text: str) -> str:
    """The text so that no spreadsheet runs it."""
    return f"'{text}" if RUNS.match(text) and not NUMBER.fullmatch(text) else text


def restored(text: str) -> str:
    """The text as it was before `quieted`."""
    return text[1:] if QUIETED.match(text) else text


def quieted_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every text quieted; numbers stay numbers."""
    return frame.assign(
        **{
            str(name): column.map(quieted)
            for name, column in frame.items()
            if isinstance(column.dtype, pd.StringDtype)
        }
    )


def restored_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, all of text, as it was before `quieted_cells`; it keeps its index."""
    return frame.assign(**{str(name): column.map(restored) for name, column in frame.items()})
