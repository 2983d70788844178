"""Where the dossier lies that all readers share: ours, or the one this server was started on.

A start waits for this module, so it brings no pandas.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data"
"""Our own record."""

CHOSEN = "TIGHTROPE_DOSSIER"
"""The environment variable that names the folder of another dossier to be shared."""


def folder() -> Path:
    """The folder of the shared dossier."""
    return Path(os.environ.get(CHOSEN) or FOLDER)


def require() -> None:
    """End the start with one line for each problem, if another dossier was asked for and it is at fault."""
    if not os.environ.get(CHOSEN):
        return
    from tightrope.domain.load import DataError, load_dossier
    from tightrope.domain.schema import SchemaError

    try:
        load_dossier(folder())
    except (DataError, SchemaError) as error:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
        os._exit(1)  # Streamlit would wrap any exception into a traceback
