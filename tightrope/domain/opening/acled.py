"""The rows of an ACLED export as tables of our schema: what they say, and nothing that they do not.

An export has no ties between actors, so none are made. It does not say who began a fight: both actors are
sides of it. Deaths are what ACLED counted from all its sources together, so that number is a claim of the
export and not of a newspaper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

import pandas as pd

from tightrope.domain.opening.columns import USES
from tightrope.domain.opening.days import NUMBERS, Order, read_days
from tightrope.domain.opening.grids import Grid
from tightrope.domain.opening.numbers import counts_of, is_off
from tightrope.domain.opening.people import actors_of, named_in, participants_of
from tightrope.domain.opening.slugs import free, mapped, slug
from tightrope.domain.opening.spots import places_of
from tightrope.domain.opening.vocabulary import (
    LICENCE,
    RIOTS_PROTESTS,
    TYPES,
    camp_of,
    type_of,
    with_years,
)
from tightrope.domain.rules import Fault
from tightrope.domain.schema import Schema
from tightrope.message import Message

NOTHING = frozenset({"na", "n/a", "#n/a", "null", "nan", "none", "nat", "-", "--"})
"""How tables write that a cell is empty, in small letters."""

EXPORT = "opened-file"
"""The id of the opened file among the sources."""

PUBLISHER = "Armed Conflict Location & Event Data (ACLED)"

DEADLY = 10
"""From so many deaths on an event weighs most."""


@dataclass(frozen=True)
class Conversion:
    """Our tables from an export, the schema they meet, and the faults of the rows that were left out."""

    schema: Schema
    tables: dict[str, pd.DataFrame]
    faults: list[Fault]
    notices: list[Message]
    numbered: bool


def convert(grid: Grid, mapping: Mapping[str, str], order: Order, schema: Schema) -> Conversion:
    """The good rows of a table as tables of our schema.

    Parameters
    ----------
    grid
        The table as read.
    mapping
        The column for each use that has one, as from `columns.corrected`; the required ones are in it.
    order
        How dates such as `05/06/2025` are meant.
    schema
        As from `vocabulary.table_schema`; the years of the events become its episodes.
    """
    cells = _cells(grid.frame, mapping)
    days, notices = read_days(cells["event_date"], order)
    numbered = bool(cells["event_date"].str.fullmatch(NUMBERS.pattern).any())
    types, deaths = _types(cells), counts_of(cells["fatalities"])
    faults = _faults(cells, days, types, deaths)
    good = ~cells.index.isin(list(faults))
    cells, days, types, deaths = cells[good], days[good], types[good], deaths[good]
    events = _events(cells, days, types, deaths)
    named = named_in(cells)
    actors, ids = actors_of(named, {EXPORT, *events["event_id"]})
    places, where = places_of(cells)
    sources, cited = _sources(cells, schema, set(events["event_id"]) | set(actors["actor_id"]))
    events["place"] = where.to_numpy()
    tables = {
        "events": events,
        "participants": participants_of(named, cells, events, types, ids),
        "claims": _claims(deaths, events, cited),
        "actors": actors,
        "places": places,
        "sources": sources,
    }
    notices += _half_places(cells)
    schema = with_years(schema, sorted(set(events["episode"])))
    whole = {table: _whole(tables.get(table), schema, table) for table in schema.tables}
    return Conversion(schema, whole, sorted(faults.items(), key=itemgetter(0)), notices, numbered)


def _half_places(cells: pd.DataFrame) -> list[Message]:
    rows = int((cells["latitude"].eq("") ^ cells["longitude"].eq("")).sum())
    told = Message(
        "Rows with one of latitude and longitude only, whose place is not on the map: {rows:,}.", rows=rows
    )
    return [told] if rows else []


def _cells(frame: pd.DataFrame, mapping: Mapping[str, str]) -> pd.DataFrame:
    """A column for every use, empty where the table has none; cells that say "NA" are empty."""
    empty = pd.Series("", index=frame.index, dtype="str")
    used = {key: empty if key not in mapping else _plain(frame[mapping[key]]) for key in USES}
    return pd.DataFrame(used, index=frame.index)


def _plain(column: pd.Series) -> pd.Series:
    """Texts with single spaces; those that mean nothing are empty."""
    # Plain Python: what pandas does to each text by a regular expression takes three times as long.
    texts = [" ".join(text.split()) for text in column.tolist()]
    said = ["" if len(text) < 5 and text.casefold() in NOTHING else text for text in texts]
    return pd.Series(said, index=column.index, dtype="str")


def _types(cells: pd.DataFrame) -> pd.Series:
    """Our type of each event, empty where ACLED has none such."""
    types = mapped(cells["event_type"], type_of)
    crowds = types.eq(RIOTS_PROTESTS)
    rioting = mapped(cells["inter1"], camp_of).eq("rioters")
    return types.mask(crowds & rioting, "Riots").mask(crowds & ~rioting, "Protests")


def _faults(cells: pd.DataFrame, days: pd.Series, types: pd.Series, deaths: pd.Series) -> dict[int, Message]:
    """What is wrong with each row that cannot be an event, by line.

    The first fault of a row is told, in the order of the checks below; the others come to light when it is
    mended.
    """
    faults: dict[int, Message] = {}

    def tell(key: str, wrong: pd.Series, message: Message) -> None:
        for line, cell in cells.loc[wrong, key].items():
            if line not in faults:
                faults[int(str(line))] = message.filled(cell=_shown(cell))

    date, kind = cells["event_date"], cells["event_type"]
    known = ", ".join(dict.fromkeys(TYPES.values()))
    no_date = Message('"{cell}" is no day from 1900 to 2100; write 2025-05-16 or 16 May 2025')
    no_type = Message('"{cell}" is no type of ACLED; the types are {known}', known=known)
    no_latitude = Message('"{cell}" is no latitude; it is a number from -90 to 90')
    no_longitude = Message('"{cell}" is no longitude; it is a number from -180 to 180')
    tell("event_date", date.eq(""), Message("the date is empty; it must be given"))
    tell("event_date", date.ne("") & days.eq(""), no_date)
    tell("event_type", kind.eq(""), Message("the type of the event is empty; it must be given"))
    tell("event_type", kind.ne("") & types.eq(""), no_type)
    tell("actor1", cells["actor1"].eq(""), Message("the first actor is empty; it must be given"))
    tell("latitude", is_off(cells["latitude"], 90), no_latitude)
    tell("longitude", is_off(cells["longitude"], 180), no_longitude)
    uncounted = cells["fatalities"].ne("") & deaths.isna()
    tell("fatalities", uncounted, Message('"{cell}" is no count of deaths'))
    for key in ("time_precision", "geo_precision"):
        given = cells[key]
        wrong = given.ne("") & ~given.str.fullmatch(r"[1-3]([.,]0+)?")
        tell(key, wrong, Message('"{cell}" is no {use}; the codes are 1, 2, 3', use=USES[key].label))
    again = cells["event_id_cnty"].ne("") & cells["event_id_cnty"].str.casefold().duplicated()
    tell("event_id_cnty", again, Message('the id "{cell}" is on an earlier line; each event stands once'))
    return faults


def _events(cells: pd.DataFrame, days: pd.Series, types: pd.Series, deaths: pd.Series) -> pd.DataFrame:
    middle = pd.to_datetime(days, format="%Y-%m-%d")
    precision = cells["time_precision"].str[:1]
    week, month = precision.eq("2"), precision.eq("3")
    first, last = (_iso(middle + pd.Timedelta(days=by)) for by in (-3, 3))
    deaths = deaths.fillna(0)
    narrow = cells["sub_event_type"].mask(cells["sub_event_type"].eq(""), types)
    both = cells["actor1"] + (" – " + cells["actor2"]).where(cells["actor2"].ne(""), "")
    place = cells["location"].mask(cells["location"].eq(""), cells["admin1"])
    title = narrow + ": " + both + (", " + place).where(place.ne(""), "")
    told = cells["notes"].mask(cells["notes"].eq(""), "The file says no more of this event than its title.")
    return pd.DataFrame(
        {
            "event_id": _event_ids(cells["event_id_cnty"]),
            "date_start": days.mask(week, first).mask(month, days.str[:7]),
            "date_end": pd.Series("", index=cells.index, dtype="str").mask(week, last),
            "date_precision": pd.Series("day", index=cells.index, dtype="str")
            .mask(week, "week")
            .mask(month, "month"),
            "title": title,
            "label": "",
            "summary": told,
            "event_type": types,
            "place": "",
            "status": "occurred",
            "episode": days.str[:4],
            "significance": deaths.ge(DEADLY)
            .map({True: "1", False: ""})
            .mask(deaths.lt(DEADLY), deaths.ge(1).map({True: "2", False: "3"})),
        },
        index=cells.index,
    ).astype("str")


def _iso(days: pd.Series) -> pd.Series:
    written: pd.Series = days.dt.strftime("%Y-%m-%d")
    return written


def _event_ids(names: pd.Series) -> list[str]:
    """An id for each event, from the file's own where it has one."""
    taken = {EXPORT}
    return [
        free(slug(name) or f"row-{line}", taken)
        for line, name in zip(names.index.tolist(), names.tolist(), strict=True)
    ]


def _sources(cells: pd.DataFrame, schema: Schema, taken: set[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sources that rows name, with the export itself, and the pairs of line and source."""
    named = cells["source"].str.split(";").explode().str.strip()
    named = named[named.ne("")]
    distinct = named.unique().tolist()
    taken = taken | {EXPORT}
    ids = {one: free(slug(one) or "source", taken) for one in distinct}
    publisher = PUBLISHER if schema.licence == LICENCE else ""
    sources = pd.DataFrame(
        {
            "source_id": [EXPORT, *ids.values()],
            "title": [schema.title, *ids],
            "publisher": [publisher, *[""] * len(ids)],
            "kind": ["dataset", *["named"] * len(ids)],
            "note": ["The opened file: its coders' counts and classes.", *[""] * len(ids)],
            "language": "und",
            "title_is": "description",
            "url_fault": "missing",
        }
    )
    cited = pd.DataFrame({"line": named.index.to_numpy(), "source_id": named.map(ids).to_numpy()})
    silent = cells.index.difference(named.index)
    rest = pd.DataFrame({"line": silent.to_numpy(), "source_id": EXPORT})
    return sources.astype("str"), pd.concat([cited, rest], ignore_index=True).drop_duplicates()


def _claims(deaths: pd.Series, events: pd.DataFrame, cited: pd.DataFrame) -> pd.DataFrame:
    """That it took place, as each named source says, and the deaths, as the export counts them."""
    event_of = events["event_id"]
    happened = pd.DataFrame(
        {
            "event_id": cited["line"].map(event_of),
            "attribute": "occurrence",
            "value": "yes",
            "source_id": cited["source_id"],
        }
    )
    counted = deaths.dropna().astype("str")
    killed = pd.DataFrame(
        {
            "event_id": event_of.reindex(counted.index),
            "attribute": "killed_count",
            "value": counted,
            "source_id": EXPORT,
            "count_low": counted,
            "count_high": counted,
        }
    )
    claims = pd.concat([happened, killed], ignore_index=True).fillna("").astype("str")
    place = pd.Series({event: place for place, event in enumerate(event_of.tolist())}, dtype="int64")
    return claims.iloc[claims["event_id"].map(place).argsort(kind="stable")].reset_index(drop=True)


def _whole(frame: pd.DataFrame | None, schema: Schema, name: str) -> pd.DataFrame:
    """The table with every column of the schema, as text."""
    fields = list(schema.tables[name].fields)
    if frame is None:
        return pd.DataFrame({field: pd.Series(dtype="str") for field in fields})
    return frame.reindex(columns=fields, fill_value="").astype("str")


def _shown(cell: object) -> str:
    """A cell as a sentence may quote it: printable and short."""
    return "".join(letter for letter in str(cell) if letter.isprintable())[:60]
