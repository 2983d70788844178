"""Profiles and the directory: chains of command, camps as of a day, disputes, fields without an answer."""

from dataclasses import replace
from datetime import date
from html import unescape
from re import findall, sub

import pytest

from tightrope.domain.camps import camps_as_of
from tightrope.domain.profile import (
    above,
    activity,
    around,
    below,
    dispute_counts,
    disputed_of,
    events_of,
)
from tightrope.domain.ties import ties_as_of
from tightrope.figures.directory import directory
from tightrope.figures.profile import profile_html

DAY = date(2020, 12, 25)

TABLES = {
    "actors": """
        actor_id,name,kind,alignment,facade,died,death_event
        state,The state,state-institution,iraqi-government,,,
        premier,The premier,person,iraqi-government,,,
        umbrella,The umbrella,umbrella,mixed,,,
        group,The group,armed-group,iran-aligned,,,
        unit,The unit,armed-group,iran-aligned,,,
        chief,The chief,person,iran-aligned,,,
        dead,The dead chief,person,iran-aligned,,2020-01-03,strike
        other,Another group,armed-group,iran-aligned,,,
        front,The front,armed-group,iran-aligned,front,,
        nobody,Nobody,civilians,other,,,
    """,
    "relations": """
        relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to,status,attributed_to
        r1,umbrella,state,part-of,positive,2016,,undisputed,
        r2,premier,state,leads,positive,2020-05-07,,undisputed,
        r3,group,umbrella,part-of,positive,,,undisputed,
        r4,chief,group,leads,positive,2020-02,,disputed,The wire
        r5,dead,group,leads,positive,2007,,undisputed,
        r6,unit,group,part-of,positive,2014,,undisputed,
        r7,chief,other,leads,positive,2019,,undisputed,
        r8,group,front,backs,positive,2020-03,,alleged,a blog
        r9,group,premier,threatened,negative,2020-06-26,,single-source,
        r10,state,group,part-of,positive,2019,,undisputed,
    """,
    "relation_claims": "relation_id,source_id,note\nr4,wire,said so\nr4,paper,\nr8,wire,claimed",
    "events": """
        event_id,title,date_start
        strike,The strike,2020-01-03
        raid,The raid,2020-06-25
        late,The late one,2020-06-30
    """,
    "participants": """
        event_id,actor_id,role,note
        strike,dead,victim,
        raid,group,accused,by the wire only
        raid,group,target,
        late,group,claims-responsibility,
    """,
    "claims": """
        event_id,attribute,value,value_actor,source_id,attributed_to
        raid,perpetrator,the group,group,wire,the police
        raid,perpetrator,another group,other,paper,a witness
        late,perpetrator,the unit,unit,wire,
    """,
    "placings": """
        actor_id,alignment,valid_from,valid_to,attributed_to,note,source_id
        chief,sadrist,2003,2004,,Was with them,wire
        chief,iran-aligned,2006,,,Founded the group,paper
        chief,iraqi-government,2020-07-04,2020-12-31,a minister,Held an office,wire
    """,
    "aliases": "actor_id,alias,source_id\ngroup,The Grouppe,wire\ngroup,المجموعة,paper",
    "descriptions": "actor_id,part,text\ngroup,who,A group.\ngroup,role-in-events,Did things.",
    "description_sources": "actor_id,source_id\ngroup,wire",
    "sources": "source_id,title,url\nwire,Wire report,https://example.org/wire\npaper,Paper report,",
}  # fmt: skip


@pytest.fixture(scope="module")
def few(tiny):
    return tiny(**TABLES)


def told(steps):
    return [(step.depth, step.actor, step.relation.Index) for step in steps]


def test_above_a_group_stand_its_heads_and_what_it_belongs_to_as_a_tree(few):
    assert told(above(few, "group", DAY)) == [
        (1, "umbrella", "r3"),
        (2, "state", "r1"),
        (3, "premier", "r2"),
        (1, "chief", "r4"),
    ]


def test_what_a_superior_person_heads_besides_is_not_in_the_chain_and_a_circle_ends(few):
    actors = {step.actor for step in (*above(few, "group", DAY), *below(few, "group", DAY))}
    assert "other" not in actors
    assert told(below(few, "group", DAY)) == [
        (1, "unit", "r6"),
        (1, "state", "r10"),
        (2, "umbrella", "r1"),
    ]


def test_a_chain_is_that_of_its_day_and_the_dead_stand_in_none(few):
    assert "dead" in {step.actor for step in above(few, "group", date(2020, 1, 3))}
    later = {step.actor for step in above(few, "group", date(2020, 1, 4))}
    assert later.isdisjoint({"dead", "chief", "premier"})
    assert told(below(few, "chief", DAY))[:1] == [(1, "group", "r4")]


def test_who_split_off_is_no_longer_a_part_though_no_source_ends_the_membership(tiny):
    dossier = tiny(
        actors="actor_id,kind\nbody,armed-group\nleaver,person\nback,armed-group",
        relations="""
            relation_id,from_actor,to_actor,relation,valid_from
            r1,leaver,body,member-of,2004
            r2,leaver,body,split-from,2013
            r3,back,body,part-of,2015
            r4,back,body,split-from,2013
        """,
    )

    def parts(day):
        return [step.actor for step in below(dossier, "body", day)]

    assert parts(date(2012, 12, 31)) == ["leaver"]
    assert parts(date(2013, 12, 31)) == []
    assert parts(date(2015, 1, 1)) == ["back"]


def test_the_neighbours_of_an_actor_and_those_of_its_neighbours(few):
    ties = ties_as_of(few, DAY, True)
    own = {tie.id for tie in around(ties, "unit", 1)}
    assert own == {"group--unit"}
    further = {tie.id for tie in around(ties, "unit", 2)}
    assert own < further
    assert "premier--state" not in further
    assert around(ties, "nobody", 2) == ()


@pytest.mark.parametrize(
    ("day", "camps"),
    [
        (date(2002, 12, 31), ("iran-aligned",)),
        (date(2004, 12, 31), ("sadrist",)),
        (date(2005, 6, 1), ("iran-aligned",)),
        (date(2006, 1, 1), ("iran-aligned",)),
        (date(2020, 7, 4), ("iran-aligned", "iraqi-government")),
        (date(2021, 1, 1), ("iran-aligned",)),
    ],
)
def test_the_camp_is_that_of_the_day_and_of_two_camps_the_rule_comes_first(few, day, camps):
    assert camps_as_of(few, "chief", day) == camps


def test_whose_camp_nobody_places_stands_in_that_of_the_rule(few):
    assert camps_as_of(few, "umbrella", DAY) == ("mixed",)


def test_an_actor_is_disputed_where_an_account_that_names_it_is_contradicted(few):
    assert [one.event_id for one in disputed_of(few, "group")] == ["raid"]
    assert disputed_of(few, "unit") == ()
    assert dispute_counts(few) == dict.fromkeys(few.actors.index, 0) | {"group": 2, "other": 1, "chief": 1}


def test_events_count_once_whatever_the_roles_and_activity_says_when(few):
    events = events_of(few, "group")
    assert [event.Index for event in events] == ["raid", "late"]
    assert activity(events) == {"2020-06": 2}
    assert activity(events, by_year=True) == {"2020": 2}
    assert events_of(few, "nobody") == []


def words(html):
    return " ".join(unescape(sub(r"<[^>]+>", " ", html)).split())


def field(html, label):
    """The words of a field of a profile; None where it has none of this name."""
    found = findall(rf"<div><dt>{label}</dt><dd>(.*?)</dd></div>", html.replace("\n", " "))
    return words(found[0]) if found else None


def test_a_profile_answers_each_field_from_the_record_and_says_where_it_has_nothing(few):
    html = profile_html(few, "group", DAY)
    assert field(html, "Part of") == "The umbrella undated"
    led = field(html, "Led by")
    assert led.index("The chief since February 2020 Disputed according to The wire") < led.index(
        "The dead chief"
    )
    facades = field(html, "Facades tied to it")
    assert facades.startswith("The front since March 2020 Alleged according to a blog")
    assert field(html, "Claims of responsibility") == "30 June 2020 The late one"
    assert field(html, "Listed or sanctioned by") == "nothing in the record"
    assert field(html, "Left by") is None
    assert field(html, "Acts against").startswith("The premier 26 June 2020 Single source")


def test_a_facade_is_marked_as_claimed_and_the_dead_as_dead(few):
    told = words(profile_html(few, "front", DAY))
    assert "Said to be a front" in told
    assert "This is claimed, not proven." in told
    assert "The group" in field(profile_html(few, "front", DAY), "Said to stand behind it")
    assert "Died 3 January 2020 The strike" in words(profile_html(few, "dead", DAY))
    assert "Died" not in words(profile_html(few, "chief", DAY))


def test_a_camp_that_changed_says_who_places_whom_and_when(few):
    camp = field(profile_html(few, "chief", DAY), "Camp")
    assert "Iraqi government 4 July – 31 December 2020 according to a minister : Held an office" in camp
    assert camp.index("Founded the group") < camp.index("Was with them")
    assert camp.count("not on this day") == 1


def test_every_footnote_of_a_profile_has_its_source(few):
    html = profile_html(few, "group", DAY)
    cited = set(findall(r'data-note="(\d+)"', html))
    listed = set(findall(r'<li value="(\d+)">', html))
    assert cited == listed
    assert len(cited) == 2


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


def test_nothing_in_the_data_becomes_markup_of_a_profile_or_the_directory(few):
    columns = {
        "actors": ["name", "name_ar"],
        "aliases": ["alias"],
        "claims": ["value", "attributed_to", "note"],
        "descriptions": ["text"],
        "events": ["title"],
        "participants": ["note"],
        "placings": ["note", "attributed_to"],
        "relations": ["attributed_to"],
        "relation_claims": ["note"],
        "sources": ["title", "publisher"],
    }
    hostile = replace(
        few,
        **{
            name: getattr(few, name).assign(**dict.fromkeys(cells, HOSTILE))
            for name, cells in columns.items()
        },
    )
    for actor in hostile.actors.index:
        html = profile_html(hostile, actor, DAY)
        assert "<script" not in html
        assert "<img" not in html
        assert "alert(1)" in html
        assert "49" not in words(html)
    drawn = directory(hostile, DAY)
    assert "alert" not in drawn["html"], "rows are data; the browser puts them in as text"


def test_the_directory_has_every_actor_once_with_its_counts(few):
    rows = directory(few, DAY)["rows"]
    assert sorted(rows["id"]) == sorted(few.actors.index)
    assert len({len(column) for column in rows.values()}) == 1
    at = rows["id"].index("group")
    assert at == 0
    assert (rows["events"][at], rows["ties"][at], rows["disputed"][at]) == (2, 4, 2)
    assert rows["camps"][rows["id"].index("chief")] == ["iran-aligned", "iraqi-government"]
    assert rows["facade"][rows["id"].index("front")] == "Said to be a front"


def test_the_camps_of_the_record_follow_the_day(dossier):
    def camps(actor, *days):
        return [camps_as_of(dossier, actor, day) for day in days]

    assert camps("qasim-al-araji", date(2020, 6, 25), DAY) == [
        ("iran-aligned",),
        ("iraqi-government", "iran-aligned"),
    ]
    assert camps("qais-al-khazali", date(2003, 6, 1), DAY) == [("sadrist",), ("iran-aligned",)]
    assert camps("popular-mobilization-forces", DAY) == [("mixed",)]
    assert camps("kataib-hezbollah", DAY) == [("iran-aligned",)]
