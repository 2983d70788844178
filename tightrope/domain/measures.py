"""What graph theory says of the network of a day: degree by sign, betweenness, balance of triangles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Literal

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.domain.ties import Tie, pair_id, ties_as_of

EXACT = 300
"""Up to so many actors betweenness is worked out from every one of them; of more, from a sample."""

PIVOTS = 64
"""The size of that sample; it is drawn with a fixed seed, so that a view always shows the same numbers."""

MOST_TIES = 10_000
"""Beyond so many ties neither betweenness nor triangles are worked out: a reader would wait for seconds."""

MOST_TRIANGLES = 60
"""How many unbalanced triangles are kept, those held up best first; all are counted."""

Triangle = tuple[Tie, Tie, Tie]
How = Literal["exact", "sampled", "skipped"]


@dataclass(frozen=True)
class Standing:
    """How one actor stands in the network.

    Attributes
    ----------
    positive, negative, mixed
        How many actors it has a tie of that sign with.
    betweenness
        The share of the shortest paths between any two others that lead over it, from 0 to 1; 0 where
        `Measures.how` is `skipped`.
    unbalanced
        In how many unbalanced triangles it stands.
    """

    positive: int
    negative: int
    mixed: int
    betweenness: float
    unbalanced: int

    @property
    def ties(self) -> int:
        """How many actors it has a tie with."""
        return self.positive + self.negative + self.mixed


@dataclass(frozen=True)
class Measures:
    """The measures of a network.

    Attributes
    ----------
    standings
        Every actor with a tie, by id.
    how
        Whether betweenness is exact, worked out from a sample, or skipped, as triangles then are too.
    balanced, unbalanced, unjudged
        How many triangles of three tied actors there are: with no or two hostile ties, with one or three,
        with a mixed tie, of which nothing can be said (Cartwright and Harary, 1956, "Structural balance").
    listed
        Unbalanced triangles, best supported first, at most `MOST_TRIANGLES`.
    """

    standings: dict[str, Standing]
    how: How
    balanced: int
    unbalanced: int
    unjudged: int
    listed: tuple[Triangle, ...]


@remembered(8)
def measures(dossier: Dossier, day: date, undated: bool) -> Measures:
    """The measures of the alliance network on a day, over all its ties, drawn or not."""
    ties = ties_as_of(dossier, day, undated)
    signs: dict[str, Counter[str]] = {}
    for tie in ties:
        for actor in (tie.a, tie.b):
            signs.setdefault(actor, Counter())[tie.sign] += 1
    how: How = "skipped" if len(ties) > MOST_TIES else "exact" if len(signs) <= EXACT else "sampled"
    between = _betweenness(ties, how)
    kinds = _triangles(ties) if how != "skipped" else {}
    odd = kinds.get("unbalanced", [])
    within = Counter(
        actor for triangle in odd for actor in {end for tie in triangle for end in (tie.a, tie.b)}
    )
    return Measures(
        standings={
            actor: Standing(
                count["positive"], count["negative"], count["mixed"], between.get(actor, 0.0), within[actor]
            )
            for actor, count in signs.items()
        },
        how=how,
        balanced=len(kinds.get("balanced", [])),
        unbalanced=len(odd),
        unjudged=len(kinds.get("unjudged", [])),
        listed=tuple(sorted(odd, key=_firmness)[:MOST_TRIANGLES]),
    )


def _betweenness(ties: tuple[Tie, ...], how: How) -> dict[str, float]:
    if how == "skipped":
        return {}
    import networkx as nx  # a third of a second: only whoever asks for measures pays for it

    graph: Any = nx.Graph((tie.a, tie.b) for tie in ties)
    found: dict[str, float] = nx.betweenness_centrality(graph, k=PIVOTS if how == "sampled" else None, seed=1)
    return found


def _triangles(ties: tuple[Tie, ...]) -> dict[str, list[Triangle]]:
    """Every three actors of whom each is tied to both others, by what their signs make of them."""
    by_id = {tie.id: tie for tie in ties}
    after: dict[str, list[str]] = {}
    for tie in ties:  # ordered by pair, and `a` before `b`: each triangle is met once, at its first actor
        after.setdefault(tie.a, []).append(tie.b)
    found: dict[str, list[Triangle]] = {}
    for first, others in after.items():
        for second, third in combinations(others, 2):
            if closing := by_id.get(pair_id(second, third)):
                triangle = (by_id[pair_id(first, second)], by_id[pair_id(first, third)], closing)
                found.setdefault(_balance(triangle), []).append(triangle)
    return found


def _balance(triangle: Triangle) -> str:
    signs = [tie.sign for tie in triangle]
    if "mixed" in signs:
        return "unjudged"
    return "unbalanced" if signs.count("negative") % 2 else "balanced"


def _firmness(triangle: Triangle) -> tuple[int, list[str]]:
    """What sorts triangles: by their weakest tie, best supported first."""
    return -min(tie.sources for tie in triangle), [tie.id for tie in triangle]
