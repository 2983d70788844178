"""Ids made of names, and words looked up once for each distinct text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd


def slug(text: str) -> str:
    """A text in small letters and hyphens, at most 60; empty where it has no Latin letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60].strip("-")


def free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken; it is taken from then on."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def mapped(texts: pd.Series, word_of: Callable[[str], str]) -> pd.Series:
    """What a function makes of each text; each distinct one is asked once."""
    return texts.map({text: word_of(text) for text in texts.unique().tolist()}).astype("str")
