"""The filters: one row of widgets seeded from the view, each of which edits the view."""

from __future__ import annotations

from typing import Any

import streamlit as st

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import CONTEXT
from tightrope.domain.lookup import rows_of
from tightrope.domain.names import FOLDING, name_index
from tightrope.domain.ties import weigh_actors
from tightrope.picks import PRESETS
from tightrope.text import cached_by_language, t
from tightrope.view_state import MOST_LETTERS, View
from tightrope.views import state
from tightrope.views.components import actor_search

SUGGESTED = 6


def filter_bar(dossier: Dossier, view: View) -> None:
    """All filters in one row; a change is in the view before the page is drawn."""
    with st.container(horizontal=True, key="filters", vertical_alignment="center", gap="small"):
        _actors(dossier)
        with st.container(horizontal=True, key="filters-more", vertical_alignment="center", gap="small"):
            _text(view)
            _codes(dossier, view.filters.types, "types", "event_type", t("Type"))
            _codes(dossier, view.filters.episodes, "episodes", "episode", t("Episode"))
            _codes(dossier, view.filters.statuses, "statuses", "status", t("Status"))
            _level(view)


def _actors(dossier: Dossier) -> None:
    with st.container(key="filter-actors", width=430, gap=None):
        actor_search(
            key="search",
            data=_search_data(dossier),
            on_pick_change=lambda: state.pick_from("search"),
        )


@cached_by_language(maxsize=4)
def _search_data(dossier: Dossier) -> dict[str, Any]:
    """What the search box needs to find any actor by any spelling, in the browser."""
    actors = sorted(rows_of(dossier, "actors").values(), key=lambda actor: actor.tier != "core")
    keys = name_index(
        ((actor.Index, actor.name, actor.name_ar) for actor in actors),
        zip(dossier.aliases["actor_id"], dossier.aliases["alias"], strict=True),
    ).keys()
    return {
        "label": t("Actors"),
        "placeholder": t("Find an actor: any spelling, عربي"),
        "noMatch": t("Nobody by this name"),
        "remove": t("Remove {name}"),
        "matches": t("matches “{spelling}”"),
        "folding": [list(rule) for rule in FOLDING],
        "actors": [
            {
                "id": actor.Index,
                "name": actor.name,
                "ar": actor.name_ar,
                "kind": dossier.label("actors", "kind", actor.kind),
                "keys": [list(key) for key in keys[actor.Index]],
            }
            for actor in actors
        ],
        "suggested": list(weigh_actors(dossier, tuple(dossier.events.index)))[:SUGGESTED],
    }


def _text(view: View) -> None:
    key = state.seed("filter.text", view.filters.text)
    st.text_input(
        t("Words"),
        key=key,
        label_visibility="collapsed",
        placeholder=t("Title, place, quotation"),
        width="stretch",
        on_change=lambda: state.edit(
            text=" ".join(st.session_state["filter.text"].split())[:MOST_LETTERS].strip()
        ),
    )


def _codes(dossier: Dossier, chosen: tuple[str, ...], field: str, column: str, label: str) -> None:
    codes = dossier.codes("events", column)
    key = state.seed(f"filter.{field}", list(chosen))
    said = f"{label} · {len(chosen)}" if chosen else label
    with st.popover(said, key=f"filter-{field}"):
        st.pills(
            label,
            list(codes),
            selection_mode="multi",
            key=key,
            format_func=lambda code: dossier.label("events", column, code),
            on_change=lambda: state.edit(**{field: tuple(st.session_state[key])}),
        )


def _level(view: View) -> None:
    key = state.seed("filter.level", view.filters.level)
    words = {1: t("Turning points"), 2: t("Important"), CONTEXT: t("All")}
    st.segmented_control(
        t("Significance"),
        list(words),
        key=key,
        label_visibility="collapsed",
        format_func=lambda level: words[level],
        on_change=lambda: state.edit(level=st.session_state["filter.level"] or CONTEXT),
    )


def window_presets(view: View) -> None:
    """The windows that have a name, and two fields for any other."""
    words = {
        "june-2020": t("June 2020"),
        "december-2020": t("December 2020"),
        "both": t("Both rounds"),
        "all": t("All"),
    }
    window = (view.filters.start, view.filters.end)
    named = next((name for name, ends in PRESETS.items() if ends == window), None)
    key = state.seed("window.preset", named)
    st.segmented_control(
        t("Window"),
        list(PRESETS),
        key=key,
        format_func=lambda name: words[name],
        label_visibility="collapsed",
        on_change=_choose_preset,
    )
    with st.popover(t("Dates"), key="window-dates"):
        for end, label in (("start", t("From")), ("end", t("To"))):
            key = state.seed(f"window.{end}", getattr(view.filters, end))
            st.date_input(label, key=key, format="YYYY-MM-DD", on_change=_choose_dates)


def _choose_preset() -> None:
    name = st.session_state["window.preset"]
    if name:
        start, end = PRESETS[name]
        state.edit(start=start, end=end)


def _choose_dates() -> None:
    start, end = st.session_state["window.start"], st.session_state["window.end"]
    if start and end and start > end:
        start, end = end, start
    state.edit(start=start, end=end)
