"""The log: one line of JSON for each error, without a word of what a reader chose, sent or asked for.

Messages of errors and values put into sentences may quote a link, a search or a cell of an upload, so neither
is written: only the class of the error, the place in the code, and the sentence before its values came in.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from streamlit import logger as streamlit_logger

from tightrope.views.folder import folder

ROOT = Path(__file__).parents[3]
CODE = ("*.py", "pages/*.py", "tightrope/**/*.py", "tightrope/templates/*.*", "static/*.*")

WRITES_TEMPLATES = ("streamlit", "tightrope", "uvicorn", "starlette", "websockets")
"""Who logs sentences with gaps and hands the values over apart; of all others no sentence is kept."""


class OneLine(logging.Formatter):
    """Writes what was logged as one line of JSON.

    Its keys: `time` (UTC), `level`, `logger`, `said` (the sentence without its values), `error` (the class),
    `where` (module or file of ours, and line), `app` (a digest of the code) and `data` (the version).
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line for a record."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        if isinstance(record.msg, str) and record.name.split(".")[0] in WRITES_TEMPLATES:
            told["said"] = record.msg.strip()
        error = record.exc_info[1] if record.exc_info else None
        if error:
            told["error"] = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
        told["where"] = where(error.__traceback__) if error else f"{record.module}:{record.lineno}"
        return json.dumps(told | {"app": app_digest(), "data": data_version()}, ensure_ascii=False)


def where(trace: TracebackType | None) -> str:
    """The innermost place of our own code that an error came through, else the innermost of all."""
    place = ""
    ours = False
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        is_ours = path.is_relative_to(ROOT) and "site-packages" not in path.parts
        if is_ours or not ours:
            name = str(path.relative_to(ROOT)) if is_ours else trace.tb_frame.f_globals.get("__name__", "?")
            place = f"{name}:{trace.tb_lineno}"
        ours = ours or is_ours
        trace = trace.tb_next
    return place


@cache
def app_digest() -> str:
    """A short digest of the code, by which two servers can be told to run the same."""
    together = hashlib.sha256()
    for pattern in CODE:
        for file in sorted(ROOT.glob(pattern)):
            together.update(file.read_bytes())
    return together.hexdigest()[:12]


@cache
def data_version() -> str:
    """The version of the dossier, as its schema says it; empty where that cannot be read."""
    try:
        return str(json.loads((folder() / "datapackage.json").read_bytes()).get("version", ""))
    except (OSError, ValueError):
        return ""


def write_one_line_each() -> None:
    """Let everything of the level warning or above go to stderr as one line, and nothing else.

    Streamlit gives each of its loggers a handler of its own, those of modules it loads later too.
    """
    way_out = logging.StreamHandler()
    way_out.setFormatter(OneLine())
    logging.root.handlers = [way_out]
    logging.root.setLevel(logging.WARNING)

    def through_root(logger: logging.Logger) -> None:
        logger.handlers.clear()
        logger.propagate = True

    streamlit_logger.setup_formatter = through_root
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            through_root(logger)
    way_out.setLevel(logging.WARNING)
    threading.excepthook = _thread_ended


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value and not isinstance(ended.exc_value, SystemExit):
        logging.getLogger(__name__).error("A thread ended with an error", exc_info=ended.exc_value)
