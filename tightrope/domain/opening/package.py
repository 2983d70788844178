"""A reader's own datapackage.json: what it may say of the tables, and no more.

Its titles, its licence and its vocabularies are taken over. The tables and columns are ours, and so are the
patterns: a regular expression of a stranger can keep a server busy for years.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tightrope.domain.opening.limits import MOST_CODES
from tightrope.domain.opening.refusals import RefusalError
from tightrope.domain.opening.vocabulary import UNSTATED, with_codes
from tightrope.domain.schema import OWN_VERSION, Code, Licence, Schema, Table

FIXED = frozenset(
    {"sign", "significance", "date_precision", "title_is", "absence", "is_approximate", "script"}
)
"""Vocabularies that the pictures reckon with; of these only our words may be used."""

LONGEST_WORDS = 2_000
"""Letters of a title or description."""


def own_schema(ours: Schema, text: str | None, *, name: str) -> Schema:
    """Our schema with what a datapackage.json says of these tables.

    Parameters
    ----------
    ours
        The schema of Tightrope.
    text
        The content of the file; None where there is none.
    name
        Of the opened file, used where the package says nothing.

    Raises
    ------
    RefusalError
        If the text is no JSON of this shape, or a vocabulary is larger than the limits.
    """
    bare = replace(
        ours,
        name="own-dossier",
        title=name,
        description="Tables that a reader has opened.",
        version=OWN_VERSION,
        licence=UNSTATED,
        folder=name,
        window=(None, None),
        quieted=False,
    )
    if text is None:
        return bare
    try:
        package = json.loads(text)
    except (ValueError, RecursionError):
        raise RefusalError(
            "datapackage.json is no JSON; correct it, or leave it out to use Tightrope's own"
        ) from None
    if not isinstance(package, dict):
        raise RefusalError("datapackage.json is no Data Package; leave it out to use Tightrope's own")
    tables = dict(ours.tables)
    for resource in _list(package.get("resources")):
        table = tables.get(str(_dict(resource).get("name")))
        if table:
            tables[table.name] = _with_vocabularies(table, _dict(_dict(resource).get("schema")))
    return replace(
        bare,
        title=_title(package) or bare.title,
        description=_words(package.get("description")) or bare.description,
        licence=_licence(package),
        tables=tables,
        quieted=package.get("quieted") is True,
    )


def _title(package: dict[str, Any]) -> str:
    title, version = _words(package.get("title")), _words(package.get("version"))[:40]
    return f"{title} (version {version})" if title and version else title


def _with_vocabularies(table: Table, columns: dict[str, Any]) -> Table:
    for one in _list(columns.get("fields")):
        field = table.fields.get(str(_dict(one).get("name")))
        enum = _list(_dict(_dict(one).get("constraints")).get("enum"))
        if field and field.codes and enum and field.name not in FIXED:
            if len(enum) > MOST_CODES:
                raise RefusalError(
                    "datapackage.json gives {column} {codes:,} codes; at most {most} are read",
                    column=f"{table.name}.{field.name}",
                    codes=len(enum),
                    most=MOST_CODES,
                )
            meanings = _dict(_dict(one).get("meanings"))
            codes = dict(_code(_words(code), _dict(meanings.get(str(code)))) for code in enum if _words(code))
            ours = {code: field.codes[code] for code in codes if code in field.codes}
            table = with_codes(table, field.name, codes | ours if codes else field.codes)
    return table


def _code(code: str, meaning: dict[str, Any]) -> tuple[str, Code]:
    label = _words(meaning.get("label")) or code
    inverse, kind = _words(meaning.get("inverse")) or label, _words(meaning.get("type"))
    return code, Code(code, label, _words(meaning.get("description")), inverse, kind)


def _licence(package: dict[str, Any]) -> Licence:
    stated = _dict(next(iter(_list(package.get("licenses"))), {}))
    name, title, url = (_words(stated.get(key)) for key in ("name", "title", "path"))
    if not name and not title:
        return UNSTATED
    safe = url if url.startswith(("https://", "http://")) and " " not in url else ""
    return Licence(name, title or name, safe, _words(stated.get("restriction")))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> str:
    """A text of the package, short; the empty text for anything else."""
    return " ".join(str(value).split())[:LONGEST_WORDS] if isinstance(value, str | int) else ""
