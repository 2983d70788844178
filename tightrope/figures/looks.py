"""Colour and symbol of each code of a dossier: those of the theme, and spare ones for codes of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import cycle
from typing import TypeVar

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.figures.theme import CAMP_COLOURS, KIND_LOOKS, TYPE_LOOKS

T = TypeVar("T")


@remembered()
def type_looks(dossier: Dossier) -> Mapping[str, tuple[str, str]]:
    """Colour and Plotly symbol of every event type, in legend order."""
    return _completed(dossier.codes("events", "event_type"), TYPE_LOOKS)


@remembered()
def kind_looks(dossier: Dossier) -> Mapping[str, tuple[str, str]]:
    """Colour and Plotly symbol of every kind of source, in legend order."""
    return _completed(dossier.codes("sources", "kind"), KIND_LOOKS)


@remembered()
def camp_colours(dossier: Dossier) -> Mapping[str, str]:
    """The colour of every camp, in legend order."""
    return _completed(dossier.codes("actors", "alignment"), CAMP_COLOURS)


def _completed(codes: Iterable[str], known: Mapping[str, T]) -> dict[str, T]:
    """The looks of the codes: known ones in the order of the theme, then the others in their own.

    A code that the theme does not know takes the next look that no code of the dossier has; where there are
    more codes than looks, looks are taken again.
    """
    asked = list(codes)
    looks = {code: look for code, look in known.items() if code in asked}
    spare = cycle([look for code, look in known.items() if code not in asked] or known.values())
    return looks | {code: next(spare) for code in asked if code not in looks}
