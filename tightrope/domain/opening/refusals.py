"""A file that cannot be opened at all, and why."""

from __future__ import annotations

from tightrope.message import Message


class RefusalError(Exception):
    """The file cannot be opened; `fault` says in one sentence what is wrong and what would be right."""

    def __init__(self, text: str, /, **values: object) -> None:
        self.fault = Message(text, **values)
        super().__init__(self.fault)
