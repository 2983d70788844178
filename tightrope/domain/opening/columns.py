"""Which column of a reader's table holds what: found by its name, and corrected by the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tightrope.message import Message


@dataclass(frozen=True)
class Use:
    """What a column is used for: its `key` is ACLED's name of it."""

    key: str
    label: Message
    required: bool = False
    also: tuple[str, ...] = ()


USES = {
    use.key: use
    for use in (
        Use("event_date", Message("date"), required=True, also=("date", "event_day", "day", "date_start")),
        Use("event_type", Message("type of the event"), required=True, also=("type", "eventtype")),
        Use("actor1", Message("first actor"), required=True, also=("actor_1", "actor", "side_a")),
        Use(
            "event_id_cnty",
            Message("id of the event"),
            also=("event_id", "id", "event_id_no_cnty", "data_id"),
        ),
        Use("time_precision", Message("precision of the date"), also=("time_prec", "date_prec")),
        Use("sub_event_type", Message("narrower type"), also=("subtype", "sub_type", "subevent_type")),
        Use("assoc_actor_1", Message("associates of the first"), also=("ally_actor_1", "assoc_actor1")),
        Use("inter1", Message("kind of the first actor"), also=("inter_1",)),
        Use("actor2", Message("second actor"), also=("actor_2", "side_b")),
        Use("assoc_actor_2", Message("associates of the second"), also=("ally_actor_2", "assoc_actor2")),
        Use("inter2", Message("kind of the second actor"), also=("inter_2",)),
        Use("location", Message("place"), also=("place", "town", "where_coordinates", "city")),
        Use("admin1", Message("province"), also=("admin_1", "adm_1", "adm1", "province", "governorate")),
        Use("country", Message("country")),
        Use("latitude", Message("latitude"), also=("lat",)),
        Use("longitude", Message("longitude"), also=("lon", "long", "lng")),
        Use(
            "geo_precision",
            Message("precision of the place"),
            also=("geo_precis", "geo_prec", "where_prec"),
        ),
        Use("source", Message("sources"), also=("sources", "source_article")),
        Use("notes", Message("what happened"), also=("note", "summary", "description", "text")),
        Use("fatalities", Message("deaths"), also=("deaths", "killed", "fatality", "best")),
    )
}  # fmt: skip
"""What is used, by ACLED's name; the other names are those of older exports and of similar tables."""

KNOWN = frozenset(
    {
        *USES,
        *[
            "data_id",
            "iso",
            "iso3",
            "event_id_no_cnty",
            "year",
            "disorder_type",
            "interaction",
            "civilian_targeting",
            "region",
        ],
        *["admin2", "admin3", "source_scale", "tags", "timestamp", "gwno"],
    }
)
"""Every name that an ACLED export has or had."""

AGGREGATED = frozenset({"week", "events", "event_type", "country"})
"""What ACLED's tables of weekly counts have, which hold no single event."""

IDENTITY = {"event_date", "event_type", "actor1"}


def plain(name: str) -> str:
    """A column's name without case, spaces and signs: "EVENT DATE" is "event_date"."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def is_header(cells: Iterable[str]) -> bool:
    """Whether a row of cells names the columns of such a table."""
    names = {plain(cell) for cell in cells}
    return len(names & KNOWN) >= 3 or len(set(guess(list(cells))) & IDENTITY) == len(IDENTITY)


def is_acled(names: Iterable[str]) -> bool:
    """Whether the columns are those of an ACLED export."""
    found = {plain(name) for name in names} & KNOWN
    return found >= IDENTITY and len(found) >= 8


def is_aggregated(names: Iterable[str]) -> bool:
    """Whether the columns are those of ACLED's weekly counts."""
    found = {plain(name) for name in names}
    return found >= AGGREGATED and not found & {"actor1", "event_id_cnty"}


def guess(names: list[str]) -> dict[str, str]:
    """The column for each use that can be told by its name; no column has two uses."""
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain(name), name)
    mapping: dict[str, str] = {}
    for use in USES.values():
        for wanted in (use.key, *use.also):
            found = by_plain.get(wanted)
            if found and found not in mapping.values():
                mapping[use.key] = found
                break
    return mapping


def corrected(names: list[str], wishes: Mapping[str, str]) -> dict[str, str]:
    """The guess with what the reader says instead: use → column, the empty text for none.

    A column that a reader gives to one use is taken from the other; wishes that name nothing known are left.
    """
    mapping = guess(names)
    for key, name in wishes.items():
        if key in USES and (name in names or not name):
            mapping = {other: column for other, column in mapping.items() if column != name and other != key}
            if name:
                mapping[key] = name
    return {key: mapping[key] for key in USES if key in mapping}
