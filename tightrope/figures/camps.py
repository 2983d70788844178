"""In which camp an actor stands on a day, in words and in the colour of its box, and who says so."""

from __future__ import annotations

from datetime import date
from typing import Any

from tightrope.domain.camps import camps_as_of, holds, placings_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.figures.looks import camp_colours
from tightrope.figures.theme import PLAIN
from tightrope.text import apart, join_words, t

SEVERAL = "mixed"
"""The camp in whose colour an actor is drawn whom sources place in several."""


def camp_words(dossier: Dossier, actor_id: str, day: date) -> str:
    """The camp of an actor on a day; where sources place it in several, all of them."""
    camps = camps_as_of(dossier, actor_id, day)
    return join_words([dossier.label("actors", "alignment", camp) for camp in camps], "and")


def camp_colour(dossier: Dossier, actor_id: str, day: date) -> str:
    """The colour of the camp of an actor on a day, as #RRGGBB; of several camps, that of mixed bodies."""
    camps = camps_as_of(dossier, actor_id, day)
    return camp_colours(dossier).get(camps[0] if len(camps) == 1 else SEVERAL, PLAIN)


def is_elsewhere(dossier: Dossier, actor_id: str, day: date) -> bool:
    """Whether sources place an actor on a day in another camp than that of its rule, or in several."""
    return camps_as_of(dossier, actor_id, day) != (rows_of(dossier, "actors")[actor_id].alignment,)


def camp_look(dossier: Dossier, actor: Any, day: date | None) -> dict[str, Any]:  # noqa: ANN401 - a row
    """What of the box of an actor follows the day: `color`, `elsewhere`, and the `title` under the mouse.

    Where `day` is None they are those of the rule.
    """
    kind = dossier.label("actors", "kind", actor.kind)
    rule = dossier.label("actors", "alignment", actor.alignment)
    camp = camp_words(dossier, actor.Index, day) if day else rule
    lines = [apart(line) for line in (actor.name, actor.other_name, f"{kind} · {camp}") if line]
    return {
        "color": camp_colour(dossier, actor.Index, day) if day else camp_colours(dossier)[actor.alignment],
        "elsewhere": is_elsewhere(dossier, actor.Index, day) if day else False,
        "title": "\n".join([*lines, *(camp_tellers(dossier, actor.Index, day) if day else [])]),
    }


def camp_tellers(dossier: Dossier, actor_id: str, day: date) -> list[str]:
    """One line for each camp in which sources place an actor on a day: which, and who says so."""
    told = [row for row in placings_of(dossier, actor_id) if holds(row, day)]
    return [
        t(
            "{camp} according to {who}",
            camp=dossier.label("actors", "alignment", camp),
            who=t(", ").join(
                dict.fromkeys(apart(said_by(dossier, row)) for row in told if row.alignment == camp)
            ),
        )
        for camp in camps_as_of(dossier, actor_id, day)
        if told
    ]


def said_by(dossier: Dossier, placing: Any) -> str:  # noqa: ANN401 - a row
    """Who places an actor in a camp: whoever the source quotes, else its publisher."""
    told: str = placing.attributed_to or rows_of(dossier, "sources")[placing.source_id].publisher
    return told
