"""Where the rows of an export took place."""

from __future__ import annotations

import pandas as pd

from tightrope.domain.opening.vocabulary import PRECISIONS


def places_of(cells: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """The places, and for each row the name of its own; what is around tells places of one name apart."""
    spots = pd.DataFrame(
        {
            "name": cells["location"].mask(cells["location"].eq(""), cells["admin1"]),
            "admin1": cells["admin1"],
            "country": cells["country"],
            "lat": _coordinate(cells["latitude"]),
            "lon": _coordinate(cells["longitude"]),
            "code": cells["geo_precision"].str[:1],
        },
        index=cells.index,
    )
    spots["name"] = spots["name"].mask(spots["name"].eq(""), spots["country"])
    spots["name"] = spots["name"].mask(spots["name"].eq(""), "Place not given")
    # Half a place is none.
    known = spots["lat"].ne("") & spots["lon"].ne("")
    spots[["lat", "lon"]] = spots[["lat", "lon"]].where(known, "")
    key = ["name", "admin1", "country", "lat", "lon"]
    # The least exact code that a place is given with: a map should promise no more.
    places = spots.groupby(key, sort=False)["code"].max().reset_index()
    names = places["name"].str.lower()
    shared = names.duplicated(keep=False)
    both = places["admin1"].ne("") & places["country"].ne("")
    around = places["admin1"] + pd.Series(", ", index=places.index).where(both, "") + places["country"]
    full = places["name"].where(~shared | around.eq(""), places["name"] + " (" + around + ")")
    taken: set[str] = set()
    places["place"] = [_free_name(name, taken) for name in full.tolist()] if len(places) else []
    merged = spots.reset_index().merge(places[[*key, "place"]], on=key, how="left")
    known_places = pd.DataFrame(
        {
            "place": places["place"],
            "lat": places["lat"],
            "lon": places["lon"],
            "precision": places["code"].map(PRECISIONS).fillna("unknown"),
        }
    )
    return known_places.astype("str"), merged["place"].astype("str")


def _free_name(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name} {number}"
    taken.add(free.casefold())
    return free


def _coordinate(texts: pd.Series) -> pd.Series:
    return texts.str.replace(",", ".", regex=False).str.replace("+", "", regex=False)
