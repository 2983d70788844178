"""The alliance network as of a date: pyvis builds it, vis-network draws it in the browser.

Only those who matter to the view are drawn, one line for each pair; the picture says what it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered
from tightrope.domain.ties import Tie
from tightrope.figures.camps import camp_look
from tightrope.figures.drawn import KEY_ACTORS, MOST_ACTORS, MOST_TIES, Line, which_ties, who_matters
from tightrope.figures.layout import PLANS, framed, places_of
from tightrope.figures.looks import camp_colours
from tightrope.figures.spans import tie_words
from tightrope.figures.template import render
from tightrope.figures.theme import OPEN_DASHES, SIGN_LOOKS
from tightrope.text import apart, say_day, t, tn

BRACKETS = re.compile(r" \([^)]*\)$")

MOST_LINES = 6
"""How many relations a tie's tooltip names; its card names all."""

Looks = Callable[[Dossier, Any], dict[str, Any]]
"""How a line between two actors looks, as vis-network has it."""


@dataclass(frozen=True)
class Drawing:
    """A network ready to be drawn, and how much of it was left out.

    `nodes` and `edges` are vis-network items; `zones` the camps that are drawn, with label and colour;
    `tieless` says that the dossier has no tie on any day.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    zones: list[dict[str, Any]]
    actors_hidden: int
    ties_hidden: int
    tieless: bool = False


def network_drawing(
    dossier: Dossier,
    ties: Sequence[Line],
    weight: dict[str, int],
    day: date | None,
    *,
    chosen: frozenset[str] = frozenset(),
    everything: bool = False,
    looks: Looks | None = None,
) -> Drawing:
    """The ties of a date between the actors who matter to a view.

    Parameters
    ----------
    ties
        The ties of the day, as from `ties_as_of`.
    weight
        How much each actor matters to the view, as from `weigh_actors`; who is not in it has no part in the
        view.
    day
        The day whose camps colour the actors; None for a picture of no one day: each has its rule.
    chosen
        Actors who are drawn in any case, with all their ties to others who are drawn.
    everything
        Draw everyone who has a tie on the date, and every tie; of too many the strongest.
    looks
        How each line looks; `tie_looks` unless said.

    Returns
    -------
    Drawing
        Nodes with actor ids at the fixed places, `narrow` being those of a phone; edges with pair ids. A
        node's `camp` is the ground it stands on for ever, `color` that of its camp on the day; `elsewhere`
        tells that the two part.
    """
    tied = {actor for tie in ties for actor in (tie.a, tie.b)}
    if everything:
        drawn = who_matters(ties, weight, chosen, tied, MOST_ACTORS)
    else:
        drawn = who_matters(ties, weight, chosen, framed(dossier), KEY_ACTORS)
    shown = which_ties(ties, drawn, chosen, everything)
    network = _build(dossier, sorted(drawn), shown, weight, day, looks or tie_looks)
    return Drawing(
        nodes=network.nodes,
        edges=network.edges,
        zones=_zones(dossier, drawn),
        actors_hidden=len(tied - drawn),
        ties_hidden=len(ties) - len(shown),
        tieless=dossier.relations.empty,
    )


def _build(
    dossier: Dossier,
    actors: list[str],
    ties: Sequence[Any],
    weight: dict[str, int],
    day: date | None,
    looks: Looks,
) -> Any:  # noqa: ANN401 - a pyvis network, which is imported late
    # pyvis imports IPython, which takes a third of a second: only whoever draws pays for it.
    from pyvis.network import Network

    network = Network(directed=True)
    rows = rows_of(dossier, "actors")
    wide, narrow = (places_of(dossier, actors, plan) for plan in ("wide", "narrow"))
    for actor_id in actors:
        actor = rows[actor_id]
        network.add_node(
            actor_id,
            label=apart(short_name(actor.name)),
            x=wide[actor_id][0],
            y=wide[actor_id][1],
            narrow=narrow[actor_id],
            camp=actor.alignment,
            **camp_look(dossier, actor, day),
            person=actor.kind == "person",
            weight=weight.get(actor_id, 0),
        )
    for tie in ties:
        network.add_edge(tie.a, tie.b, id=tie.id, **looks(dossier, tie))
    return network


def actor_nodes(dossier: Dossier) -> list[dict[str, Any]]:
    """Every actor as vis-network draws it on no one day, at its place for ever; `weight` is 0."""
    return list(_build(dossier, sorted(dossier.actors.index), [], {}, None, tie_looks).nodes)


@remembered(4 * MOST_TIES, worded=True)
def tie_looks(dossier: Dossier, tie: Tie) -> dict[str, Any]:
    """How the line of a tie looks and what it says under the mouse, as vis-network has it."""
    colour, dashes = SIGN_LOOKS[tie.sign]
    return {
        "color": colour,
        "dashes": OPEN_DASHES[tie.sign] if tie.open_ended else dashes,
        "width": line_width(tie.sources),
        "title": tie_title(dossier, tie),
        "arrows": {"to": {"enabled": tie.forward}, "from": {"enabled": tie.backward}},
    }


def line_width(count: int) -> float:
    """How wide a line is that so many statements or events hold up; thinner dots could not be seen."""
    return round(1.3 + 0.6 * sqrt(min(count, 12) - 1), 2)


def short_name(name: str) -> str:
    """A name without what stands in brackets behind it, for a label."""
    return BRACKETS.sub("", name)


def tie_title(dossier: Dossier, tie: Tie) -> str:
    """What a tie says under the mouse: its sign, what it rests on and on how many statements."""
    lines = [f"{pair_name(dossier, tie)}: {sign_name(tie.sign)}"]
    lines += [relation_words(dossier, one) + say_dates(dossier, one) for one in tie.relations[:MOST_LINES]]
    rest = len(tie.relations) - MOST_LINES
    if rest > 0:
        lines.append(tn("and {n} more", "and {n} more", rest))
    lines.append(tn("{n} source statement", "{n} source statements", tie.sources))
    return "\n".join(lines)


def pair_name(dossier: Dossier, tie: Line) -> str:
    """The two actors of a line by their short names."""
    actors = rows_of(dossier, "actors")
    return " – ".join(apart(short_name(actors[end].name)) for end in (tie.a, tie.b))


def relation_words(dossier: Dossier, relation_id: str) -> str:
    """A relation as a sentence: "Kataib Hezbollah threatened Mustafa al-Kadhimi"."""
    actors, relation = rows_of(dossier, "actors"), rows_of(dossier, "relations")[relation_id]
    words = dossier.label("relations", "relation", relation.relation)
    one, other = (apart(short_name(actors[end].name)) for end in (relation.from_actor, relation.to_actor))
    return f"{one} {words} {other}"


def say_dates(dossier: Dossier, relation_id: str) -> str:
    """The dates of a relation in brackets; where no end is known, when it was last attested."""
    said = tie_words(dossier, rows_of(dossier, "relations")[relation_id], short=True)
    return f" ({said})" if said else ""


def sign_name(sign: str) -> str:
    """A sign in words, as the legend has it."""
    return {"positive": t("with"), "negative": t("against"), "mixed": t("mixed")}[sign]


def _zones(dossier: Dossier, actors: Set[str]) -> list[dict[str, Any]]:
    rows = rows_of(dossier, "actors")
    drawn = {rows[actor].alignment for actor in actors}
    return [
        {"camp": camp, "label": dossier.label("actors", "alignment", camp), "color": colour}
        for camp, colour in camp_colours(dossier).items()
        if camp in drawn
    ]


def network_data(drawing: Drawing, day: date) -> dict[str, Any]:
    """All the browser needs to draw a network, but for its controls and the words of its buttons."""
    return {
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "zones": drawing.zones,
        "frames": {name: plan.frame for name, plan in PLANS.items()},
        "alt": network_alt(drawing, day),
        "legend": network_legend(drawing),
        "left_out": say_hidden(drawing),
        "empty": t("This file has no dated ties between actors") if drawing.tieless else "",
        "revision": f"{day} {len(drawing.nodes)} {len(drawing.edges)}",
    }


def network_alt(drawing: Drawing, day: date) -> str:
    """What the picture shows, for those who do not see it."""
    return t(
        "Alliance network on {day}: {actors} actors and {ties} ties are drawn.",
        day=say_day(day),
        actors=len(drawing.nodes),
        ties=len(drawing.edges),
    )


def network_legend(drawing: Drawing, who: str = "") -> str:
    """The line of each sign in words, and what is left out or, in `who`, who is shown, as HTML."""
    signs = [
        {"name": sign_name(sign), "colour": colour, "dashes": [_written(dashes or []), _written(open_dashes)]}
        for (sign, (colour, dashes)), open_dashes in zip(
            SIGN_LOOKS.items(), OPEN_DASHES.values(), strict=True
        )
    ]
    return render("network_legend.html", signs=signs, hidden=who or say_hidden(drawing))


def _written(dashes: Sequence[float]) -> str:
    return " ".join(str(length) for length in dashes)


def say_hidden(drawing: Drawing) -> str:
    """What a picture leaves out, in words."""
    if drawing.tieless:
        return t("This file has no dated ties between actors, so none are drawn.")
    if not drawing.actors_hidden and not drawing.ties_hidden:
        return t("Everyone with a tie on this day is drawn.")
    actors = tn("{n} actor", "{n} actors", drawing.actors_hidden)
    ties = tn("{n} tie", "{n} ties", drawing.ties_hidden)
    return t("Not drawn: {actors}, {ties}.", actors=actors, ties=ties)
