"""In which lane of the timeline an event stands: by the camp that acted, by its type or by its episode."""

from __future__ import annotations

from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.remember import remembered

ATTACKED = ("initiator", "claims-responsibility", "side")
ACTED = (*ATTACKED, "issuer", "detainer", "mediator")
SPOKE = ("asserts", "denier")
TOOK_PART = ("participant", "supporter")
ATTACKS = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")

UNCLAIMED = "unknown"
"""The camp of attackers nobody has identified. It is the code the actors table gives them."""

CAMPS: tuple[str, ...] = (
    "iraqi-government",
    "iran-aligned",
    "mixed",
    UNCLAIMED,
    "iran",
    "us-coalition",
    "sadrist",
    "shrine-hashd",
    "protest-movement",
    "other",
)
"""The camps in the order in which they are drawn: the two that confront each other first, bystanders last."""

COLUMNS = {"type": "event_type", "episode": "episode"}


def lane_order(dossier: Dossier) -> tuple[str, ...]:
    """The camps in drawing order: ours in the order above, those of another dossier in that of its schema."""
    codes = dossier.codes("actors", "alignment")
    if set(codes) <= set(CAMPS):
        return CAMPS
    return (*(code for code in codes if code != UNCLAIMED), UNCLAIMED)


def camps_of(dossier: Dossier, event_id: str) -> list[str]:
    """The camps that acted in an event, in drawing order; an event of two camps has both.

    An attack belongs to those who did or claim it, and is unclaimed where the record names nobody. Any other
    event belongs to those who acted, else to those who spoke, else to those who took part. Accused, targets
    and victims never decide: an accusation is not an act.
    """
    attack = rows_of(dossier, "events")[event_id].event_type in ATTACKS
    parts = rows_by(dossier, "participants", "event_id").get(event_id, [])
    actors = rows_of(dossier, "actors")
    for roles in (ATTACKED,) if attack else (ACTED, SPOKE, TOOK_PART):
        camps = {actors[part.actor_id].alignment for part in parts if part.role in roles}
        if camps:
            return [camp for camp in lane_order(dossier) if camp in camps]
    return [UNCLAIMED]


@remembered(16)
def lane_table(dossier: Dossier, by: str) -> tuple[tuple[str, str], ...]:
    """`(lane, event id)` of every event and each lane it stands in: lanes in drawing order, then by time.

    Parameters
    ----------
    by
        `camp`, `type` or `episode`.
    """
    if by == "camp":
        order = lane_order(dossier)
        pairs = [(lane, event) for event in dossier.events.index for lane in camps_of(dossier, event)]
    else:
        order = tuple(dossier.codes("events", COLUMNS[by]))
        pairs = [(lane, event) for event, lane in dossier.events[COLUMNS[by]].items()]
    events = rows_of(dossier, "events")
    return tuple(sorted(pairs, key=lambda pair: (order.index(pair[0]), events[pair[1]].start, pair[1])))
