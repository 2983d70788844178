"""A ZIP of empty tables with two example rows, for whoever starts a dossier of their own."""

from __future__ import annotations

import csv
import io
import json
import zipfile

from tightrope.domain.schema import FILE_NAME, Schema

EXAMPLES: dict[str, list[dict[str, str]]] = {
    "events": [
        {
            "event_id": "example-1",
            "date_start": "2025-05-16",
            "date_precision": "day",
            "title": "EXAMPLE: a statement is made",
            "label": "EXAMPLE",
            "summary": "EXAMPLE row: write here in your own words what happened, then delete this row.",
            "event_type": "Political",
            "place": "Example town",
            "status": "occurred",
            "episode": "background",
            "significance": "2",
        },
        {
            "event_id": "example-2",
            "date_start": "2025-06",
            "date_precision": "month",
            "title": "EXAMPLE: an answer that is known to the month only",
            "summary": "EXAMPLE row: a date is as exact as the sources are, so 2025-06 is one.",
            "event_type": "Political",
            "place": "Example town",
            "status": "alleged",
            "episode": "background",
            "significance": "3",
        },
    ],
    "actors": [
        {
            "actor_id": "example-group",
            "name": "EXAMPLE group",
            "kind": "movement",
            "alignment": "other",
            "tier": "core",
        },
        {
            "actor_id": "example-office",
            "name": "EXAMPLE office",
            "kind": "state-institution",
            "alignment": "other",
            "tier": "core",
        },
    ],
    "participants": [
        {"event_id": "example-1", "actor_id": "example-group", "role": "issuer"},
        {"event_id": "example-2", "actor_id": "example-office", "role": "issuer"},
    ],
    "places": [{"place": "Example town", "lat": "33.3", "lon": "44.4", "precision": "town"}],
    "sources": [
        {
            "source_id": "example-source",
            "url": "https://example.org/article",
            "title": "EXAMPLE: the headline of the article",
            "title_is": "headline",
            "publisher": "EXAMPLE newspaper",
            "published": "2025-05-17",
            "language": "en",
            "kind": "newspaper",
        }
    ],
    "claims": [
        {"event_id": "example-1", "attribute": "occurrence", "value": "yes", "source_id": "example-source"},
        {"event_id": "example-2", "attribute": "occurrence", "value": "yes", "source_id": "example-source"},
    ],
}  # fmt: skip
"""The rows of the example: two events and what they need; all of them say EXAMPLE."""

README = """A dossier for Tightrope
=======================

Each CSV is one table. The first row has the names of the columns; datapackage.json says what each column
holds and which codes it knows, and the page "Data" of Tightrope shows the same in words.

The rows that say EXAMPLE show how rows hang together. Delete them, write your own, pack all files into one
ZIP again and open it on the page "Your data". Tables that you do not need may stay empty or be left out.
Each event needs a place in places.csv and a claim in claims.csv that names a source of sources.csv.

To check without the page:  python -m tightrope check your.zip
To share it with all readers of your own server:  make run DOSSIER=folder
"""


def template(schema: Schema, package: str) -> bytes:
    """The template as a ZIP.

    Parameters
    ----------
    schema
        The tables and their columns.
    package
        The text of the datapackage.json that defines them; the template has one with its own title.
    """
    content = json.loads(package) | {
        "name": "my-dossier",
        "title": "My dossier",
        "description": "What this dossier holds, in a sentence.",
        "version": "1",
        "licenses": [],
        "contributors": [],
        "keywords": [],
    }
    content.pop("window", None)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "README.md", README)
        _add(archive, FILE_NAME, json.dumps(content, ensure_ascii=False, indent=2))
        for table in schema.tables.values():
            text = io.StringIO()
            rows = csv.DictWriter(text, list(table.fields), restval="", lineterminator="\n")
            rows.writeheader()
            rows.writerows(EXAMPLES.get(table.name, []))
            _add(archive, table.path, text.getvalue())
    return packed.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """A file without a time of its own, so that the template is the same whenever it is made."""
    one = zipfile.ZipInfo(name)
    one.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(one, text)
