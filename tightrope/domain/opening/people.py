"""Who takes part in the rows of an export: actors with their camps, and the role of each in each event."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from tightrope.domain.opening.slugs import free, mapped, slug
from tightrope.domain.opening.vocabulary import KINDS, camp_of

CORE = 60
"""How many actors, the busiest, are suggested first in the search."""

ONE_SIDED = ("Explosions/Remote violence", "Violence against civilians", "Riots")
"""Types in which an actor alone, or against civilians, is the one who acted."""


def named_in(cells: pd.DataFrame) -> pd.DataFrame:
    """Everyone who is named: line, name, column and camp; associates are split at ";"."""
    parts = []
    for key, inter in (("actor1", "inter1"), ("actor2", "inter2")):
        parts.append(_part(cells[key], key, mapped(cells[inter], camp_of)))
        number = key[-1]
        names = cells[f"assoc_actor_{number}"].str.split(";").explode().str.strip()
        parts.append(_part(names, f"assoc_actor_{number}", pd.Series("unknown", index=names.index)))
    return pd.concat(parts, ignore_index=True)


def _part(names: pd.Series, key: str, camps: pd.Series) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"line": names.index.to_numpy(), "name": names.to_numpy(), "key": key, "camp": camps.to_numpy()}
    )
    return frame[frame["name"].ne("")].astype({"name": "str", "camp": "str"})


def actors_of(named: pd.DataFrame, taken: set[str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """The actors, busiest first, and the id of each name; the camp is the one given most often."""
    counts = named["name"].value_counts(sort=False).rename("n").reset_index()
    counts = counts.sort_values(["n", "name"], ascending=[False, True], kind="stable", ignore_index=True)
    classed = (
        named[named["camp"].ne("unknown")]
        .groupby(["name", "camp"], sort=True)
        .size()
        .rename("n")
        .reset_index()
    )
    camps = (
        classed.sort_values("n", ascending=False, kind="stable")
        .drop_duplicates("name")
        .set_index("name")["camp"]
        .to_dict()
    )
    taken = set(taken)
    ids = {name: free(slug(name) or "actor", taken) for name in counts["name"].tolist()}
    camp = pd.Series([camps.get(name, "unknown") for name in counts["name"].tolist()], dtype="str")
    actors = pd.DataFrame(
        {
            "actor_id": counts["name"].map(ids),
            "name": counts["name"],
            "kind": camp.map(KINDS),
            "alignment": camp,
            "tier": ["core" if place < CORE else "minor" for place in range(len(counts))],
        }
    )
    return actors.astype("str").reset_index(drop=True), ids


def participants_of(
    named: pd.DataFrame, cells: pd.DataFrame, events: pd.DataFrame, types: pd.Series, ids: Mapping[str, str]
) -> pd.DataFrame:
    """Our table of participants.

    An export does not say who began: both actors of a fight are sides of it. Who acts alone or against
    civilians is the initiator.
    """
    at = pd.DataFrame(
        {
            "event_id": events["event_id"],
            "type": types,
            "alone": cells["actor2"].eq("") | mapped(cells["inter2"], camp_of).eq("civilians"),
        }
    )
    named = named.join(at, on="line")
    one_sided = named["type"].isin(ONE_SIDED) & (
        named["alone"] | named["type"].eq("Violence against civilians")
    )
    fights = named["type"].isin([*ONE_SIDED, "Battles"])
    role = pd.Series("participant", index=named.index, dtype="str")
    role = role.mask(fights, "side")
    role = role.mask(one_sided & named["key"].eq("actor1"), "initiator")
    role = role.mask(one_sided & named["key"].eq("actor2"), "target")
    role = role.mask(named["key"].str.startswith("assoc"), "associated")
    parts = pd.DataFrame({"event_id": named["event_id"], "actor_id": named["name"].map(ids), "role": role})
    # Who is named twice in one event is in it once, in the first role; the first actor comes first.
    place = pd.Series(
        {event: place for place, event in enumerate(events["event_id"].tolist())}, dtype="int64"
    )
    parts = parts.drop_duplicates(["event_id", "actor_id"]).assign(
        _place=lambda frame: frame["event_id"].map(place)
    )
    return (
        parts.sort_values("_place", kind="stable").drop(columns="_place").reset_index(drop=True).astype("str")
    )
