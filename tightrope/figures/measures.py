"""The measures of the network as a table, explained in words, with the triangles that are out of balance."""

from __future__ import annotations

from datetime import date

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.measures import PIVOTS, measures
from tightrope.domain.remember import remembered
from tightrope.figures.compare import tie_entry
from tightrope.figures.network import short_name
from tightrope.figures.tables import MOST_ROWS, say_cut
from tightrope.figures.template import render
from tightrope.text import t


@remembered(16, worded=True)
def measures_table(dossier: Dossier, day: date, undated: bool) -> str:
    """One row for each actor with a tie on the day, the best connected first, as HTML."""
    found, actors = measures(dossier, day, undated), rows_of(dossier, "actors")
    busiest = sorted(found.standings.items(), key=lambda one: (-one[1].ties, -one[1].betweenness, one[0]))
    return render(
        "measures_table.html",
        day=day,
        found=found,
        pivots=PIVOTS,
        cut=say_cut(len(busiest), t("those with most ties first")),
        rows=[(actor, short_name(actors[actor].name), one) for actor, one in busiest[:MOST_ROWS]],
        triangles=[[tie_entry(dossier, tie) for tie in triangle] for triangle in found.listed],
    )
