"""The dossier in the language of a reader: the same facts, with the words that are there in that language.

Labels of codes, the description and the licence come from the catalogue, titles and names of places from the
project's own translations, names of actors from the record, or where it has none from the translations. What
is not translated stays as it is.
Ids, codes, dates and what the sources say are the same in every language, so a link opens the same view and a
rule judges alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from tightrope.domain.dossier import Dossier
from tightrope.domain.remember import remembered
from tightrope.domain.schema import Code, Field, Schema, Table
from tightrope.text import SOURCE_LANGUAGE, language, translator

Words = Callable[[str], str]
"""A text of the schema in the language, or as it is."""


def in_language(dossier: Dossier, code: str) -> Dossier:
    """The dossier with its words in a language; one value for all readers of it, with a memory of its own."""
    return dossier if code == SOURCE_LANGUAGE else _worded(dossier, code)


def is_translated(dossier: Dossier, table: str, row: str) -> bool:
    """Whether a row of a dossier in the reader's language has a translated cell."""
    return (table, row) in _translated_rows(dossier, language.get())


@remembered()
def _translated_rows(dossier: Dossier, code: str) -> frozenset[tuple[str, str]]:
    known = dossier.translations[dossier.translations["language"].eq(code)]
    return frozenset(zip(known["table"], known["row"], strict=True))


@remembered()
def _worded(dossier: Dossier, code: str) -> Dossier:
    translations = dossier.translations[dossier.translations["language"].eq(code)]
    events = _translated(dossier, "events", translations)
    kept = dossier.events["title"].where(events["title"].ne(dossier.events["title"]), "")
    places = _translated(dossier, "places", translations)
    return replace(
        dossier,
        schema=_schema(dossier.schema, translator(code)),
        events=events.assign(also=events["also"] + " " + kept),
        chips=_translated(dossier, "chips", translations),
        rounds=_translated(dossier, "rounds", translations),
        round_sentences=_translated(dossier, "round_sentences", translations),
        tours=_translated(dossier, "tours", translations),
        tour_steps=_translated(dossier, "tour_steps", translations),
        tour_sentences=_translated(dossier, "tour_sentences", translations),
        places=places,
        actors=_named(_translated(dossier, "actors", translations), dossier.actors, f"name_{code}"),
    )


def _translated(dossier: Dossier, table: str, translations: pd.DataFrame) -> pd.DataFrame:
    """A table, indexed by an id, with every cell that is translated in its translation."""
    frame: pd.DataFrame = getattr(dossier, table)
    for name, cells in translations[translations["table"].eq(table)].groupby("field"):
        texts = cells.set_index("row")["text"].reindex(frame.index)
        frame = frame.assign(**{str(name): texts.fillna(frame[name]).astype("str")})
    return frame


def _named(actors: pd.DataFrame, recorded: pd.DataFrame, column: str) -> pd.DataFrame:
    """The actors with the names of a column first, else as translated, and the English ones beside them."""
    if column in actors:
        actors = actors.assign(name=actors[column].where(actors[column].ne(""), actors["name"]))
    is_other = actors["name"].ne(recorded["name"])
    return actors.assign(other_name=recorded["name"].where(is_other, recorded["other_name"]))


def _schema(schema: Schema, words: Words) -> Schema:
    licence = schema.licence
    return replace(
        schema,
        description=words(schema.description),
        licence=replace(licence, title=words(licence.title), restriction=words(licence.restriction)),
        tables={name: _table(table, words) for name, table in schema.tables.items()},
    )


def _table(table: Table, words: Words) -> Table:
    return replace(
        table,
        title=words(table.title),
        description=words(table.description),
        fields={name: _field(field, words) for name, field in table.fields.items()},
    )


def _field(field: Field, words: Words) -> Field:
    return replace(
        field,
        title=words(field.title),
        description=words(field.description),
        codes={code: _code(one, words) for code, one in field.codes.items()},
    )


def _code(code: Code, words: Words) -> Code:
    return replace(
        code, label=words(code.label), description=words(code.description), inverse=words(code.inverse)
    )
