"""Where every actor stands in the network, for ever: each camp has its ground.

Positions depend on the whole dossier and never on a view, so a filter fades actors and never moves one. They
mean something: on a desk the government stands in the middle, the factions to its right with the bodies of
several camps and Iran above them, the United States to its left, Sadrists, shrine brigades and protesters
below; on a phone the same camps stand one below the other. On each ground those who have ties come first, the
weightiest nearest its first corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, product

from tightrope.domain.choice import every_event
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.ties import weigh_actors

PITCH_X, PITCH_Y = 119, 44
"""Distance of neighbouring actors, wide enough for a label of two lines."""


FAR = 60 * PITCH_Y
"""How far beyond the frame an actor may have its place before a nearer one is looked for."""


@dataclass(frozen=True)
class Ground:
    """The ground of a camp: the corner it is filled from, the way it grows, its columns and rows."""

    x: int
    y: int
    right: int
    down: int
    columns: int
    rows: int


@dataclass(frozen=True)
class Plan:
    """The grounds of all camps, and what of them every picture shows at first: left, top, right, bottom.

    Who finds no room on the ground of the camp stands beyond the frame, above or below it.
    """

    frame: tuple[int, int, int, int]
    grounds: dict[str, Ground]


PLANS = {
    "wide": Plan(
        frame=(-420, -252, 362, 290),
        grounds={
            "iraqi-government": Ground(-108, 8, -1, -1, 2, 6),
            "iran-aligned": Ground(54, -12, 1, 1, 3, 6),
            "mixed": Ground(54, -86, 1, -1, 3, 1),
            "iran": Ground(54, -166, 1, -1, 3, 2),
            "us-coalition": Ground(-354, 8, -1, -1, 1, 6),
            "sadrist": Ground(-108, 90, -1, 1, 1, 3),
            "shrine-hashd": Ground(-108, 238, -1, 1, 1, 1),
            "protest-movement": Ground(-227, 238, -1, 1, 1, 1),
            "other": Ground(-354, 90, -1, 1, 1, 4),
            "unknown": Ground(-227, 90, -1, 1, 1, 3),
        },
    ),
    "narrow": Plan(
        frame=(-192, -44, 192, 1000),
        grounds={
            "us-coalition": Ground(-122, 0, 1, 1, 1, 5),
            "other": Ground(0, 0, 1, 1, 1, 5),
            "iran": Ground(122, 0, 1, 1, 1, 5),
            "iraqi-government": Ground(-122, 256, 1, 1, 3, 4),
            "mixed": Ground(-122, 486, 1, 1, 3, 1),
            "iran-aligned": Ground(-122, 564, 1, 1, 3, 6),
            "sadrist": Ground(-122, 872, 1, 1, 1, 2),
            "shrine-hashd": Ground(0, 872, 1, 1, 1, 2),
            "protest-movement": Ground(122, 872, 1, 1, 1, 2),
            "unknown": Ground(122, 1000, 1, 1, 1, 0),
        },
    ),
}
"""Where each camp stands on a desk and on a phone."""


def plan_of(dossier: Dossier, name: str) -> Plan:
    """The plan for the camps of a dossier: ours where they are ours, else as many equal grounds as it has.

    The grounds of other camps fill the same frame, row by row in the order of the schema, so that they too
    stand where they stand for ever.
    """
    ours, camps = PLANS[name], list(dossier.codes("actors", "alignment"))
    if ours.grounds.keys() >= set(camps):
        return ours
    left, top, right, bottom = ours.frame
    abreast = max(1, (right - left) // (2 * PITCH_X)) if name == "wide" else 1
    columns = 2 if name == "wide" else 3
    height = max(1, (bottom - top) // PITCH_Y * abreast // len(camps))
    grounds = {
        camp: Ground(
            left + PITCH_X // 2 + place % abreast * columns * PITCH_X,
            top + PITCH_Y // 2 + place // abreast * height * PITCH_Y,
            1,
            1,
            columns,
            max(1, height - 1),
        )
        for place, camp in enumerate(camps)
    }
    return Plan(ours.frame, grounds)


@remembered()
def positions(dossier: Dossier, plan: str) -> dict[str, tuple[int, int]]:
    """The place of every actor in a plan, in pixels; x grows to the right, y downwards."""
    weight = weigh_actors(dossier, every_event(dossier))
    tied = set(dossier.relations["from_actor"]) | set(dossier.relations["to_actor"])
    ranked = sorted(
        rows_of(dossier, "actors").values(),
        key=lambda actor: (actor.Index not in tied, -weight.get(actor.Index, 0), actor.Index),
    )
    drawn = plan_of(dossier, plan)
    spots = {camp: _spots(ground, drawn.frame) for camp, ground in drawn.grounds.items()}
    taken = _Taken()
    return {actor.Index: taken.first_free(spots[actor.alignment]) for actor in ranked}


def places_of(dossier: Dossier, actors: Iterable[str], plan: str) -> dict[str, tuple[int, int]]:
    """The place of each actor of a picture: its own, or a free one nearer by where that is out of sight.

    In a large dossier most actors stand far below all others; a picture that had to reach them would show
    nothing else. They come in the given order, so the same actors always stand in the same places.
    """
    own, drawn = positions(dossier, plan), plan_of(dossier, plan)
    top, bottom = drawn.frame[1::2]
    near = {actor: own[actor] for actor in actors if top - FAR < own[actor][1] < bottom + FAR}
    taken = _Taken(near.values())
    camps = rows_of(dossier, "actors")
    for actor in actors:
        if actor not in near:
            ground = drawn.grounds[camps[actor].alignment]
            near[actor] = taken.first_free(_spots(ground, drawn.frame))
    return near


@remembered()
def framed(dossier: Dossier) -> frozenset[str]:
    """The actors who stand inside the frame of every plan, so that drawing them never moves the view."""
    return frozenset(
        actor
        for actor in dossier.actors.index
        if all(_is_inside(positions(dossier, plan)[actor], plan) for plan in PLANS)
    )


def _is_inside(spot: tuple[int, int], plan: str) -> bool:
    left, top, right, bottom = PLANS[plan].frame
    return left < spot[0] < right and top < spot[1] < bottom


def _spots(ground: Ground, frame: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    """The spots of a ground from its first corner on, then those beyond the frame; they never end."""
    beyond = frame[3] if ground.down > 0 else frame[1]
    for row in count():
        outside = row - ground.rows
        y = (
            ground.y + ground.down * row * PITCH_Y
            if outside < 0
            else beyond + ground.down * (outside + 1) * PITCH_Y
        )
        for column in range(ground.columns):
            yield ground.x + ground.right * column * PITCH_X, y


class _Taken:
    """The spots on which labels stand, some of them on a ground that has grown into another.

    They are kept by squares of the size of a label, so that only the nine squares around a spot can hold what
    it would cover.
    """

    def __init__(self, spots: Iterable[tuple[int, int]] = ()) -> None:
        self._squares: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for spot in spots:
            self._take(spot)

    def first_free(self, spots: Iterator[tuple[int, int]]) -> tuple[int, int]:
        """The first of the spots on which a label covers no other, which is taken now."""
        spot = next(spot for spot in spots if not self._is_covered(spot))
        self._take(spot)
        return spot

    def _take(self, spot: tuple[int, int]) -> None:
        self._squares.setdefault((spot[0] // PITCH_X, spot[1] // PITCH_Y), []).append(spot)

    def _is_covered(self, spot: tuple[int, int]) -> bool:
        x, y = spot
        column, row = x // PITCH_X, y // PITCH_Y
        return any(
            abs(x - left) < PITCH_X - 8 and abs(y - top) < PITCH_Y - 8
            for square in product(range(column - 1, column + 2), range(row - 1, row + 2))
            for left, top in self._squares.get(square, ())
        )
