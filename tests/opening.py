"""A file opened as a reader opens it, and what is said of it."""

from exports import DATA, text

from tightrope.domain.opening.files import open_file
from tightrope.domain.schema import load_schema

OURS = load_schema(DATA)


def opened(content, name="export.csv", **asked):
    return open_file(content if isinstance(content, bytes) else content.encode(), name, OURS, **asked)


def dossier_of(*rows, **asked):
    opening = opened(text(rows), **asked)
    assert opening.problems == []
    return opening.dossier


def told(opening):
    return [str(problem) for problem in opening.problems]


def noticed(opening):
    return [str(notice) for notice in opening.notices]
