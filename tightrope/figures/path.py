"""How one actor is tied to another, step by step, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.paths import MOST_FOUND, Paths
from tightrope.domain.ties import Tie
from tightrope.figures.compare import tie_entry
from tightrope.figures.network import short_name
from tightrope.figures.template import render


def path_card(dossier: Dossier, pair: tuple[str, str], paths: Paths, day: date, undated: bool) -> str:
    """The shortest chains between two actors, each step with its sign, words and sources, as HTML."""
    actors = rows_of(dossier, "actors")
    return render(
        "path.html",
        one=actors[pair[0]].name,
        other=actors[pair[1]].name,
        day=day,
        chains=[_steps(dossier, chain, pair[0]) for chain in paths.chains],
        through=len(paths.chains[0]) - 1 if paths.chains else 0,
        found=paths.found,
        uncounted=paths.found == MOST_FOUND,
        undated=undated,
    )


def _steps(dossier: Dossier, chain: tuple[Tie, ...], start: str) -> list[dict[str, Any]]:
    """The ties of a chain for a list, each named from where the reader comes to where it leads."""
    actors, steps, here = rows_of(dossier, "actors"), [], start
    for tie in chain:
        there = tie.b if tie.a == here else tie.a
        named = " – ".join(short_name(actors[actor].name) for actor in (here, there))
        steps.append(tie_entry(dossier, tie) | {"pair": named})
        here = there
    return steps
