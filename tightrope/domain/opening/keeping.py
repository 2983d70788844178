"""A dossier written as a folder: its tables and the datapackage.json that defines them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from tightrope.domain.dossier import Dossier
from tightrope.domain.schema import FILE_NAME, OWN_VERSION, Field, Schema, Table

CONSTRAINTS = ("required", "unique", "pattern", "minimum", "maximum")


def keep(dossier: Dossier, folder: Path) -> None:
    """Write a dossier into a new folder, so that `load.load_dossier` reads it again.

    Raises
    ------
    FileExistsError
        If the folder is there already.
    """
    folder.mkdir(parents=True)
    package = json.dumps(package_of(dossier.schema), ensure_ascii=False, indent=2)
    (folder / FILE_NAME).write_text(package, encoding="utf-8")
    for table in dossier.schema.tables.values():
        written(dossier, table).to_csv(
            folder / table.path, index=False, lineterminator="\n", encoding="utf-8"
        )


def written(dossier: Dossier, table: Table) -> pd.DataFrame:
    """A table as it is written: its columns are those of the schema, whole numbers are Int64."""
    frame: pd.DataFrame = getattr(dossier, table.name)
    if len(table.primary_key) == 1:
        frame = frame.reset_index()
    frame = frame[list(table.fields)].copy()
    for name, field in table.fields.items():
        if field.type == "integer":
            frame[name] = frame[name].astype("Int64")
    return frame


def package_of(schema: Schema) -> dict[str, Any]:
    """The schema as a Frictionless data package: the inverse of `schema.load_schema`."""
    licence = schema.licence
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": schema.name,
        "title": schema.title,
        "description": schema.description,
        "version": "1" if schema.version == OWN_VERSION else schema.version,
        "licenses": [
            {
                "name": licence.name,
                "title": licence.title,
                "path": licence.url,
                "restriction": licence.restriction,
            }
        ],
        "resources": [_resource(table) for table in schema.tables.values()],
    }
    start, end = schema.window
    return package | ({"window": [start.isoformat(), end.isoformat()]} if start and end else {})


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.path,
        "title": table.title,
        "description": table.description,
        "schema": {
            "fields": [_field(field) for field in table.fields.values()],
            "missingValues": [""],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {"fields": [key.field], "reference": {"resource": key.table, "fields": [key.target]}}
                for key in table.foreign_keys
            ],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    stated = {name: getattr(field, name) for name in CONSTRAINTS}
    given = {name: value for name, value in stated.items() if value not in ("", None, False)}
    if field.codes:
        numbers = field.type == "integer"
        given["enum"] = [int(code) if numbers else code for code in field.codes]
    found: dict[str, Any] = {
        "name": field.name,
        "title": field.title,
        "type": field.type,
        "description": field.description,
        "constraints": given,
    }
    if field.codes:
        found["meanings"] = {
            code.code: {
                "label": code.label,
                "description": code.description,
                **({"inverse": code.inverse} if code.inverse else {}),
                **({"type": code.type} if code.type else {}),
            }
            for code in field.codes.values()
        }
    return found
