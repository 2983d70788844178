"""The directory of actors: every actor with what the record holds on it, to be searched and sorted."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tightrope.domain.camps import camps_as_of
from tightrope.domain.dossier import Dossier
from tightrope.domain.find import actors_by_rank
from tightrope.domain.lookup import rows_by
from tightrope.domain.profile import dispute_counts
from tightrope.domain.remember import remembered
from tightrope.domain.ties import ties_as_of
from tightrope.figures.camps import camp_words
from tightrope.figures.template import render
from tightrope.figures.theme import CAMP_COLOURS
from tightrope.text import say_day, say_number, t

NUMBERS = ("events", "ties", "disputed")
"""What is counted for each actor, by the column of the directory."""


@remembered(16, worded=True)
def directory(dossier: Dossier, day: date) -> dict[str, Any]:
    """Every actor as it stood on a day, as `static/actors.js` draws them.

    Returns
    -------
    dict
        `html`, the page around the rows with the template of a row; `rows`, one list for each column, busiest
        first; `labels` of kinds; `colours` of camps; `words`; `revision`, which changes with the rows.
    """
    columns = _columns(dossier, day)
    camps = [camp for camp in CAMP_COLOURS if any(camp in told for told in columns["camps"])]
    kinds = [code for code in dossier.codes("actors", "kind") if code in set(columns["kind"])]
    labels = {kind: dossier.label("actors", "kind", kind) for kind in kinds}
    return {
        "html": render(
            "directory.html",
            day=say_day(day),
            total=say_number(len(columns["id"])),
            kinds=[(kind, labels[kind], columns["kind"].count(kind)) for kind in kinds],
            camps=[
                (camp, dossier.label("actors", "alignment", camp), CAMP_COLOURS[camp],
                 sum(camp in told for told in columns["camps"]))
                for camp in camps
            ],
        ),
        "rows": columns,
        "labels": {"kind": labels},
        "colours": CAMP_COLOURS,
        "words": {
            "found": t("{shown} of {n} actors"),
            "more": t("Show {n} more"),
            "alias": t("matches “{spelling}”"),
            "near": t("near “{spelling}”"),
        },
        "revision": f"{dossier.version} {day}",
    }  # fmt: skip


def _columns(dossier: Dossier, day: date) -> dict[str, list[Any]]:
    parts = rows_by(dossier, "participants", "actor_id")
    ties = Counter(actor for tie in ties_as_of(dossier, day, False) for actor in (tie.a, tie.b))
    events = {actor: len({part.event_id for part in told}) for actor, told in parts.items()}
    disputed = dispute_counts(dossier)
    # The sort is stable: of equally busy actors those of the core stay first.
    actors = sorted(actors_by_rank(dossier), key=lambda one: (-events.get(one.Index, 0), -ties[one.Index]))
    return {
        "id": [one.Index for one in actors],
        "name": [one.name for one in actors],
        "other": [one.other_name for one in actors],
        "kind": [one.kind for one in actors],
        "camps": [list(camps_as_of(dossier, one.Index, day)) for one in actors],
        "camp": [camp_words(dossier, one.Index, day) for one in actors],
        "facade": [dossier.label("actors", "facade", one.facade) for one in actors],
        "events": [events.get(one.Index, 0) for one in actors],
        "ties": [ties[one.Index] for one in actors],
        "disputed": [disputed[one.Index] for one in actors],
    }
