"""How one actor is tied to another, step by step, in words."""

from __future__ import annotations

from datetime import date

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.paths import MOST_FOUND, Paths
from tightrope.figures.compare import tie_entry
from tightrope.figures.network import short_name
from tightrope.figures.template import render


def path_card(dossier: Dossier, pair: tuple[str, str], paths: Paths, day: date, undated: bool) -> str:
    """The shortest chains between two actors, each step with its sign, words and sources, as HTML."""
    actors = rows_of(dossier, "actors")
    return render(
        "path.html",
        one=short_name(actors[pair[0]].name),
        other=short_name(actors[pair[1]].name),
        day=day,
        chains=[[tie_entry(dossier, tie) for tie in chain] for chain in paths.chains],
        through=len(paths.chains[0]) - 1 if paths.chains else 0,
        found=paths.found,
        uncounted=paths.found == MOST_FOUND,
        undated=undated,
    )
