"""The tables of a dossier restricted to some events and ties, with whatever these rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import numpy as np
import pandas as pd

from tightrope.domain.corrections import row_keys
from tightrope.domain.dossier import Dossier
from tightrope.domain.opening.keeping import written
from tightrope.domain.rules import REDIRECTED
from tightrope.domain.ties import Tie

COMPARISON = ("rounds", "round_sentences", "round_claims")
"""The tables of the page that compares the rounds. It shows the whole of them whatever the view, and a view
shows none of them."""


def excerpt(
    dossier: Dossier, events: Collection[str], actors: Collection[str], ties: Iterable[Tie]
) -> dict[str, pd.DataFrame]:
    """Every table with the rows that events, actors and ties rest on, so that every id in a row is there.

    Parameters
    ----------
    actors
        Those who are wanted beside the participants of the events and the ends of the ties.

    Returns
    -------
    dict of DataFrame
        By the name of the table, as `written` has them. Links are those between two of the events. Of an
        actor whose death is no event among these, `death_event` is empty.
    """
    tables = _Tables(dossier)
    tables.keep("events", event_id=events)
    tables.keep("participants", event_id=events)
    tables.keep("claims", event_id=events)
    tables.keep("event_links", from_event=events, to_event=events)
    tables.keep("chips", event_id=events)
    tables.keep("places", place=tables.column("events", "place"))

    tables.keep("relations", relation_id={one for tie in ties for one in tie.relations})
    tables.keep("relation_claims", relation_id=tables.column("relations", "relation_id"))

    who = {*actors, *tables.column("participants", "actor_id"), *tables.column("claims", "value_actor")}
    who |= tables.column("relations", "from_actor") | tables.column("relations", "to_actor")
    for name in ("actors", "placings", "descriptions", "description_sources", "aliases"):
        tables.keep(name, actor_id=who)
    death = tables.kept["actors"]["death_event"]
    tables.kept["actors"] = tables.kept["actors"].assign(death_event=death.where(death.isin(set(events)), ""))

    tables.keep_about()
    return tables.kept


class _Tables:
    """The whole tables, and what is kept of them: at first nothing."""

    def __init__(self, dossier: Dossier) -> None:
        self.schema = dossier.schema
        self.whole = {name: written(dossier, table) for name, table in dossier.schema.tables.items()}
        self.kept = {name: frame.iloc[:0] for name, frame in self.whole.items()}

    def keep(self, name: str, **columns: Collection[str]) -> None:
        """Keep the rows of a table of which each of these columns has one of the values."""
        frame = self.whole[name]
        for column, values in columns.items():
            frame = frame[frame[column].isin(set(values))]
        self.kept[name] = frame

    def column(self, name: str, column: str) -> set[str]:
        """The values of a column among the rows that are kept."""
        return set(self.kept[name][column])

    def keep_about(self) -> None:
        """Keep what tells of the rows that are kept: redirects, corrections, and last the sources."""
        ids = {kind: set(self.kept[name].iloc[:, 0]) for kind, name in REDIRECTED.items()}
        self._keep_pairs("redirects", ("kind", "new_id"), ids)
        rows = {name: set(self.kept[name].iloc[:, 0]) for name in set(self.whole["translations"]["table"])}
        self._keep_pairs("translations", ("table", "row"), rows)
        keys = {name: self._keys(name) for name in set(self.whole["corrections"]["table"]) & set(self.kept)}
        self._keep_pairs("corrections", ("table", "row"), keys)
        named = {one for frame in self.kept.values() if "source_id" in frame for one in frame["source_id"]}
        sources = self.whole["sources"]
        originals = sources.loc[sources["source_id"].isin(named), "same_text_as"]
        self.keep("sources", source_id={*named, *originals})

    def _keep_pairs(self, name: str, columns: tuple[str, str], wanted: Mapping[str, set[str]]) -> None:
        frame = self.whole[name]
        pairs = zip(frame[columns[0]], frame[columns[1]], strict=True)
        found = [value in wanted.get(kind, ()) for kind, value in pairs]
        self.kept[name] = frame[np.array(found, dtype=bool)]  # of no rows a bare list would ask for columns

    def _keys(self, name: str) -> set[str]:
        return set(row_keys(self.kept[name].astype("str"), self.schema.tables[name].primary_key))
