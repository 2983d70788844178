"""A sentence that is made where something is found and put into words where it is read.

What finds a fault in a file does not know who will read of it: a terminal, a reader in English, the same
reader a click later in Arabic. So it passes on a text and what fills it, and `str` says it in the
language of whoever is being served.
"""

from __future__ import annotations

from datetime import date

from tightrope.text import say_day, t


class Message:
    """A text of the catalogue with what its `{names}` stand for.

    A value that is a message itself is said in the same language, and a day in the words of that language.

    >>> str(Message("{name} is empty; it must be given", name="title"))
    'title is empty; it must be given'
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values = values

    def filled(self, **values: object) -> Message:
        """The message with more of its names filled."""
        return Message(self.text, **self.values, **values)

    def __str__(self) -> str:
        said = {name: say_day(one) if isinstance(one, date) else one for name, one in self.values.items()}
        return t(self.text, **said)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"


class MessageError(Exception):
    """An exception whose text is a message: `fault` says in one sentence what is wrong."""

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text)
        self.fault = Message(text, **values)

    def __str__(self) -> str:
        return str(self.fault)
