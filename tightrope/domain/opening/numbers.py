"""Numbers as tables have them: with a point or a comma, with thousands set apart, or not at all."""

from __future__ import annotations

import re

import pandas as pd

DEGREES = re.compile(r"[+-]?[0-9]{1,4}([.,][0-9]{1,30})?")
COUNT = re.compile(r"([0-9]{1,9})(?:[.,]0{1,2})?")
"""A whole number, also as a spreadsheet writes it that takes all numbers for broken ones: "12.0"."""

GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}")
"""A whole number whose thousands are set apart: "1,000"."""


def counts_of(texts: pd.Series) -> pd.Series:
    """The whole number that each text is, as Int64; none where it is none."""
    whole = {text: _count(text) for text in texts.unique().tolist()}
    return pd.Series([whole[text] for text in texts.tolist()], index=texts.index, dtype="Int64")


def _count(text: str) -> int | None:
    if GROUPED.fullmatch(text):
        return int(re.sub("[.,]", "", text))
    found = COUNT.fullmatch(text)
    return int(found[1]) if found else None


def is_off(texts: pd.Series, most: int) -> pd.Series:
    """Which texts are given and are no degrees between minus and plus `most`."""
    fit = texts.where(texts.str.fullmatch(DEGREES.pattern), "")
    degrees = pd.to_numeric(fit.str.replace(",", ".", regex=False), errors="coerce")
    return texts.ne("") & ~degrees.between(-most, most)
