"""What a click means: one view becomes the next, and a pick that names nothing known changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from tightrope.domain.filters import BOTH_ROUNDS, Filters
from tightrope.link_reader import MOST_VALUES
from tightrope.picks import PRESETS, picked
from tightrope.view_state import View, as_of, parse_params, to_params

RAID, ROCKETS = "2020-06-25-dora-raid", "2020-12-20-green-zone-salvo"
FULL = View(
    Filters(
        actors=("iran", "kataib-hezbollah"),
        members=True,
        match="any",
        types=("Battles", "Political"),
        episodes=("june-2020",),
        statuses=("alleged",),
        level=2,
        text="raid",
        disputed=True,
        source_kinds=("partisan",),
        start=date(2020, 6, 1),
        end=None,
    ),
    event=RAID,
    tie="iran--kataib-hezbollah",
    asof=date(2020, 6, 30),
    compare=date(2020, 12, 26),
    picture="together",
    size="ties",
    lanes="type",
    undated=True,
    network="all",
    table="ties",
)
"""A view in which nothing is as at first."""


def test_an_event_opens_replaces_the_open_tie_and_closes_again(dossier):
    view = View(tie="iran--kataib-hezbollah")
    opened = picked(view, dossier, "event", RAID)
    assert opened == View(event=RAID)
    assert picked(opened, dossier, "event", ROCKETS) == View(event=ROCKETS)
    assert picked(opened, dossier, "event", RAID) == View()


def test_a_tie_opens_beside_the_event_and_closes_again(dossier):
    view = View(event=RAID)
    opened = picked(view, dossier, "tie", "iran--kataib-hezbollah")
    assert opened == View(event=RAID, tie="iran--kataib-hezbollah")
    assert picked(opened, dossier, "tie", "iran--kataib-hezbollah") == view
    assert picked(opened, dossier, "tie", "kataib-hezbollah--iran") == view, "one tie, whichever end is first"


def test_a_place_opens_beside_the_event_and_closes_again(dossier):
    view = View(event=RAID)
    opened = picked(view, dossier, "place", "Camp Taji")
    assert opened == replace(view, place="Camp Taji")
    assert picked(opened, dossier, "event", RAID).place == "Camp Taji"
    assert picked(opened, dossier, "place", "Camp Taji") == view
    assert picked(opened, dossier, "clear", "") == View()
    assert picked(view, dossier, "place", "Atlantis") == view


def test_an_actor_joins_at_the_end_and_leaves_from_anywhere(dossier):
    view = View(Filters(actors=("iran", "kataib-hezbollah")))
    joined = picked(view, dossier, "actor", "united-states")
    assert joined.filters.actors == ("iran", "kataib-hezbollah", "united-states")
    assert picked(joined, dossier, "actor", "iran").filters.actors == ("kataib-hezbollah", "united-states")


def test_the_actor_in_front_is_the_one_chosen_last_and_nobody_leaves(dossier):
    view = View(tie="iran--kataib-hezbollah").narrowed(actors=("iran", "kataib-hezbollah"))
    assert picked(view, dossier, "front", "iran").filters.actors == ("kataib-hezbollah", "iran")
    assert picked(view, dossier, "front", "iran").tie is None
    assert picked(view, dossier, "front", "israel").filters.actors == ("iran", "kataib-hezbollah", "israel")
    assert picked(view, dossier, "front", "nobody") == view


def test_of_too_many_profiles_the_one_opened_first_is_closed(dossier):
    chosen = tuple(dossier.actors.index[:MOST_VALUES])
    fresh = dossier.actors.index[MOST_VALUES]
    assert picked(View().narrowed(actors=chosen), dossier, "front", fresh).filters.actors == (
        *chosen[1:],
        fresh,
    )


def test_an_actor_closes_the_event_and_the_network_stays_on_its_day(dossier):
    view = View(event=RAID)
    after = picked(view, dossier, "actor", "iran")
    assert (after.event, after.tie) == (None, None)
    assert as_of(after, dossier) == as_of(view, dossier) == date(2020, 6, 25)


def test_an_actor_chosen_while_nothing_is_open_sets_no_day(dossier):
    assert picked(View(), dossier, "actor", "iran").asof is None
    day = date(2019, 12, 31)
    assert picked(View(asof=day), dossier, "actor", "iran").asof == day


@pytest.mark.parametrize(
    ("kind", "ident"),
    [
        ("event", RAID), ("event", ROCKETS), ("tie", "iran--kataib-hezbollah"),
        ("actor", "iran"), ("actor", "united-states"), ("toggle", "match=any"), ("toggle", "members=1"),
        ("toggle", "type=Battles"), ("toggle", "network=all"), ("toggle", "undated=1"),
    ],
)  # fmt: skip
def test_the_same_pick_twice_is_as_none(dossier, kind, ident):
    views = [
        View(),
        View(Filters(actors=("kataib-hezbollah",), start=None), asof=date(2020, 1, 1), table="ties"),
    ]
    for view in views:
        once = picked(view, dossier, kind, ident)
        assert once != view
        assert picked(once, dossier, kind, ident) == view


def test_match_and_members_switch(dossier):
    assert picked(FULL, dossier, "toggle", "match=any") == FULL.narrowed(match="all")
    assert picked(FULL, dossier, "toggle", "members=1") == FULL.narrowed(members=False)


def test_a_code_joins_its_filter_and_leaves_it(dossier):
    joined = picked(FULL, dossier, "toggle", "type=Riots")
    assert joined == FULL.narrowed(types=("Battles", "Political", "Riots"))
    assert picked(joined, dossier, "toggle", "type=Battles") == FULL.narrowed(types=("Political", "Riots"))


@pytest.mark.parametrize(
    ("ident", "after"),
    [
        ("lanes=episode", replace(FULL, lanes="episode")),
        ("lanes=", replace(FULL, lanes="camp")),
        ("table=actors", replace(FULL, table="actors")),
        ("asof=2021-03-01", replace(FULL, asof=date(2021, 3, 1))),
        ("asof=", replace(FULL, asof=None)),
        ("level=1", FULL.narrowed(level=1)),
        ("q=Albu  Eessa = here", FULL.narrowed(text="Albu Eessa = here")),
        ("q=", FULL.narrowed(text="")),
        ("from=2020-06-20", FULL.narrowed(start=date(2020, 6, 20))),
        ("from=..", FULL.narrowed(start=None)),
        ("to=2020-05-01", FULL.narrowed(start=date(2020, 5, 1), end=date(2020, 6, 1))),
    ],
)
def test_a_control_sets_its_key_and_nothing_else(dossier, ident, after):
    assert picked(FULL, dossier, "set", ident) == after


def test_no_more_actors_are_chosen_than_a_link_can_carry(dossier):
    view = View()
    for actor in dossier.actors.index[: MOST_VALUES + 1]:
        view = picked(view, dossier, "actor", actor)
    assert view.filters.actors == tuple(dossier.actors.index[:MOST_VALUES])
    assert picked(view, dossier, "set", "lanes=type").lanes == "type"


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_sets_the_window_of_its_name(dossier, name):
    assert picked(FULL, dossier, "preset", name) == FULL.narrowed(
        start=PRESETS[name][0], end=PRESETS[name][1]
    )


def test_close_clear_and_reset_take_back_more_and_more(dossier):
    closed = picked(FULL, dossier, "close", "")
    assert closed == replace(FULL, event=None, tie=None)
    cleared = picked(FULL, dossier, "clear", "")
    assert cleared == replace(FULL.narrowed(actors=()), event=None, tie=None, asof=None, compare=None)
    assert picked(FULL, dossier, "reset", "") == View(lanes="type", table="ties")


def test_nothing_that_is_clicked_leads_out_of_a_frame(dossier):
    framed = replace(FULL, embed="timeline")
    for kind, ident in (
        ("reset", ""),
        ("clear", ""),
        ("event", ROCKETS),
        ("set", "level=1"),
        ("drop", "window"),
    ):
        assert picked(framed, dossier, kind, ident).embed == "timeline", kind


@pytest.mark.parametrize(
    ("ident", "changes"),
    [
        ("actor=iran", {"actors": ("kataib-hezbollah",)}),
        ("type", {"types": ()}),
        ("episode", {"episodes": ()}),
        ("status=alleged", {"statuses": ()}),
        ("level", {"level": 3}),
        ("q", {"text": ""}),
        ("disputed", {"disputed": False}),
        ("source-kind", {"source_kinds": ()}),
        ("window", {"start": BOTH_ROUNDS[0], "end": BOTH_ROUNDS[1]}),
    ],
)
def test_drop_takes_one_filter_off_and_nothing_else(dossier, ident, changes):
    after = picked(FULL, dossier, "drop", ident)
    assert after == FULL.narrowed(**changes)
    assert after != FULL


def test_a_month_is_the_window_from_its_first_to_its_last_day(dossier):
    for month, last in (("2020-12", 31), ("2020-02", 29), ("2021-02", 28), ("2021-04", 30)):
        filters = picked(FULL, dossier, "month", month).filters
        assert (filters.start, filters.end) == (
            date.fromisoformat(f"{month}-01"),
            date.fromisoformat(f"{month}-{last}"),
        )


@pytest.mark.parametrize(
    ("ident", "window"),
    [
        ("2020-12-20..2020-12-25", (date(2020, 12, 20), date(2020, 12, 25))),
        ("2020-12-25..2020-12-20", (date(2020, 12, 20), date(2020, 12, 25))),
        ("2020-12-25..2020-12-25", (date(2020, 12, 25), date(2020, 12, 25))),
        ("2020-12-25....", (date(2020, 12, 25), None)),
    ],
)
def test_a_window_is_closed_and_in_order(dossier, ident, window):
    after = picked(FULL, dossier, "window", ident)
    assert after == FULL.narrowed(start=window[0], end=window[1])


LONG = "9" * 6000  # more digits than Python will read as a number

NOTHING_KNOWN = [
    *(("event", ident) for ident in ("", "iran", "2020-06-25", RAID.upper(), LONG)),
    *(("actor", ident) for ident in ("", "nobody", RAID, "Iran", LONG)),
    *(("tie", ident) for ident in ("", "iran", "iran--", "iran--iran", "iran--nobody", "iran--isis--iran")),
    ("tie", "iran--iraqi-government--united-states"),
    *(
        ("month", ident)
        for ident in (
            "", "2020", "2020-13", "2020-00", "2020-1", "0000-01", "9999-12", "2020-12-25", "٢٠٢٠-12", "-12",
            "2020-", f"2020-{LONG}", f"{LONG}-01", "2020-12\n", "<b>", "2020-²",
        )
    ),
    *(
        ("window", ident)
        for ident in (
            "", "..", "2020-12-01", "2020-12-01..", "..2020-12-01", "2020-12-01..2020-02-30", "a..b",
            "2020-12-01..2020-12-31..", "NaN..NaN", f"{LONG}..{LONG}", "0001-01-01..2020-12-31",
        )
    ),
    *(("drop", ident) for ident in ("", "=", "x=x", "actor=nobody", "type=Riots", "q_")),
    *(
        (kind, ident)
        for kind in ("set", "toggle")
        for ident in (
            "", "=", "x=x", "lanes=sideways", "asof=yesterday", "type=nonsense", "event=nothing",
            f"from={LONG}",
        )
    ),
    *(("preset", ident) for ident in ("", "2020", "both ", LONG)),
    *((kind, "iran") for kind in ("", "Event", "__init__", "drop table", LONG)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "ident"), NOTHING_KNOWN, ids=lambda text: repr(text[:40]))
def test_a_pick_that_names_nothing_known_changes_nothing(dossier, kind, ident):
    for view in (View(), FULL):
        assert picked(view, dossier, kind, ident) == view


def test_whatever_is_picked_can_be_sent_as_a_link(dossier):
    picks = [
        ("actor", "iran"), ("toggle", "match=any"), ("tie", "kataib-hezbollah--iran"), ("event", RAID),
        ("month", "2020-12"), ("toggle", "members=1"), ("actor", "united-states"),
        ("window", "2020-12-01...."), ("drop", "actor=iran"), ("set", "asof=2020-12-24"),
        ("drop", "actor=united-states"), ("clear", ""), ("reset", ""),
    ]  # fmt: skip
    for view in (View(), FULL):
        for kind, ident in picks:
            view = picked(view, dossier, kind, ident)
            assert parse_params(to_params(view), dossier) == (view, [])


def test_the_named_windows_hold_the_rounds():
    assert PRESETS["june-2020"] == (date(2020, 6, 1), date(2020, 6, 30))
    assert PRESETS["december-2020"] == (date(2020, 12, 1), date(2020, 12, 31))
    assert (PRESETS["both"], PRESETS["all"]) == (BOTH_ROUNDS, (None, None))
