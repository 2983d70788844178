"""The network of a view as GraphML, for yEd, igraph, NetworkX, Cytoscape and others."""

from __future__ import annotations

import io

from tightrope.exports.about import about
from tightrope.exports.graph import Value, lines_of, nodes_of
from tightrope.exports.spells import Spell
from tightrope.exports.taken import Taken
from tightrope.exports.xml import plain


def write_graphml(taken: Taken) -> bytes:
    """The actors and lines that the page draws, as GraphML in UTF-8.

    One directed edge for each line; its `direction` says where it runs both ways or neither. GraphML has no
    time: `spells` has all that was ever between the two, as "2014-06-10..2020-01-03 positive", several joined
    by "; ", an open end by "..". The attributes of the graph say where it is from.
    """
    import networkx as nx  # a third of a second: only whoever takes the file pays for it

    graph = nx.DiGraph(**_plain(dict(about(taken))))
    for node in nodes_of(taken):
        graph.add_node(
            plain(node.id),
            label=plain(node.label),
            x=node.x,
            y=node.y,
            color=node.colour,
            **_plain(node.values),
        )
    for line in lines_of(taken):
        graph.add_edge(
            plain(line.source),
            plain(line.target),
            id=plain(line.id),
            label=plain(line.label),
            weight=line.weight,
            color=line.colour,
            spells="; ".join(map(_said, line.spells)),
            **_plain(line.values),
        )
    written = io.BytesIO()
    nx.write_graphml_xml(graph, written, edge_id_from_attribute="id")
    return written.getvalue()


def _plain(values: dict[str, Value] | dict[str, str]) -> dict[str, Value]:
    return {name: plain(value) if isinstance(value, str) else value for name, value in values.items()}


def _said(spell: Spell) -> str:
    return f"{spell.first or ''}..{spell.last or ''} {spell.sign}"
