"""How one actor is tied to another: the shortest chains of ties between the two on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.domain.ties import Tie, pair_id, ties_as_of

MOST_FOUND = 200
"""How many chains are looked for: in a large dossier there may be any number."""

MOST_LISTED = 5
"""How many of them are kept, those whose weakest tie is held up best first."""


@dataclass(frozen=True)
class Paths:
    """The shortest chains between two actors, each as its ties in order, from the first actor to the second.

    `found` says how many there are, `MOST_FOUND` standing for "at least so many".
    """

    chains: tuple[tuple[Tie, ...], ...]
    found: int

    @property
    def actors(self) -> frozenset[str]:
        """Everyone on a chain, both ends included."""
        return frozenset(actor for chain in self.chains for tie in chain for actor in (tie.a, tie.b))

    @property
    def ties(self) -> frozenset[str]:
        """The ids of all ties on a chain."""
        return frozenset(tie.id for chain in self.chains for tie in chain)


@remembered(64)
def shortest_paths(dossier: Dossier, one: str, other: str, day: date, undated: bool) -> Paths:
    """The chains of fewest ties from one actor to another on a day, whatever their signs, or none.

    A tie of any sign is a step: the reader is told the sign of each.
    """
    import networkx as nx  # a third of a second: only whoever asks for a path pays for it

    ties = {tie.id: tie for tie in ties_as_of(dossier, day, undated)}
    graph = nx.Graph((tie.a, tie.b) for tie in ties.values())
    if one not in graph or other not in graph or not nx.has_path(graph, one, other):
        return Paths((), 0)
    ways = list(islice(nx.all_shortest_paths(graph, one, other), MOST_FOUND))
    chains = [tuple(ties[pair_id(*step)] for step in pairwise(way)) for way in ways]
    chains.sort(key=lambda chain: (-min(tie.sources for tie in chain), [tie.id for tie in chain]))
    return Paths(tuple(chains[:MOST_LISTED]), len(chains))
