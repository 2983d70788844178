"""Who appears in the same events: co-participation. Sharing an event is no alliance, so it is never signed.

The two who fight each other share as many events as the two who march together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by
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
    parts = rows_by(dossier, "participants", "event_id")
    shared: Counter[tuple[str, str]] = Counter()
    for event in events:
        present = sorted({part.actor_id for part in parts.get(event, [])})
        if len(present) <= CROWD:
            shared.update(combinations(present, 2))
    return tuple(Meeting(a, b, count) for (a, b), count in sorted(shared.items()))
