"""Text and trees as XML: what XML cannot say is left out, whatever a cell holds."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 file may hold."""


def plain(text: str) -> str:
    """The text without what XML cannot hold."""
    return UNSAYABLE.sub("", text)


def as_xml(root: ET.Element) -> bytes:
    """The tree as an indented file in UTF-8; texts and attributes lose what XML cannot hold."""
    for element in root.iter():
        element.text = plain(element.text) if element.text else element.text
        for name, value in element.items():
            element.set(name, plain(value))
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written
