"""The formats in which a view can be taken away. A further one is a module beside this and a line below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tightrope.exports.taken import Taken
from tightrope.exports.whole_json import write_json


@dataclass(frozen=True)
class Format:
    """One way to write what is taken.

    Attributes
    ----------
    name
        How the command line and the link of the menu call it.
    title
        What a reader would call it, in English; the menu has it translated.
    media_type, ending
        Those of the file; the ending without its dot.
    write
        Makes the whole file.
    """

    name: str
    title: str
    media_type: str
    ending: str
    write: Callable[[Taken], bytes]


FORMATS: dict[str, Format] = {
    one.name: one for one in (Format("json", "JSON", "application/json", "json", write_json),)
}
"""Every format by its name, in the order in which they are offered."""
