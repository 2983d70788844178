"""Renders HTML from the templates. All data is escaped by the template engine, never by hand."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tightrope.text import say_day, say_number, script_language, t, tn

FOLDER = Path(__file__).parents[1] / "templates"


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=t, tn=tn, say_day=say_day, say_number=say_number, script_language=script_language
    )
    return environment


def render(template: str, **values: object) -> str:
    """The template filled with the values, as HTML."""
    return _environment().get_template(template).render(**values)
