"""The dossier: all facts as frames with typed and derived columns; no file is read here, no rule checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import pandas as pd

from tightrope.domain.dates import earliest, latest
from tightrope.domain.schema import OWN_VERSION, Code, Schema, Table


@dataclass(frozen=True, eq=False)  # equal only to itself, so that it can be a key of a cache
class Dossier:
    """The whole data set. The frames must be treated as read only: take a copy before changing one.

    Cells are text, an empty cell is the empty text; columns that the schema calls integer or number are
    numbers. The columns are those of datapackage.json; where a frame is indexed by an id, the index has its
    name and it is no column. Other frames are numbered from 0. Rows keep the order of the files.

    Attributes
    ----------
    schema
        The definition of the tables, with the labels of all codes.
    events
        Indexed by event_id. Derived: `start` and `end`, datetime64, the first and last day that the event can
        have happened on (closed interval); `also`, what it is called in other languages, for a search.
        `significance` is an integer, 1 the highest.
    participants
        One row for each role of an actor in an event: event_id, actor_id, role.
    claims
        One row for each statement of a source on an attribute of an event. `count_low` and `count_high` are
        numbers, NaN where the value is no count or the range is open; `value_date` is a partial date and
        `value_actor` an actor_id, empty where the value is none.
    event_links
        One row for each sourced link from an event to another, with its `status` and who makes it.
    chips
        The story in five facts, indexed by the event_id each opens.
    rounds
        The two rounds that are compared, indexed by round, with the day of their networks.
    round_sentences
        What the comparison says of each round under each criterion, indexed by sentence_id.
    round_claims
        One row for each attribute of an event that a sentence of the comparison rests on.
    tours
        Guided tours, indexed by tour.
    tour_steps
        Their steps, indexed by step_id; `position` is an integer from 1, `view` the query of a link.
    tour_sentences
        What each step says, indexed by sentence_id.
    tour_evidence
        One row for each attribute of an event, or for each relation, that a sentence of a tour rests on.
    actors
        Indexed by actor_id. Derived: `description`, all parts of its description joined, who before role;
        `other_name`, the Arabic name or, where that is the one shown first, the English one.
        `died` is a partial date, empty for the living, and `death_event` the event that says so.
    placings
        Who places an actor in which camp and when, in partial dates: actor_id, alignment, `valid_from`,
        `valid_to`. An actor whose camp did not change and is not disputed has none.
    descriptions
        Who an actor is and what it did in these events: actor_id, part, text.
    description_sources
        One row for each source of an actor's description.
    aliases
        One row for each spelling of an actor's name and source that used it.
    relations
        Indexed by relation_id. Derived: `start`, the earliest day of valid_from, and `end`, the latest day of
        valid_to, datetime64; NaT where the sources give none. `source_count` is an integer; `status` says how
        well the tie stands, `attributed_to` who says so where it is alleged or disputed.
    relation_claims
        One row for each statement of a source on a relation; `stance` says how the source puts it.
    places
        Indexed by place; `lat` and `lon` are numbers, NaN where the place is not located. Derived: `label`,
        the place in words; `region`, the area as the record calls it, whatever the language.
    sources
        Indexed by source_id; `url_fault` is empty where the address may be shown as a link.
    translations
        The project's own translation of words of these tables: language, table, row, field, text.
    redirects
        Ids that have gone and what stands in their place: old_id, new_id, kind.
    corrections
        What was changed in the record and why, indexed by correction_id.
    memory
        What was worked out from all this, kept by `remember.remembered`.
    """

    schema: Schema
    events: pd.DataFrame
    participants: pd.DataFrame
    claims: pd.DataFrame
    event_links: pd.DataFrame
    chips: pd.DataFrame
    rounds: pd.DataFrame
    round_sentences: pd.DataFrame
    round_claims: pd.DataFrame
    tours: pd.DataFrame
    tour_steps: pd.DataFrame
    tour_sentences: pd.DataFrame
    tour_evidence: pd.DataFrame
    actors: pd.DataFrame
    placings: pd.DataFrame
    descriptions: pd.DataFrame
    description_sources: pd.DataFrame
    aliases: pd.DataFrame
    relations: pd.DataFrame
    relation_claims: pd.DataFrame
    places: pd.DataFrame
    sources: pd.DataFrame
    translations: pd.DataFrame
    redirects: pd.DataFrame
    corrections: pd.DataFrame
    memory: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def version(self) -> str:
        """Version of the data, as in "2026.11.1"."""
        return self.schema.version

    @property
    def is_own(self) -> bool:
        """Whether it is a file that one reader has opened, so that no link can lead another reader to it."""
        return self.schema.version == OWN_VERSION

    def label(self, table: str, field: str, code: str) -> str:
        """Words for a code: label("relations", "relation", "leads") is "leads".

        A text that is no code of the field is its own label, so that free columns and empty cells may be
        asked too.
        """
        known = self.codes(table, field).get(code)
        return known.label if known else code

    def codes(self, table: str, field: str) -> Mapping[str, Code]:
        """Vocabulary of a field by code, in the order of the schema; empty where any text may stand."""
        return self.schema.tables[table].fields[field].codes


TABLES = tuple(one.name for one in fields(Dossier) if one.name not in ("schema", "memory"))
"""The tables that every dossier has, empty ones included."""


def build_dossier(schema: Schema, tables: Mapping[str, pd.DataFrame]) -> Dossier:
    """Dossier of tables that `check.check_tables` found without a problem; the tables are not changed."""
    frames = {
        name: _indexed(_typed(frame, schema.tables[name]), schema.tables[name])
        for name, frame in tables.items()
    }
    events, relations = frames["events"], frames["relations"]
    frames["events"] = events.assign(
        start=_days(events["date_start"], earliest),
        end=_days(events["date_end"].where(events["date_end"].ne(""), events["date_start"]), latest),
        also=_also(events, frames["translations"]),
    )
    frames["relations"] = relations.assign(
        start=_days(relations["valid_from"], earliest), end=_days(relations["valid_to"], latest)
    )
    told = frames["descriptions"].groupby("actor_id", sort=False)["text"].agg(" ".join)
    actors = frames["actors"]
    frames["actors"] = actors.assign(
        description=told.reindex(actors.index, fill_value="").astype("str"), other_name=actors["name_ar"]
    )
    frames["places"] = frames["places"].assign(
        label=frames["places"].index.astype("str"), region=frames["places"]["area"]
    )
    return Dossier(schema=schema, **frames)


def _also(events: pd.DataFrame, translations: pd.DataFrame) -> pd.Series:
    """All translated words of each event and of its place, empty for most."""
    said = {
        table: translations.loc[translations["table"].eq(table)].groupby("row")["text"].agg(" ".join)
        for table in ("events", "places")
    }
    own = said["events"].reindex(events.index, fill_value="").astype("str")
    places = said["places"].reindex(events["place"], fill_value="").astype("str").set_axis(events.index)
    return (own + " " + places).str.strip()


def _typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame with its number columns as numbers; a missing number is NaN."""
    numbers = {
        name: pd.to_numeric(frame[name]) for name, field in table.fields.items() if field.type != "string"
    }
    return frame.assign(**numbers)


def _indexed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame indexed by its id where one column is the key, else numbered from 0."""
    if len(table.primary_key) == 1:
        return frame.set_index(table.primary_key[0])
    return frame.reset_index(drop=True)


def _days(texts: pd.Series, day_of: Callable[[str], date]) -> pd.Series:
    """A day for each partial date, NaT for the empty text; each distinct text is parsed once."""
    days = {text: day_of(text) for text in texts.unique() if text}
    return pd.to_datetime(texts.map(days)).astype("datetime64[us]")
