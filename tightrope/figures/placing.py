"""Where the marks of the timeline stand: lanes from top to bottom, each as many rows high as it needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tightrope.domain.choice import choice_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.lanes import lane_table
from tightrope.figures.marks import DAY, Mark, mark, moment

SQUEEZES = (1.0, 0.8, 0.6, 0.45, 0.35, 0.25, 0.18, 0.12, 0.08, 0.05)
"""How much of its size a marker keeps for itself, tried from roomy to crowded."""


@dataclass(frozen=True)
class Format:
    """The size of the picture in pixels, and where the headings of the lanes stand.

    Attributes
    ----------
    width
        What the plot is taken to be wide, so that rows can be packed before the browser tells.
    height, bottom
        Of the picture, and of the axis in it.
    rows
        How many rows of markers fit before they touch; a fuller view is squeezed together.
    gutter
        Room left of the lanes for their headings; without it each heading is a row of its lane.
    """

    width: int
    height: int
    bottom: int
    rows: int
    gutter: int

    @property
    def head(self) -> float:
        """What a lane takes beside its markers, in rows."""
        return 0.5 if self.gutter else 1.3


WIDE = Format(width=580, height=396, bottom=20, rows=30, gutter=112)
NARROW = Format(width=340, height=524, bottom=24, rows=44, gutter=0)
"""On a desk and on a phone."""


@dataclass(frozen=True)
class Spot:
    """A mark in its lane and row."""

    mark: Mark
    y: float


@dataclass(frozen=True)
class Band:
    """A lane and the rows it takes."""

    lane: str
    top: float
    bottom: float


def place(
    dossier: Dossier, events: Iterable[str], window: tuple[date, date], lanes: str, form: Format
) -> tuple[list[Spot], list[Band]]:
    """Where every mark stands, and the lanes they fill.

    A lane has as many rows as it takes for no mark to touch another. Where the picture is too low for that,
    all marks stand closer; where that is not enough, the fullest lanes are laid over themselves, row by row.
    """
    table = lane_table(dossier, lanes)
    members = {
        lane: [mark(dossier, table.ids[place]) for place in places.tolist()]
        for lane, places in table.within(choice_of(dossier, events).mask)
    }
    per_pixel = (moment(window[1]) + DAY - moment(window[0])) / form.width
    for squeeze in SQUEEZES:
        rows = {lane: _rows(inside, per_pixel, squeeze) for lane, inside in members.items()}
        if _height(rows, form) <= form.rows:
            break
    if _height(rows, form) > form.rows:
        rows = _overlaid(rows, form)
    return stand(members, rows, form)


def stand(
    members: dict[str, list[Mark]], rows: dict[str, list[int]], form: Format
) -> tuple[list[Spot], list[Band]]:
    """The marks of each lane in its rows, lanes from top to bottom."""
    spots: list[Spot] = []
    bands: list[Band] = []
    top = 0.0
    for lane, inside in members.items():
        bottom = top + form.head + max(rows[lane]) + 1
        bands.append(Band(lane, top, bottom))
        first = top + (form.head + 1) / 2 if form.gutter else top + form.head + 0.4
        spots += [Spot(one, round(first + row, 2)) for one, row in zip(inside, rows[lane], strict=True)]
        top = bottom
    return spots, bands


def _overlaid(rows: dict[str, list[int]], form: Format) -> dict[str, list[int]]:
    """The rows with the fullest lanes laid over themselves, so that all fit: row by row, in as many as do."""
    counts = [max(row) + 1 for row in rows.values()]
    most = max(counts)
    while most > 1 and sum(min(count, most) + form.head for count in counts) > form.rows:
        most -= 1
    return {lane: [row % most for row in inside] for lane, inside in rows.items()}


def _height(rows: dict[str, list[int]], form: Format) -> float:
    """How many rows all lanes take together, their headings included."""
    return sum(max(row) + 1 + form.head for row in rows.values())


def _rows(inside: list[Mark], per_pixel: float, squeeze: float) -> list[int]:
    """The row of each mark; where it is crowded bars may run behind markers."""
    bars = squeeze > 0.5
    reach = [mark.size / 2 * per_pixel * squeeze for mark in inside]
    ordered = sorted(range(len(inside)), key=lambda i: inside[i].at)
    lefts = [inside[i].at - bars * inside[i].before - reach[i] for i in ordered]
    rights = [inside[i].at + bars * inside[i].after + reach[i] for i in ordered]
    rows = [0] * len(inside)
    for i, row in zip(ordered, pack(lefts, rights), strict=True):
        rows[i] = row
    return rows


def pack(lefts: Sequence[float], rights: Sequence[float]) -> list[int]:
    """The lowest free row for each interval, given from left to right, so that none overlap in a row.

    >>> pack([0, 1, 5], [2, 3, 6])
    [0, 1, 0]
    """
    ends: list[float] = []
    rows: list[int] = []
    for left, right in zip(lefts, rights, strict=True):
        free = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        if free == len(ends):
            ends.append(right)
        ends[free] = right
        rows.append(free)
    return rows
