"""HTML from a template on the page, with clicks on it answered as picks."""

from __future__ import annotations

from tightrope.views import components, state


def markup(key: str, html: str) -> None:
    """Show HTML made by `figures.template.render`; a click on a `data-pick` in it edits the view."""
    components.markup(key=key, data={"html": html}, on_pick_change=lambda: state.pick_from(key))
