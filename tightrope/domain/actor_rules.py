"""Rules of the actors: a death has its event, and who is placed in camps stands in one of them.

Like the rules of the record they read frames as `load.read_tables` gives them, and leave alone what cannot be
judged because a table or a column is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from tightrope.domain.dates import earliest, latest
from tightrope.domain.rules import Fault, Tables
from tightrope.domain.schema import Table
from tightrope.message import Message


def _days(*texts: str) -> tuple[str, str] | None:
    """First and last day of partial dates as ISO text; None where one is no date, which is told elsewhere."""
    try:
        return earliest(texts[0]).isoformat(), latest(texts[-1]).isoformat()
    except ValueError:
        return None


def death_faults(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    """Deaths that no event of the record bears out, and the killed whose death is not recorded."""
    if table.name != "actors" or not {"actor_id", "kind", "died", "death_event"} <= set(frame):
        return
    victims, ends, killed = _victims(tables), _ends(tables), _killed(tables)
    columns = (frame[name] for name in ("actor_id", "kind", "died", "death_event"))
    for line, actor, kind, died, event in zip(frame.index, *columns, strict=True):
        if event and not died:
            yield line, Message("death_event is given, yet died is empty; give the date that the event has")
        elif died and kind != "person":
            fault = Message("died is given, yet a {kind} does not die; end its relations instead", kind=kind)
            yield line, fault
        elif event and victims is not None and (event, actor) not in victims:
            fault = Message(
                'death_event "{event}" does not have {actor} as a victim; name the event that does',
                event=event,
                actor=actor,
            )
            yield line, fault
        elif died and (days := _days(died)) and days[0] > ends.get(event, "9999"):
            yield line, Message("died {died} is after its event {event}", died=died, event=event)
        elif not died and kind == "person" and actor in killed:
            yield line, Message("a relation says that the person was killed, yet died is empty")


def _victims(tables: Tables) -> set[tuple[str, str]] | None:
    parts = tables.get("participants")
    if parts is None or not {"event_id", "actor_id", "role"} <= set(parts):
        return None
    told = parts[parts["role"].eq("victim")]
    return set(zip(told["event_id"], told["actor_id"], strict=True))


def _ends(tables: Tables) -> dict[str, str]:
    """The last day of each event."""
    events = tables.get("events")
    if events is None or not {"event_id", "date_start", "date_end"} <= set(events):
        return {}
    told = zip(events["event_id"], events["date_start"], events["date_end"], strict=True)
    return {event: days[1] for event, start, end in told if (days := _days(start, end or start))}


def _killed(tables: Tables) -> set[str]:
    relations = tables.get("relations")
    if relations is None or not {"relation", "to_actor", "valid_from"} <= set(relations):
        return set()
    told = relations[relations["relation"].eq("killed") & relations["valid_from"].ne("")]
    return set(told["to_actor"])


def placing_faults(frame: pd.DataFrame, table: Table, tables: Tables) -> Iterator[Fault]:
    """Actors whose camp is none of those that their placings name."""
    placings = tables.get("placings")
    wanted = {"actor_id", "alignment"}
    if table.name != "actors" or placings is None or not wanted <= set(frame) or not wanted <= set(placings):
        return
    camps: dict[str, set[str]] = {}
    for actor, camp in zip(placings["actor_id"], placings["alignment"], strict=True):
        camps.setdefault(actor, set()).add(camp)
    for line, actor, camp in zip(frame.index, frame["actor_id"], frame["alignment"], strict=True):
        if actor in camps and camp not in camps[actor]:
            named = ", ".join(sorted(camps[actor]))
            fault = Message(
                "alignment {camp} is none of the camps that placings names for it: {named}",
                camp=camp,
                named=named,
            )
            yield line, fault


ACTOR_RULES = (death_faults, placing_faults)
"""All rules of this module, each called for every table."""
