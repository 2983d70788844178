"""Ours and the reference, measured in turn: a slow minute of a shared machine is then nobody's alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TypeVar

Ours = TypeVar("Ours")
Theirs = TypeVar("Theirs")


def in_turn(ours: Iterator[Ours], theirs: Iterator[Theirs]) -> tuple[list[Ours], list[Theirs]]:
    """All that two runs measure, one of this and one of that at a time."""
    pairs = list(zip_longest(ours, theirs))
    mine, others = zip(*pairs, strict=True)
    return [one for one in mine if one is not None], [one for one in others if one is not None]
