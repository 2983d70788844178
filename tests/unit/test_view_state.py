"""The view and its URL are inverse, and no URL, however hostile, gives anything but a valid view."""

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.domain.filters import BOTH_ROUNDS, Filters
from tightrope.domain.load import load_dossier
from tightrope.domain.ties import pair_id
from tightrope.link_reader import EARLIEST, LATEST, MOST_LETTERS, MOST_VALUES
from tightrope.view_state import (
    View,
    as_of,
    parse_params,
    profile_link,
    to_frame,
    to_params,
    to_query,
)

DOSSIER = load_dossier(Path(__file__).parents[2] / "data")
ACTORS, EVENTS = list(DOSSIER.actors.index), list(DOSSIER.events.index)

ORDER = (
    "actor", "match", "members", "type", "episode", "status", "level", "q", "disputed", "source-kind",
    "from", "to", "event", "tie", "place", "asof", "compare", "picture", "size", "lanes",
    "undated", "network", "table", "lang", "step", "embed", "pane", "v",
)  # fmt: skip
"""The keys of a link in the one order in which they are written."""


def chosen(values):
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=MOST_VALUES).map(tuple)


def codes(column):
    return chosen(DOSSIER.codes("events", column))


days = st.dates(EARLIEST, LATEST)
texts = st.text(max_size=MOST_LETTERS).map(
    lambda text: " ".join("".join(c if c.isprintable() else " " for c in text).split())
)
windows = st.tuples(st.none() | days, st.none() | days).map(
    lambda ends: tuple(sorted(ends)) if None not in ends else ends
)
filters = st.builds(
    lambda window, **others: Filters(start=window[0], end=window[1], **others),
    window=windows | st.just(BOTH_ROUNDS),
    actors=chosen(ACTORS),
    members=st.booleans(),
    match=st.sampled_from(["all", "any"]),
    types=codes("event_type"),
    episodes=codes("episode"),
    statuses=codes("status"),
    level=st.sampled_from([1, 2, 3]),
    text=texts,
    disputed=st.booleans(),
    source_kinds=chosen(DOSSIER.codes("sources", "kind")),
)
pairs = st.lists(st.sampled_from(ACTORS), min_size=2, max_size=2, unique=True).map(lambda two: pair_id(*two))
views = st.builds(
    View,
    filters=filters,
    event=st.none() | st.sampled_from(EVENTS),
    tie=st.none() | pairs,
    asof=st.none() | days,
    compare=st.none() | days,
    picture=st.sampled_from(["alliance", "together"]),
    size=st.sampled_from(["equal", "ties", "betweenness"]),
    lanes=st.sampled_from(["camp", "type", "episode"]),
    undated=st.booleans(),
    network=st.sampled_from(["key", "all"]),
    table=st.sampled_from(["events", "actors", "ties", "measures"]),
    place=st.none() | st.sampled_from(list(DOSSIER.places.index)),
    language=st.sampled_from(["en", "ar"]),
    step=st.none() | st.sampled_from(list(DOSSIER.tour_steps.index)),
    embed=st.sampled_from([None, "page", "timeline", "network", "card"]),
)


@settings(max_examples=150, deadline=None)
@given(view=views, complete=st.booleans())
def test_a_view_and_its_parameters_are_inverse(view, complete):
    params = to_params(view, complete=complete, version=DOSSIER.version)
    assert parse_params(params, DOSSIER) == (view, [])


@settings(max_examples=50, deadline=None)
@given(view=views)
def test_the_link_that_is_sent_is_the_view(view):
    query = to_query(view, DOSSIER.version)
    whole = replace(view, embed=None)
    assert parse_params(parse_qs(query.removeprefix("?")), DOSSIER) == (whole, [])


@settings(max_examples=50, deadline=None)
@given(view=views, complete=st.booleans())
def test_keys_are_written_in_one_order_and_values_never_joined(view, complete):
    params = to_params(view, complete=complete, version="1")
    assert [key for key in ORDER if key in params] == list(params)
    assert tuple(params.get("actor", ())) == view.filters.actors
    assert all(isinstance(values, list) and values for values in params.values())


@pytest.mark.parametrize(
    ("asked", "embed", "said"),
    [
        ({"embed": ["true"]}, "page", []),
        ({"embed": ["true"], "pane": ["page"]}, "page", []),
        ({"embed": ["true"], "pane": ["card"]}, "card", []),
        ({"embed": ["false"]}, None, []),
        ({"embed": ["1"]}, None, ["“1” is not a known value of “embed”."]),
        ({"embed": ["true"], "pane": ["<b>"]}, "page", ["“<b>” is not a known value of “pane”."]),
        ({"pane": ["card"]}, None, ["“pane” means something only together with “embed=true”."]),
    ],
)
def test_a_pane_is_asked_for_by_a_frame(asked, embed, said):
    view, notices = parse_params(asked, DOSSIER)
    assert (view, notices) == (View(embed=embed), said)


def test_the_link_for_a_frame_is_that_of_the_view_and_the_pane_and_no_link_to_send_has_it():
    view = View(Filters(actors=("iran",)), event="2020-06-25-dora-raid", embed="network")
    framed = parse_qs(to_frame(view, "card", "7").removeprefix("?"))
    whole = parse_qs(to_query(view, "7").removeprefix("?"))
    assert framed == whole | {"embed": ["true"], "pane": ["card"]}
    assert "embed" not in profile_link("iran", view)


def test_a_link_holds_ids_and_never_labels():
    full = View(
        Filters(
            actors=("kataib-hezbollah", "iran"),
            types=("Battles",),
            episodes=("june-2020",),
            statuses=("alleged",),
            disputed=True,
            source_kinds=("wire", "partisan"),
        ),
        event="2020-06-25-dora-raid",
        tie="iran--kataib-hezbollah",
        asof=date(2020, 6, 26),
    )
    assert to_params(full) == {
        "actor": ["kataib-hezbollah", "iran"],
        "type": ["Battles"],
        "episode": ["june-2020"],
        "status": ["alleged"],
        "disputed": ["1"],
        "source-kind": ["wire", "partisan"],
        "event": ["2020-06-25-dora-raid"],
        "tie": ["iran--kataib-hezbollah"],
        "asof": ["2020-06-26"],
    }


def test_the_first_view_needs_no_parameters_and_is_written_whole_only_to_be_sent():
    assert to_params(View()) == {}
    assert parse_params({}, DOSSIER) == (View(), [])
    assert to_params(View(), complete=True, version="7") == {
        "level": ["3"],
        "from": ["2020-05-01"],
        "to": ["2021-06-30"],
        "lanes": ["camp"],
        "network": ["key"],
        "table": ["events"],
        "v": ["7"],
    }


def test_an_open_window_differs_from_an_unset_one():
    assert parse_params({"from": [".."], "to": [".."]}, DOSSIER)[0].filters == Filters(start=None, end=None)
    assert to_params(View(Filters(start=None, end=None))) == {"from": [".."], "to": [".."]}


def test_a_reversed_window_is_turned_around():
    view, notices = parse_params({"from": ["2020-12-31"], "to": ["2020-12-01"]}, DOSSIER)
    assert (view.filters.start, view.filters.end) == (date(2020, 12, 1), date(2020, 12, 31))
    assert notices == []


@pytest.mark.parametrize(
    ("params", "window"),
    [
        ({"from": ["2020-12-01"]}, (date(2020, 12, 1), BOTH_ROUNDS[1])),
        ({"to": ["2020-12-01"]}, (BOTH_ROUNDS[0], date(2020, 12, 1))),
        ({"from": [".."]}, (None, BOTH_ROUNDS[1])),
        ({"from": [".."], "to": ["2018-01-01"]}, (None, date(2018, 1, 1))),
    ],
)
def test_one_end_alone_keeps_the_other_as_it_is_by_default(params, window):
    view, notices = parse_params(params, DOSSIER)
    assert ((view.filters.start, view.filters.end), notices) == (window, [])


def test_the_two_actors_of_a_tie_may_be_named_in_either_order():
    assert parse_params({"tie": ["kataib-hezbollah--iran"]}, DOSSIER)[0].tie == "iran--kataib-hezbollah"


def test_a_value_given_twice_counts_once_and_of_a_single_choice_the_last_counts():
    view, notices = parse_params({"actor": ["iran", "iran"], "lanes": ["type", "episode"]}, DOSSIER)
    assert (view.filters.actors, view.lanes, notices) == (("iran",), "episode", [])


LONG = "ab " * 3334
HOSTILE_TEXTS = {
    "10 kB": LONG,
    "control characters": "a\x00\x07\x1b[31m\r\nSet-Cookie: a=b\x7f",
    "bidi overrides": "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c",
    "script": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "a template": "{key} {0} {value.__class__} %s ${x} {{7*7}}",
    "lone surrogate": "\ud800\udfff\ud83d",
    "an open end": "..",
    "a path": "../../etc/passwd",
    "a number": "-1",
    "no number": "NaN",
    "arabic digits": "٢",
    "an ISO week": "2020-W01-1",
    "no day": "2020-02-30",
    "a day out of range": "0001-01-01",
    "a label": "Kataib Hezbollah",
    "half a pair": "iran--",
    "a pair with itself": "iran--iran",
    "three actors": "iran--iraqi-government--kataib-hezbollah",
    "spaces": " \t \u3000 ",
    "huge number": "9" * 6000,
}
FREE = {"q"}  # takes any words
ENDS = {"from", "to"}


def is_valid(view):
    known = {"types": "event_type", "episodes": "episode", "statuses": "status"}
    f = view.filters
    return (
        set(f.actors) <= set(ACTORS)
        and all(
            set(getattr(f, name)) <= set(DOSSIER.codes("events", column)) for name, column in known.items()
        )
        and max(map(len, (f.actors, f.types, f.episodes, f.statuses))) <= MOST_VALUES
        and f.match in ("all", "any")
        and f.level in (1, 2, 3)
        and {type(f.members), type(view.undated)} == {bool}
        and len(f.text) <= MOST_LETTERS
        and f.text.isprintable()
        and not (f.start and f.end and f.start > f.end)
        and all(day is None or EARLIEST <= day <= LATEST for day in (f.start, f.end, view.asof))
        and (view.event is None or view.event in EVENTS)
        and (view.tie is None or pair_id(*view.tie.split("--")) == view.tie)
        and (view.lanes, view.network)
        in {(a, b) for a in ("camp", "type", "episode") for b in ("key", "all")}
        and view.table in ("events", "actors", "ties")
    )


@pytest.mark.parametrize("key", [key for key in ORDER if key not in FREE | {"v"}])
@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_a_hostile_value_is_dropped_and_said(key, text):
    view, notices = parse_params({key: [text]}, DOSSIER)
    if key in ENDS and text == "..":
        assert notices == []
        return
    assert view == View()
    assert len(notices) == 1
    assert f"“{key}”" in notices[0]
    assert len(notices[0]) < 140
    assert notices[0].isprintable()


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_hostile_words_are_searched_for_as_one_short_line(text):
    view, notices = parse_params({"q": [text]}, DOSSIER)
    assert is_valid(view)
    assert view.filters.text == view.filters.text.strip()
    assert len(notices) == (len(text) > 1000)
    assert all("“q”" in notice for notice in notices)
    assert parse_params(to_params(view), DOSSIER) == (view, [])


@pytest.mark.parametrize("key", ORDER)
def test_ten_thousand_values_are_read_no_further_than_the_first(key):
    view, notices = parse_params({key: ["iran"] * 9_999 + ["nobody"]}, DOSSIER)
    assert is_valid(view)
    if key != "v":
        assert notices.count(f"Only the first {MOST_VALUES} values of “{key}” were read.") == 1
    assert not any("nobody" in notice for notice in notices)
    assert len(notices) <= MOST_VALUES + 1


def test_ten_thousand_unknown_keys_are_ignored_without_a_notice():
    hostile = {f"utm_{i}": ["x"] for i in range(10_000)} | {
        "<script>": ["x"],
        "": ["y"],
        "embed_options": ["dark_theme"],
    }
    assert parse_params(hostile, DOSSIER) == (View(), [])


def test_good_values_are_kept_beside_bad_ones():
    view, notices = parse_params({"actor": ["nobody", "iran"], "level": ["9"], "table": ["ties"]}, DOSSIER)
    assert (view.filters.actors, view.filters.level, view.table) == (("iran",), 3, "ties")
    assert notices == ["“nobody” is not a known value of “actor”.", "“9” is not a known value of “level”."]


def test_an_empty_value_is_no_value_and_no_fault():
    assert parse_params({key: ["", ""] for key in ORDER}, DOSSIER) == (View(), [])


any_text = st.text(max_size=40) | st.sampled_from(
    [*HOSTILE_TEXTS.values(), *EVENTS[:3], "iran", "1", "any", "type"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from(ORDER) | st.text(max_size=8), st.lists(any_text, max_size=4), max_size=12)
)
def test_any_parameters_give_a_valid_view_that_can_be_sent_on(params):
    view, notices = parse_params(params, DOSSIER)
    assert is_valid(view)
    known = [*(f"“{key}”" for key in ORDER), "search", "version", "more part"]
    assert all(any(word in notice for word in known) for notice in notices)
    assert parse_params(to_params(view), DOSSIER) == (view, [])


def test_another_version_is_said_only_when_something_was_dropped():
    old = "The link was made with another version of the data."
    assert parse_params({"v": ["2019.1"], "actor": ["iran"]}, DOSSIER)[1] == []
    assert parse_params({"v": ["2019.1"], "actor": ["nobody"]}, DOSSIER)[1][:1] == [old]
    assert parse_params({"v": [DOSSIER.version], "actor": ["nobody"]}, DOSSIER)[1][1:] == []
    assert parse_params({"actor": ["nobody"]}, DOSSIER)[1][1:] == []


def test_the_network_is_drawn_for_the_chosen_day_else_the_open_events_else_the_last_of_the_window():
    raid = "2020-06-25-dora-raid"
    day = date(2020, 9, 1)
    assert as_of(View(event=raid, asof=day), DOSSIER) == day
    assert as_of(View(event=raid), DOSSIER) == date(2020, 6, 25)
    assert as_of(View(Filters(end=day)), DOSSIER) == day
    assert as_of(View(Filters(end=None)), DOSSIER) == DOSSIER.events["end"].max().date()


def test_every_part_of_a_view_is_in_its_link():
    told = {"filters", "event", "tie", "asof", "lanes", "undated", "network", "table", "place"}
    told |= {"compare", "picture", "size", "language", "step", "embed"}
    assert {field.name for field in fields(View)} == told
    changed = [
        View(Filters(**{name: value}))
        for name, value in {
            "actors": ("iran",), "members": True, "match": "any", "types": ("Battles",),
            "episodes": ("aftermath",), "statuses": ("alleged",),
            "level": 1, "text": "raid", "disputed": True, "source_kinds": ("wire",),
            "start": None, "end": None,
        }.items()
    ]  # fmt: skip
    assert len(changed) == len(fields(Filters))
    written = [tuple(sorted(to_params(view))) for view in changed]
    assert all(len(keys) == 1 for keys in written)
    assert len(set(written)) == len(changed)


def test_the_docstring_names_exactly_the_keys_that_are_written():
    import tightrope.view_state

    rows = [line for line in tightrope.view_state.__doc__.splitlines() if line.startswith("| `")]
    named = [key for line in rows for key in re.findall(r"`([\w-]+)`", line.split("|")[1])]
    full = View(
        Filters(
            ("iran", "kataib-hezbollah"),
            True,
            "any",
            ("Battles",),
            ("aftermath",),
            ("alleged",),
            1,
            "raid",
            True,
            ("wire",),
            None,
            None,
        ),
        EVENTS[0],
        "iran--kataib-hezbollah",
        date(2020, 1, 1),
        "type",
        True,
        "all",
        "ties",
        "Camp Taji",
        date(2020, 6, 26),
        "together",
        "betweenness",
        "ar",
        "june-2020-raid",
        "card",
    )
    assert named == list(to_params(full, version="1"))


@pytest.mark.parametrize(
    ("params", "window"),
    [
        ({"from": ["2022-01-01"]}, (date(2022, 1, 1), None)),
        ({"to": ["2020-01-01"]}, (None, date(2020, 1, 1))),
        ({"from": ["2022-01-01"], "to": ["2021-01-01"]}, (date(2021, 1, 1), date(2022, 1, 1))),
    ],
)
def test_a_window_end_beyond_the_default_opens_the_end_that_was_not_asked_for(params, window):
    view, notices = parse_params(params, DOSSIER)
    assert (view.filters.start, view.filters.end) == window
    assert not notices


def test_the_link_to_a_profile_keeps_the_view_but_what_is_open():
    view = View(event="e", tie="a--b", asof=date(2020, 6, 25)).narrowed(actors=("x", "y"), text="raid")
    assert profile_link("a", view) == "actors?actor=a&q=raid&asof=2020-06-25"
    assert profile_link("a") == "actors?actor=a"
