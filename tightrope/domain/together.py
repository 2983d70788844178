"""Who appears in the same events: co-participation. Sharing an event is no alliance, so it is never signed.

The two who fight each other share as many events as the two who march together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from tightrope.domain.choice import choice_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.parts import pairs
from tightrope.domain.remember import remembered
from tightrope.domain.ties import pair_id

CROWD = 40
"""An event with more participants than this is a gathering: it says nothing of any two of them."""


@dataclass(frozen=True)
class Meeting:
    """Two actors who have part in the same events.

    Attributes
    ----------
    a, b
        The two actors, in alphabetical order.
    events
        How many events both have part in, in whatever role.
    """

    a: str
    b: str
    events: int

    @property
    def id(self) -> str:
        """The id of the pair, the same as that of a tie between the two."""
        return pair_id(self.a, self.b)

    @property
    def sources(self) -> int:
        """What holds the line up, under the name by which a drawing asks every line for it."""
        return self.events


@remembered(16)
def together(dossier: Dossier, events: Sequence[str]) -> tuple[Meeting, ...]:
    """Every two actors with part in the same of these events, ordered by pair."""
    told, chosen = pairs(dossier), choice_of(dossier, events).mask
    inside = chosen[told.event]
    parts = pd.DataFrame({"event": told.event[inside], "actor": told.actor[inside]})
    parts = parts[parts.groupby("event")["actor"].transform("size") <= CROWD]
    both = parts.merge(parts, on="event")
    shared = both[both["actor_x"] < both["actor_y"]].value_counts(["actor_x", "actor_y"])
    names = list(told.actors)
    met: list[tuple[str, str, int]] = []
    for place, count in zip(shared.index.tolist(), shared.tolist(), strict=True):
        one, other = sorted(names[at] for at in place)
        met.append((one, other, count))
    return tuple(Meeting(*one) for one in sorted(met))
