"""Renders HTML from the templates. All data is escaped by the template engine, never by hand."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    nodes,
)

from tightrope.text import onward, say_day, say_number, script_language, t, tn

FOLDER = Path(__file__).parents[1] / "templates"


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # else each template is looked for on the disk each time
        bytecode_cache=_compiled(FOLDER / "__pycache__"),
        cache_size=-1,  # keeps all; a limited cache has a lock, for which the threads of many readers wait
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=t, tn=tn, say_day=say_day, say_number=say_number, script_language=script_language, onward=onward
    )
    return environment


def _compiled(folder: Path) -> BytecodeCache | None:
    """Keeps compiled templates where Python keeps compiled modules, if anything can be written there."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def render(template: str, **values: object) -> str:
    """The template filled with the values, as HTML."""
    return _environment().get_template(template).render(**values)


def parsed(template: str) -> nodes.Template:
    """The template as the tree that Jinja makes of it, for whoever fills it elsewhere."""
    return _environment().parse((FOLDER / template).read_text(encoding="utf-8"))
