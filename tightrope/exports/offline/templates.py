"""The templates of the app as trees that the browser can fill, so that there is one wording of each."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

from tightrope.figures.template import parsed

FILLED = (
    "actor_card.html",
    "actors_table.html",
    "asof.html",
    "at_hand.html",
    "controls.html",
    "empty.html",
    "events_table.html",
    "filters.html",
    "key.html",
    "macros.html",
    "network_tools.html",
    "notice.html",
    "relax.html",
    "sentence.html",
    "table.html",
    "tie_card.html",
    "ties_table.html",
    "timeline_legend.html",
    "timeline_tools.html",
    "welcome.html",
)
"""Every template that the browser fills, and those it takes macros from."""


def template_trees() -> dict[str, Any]:
    """The trees of Jinja by the name of the template, as JSON has them: `is` names the kind of a node."""
    return {name: _tree(parsed(name)) for name in FILLED}


def _tree(part: Any) -> Any:  # noqa: ANN401 - a node, a list of nodes or what stands in one
    if isinstance(part, nodes.Node):
        fields = {name: _tree(value) for name, value in part.iter_fields(exclude=("ctx",))}
        return {"is": type(part).__name__, **fields}
    if isinstance(part, (list, tuple)):
        return [_tree(one) for one in part]
    return part
