"""CSL-JSON, as Zotero, Pandoc and every citation processor read it."""

from __future__ import annotations

import json
from typing import Any

from tightrope.exports.about import about
from tightrope.exports.references import Reference, holding, references
from tightrope.exports.taken import Taken

KINDS = {
    "encyclopedia": "entry-encyclopedia",
    "blog": "post-weblog",
    "wire": "article-newspaper",
    "newspaper": "article-newspaper",
    "broadcaster": "article-newspaper",
}
"""The type of item for kinds of source; reports are "report", any other is a page of the web."""


def write_csl_json(taken: Taken) -> bytes:
    """Every source of the view as an item, its id that of the source.

    The format is a list of items and has no place for what holds of all of them, so the first says it in
    `custom`.
    """
    where = holding(taken)
    items = [_item(one, where) for one in references(taken)]
    if items:
        items[0]["custom"] = {"taken-from": about(taken)}
    return json.dumps(items, ensure_ascii=False, indent=1).encode()


def _item(one: Reference, where: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.id,
        "type": "report" if one.is_report else KINDS.get(one.kind, "webpage"),
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "publisher" if one.is_report else "container-title": one.publisher,
        "issued": {"date-parts": [list(one.published)]} if one.published else None,
        "URL": one.url,
        "language": one.language,
        "note": " ".join(one.notes),
        "source": where,
    }
    return {name: value for name, value in item.items() if value}
