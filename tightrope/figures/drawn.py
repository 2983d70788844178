"""Who and which ties are drawn, of all there are on a day: a picture of everything would be a hairball."""

from __future__ import annotations

from collections.abc import Sequence, Set

from tightrope.domain.ties import Tie
from tightrope.domain.together import Meeting

KEY_ACTORS = 28
"""How many actors are drawn by default: as many labels as a third of a screen can carry."""

KEY_SOURCES = 2
"""A tie is drawn by default when at least so many source statements hold it up."""

MOST_ACTORS, MOST_TIES = 250, 600
"""How many actors and ties are drawn of everyone: the strongest, beside the chosen and their ties."""

Line = Tie | Meeting
"""What joins two actors in a picture."""


def who_matters(
    ties: Sequence[Line],
    weight: dict[str, int],
    chosen: frozenset[str],
    inside: Set[str],
    most: int,
) -> frozenset[str]:
    """The chosen, then whoever weighs most in the view, then whoever the chosen are most firmly tied to.

    Only the chosen may be others than those `inside`. Who has a tie but no part in the view comes last.
    """
    tied = {actor for tie in ties for actor in (tie.a, tie.b)} & inside
    near = sorted((tie for tie in ties if {tie.a, tie.b} & chosen), key=lambda tie: -tie.sources)
    ranked = [*chosen, *weight, *(actor for tie in near for actor in (tie.a, tie.b))]
    if most > KEY_ACTORS:
        ranked += [actor for tie in sorted(ties, key=lambda tie: -tie.sources) for actor in (tie.a, tie.b)]
    wanted = tied | chosen
    return chosen.union([actor for actor in dict.fromkeys(ranked) if actor in wanted][:most])


def which_ties(
    ties: Sequence[Line], drawn: Set[str], chosen: frozenset[str], everything: bool
) -> Sequence[Line]:
    """Of the ties between those drawn the key ones and all of the chosen, or every one.

    Of too many, those of the chosen come first, then the strongest.
    """
    shown = [
        tie
        for tie in ties
        if {tie.a, tie.b} <= drawn and (everything or tie.sources >= KEY_SOURCES or {tie.a, tie.b} & chosen)
    ]
    if len(shown) <= MOST_TIES:
        return shown
    strongest = sorted(shown, key=lambda tie: (not {tie.a, tie.b} & chosen, -tie.sources, tie.id))
    return sorted(strongest[:MOST_TIES], key=lambda tie: (tie.a, tie.b))
