"""The schema of the dossier, read from datapackage.json.

The file (Frictionless Data Package v1 with Table Schema) is the single definition of every table, column,
code list and key; the loader, the checks, the codebook page and the downloads all read it through here.
Its additions to the standard are `meanings` on a field (the label, the description and, where there is one,
the inverse label or the type of each code), and on the package `window`, the days a first visit shows, and
`quieted`, where no cell can be run by a spreadsheet (`cells`).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tightrope.domain.dates import PARTIAL_DATE

FILE_NAME = "datapackage.json"


OWN_VERSION = "own-file"
"""Stands for the version of a file that a reader has opened; a digest of it would tell of it in links."""


class SchemaError(Exception):
    """The definition of the dossier itself is at fault, not its data."""


@dataclass(frozen=True)
class Code:
    """One word of a vocabulary.

    `inverse` is its label read from the other end, for ties and event links; `type` what sort of value stands
    with it, for attributes of claims: count, date, place, actor or text.
    """

    code: str
    label: str
    description: str
    inverse: str = ""
    type: str = ""


@dataclass(frozen=True)
class Field:
    """One column; `codes` is its vocabulary in the order of the schema, empty where any text may stand."""

    name: str
    title: str
    type: str
    description: str
    required: bool
    unique: bool
    pattern: str
    minimum: float | None
    maximum: float | None
    codes: Mapping[str, Code]

    @property
    def is_partial_date(self) -> bool:
        """Whether the column holds partial dates such as "2020-06"."""
        return self.pattern == PARTIAL_DATE


@dataclass(frozen=True)
class ForeignKey:
    """`field` of the table that has this key must be found in column `target` of `table`."""

    field: str
    table: str
    target: str


@dataclass(frozen=True)
class Table:
    """One CSV file; `path` starts at the folder of the schema, `fields` keep the order of the columns."""

    name: str
    path: str
    title: str
    description: str
    fields: Mapping[str, Field]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]


@dataclass(frozen=True)
class Licence:
    """The licence of the data: its SPDX identifier, its name in words and the address of its text.

    `restriction` says in a sentence why the rows must not be passed on; it is empty where they may be.
    Whatever writes a file for a reader to take away has to ask for it.
    """

    name: str
    title: str
    url: str
    restriction: str = ""


@dataclass(frozen=True)
class Schema:
    """The whole definition; `folder` is the name of the data folder, as problems show it.

    `window` is the first and last day that a first visit shows; None leaves an end open. `quieted` says that
    the cells of the files are those of `cells.quieted`.
    """

    name: str
    title: str
    description: str
    version: str
    licence: Licence
    folder: str
    tables: Mapping[str, Table]
    window: tuple[date | None, date | None] = (None, None)
    quieted: bool = False


def load_schema(folder: Path) -> Schema:
    """Schema that the datapackage.json of a folder defines.

    Raises
    ------
    SchemaError
        If the file is missing, is not UTF-8 JSON, lacks a property, contains a pattern that is none, gives
        meanings that do not match the codes, or refers to a table or column that it does not define.
    """
    path = folder / FILE_NAME
    shown = f"{folder.resolve().name}/{FILE_NAME}"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SchemaError(f"{shown} is missing; it defines the tables of the dossier") from None
    except ValueError as error:
        raise SchemaError(f"{shown} is not UTF-8 JSON: {error}") from None
    try:
        schema = _schema(package, folder.resolve().name)
        _check_references(schema)
    except KeyError as error:
        raise SchemaError(f"{shown} lacks the property {error}") from None
    except (TypeError, AttributeError, IndexError, ValueError):
        raise SchemaError(
            f"{shown} is not shaped like a Data Package: see specs.frictionlessdata.io"
        ) from None
    except SchemaError as error:
        raise SchemaError(f"{shown}: {error}") from None
    return schema


def _schema(package: dict[str, Any], folder: str) -> Schema:
    licence = package["licenses"][0]
    return Schema(
        name=package["name"],
        title=package["title"],
        description=package["description"],
        version=package["version"],
        licence=Licence(licence["name"], licence["title"], licence["path"], licence.get("restriction", "")),
        folder=folder,
        tables={resource["name"]: _table(resource) for resource in package["resources"]},
        window=_window(package),
        quieted=package.get("quieted") is True,
    )


def _window(package: dict[str, Any]) -> tuple[date | None, date | None]:
    """The window of a first visit, the one property of the package that is no part of the standard."""
    if "window" not in package:
        return None, None
    first, last = map(date.fromisoformat, package["window"])
    return first, last


def _table(resource: dict[str, Any]) -> Table:
    columns = resource["schema"]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource["title"],
        description=resource["description"],
        fields={field["name"]: _field(field) for field in columns["fields"]},
        primary_key=tuple(columns.get("primaryKey", ())),
        foreign_keys=tuple(map(_foreign_key, columns.get("foreignKeys", ()))),
    )


def _foreign_key(key: dict[str, Any]) -> ForeignKey:
    [field], [target] = key["fields"], key["reference"]["fields"]
    return ForeignKey(field, key["reference"]["resource"], target)


def _field(field: dict[str, Any]) -> Field:
    constraints = field.get("constraints", {})
    pattern = constraints.get("pattern", "")
    try:
        re.compile(pattern)
    except re.error as error:
        raise SchemaError(
            f'the pattern of field "{field["name"]}" is no regular expression: {error}'
        ) from None
    return Field(
        name=field["name"],
        title=field["title"],
        type=field["type"],
        description=field["description"],
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        pattern=pattern,
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        codes=_codes(field["name"], constraints.get("enum", []), field.get("meanings", {})),
    )


def _codes(name: str, enum: list[Any], meanings: dict[str, dict[str, str]]) -> dict[str, Code]:
    codes = [str(code) for code in enum]
    if set(codes) != set(meanings):
        odd = ", ".join(sorted(set(codes) ^ set(meanings)))
        raise SchemaError(f'field "{name}" must give exactly its codes a meaning; differing: {odd}')
    return {
        code: Code(
            code,
            meanings[code]["label"],
            meanings[code]["description"],
            meanings[code].get("inverse", ""),
            meanings[code].get("type", ""),
        )
        for code in codes
    }


def _check_references(schema: Schema) -> None:
    for table in schema.tables.values():
        for column in table.primary_key:
            if column not in table.fields:
                raise SchemaError(f'the primary key of "{table.name}" names the unknown field "{column}"')
        for key in table.foreign_keys:
            target = schema.tables.get(key.table)
            if key.field not in table.fields or target is None or key.target not in target.fields:
                there = f"{key.table}.{key.target}"
                raise SchemaError(f'"{table.name}" refers by {key.field} to {there}, which is not defined')
