"""What Python holds to be chosen, told to the browser, which has lit it already, and what lights what."""

from __future__ import annotations

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, with_members
from tightrope.domain.remember import remembered
from tightrope.figures.record import shown_record, whole_record
from tightrope.view_state import View
from tightrope.views import state
from tightrope.views.parts import Written, part, written


def record(dossier: Dossier, view: View, events: Choice) -> None:
    """What lights what, among all that a page of these events shows."""
    also = [view.event] if view.event else []
    entries = shown_record(dossier, events, *also)
    part("record", "record", _whole(dossier) if len(entries) == len(dossier.events) else {"events": entries})


@remembered(worded=True)
def _whole(dossier: Dossier) -> Written:
    return written({"events": whole_record(dossier)})


def truth(dossier: Dossier, view: View) -> None:
    """What is chosen, and which click was answered last. The last part of every page.

    A click that a server has not lived to answer comes again through here, as soon as there is another.
    """
    part(
        "truth",
        "truth",
        {
            "event": view.event,
            "tie": view.tie,
            "place": view.place,
            "step": view.step,
            "actors": list(view.filters.actors),
            "match": view.filters.match,
            "members": _members(dossier, view.filters),
            **state.answered(),
        },
    )


def _members(dossier: Dossier, filters: Filters) -> dict[str, list[str]]:
    if not filters.members:
        return {}
    return {actor: sorted(with_members(dossier, actor)) for actor in filters.actors}
