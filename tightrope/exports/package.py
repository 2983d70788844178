"""A view as a ZIP of tables with the datapackage.json that defines them: a data package of its own."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pandas as pd

from tightrope.domain.cells import quieted_cells
from tightrope.domain.opening.keeping import package_of
from tightrope.domain.schema import FILE_NAME
from tightrope.exports.about import about
from tightrope.exports.taken import Taken

READ_ME = """{about}

Each CSV is one table, in UTF-8 with a byte order mark, so that spreadsheets show Arabic; datapackage.json
says what each column holds. A text that a spreadsheet would run as a formula has an apostrophe before it (it
begins with =, +, -, @, a tab or a carriage return and is no number); Tightrope takes it off again.

Tightrope opens this file on its page "Your data", and so does  python -m tightrope check this.zip
The comparison of the two rounds is no part of a view, so its tables are empty.
"""


def write_package(taken: Taken) -> bytes:
    """The tables of the view, their definition and a README as a ZIP.

    The CSVs are UTF-8 with a byte order mark, their cells quieted as `domain.cells` says. The same view makes
    the same bytes.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "README.txt", READ_ME.format(about=_told(taken)).encode("utf-8-sig"))
        _add(archive, FILE_NAME, json.dumps(_package(taken), ensure_ascii=False, indent=2).encode())
        for name, table in taken.dossier.schema.tables.items():
            _add(archive, table.path, _csv(taken.tables[name]))
    return packed.getvalue()


def _csv(frame: pd.DataFrame) -> bytes:
    text: str = quieted_cells(frame).to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def _package(taken: Taken) -> dict[str, Any]:
    """The definition of the tables, with what is said about the view.

    Its window is that of the view, so that whoever opens the package sees all of it.
    """
    package = package_of(taken.dossier.schema)
    package.pop("window", None)
    filters = taken.view.filters
    if filters.start and filters.end:
        package["window"] = [filters.start.isoformat(), filters.end.isoformat()]
    for resource in package["resources"]:
        resource |= {"profile": "tabular-data-resource", "format": "csv", "encoding": "utf-8-sig"}
    told = about(taken)
    return package | {
        "name": f"{package['name']}-view",
        "description": f"{taken.sentence}. {package['description']}",
        "created": f"{taken.today.isoformat()}T00:00:00Z",
        "quieted": True,
        "about": told,
    }


def _told(taken: Taken) -> str:
    return "\n".join(f"{name}: {text}" for name, text in about(taken).items())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """A file without a time of its own, so that the same view makes the same bytes."""
    one = zipfile.ZipInfo(name)
    one.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(one, content)
