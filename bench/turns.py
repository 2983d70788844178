"""Ours and the reference, measured in turn: a slow minute of a shared machine is then nobody's alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T")


def in_turn(one: Iterator[T], other: Iterator[T]) -> tuple[list[T], list[T]]:
    """All that two runs measure, one of this and one of that at a time."""
    pairs = list(zip_longest(one, other))
    return [first for first, _ in pairs if first is not None], [
        second for _, second in pairs if second is not None
    ]
