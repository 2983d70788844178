"""What changed between two alliance networks: ties gained, turned, lost and kept.

A tie without a known end goes on, so it is never lost by itself; a tie without any date is in both networks
or in neither. Why a relation is no longer drawn is told apart: an act fades, only a state ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from tightrope.domain.dates import latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.domain.ties import ACTS, Tie, ties_as_of

Kind = Literal["gained", "turned", "lost", "kept"]
Parting = Literal["faded", "ended", "death"]


@dataclass(frozen=True)
class Change:
    """One pair of actors on two days; `before` is None for a gained tie, `after` for a lost one.

    `came` and `went` are the ids of the relations that stand on the later day only, on the earlier day only.
    """

    kind: Kind
    before: Tie | None
    after: Tie | None
    came: tuple[str, ...]
    went: tuple[str, ...]

    @property
    def tie(self) -> Tie:
        """The tie as it stands, or as it last stood."""
        tie = self.after or self.before
        assert tie
        return tie


def tie_changes(before: Sequence[Tie], after: Sequence[Tie]) -> list[Change]:
    """Every pair of actors that has a tie in either network, best supported first.

    Parameters
    ----------
    before, after
        The ties of the earlier and of the later day, as from `ties_as_of`; in any order.

    Returns
    -------
    list of Change
        `turned` where both days have a tie of another sign, `kept` where of the same, whatever relations
        make it. Ordered by the number of statements, then by pair.
    """
    then, now = {tie.id: tie for tie in before}, {tie.id: tie for tie in after}
    changes = [_change(then.get(pair), now.get(pair)) for pair in then.keys() | now.keys()]
    return sorted(changes, key=lambda change: (-change.tie.sources, change.tie.id))


@remembered(16)
def changes_between(
    dossier: Dossier, one: date, other: date, undated: bool
) -> tuple[date, date, tuple[Change, ...]]:
    """The earlier and the later of two days, and every pair with a tie on either of them."""
    earlier, later = sorted((one, other))
    before, after = (ties_as_of(dossier, day, undated) for day in (earlier, later))
    return earlier, later, tuple(tie_changes(before, after))


def _change(before: Tie | None, after: Tie | None) -> Change:
    then, now = (tie.relations if tie else () for tie in (before, after))
    kind: Kind
    if before is None or after is None:
        kind = "gained" if after else "lost"
    else:
        kind = "kept" if before.sign == after.sign else "turned"
    return Change(
        kind,
        before,
        after,
        came=tuple(one for one in now if one not in then),
        went=tuple(one for one in then if one not in now),
    )


def parting(relation: Any, day: date) -> Parting:  # noqa: ANN401 - a row
    """Why a row of `relations` that held before a day does not hold on it."""
    if relation.relation in ACTS:
        return "faded"
    return "ended" if relation.valid_to and latest(relation.valid_to) < day else "death"
