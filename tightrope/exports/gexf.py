"""The network of a view as GEXF 1.3 for Gephi and Gephi Lite: dynamic, coloured, at its fixed places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from tightrope.exports.about import about
from tightrope.exports.graph import Line, Node, Value, lines_of, nodes_of
from tightrope.exports.spells import Spell
from tightrope.exports.taken import Taken
from tightrope.exports.xml import as_xml

GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"

SIGN = "sign"
"""The id of the one attribute that changes with time."""

TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}


def write_gexf(taken: Taken) -> bytes:
    """The actors and lines that the page draws, as GEXF 1.3 in UTF-8.

    One edge for each line. Its spells and its sign in time are those of all that was ever between the two, as
    the page draws it on each day; its other attributes are those of the view's day. A tie that runs both ways
    or neither is mutual. `y` grows upward, as Gephi has it.
    """
    ET.register_namespace("", GEXF)
    ET.register_namespace("viz", VIZ)
    nodes, lines = nodes_of(taken), lines_of(taken)
    root = ET.Element(f"{{{GEXF}}}gexf", version="1.3")
    _meta(root, taken)
    graph = _sub(
        root, "graph", mode="dynamic", timeformat="date", timerepresentation="interval",
        defaultedgetype="directed", idtype="string",
    )  # fmt: skip
    _attributes(graph, "node", nodes)
    _attributes(graph, "edge", lines)
    if taken.ties:
        changing = _sub(graph, "attributes", **{"class": "edge", "mode": "dynamic"})
        _sub(changing, "attribute", id=SIGN, title=SIGN, type="string")
    within = _sub(graph, "nodes", count=len(nodes))
    for node in nodes:
        _node(within, node)
    within = _sub(graph, "edges", count=len(lines))
    for line in lines:
        _edge(within, line)
    return as_xml(root)


def _meta(root: ET.Element, taken: Taken) -> None:
    meta = _sub(root, "meta", lastmodifieddate=taken.today.isoformat())
    _sub(meta, "creator").text = "Tightrope"
    _sub(meta, "description").text = "\n".join(f"{name}: {text}" for name, text in about(taken).items())


def _attributes(graph: ET.Element, what: str, items: Sequence[Node | Line]) -> None:
    found = _sub(graph, "attributes", **{"class": what, "mode": "static"})
    for name, value in (items[0].values if items else {}).items():
        _sub(found, "attribute", id=name, title=name, type=TYPES[type(value)])


def _node(within: ET.Element, node: Node) -> None:
    found = _sub(within, "node", id=node.id, label=node.label)
    _values(found, node.values)
    if node.life.last:
        _spells(found, [node.life])
    _colour(found, node.colour)
    ET.SubElement(found, f"{{{VIZ}}}position", x=str(node.x), y=str(node.y), z="0")


def _edge(within: ET.Element, line: Line) -> None:
    found = _sub(
        within, "edge", id=line.id, source=line.source, target=line.target, label=line.label,
        type="mutual" if line.both else "directed", weight=line.weight,
    )  # fmt: skip
    values = _values(found, line.values)
    for spell in line.spells:
        _sub(values, "attvalue", **{"for": SIGN, "value": spell.sign}, **_ends(spell))
    _spells(found, line.spells)
    _colour(found, line.colour)


def _values(item: ET.Element, values: dict[str, Value]) -> ET.Element:
    found = _sub(item, "attvalues")
    for name, value in values.items():
        written = str(value).lower() if isinstance(value, bool) else value
        _sub(found, "attvalue", **{"for": name, "value": written})
    return found


def _spells(item: ET.Element, spells: Sequence[Spell]) -> None:
    """When it is there; what is always there says nothing."""
    if any(spell.first or spell.last for spell in spells):
        found = _sub(item, "spells")
        for spell in spells:
            _sub(found, "spell", **_ends(spell))


def _ends(spell: Spell) -> dict[str, str]:
    days = {"start": spell.first, "end": spell.last}
    return {name: day.isoformat() for name, day in days.items() if day}


def _colour(item: ET.Element, colour: str) -> None:
    parts = {name: str(int(colour[at : at + 2], 16)) for name, at in (("r", 1), ("g", 3), ("b", 5))}
    ET.SubElement(item, f"{{{VIZ}}}color", parts)


def _sub(parent: ET.Element, name: str, **attributes: Any) -> ET.Element:  # noqa: ANN401 - written as text
    return ET.SubElement(parent, f"{{{GEXF}}}{name}", {key: str(value) for key, value in attributes.items()})
