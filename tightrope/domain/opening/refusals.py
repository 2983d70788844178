"""A file that cannot be opened at all, and why."""

from __future__ import annotations


class RefusalError(Exception):
    """The file cannot be opened; the text says in one sentence what is wrong and what would be right."""
