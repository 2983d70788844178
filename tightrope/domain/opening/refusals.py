"""A file that cannot be opened at all, and why."""

from __future__ import annotations

from tightrope.message import MessageError


class RefusalError(MessageError):
    """The file cannot be opened; the sentence says what is wrong and what would be right."""
