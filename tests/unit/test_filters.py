"""Which events pass: each filter proven on a few rows, and the questions people ask on the real record."""

from datetime import date

import pytest

from tightrope.domain.choice import choose
from tightrope.domain.filters import Filters, apply_filters, events_saying, window_of, with_members

ALL = {"start": None, "end": None}

DATED = """
    event_id,date_start,date_end,date_precision
    day,2020-06-25,,day
    long,2020-06-20,2020-06-25,day
    month,2020-06,,month
    months,2020-06,2020-07,month
    year,2020,,year
"""

WINDOWS = {
    "from its day on": ("day", "2020-06-25", None, True),
    "from the next day on": ("day", "2020-06-26", None, False),
    "until its day": ("day", None, "2020-06-25", True),
    "until the day before": ("day", None, "2020-06-24", False),
    "from its last day on": ("long", "2020-06-25", None, True),
    "from the day after its last": ("long", "2020-06-26", None, False),
    "until its first day": ("long", None, "2020-06-20", True),
    "until the day before its first": ("long", None, "2020-06-19", False),
    "within": ("long", "2020-06-22", "2020-06-23", True),
    "from the last of the month on": ("month", "2020-06-30", None, True),
    "from the first of the next month on": ("month", "2020-07-01", None, False),
    "until the first of the month": ("month", None, "2020-06-01", True),
    "until the last of the month before": ("month", None, "2020-05-31", False),
    "from the last of the last month on": ("months", "2020-07-31", None, True),
    "from the day after the last month on": ("months", "2020-08-01", None, False),
    "from the last of the year on": ("year", "2020-12-31", None, True),
    "from the first of the next year on": ("year", "2021-01-01", None, False),
    "until the first of the year": ("year", None, "2020-01-01", True),
    "until the last of the year before": ("year", None, "2019-12-31", False),
}


@pytest.mark.parametrize(("event", "start", "end", "inside"), WINDOWS.values(), ids=WINDOWS)
def test_an_event_is_in_when_its_interval_touches_the_window(tiny, event, start, end, inside):
    window = {name: day and date.fromisoformat(day) for name, day in (("start", start), ("end", end))}
    assert (event in apply_filters(tiny(events=DATED), Filters(**window))) is inside


def test_an_open_window_is_the_whole_record(tiny):
    dossier = tiny(events=DATED)
    assert tuple(apply_filters(dossier, Filters(**ALL))) == ("day", "long", "month", "months", "year")
    assert window_of(dossier, Filters(**ALL)) == (date(2020, 1, 1), date(2020, 12, 31))
    assert window_of(dossier, Filters(start=date(2020, 6, 2), end=None))[0] == date(2020, 6, 2)


WHO = {
    "actors": "actor_id\nhashd\nbrigade\ncommander\nus\nally",
    "events": "event_id\nraid\nmarch\ntalk\nquiet",
    "participants": """
        event_id,actor_id,role
        raid,commander,victim
        raid,us,initiator
        march,hashd,initiator
        talk,us,participant
        talk,brigade,accused
        quiet,ally,participant
    """,
    "relations": """
        relation_id,from_actor,to_actor,relation
        1,brigade,hashd,part-of
        2,commander,brigade,member-of
        3,ally,hashd,allied-with
        4,hashd,commander,member-of
    """,
}


@pytest.fixture(scope="module")
def who(tiny):
    return tiny(**WHO)


@pytest.mark.parametrize(
    ("choice", "events"),
    [
        ({"actors": ("us",)}, "raid talk"),
        ({"actors": ("hashd",)}, "march"),
        ({"actors": ("us", "brigade")}, "talk"),
        ({"actors": ("us", "brigade"), "match": "any"}, "raid talk"),
        ({"actors": ("us", "hashd")}, ""),
        ({"actors": ("hashd",), "members": True}, "raid march talk"),
        ({"actors": ("brigade",), "members": True}, "raid march talk"),
        ({"actors": ("us", "hashd"), "members": True}, "raid talk"),
        ({"actors": ("ally", "hashd"), "members": True}, ""),
        ({"actors": ("ally", "hashd"), "members": True, "match": "any"}, "raid march talk quiet"),
        ({"actors": ()}, "raid march talk quiet"),
        ({"actors": (), "match": "any"}, "raid march talk quiet"),
    ],
)
def test_actors_are_joined_by_all_or_any_and_umbrellas_reach_down(who, choice, events):
    assert tuple(apply_filters(who, Filters(**ALL, **choice))) == tuple(events.split())


def test_members_reach_down_two_levels_and_an_ally_is_no_member(who):
    assert with_members(who, "hashd") == {"hashd", "brigade", "commander"}
    assert with_members(who, "ally") == {"ally"}


SAID = {
    "events": "event_id\nraid\nmarch\ntalk\nquiet",
    "sources": "source_id,kind\nagency,wire\npaper,newspaper\norgan,partisan",
    "claims": """
        event_id,value,source_id
        raid,yes,agency
        raid,denied,organ
        march,yes,agency
        march,yes,paper
        talk,yes,organ
    """,
}


@pytest.mark.parametrize(
    ("choice", "events"),
    [
        ({"disputed": True}, "raid"),
        ({"source_kinds": ("partisan",)}, "raid talk"),
        ({"source_kinds": ("partisan", "newspaper")}, "raid march talk"),
        ({"source_kinds": ("blog",)}, ""),
        ({"source_kinds": ("newspaper",), "disputed": True}, ""),
        ({"source_kinds": ()}, "raid march talk quiet"),
    ],
)
def test_what_sources_say_and_of_which_kind_they_are(tiny, choice, events):
    assert tuple(apply_filters(tiny(**SAID), Filters(**ALL, **choice))) == tuple(events.split())


CODED = """
    event_id,event_type,status,episode,significance
    a,Battles,occurred,june-2020,1
    b,Political,alleged,june-2020,2
    c,Political,occurred,december-2020,3
"""


@pytest.mark.parametrize(
    ("choice", "events"),
    [
        ({"types": ("Political",)}, "b c"),
        ({"types": ("Political", "Battles")}, "a b c"),
        ({"types": ("Protests",)}, ""),
        ({"statuses": ("alleged",)}, "b"),
        ({"episodes": ("june-2020",)}, "a b"),
        ({"level": 1}, "a"),
        ({"level": 2}, "a b"),
        ({"level": 3}, "a b c"),
        ({"types": ("Political",), "episodes": ("june-2020",), "level": 2}, "b"),
        ({"types": ("Political",), "level": 1}, ""),
    ],
)
def test_codes_of_one_filter_are_alternatives_and_filters_add_up(tiny, choice, events):
    assert tuple(apply_filters(tiny(events=CODED), Filters(**ALL, **choice))) == tuple(events.split())


TOLD = {
    "actors": "actor_id,name,name_ar\npm,Mustafa al-Kadhimi,مصطفى الكاظمي\naah,Asaib Ahl al-Haq,",
    "aliases": "actor_id,alias\naah,League of the Righteous\naah,عصائب أهل الحق",
    "events": """
        event_id,title,summary,place
        raid,Raid at night,Men were held.,Albu Eitha
        parade,Raiders parade,A night without a raid.,Baghdad
        talk,A meeting,Nothing came of it.,Basra
    """,
    "participants": "event_id,actor_id,role\nraid,pm,issuer\nparade,aah,initiator",
    "claims": "event_id,attribute,value,source_id,note\nraid,place,Albu Eessa,wire,as spelt by the wire",
}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("raid at night", "raid"),
        ("RAID AT NI", "raid"),
        ("night raid", "raid parade"),
        ("raid", "raid parade"),
        ("aid", ""),
        ("Albu Eitha", "raid"),
        ("albu eessa", "raid"),
        ("the wire", "raid"),
        ("basra", "talk"),
        ("الكاظمي", "raid"),
        ("Kathimi", "raid"),
        ("Righteous", "parade"),
        ("عصائب اهل", "parade"),
        ("raid basra", ""),
        ("!?", ""),
        (" raid  AT   night ", "raid"),
    ],
)
def test_text_is_found_as_a_phrase_else_word_by_word_in_any_spelling(tiny, text, events):
    told = tiny(**TOLD)
    assert set(choose(told, events_saying(told, text))) == set(events.split())


def test_blank_text_is_no_filter(tiny):
    assert tuple(apply_filters(tiny(**TOLD), Filters(**ALL, text="  "))) == ("raid", "parade", "talk")


def test_filtering_changes_no_table(tiny):
    dossier = tiny(**WHO)
    before = {name: getattr(dossier, name).copy() for name in ("events", "participants", "relations")}
    apply_filters(dossier, Filters(actors=("hashd",), members=True, text="raid", level=1))
    assert all(getattr(dossier, name).equals(frame) for name, frame in before.items())


PREMIER, ASAIB, HASHD = "mustafa-al-kadhimi", "asaib-ahl-al-haq", "popular-mobilization-forces"
JUNE, DECEMBER = (date(2020, 6, 1), date(2020, 6, 30)), (date(2020, 12, 1), date(2020, 12, 31))


def test_a_place_as_one_source_spells_it_finds_exactly_the_june_raid(dossier):
    for spelling in ("Albu Eessa", "albu issa"):
        assert tuple(apply_filters(dossier, Filters(**ALL, text=spelling))) == ("2020-06-25-dora-raid",)


def test_asaib_and_the_premier_share_the_events_in_which_both_have_part(dossier):
    parts = dossier.participants
    both = set(parts.loc[parts["actor_id"] == PREMIER, "event_id"]) & set(
        parts.loc[parts["actor_id"] == ASAIB, "event_id"]
    )
    found = apply_filters(dossier, Filters(actors=(ASAIB, PREMIER), **ALL))
    assert set(found) == both
    assert {"2020-06-26-khazali-statement", "2020-12-25-asaib-ultimatum"} <= set(found)
    assert len(apply_filters(dossier, Filters(actors=(ASAIB, PREMIER)))) == 8  # in the window of both rounds
    december = Filters(actors=(ASAIB,), start=DECEMBER[0], end=DECEMBER[1])
    assert len(apply_filters(dossier, december)) == 10


def test_the_order_of_actors_does_not_matter(dossier):
    for match in ("all", "any"):
        one, other = (
            apply_filters(dossier, Filters(actors=actors, match=match))
            for actors in ((ASAIB, PREMIER), (PREMIER, ASAIB))
        )
        assert one == other


def test_the_hashd_with_members_is_in_more_events_than_alone(dossier):
    alone = apply_filters(dossier, Filters(actors=(HASHD,)))
    together = apply_filters(dossier, Filters(actors=(HASHD,), members=True))
    assert set(alone) < set(together)
    assert {"kataib-hezbollah", ASAIB, "abu-mahdi-al-muhandis"} <= with_members(dossier, HASHD)
    assert "united-states" not in with_members(dossier, HASHD)


def test_both_rounds_are_dense_and_lie_in_the_first_view(dossier):
    first = set(apply_filters(dossier, Filters()))
    for start, end in (JUNE, DECEMBER):
        month = apply_filters(dossier, Filters(start=start, end=end))
        assert set(month) <= first
        assert len(month) >= 20
    assert "2020-06-25-dora-raid" in apply_filters(dossier, Filters(start=JUNE[0], end=JUNE[1], level=1))
    assert len(apply_filters(dossier, Filters(**ALL))) == len(dossier.events)
