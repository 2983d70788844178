"""The words of ACLED in the form of our schema: its kinds of actors are the camps, its years the episodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tightrope.domain.schema import OWN_VERSION, Code, Field, Licence, Schema, Table

CAMPS = {
    "state-forces": ("State forces", "Military, police and other forces of a state (code 1)."),
    "rebel-groups": ("Rebel groups", "Groups that fight to replace or leave a state (code 2)."),
    "political-militias": (
        "Political militias",
        "Armed groups that serve a political end or patron (code 3).",
    ),
    "identity-militias": ("Identity militias", "Armed groups of a community (code 4)."),
    "rioters": ("Rioters", "People who use violence in a demonstration or as a crowd (code 5)."),
    "protesters": ("Protesters", "People who demonstrate without violence (code 6)."),
    "civilians": ("Civilians", "Unarmed people (code 7)."),
    "external-forces": (
        "External or other forces",
        "Forces of other states, missions, private guards (code 8).",
    ),
    "unknown": ("Not classified", "The file gives no kind, as for those who are named as associates only."),
}
"""ACLED's kinds of actors, in the order of its codes: label and meaning."""

KINDS = {
    "state-forces": "state-institution",
    "rebel-groups": "armed-group",
    "political-militias": "armed-group",
    "identity-militias": "armed-group",
    "rioters": "movement",
    "protesters": "movement",
    "civilians": "civilians",
    "external-forces": "foreign-armed-group",
    "unknown": "unknown",
}
"""The kind in our words of each."""

TYPES = {
    "battles": "Battles",
    "battle": "Battles",
    "explosions remote violence": "Explosions/Remote violence",
    "remote violence": "Explosions/Remote violence",
    "explosions": "Explosions/Remote violence",
    "violence against civilians": "Violence against civilians",
    "protests": "Protests",
    "protest": "Protests",
    "riots": "Riots",
    "riot": "Riots",
    "strategic developments": "Strategic developments",
    "strategic development": "Strategic developments",
    "headquarters or base established": "Strategic developments",
    "non violent transfer of territory": "Strategic developments",
    "non violent activity by a conflict actor": "Strategic developments",
}
"""ACLED's types by their words without case and signs, with those used before 2019."""

RIOTS_PROTESTS = "riots protests"
"""The type of exports before 2019 that is told apart by the kind of the first actor."""

PRECISIONS = {"1": "town", "2": "district", "3": "region"}
"""How exactly a place is known, by ACLED's code."""

LICENCE = Licence(
    "ACLED terms of use",
    "ACLED's terms of use and attribution policy",
    "https://acleddata.com/terms-and-conditions",
    "ACLED’s terms forbid passing its rows on. What you take away from here is for your own use.",
)

DESCRIPTIONS = {
    ("events", "title"): "The narrower type, both actors and the place.",
    ("events", "summary"): "The notes of the file, as they are.",
    ("sources", "title"): "Its name, as the file has it.",
}
"""What stands in columns that in our own record have words of ours."""

OF_A_YEAR = "The events of that year."
"""What an episode means that is a year."""

UNSTATED = Licence(
    "",
    "Not stated",
    "",
    "The file states no licence. Ask whose data it is before you pass any of it on.",
)


def code_words(text: str) -> str:
    """A word of a vocabulary without case and signs."""
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


def type_of(text: str) -> str:
    """Our type for one of ACLED's, `RIOTS_PROTESTS` for that, the empty text for what is none."""
    words = code_words(text)
    if words.startswith("battle"):
        return "Battles"
    return words if words == RIOTS_PROTESTS else TYPES.get(words, "")


def camp_of(text: str) -> str:
    """The camp of a code ("3") or word ("Political militia", "Political Militias") of ACLED."""
    words = code_words(text)
    if words.isascii() and words.isdigit():
        place = int(words[:4])
        return list(CAMPS)[place - 1] if 1 <= place <= 8 else "unknown"
    for camp in CAMPS:
        if camp.split("-")[0].rstrip("s") in words:
            return camp
    return "unknown"


def table_schema(ours: Schema, name: str, *, acled: bool) -> Schema:
    """Our schema with the vocabularies of an ACLED export, or of a table that is read like one.

    Parameters
    ----------
    ours
        The schema of Tightrope.
    name
        Of the file, for the title.
    acled
        Whether it is ACLED's, so that its terms hold.
    """
    tables = dict(ours.tables)
    for (table, field), codes in _vocabularies(ours).items():
        tables[table] = with_codes(tables[table], field, codes)
    for (table, field), description in DESCRIPTIONS.items():
        tables[table] = _with_field(
            tables[table], replace(tables[table].fields[field], description=description)
        )
    return replace(
        ours,
        name="acled-export" if acled else "own-table",
        title=name,
        description="The events of an ACLED export that a reader has opened."
        if acled
        else "The events of a table that a reader has opened.",
        version=OWN_VERSION,
        licence=LICENCE if acled else UNSTATED,
        folder=name,
        tables=tables,
        window=(None, None),
    )


def _vocabularies(ours: Schema) -> dict[tuple[str, str], dict[str, Code]]:
    """The vocabularies that are not ours, by table and column."""
    return {
        ("actors", "alignment"): {code: Code(code, *words) for code, words in CAMPS.items()},
        ("events", "date_precision"): _more(
            ours, "events", "date_precision", "week", "Week", "The file knows the week (time precision 2)."
        ),
        ("events", "significance"): {
            "1": Code("1", "Turning point", "Ten or more deaths are reported."),
            "2": Code("2", "Important", "One to nine deaths are reported."),
            "3": Code("3", "Context", "No death is reported, or the file gives no number."),
        },
        ("participants", "role"): _more(
            ours,
            "participants",
            "role",
            "side",
            "Side",
            "One of the two sides. That the file names an actor first does not say that it began.",
        )
        | {"associated": Code("associated", "Associated", "Named as an associate of one of the sides.")},
        ("sources", "kind"): {
            "named": Code(
                "named", "Named in the file", "The file names it as its source; nobody here has read it."
            ),
            "dataset": Code("dataset", "Data set", "The file itself, whose coders counted and classified."),
        },
    }


def with_years(schema: Schema, years: Iterable[str]) -> Schema:
    """The schema with years for episodes, since such a table has none."""
    codes = {year: Code(year, year, OF_A_YEAR) for year in years}
    return replace(
        schema, tables={**schema.tables, "events": with_codes(schema.tables["events"], "episode", codes)}
    )


def _more(ours: Schema, table: str, field: str, code: str, label: str, description: str) -> dict[str, Code]:
    return {**ours.tables[table].fields[field].codes, code: Code(code, label, description)}


def with_codes(table: Table, field: str, codes: Mapping[str, Code]) -> Table:
    """The table with another vocabulary for one of its columns."""
    return _with_field(table, replace(table.fields[field], codes=codes))


def _with_field(table: Table, field: Field) -> Table:
    return replace(table, fields={**table.fields, field.name: field})
