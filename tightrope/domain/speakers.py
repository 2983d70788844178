"""Who speaks: one key for each witness, however sources spell it and however many texts carry it."""

from __future__ import annotations

from tightrope.domain.dossier import Dossier
from tightrope.domain.folding import fold
from tightrope.domain.lookup import rows_of
from tightrope.domain.remember import remembered

RELAYS = (", via ", " via ", ", by way of ", ", as summarised by ")
"""What stands before the channel in "CTS, via NINA": the channel carries the words and is no witness."""

SAME_OUTLET = {"ap": "associated press"}
"""Outlets that the record names in two ways."""


def original_of(dossier: Dossier, source_id: str) -> str:
    """The source whose text a source carries: itself, unless it is a copy."""
    return rows_of(dossier, "sources")[source_id].same_text_as or source_id


@remembered(4096)
def speaker_of(dossier: Dossier, name: str) -> str:
    """A named speaker in one spelling: without channel and article, an actor by its id."""
    for relay in RELAYS:
        name = name.split(relay)[0]
    plain = name.strip().casefold()
    key = fold(SAME_OUTLET.get(plain, plain).removeprefix("a ").removeprefix("an ").removeprefix("the "))
    return _actors_by_spelling(dossier).get(key, key)


@remembered()
def _actors_by_spelling(dossier: Dossier) -> dict[str, str]:
    """Folded spelling to actor, without the spellings that two actors share."""
    owners: dict[str, set[str]] = {}
    for actor in rows_of(dossier, "actors").values():
        for name in filter(None, (actor.name, actor.other_name)):
            owners.setdefault(fold(name), set()).add(actor.Index)
    for alias in dossier.aliases.itertuples():
        owners.setdefault(fold(str(alias.alias)), set()).add(str(alias.actor_id))
    return {key: next(iter(actors)) for key, actors in owners.items() if len(actors) == 1}
