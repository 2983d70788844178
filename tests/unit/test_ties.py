"""The network as of a date: which relations hold, and the one tie they make between two actors."""

from datetime import date, timedelta

import pytest

from tightrope.domain.attested import last_attested
from tightrope.domain.tie_days import around, tie_days
from tightrope.domain.ties import ACT_DAYS, ACTS, MUTUAL, pair_id, relations_as_of, ties_as_of, weigh_actors
from tightrope.figures.network import network_drawing

DAY = date(2020, 6, 25)
ACTORS = "actor_id,kind\na,armed-group\nb,person\nc,armed-group"


def held(tiny, relation, valid_from, valid_to, day=DAY, undated=False):
    dossier = tiny(
        actors=ACTORS,
        relations=f"relation_id,from_actor,to_actor,relation,valid_from,valid_to\nr,a,c,{relation},{valid_from},{valid_to}",
    )
    return "r" in relations_as_of(dossier, day, undated)


STATES = {
    "starts on the day": ("2020-06-25", "2021", True),
    "starts the day after": ("2020-06-26", "2021", False),
    "ends on the day": ("2019", "2020-06-25", True),
    "ended the day before": ("2019", "2020-06-24", False),
    "lies before": ("2018", "2019", False),
    "lies after": ("2021", "2022", False),
    "holds around it": ("2019", "2021", True),
    "has no known end": ("2019", "", True),
    "has no known end and is to come": ("2021", "", False),
    "has no known start": ("", "2021", True),
    "has no known start and is over": ("", "2019", False),
    "starts in its month": ("2020-06", "", True),
    "starts in the next month": ("2020-07", "", False),
    "ends in its month": ("2019", "2020-06", True),
    "ended in the month before": ("2019", "2020-05", False),
    "ends in its year": ("2019", "2020", True),
    "ended in the year before": ("2018", "2019", False),
    "is undated": ("", "", False),
}


@pytest.mark.parametrize(("valid_from", "valid_to", "holds"), STATES.values(), ids=STATES)
def test_a_state_holds_while_its_interval_touches_the_day(tiny, valid_from, valid_to, holds):
    assert held(tiny, "allied-with", valid_from, valid_to) is holds


def test_an_end_known_to_the_month_or_year_lasts_to_its_last_day(tiny):
    for valid_to, last in (("2020-06", date(2020, 6, 30)), ("2020", date(2020, 12, 31))):
        assert held(tiny, "leads", "2019", valid_to, last)
        assert not held(tiny, "leads", "2019", valid_to, last + timedelta(days=1))


def test_undated_relations_are_drawn_when_asked_for_and_dated_ones_all_the_same(tiny):
    assert held(tiny, "allied-with", "", "", undated=True)
    assert held(tiny, "threatened", "", "", undated=True)
    assert held(tiny, "allied-with", "2019", "", undated=True)
    assert not held(tiny, "allied-with", "2021", "", undated=True)


@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_act_is_drawn_from_its_day_and_fades(tiny, act):
    last = DAY + timedelta(days=ACT_DAYS)
    assert not held(tiny, act, "2020-06-25", "", DAY - timedelta(days=1))
    assert held(tiny, act, "2020-06-25", "", DAY)
    assert held(tiny, act, "2020-06-25", "", last)
    assert not held(tiny, act, "2020-06-25", "", last + timedelta(days=1))


def test_an_act_of_several_days_fades_from_its_last(tiny):
    last = date(2020, 12, 31) + timedelta(days=ACT_DAYS)
    assert held(tiny, "negotiated-with", "2020-06-25", "2020-12", last)
    assert not held(tiny, "negotiated-with", "2020-06-25", "2020-12", last + timedelta(days=1))


def test_an_act_of_june_has_faded_after_the_december_crisis_and_one_of_october_has_not(tiny):
    crisis = date(2020, 12, 25)
    assert not held(tiny, "detained", "2020-06-25", "", crisis)
    assert held(tiny, "detained", "2020-10-15", "", crisis)


@pytest.mark.parametrize(
    ("died", "as_of", "holds"),
    [
        ("2020-01-03", date(2020, 1, 2), True),
        ("2020-01-03", date(2020, 1, 3), True),
        ("2020-01-03", date(2020, 1, 4), False),
        ("2020-01", date(2020, 1, 31), True),
        ("2020-01", date(2020, 2, 1), False),
        ("2020", date(2020, 12, 31), True),
        ("2020", date(2021, 1, 1), False),
        ("", date(2030, 1, 1), True),
    ],
)
def test_the_dead_stand_in_no_tie(tiny, died, as_of, holds):
    dossier = tiny(
        actors=f"actor_id,kind,died\na,armed-group,\nb,person,{died}\nc,foreign-state,",
        relations="relation_id,from_actor,to_actor,relation,valid_from\ntie,a,b,allied-with,2019\nkill,c,b,killed,2019-12-31",
    )
    assert ("tie" in relations_as_of(dossier, as_of)) is holds
    assert ("kill" in relations_as_of(dossier, as_of, True)) is (holds and as_of < date(2020, 6, 28))


LIFE = "relation_id,from_actor,to_actor,relation,valid_from,valid_to\nr,a,c,allied-with,{},{}"
SEVEN = {
    "began before the day and ended after it": ("2017", "2021-05", DAY, True),
    "its first day": ("2020-06-25", "2021", DAY, True),
    "its last day, known to the month": ("2017", "2020-06", date(2020, 6, 30), True),
    "the day after its last": ("2017", "2020-06-24", DAY, False),
    "the day before its first": ("2020-06-26", "2021", DAY, False),
    "only its start is known": ("2019", "", DAY, True),
    "only its end is known": ("", "2020-12", DAY, True),
}
"""The cases in which time sliders of other programs went wrong: a tie vanished once its start was past, an
end was cut off, a tie with one known bound was dropped, actors without a tie on the day stayed."""


@pytest.mark.parametrize(("valid_from", "valid_to", "day", "stands"), SEVEN.values(), ids=SEVEN)
def test_the_seven_cases_of_an_interval_and_who_has_no_tie_on_the_day_is_not_drawn(
    tiny, valid_from, valid_to, day, stands
):
    dossier = tiny(actors=ACTORS, relations=LIFE.format(valid_from, valid_to))
    ties = ties_as_of(dossier, day, False)
    assert [tie.id for tie in ties] == (["a--c"] if stands else [])
    for everything in (False, True):
        drawing = network_drawing(dossier, ties, {"a": 2, "b": 1, "c": 1}, day, everything=everything)
        assert [node["id"] for node in drawing.nodes] == (["a", "c"] if stands else [])


@pytest.mark.parametrize(
    ("relations", "open_ended"),
    [
        ("r,a,c,allied-with,2019,", True),
        ("r,a,c,allied-with,2019,2021", False),
        ("r,a,c,allied-with,,2021", False),
        ("r,a,c,threatened,2020-06,", False),
        ("r,a,c,allied-with,2019,\ns,a,c,leads,2019,", True),
        ("r,a,c,allied-with,2019,\ns,a,c,leads,2019,2021", False),
        ("r,a,c,allied-with,2019,\ns,c,a,threatened,2020-06,", False),
    ],
)
def test_a_tie_is_open_ended_when_no_end_of_anything_it_rests_on_is_known(tiny, relations, open_ended):
    head = "relation_id,from_actor,to_actor,relation,valid_from,valid_to\n"
    [tie] = ties_as_of(tiny(actors=ACTORS, relations=head + relations), DAY, False)
    assert tie.open_ended is open_ended


def tie_of(tiny, *relations):
    rows = "relation_id,from_actor,to_actor,relation,sign,source_count,valid_from\n"
    rows += "".join(
        f"{number},{relation.replace(' ', ',')},2020-06\n" for number, relation in enumerate(relations)
    )
    [tie] = ties_as_of(tiny(actors=ACTORS, relations=rows), DAY, False)
    return tie


@pytest.mark.parametrize(
    ("signs", "sign"),
    [
        ("positive", "positive"),
        ("negative", "negative"),
        ("mixed", "mixed"),
        ("positive negative", "mixed"),
        ("positive positive negative", "positive"),
        ("negative positive negative", "negative"),
        ("positive mixed", "mixed"),
        ("positive negative mixed", "mixed"),
        ("positive positive negative mixed", "mixed"),
    ],
)
def test_the_sign_of_a_tie_is_what_more_than_half_of_its_relations_say(tiny, signs, sign):
    relations = [f"a b {kind} {one} 1" for one, kind in zip(signs.split(), ["leads", "backs", "accused", "threatened"], strict=False)]  # fmt: skip  # noqa: E501
    assert tie_of(tiny, *relations).sign == sign


@pytest.mark.parametrize(
    ("relations", "forward", "backward"),
    [
        (["a b leads positive 1"], True, False),
        (["b a leads positive 1"], False, True),
        (["a b leads positive 1", "b a accused negative 1"], True, True),
        (["b a allied-with positive 1"], False, False),
        (["a b rival-of negative 1", "b a backs positive 1"], False, True),
    ],
)
def test_a_tie_points_where_its_directed_relations_point(tiny, relations, forward, backward):
    tie = tie_of(tiny, *relations)
    assert (tie.forward, tie.backward) == (forward, backward)


def test_a_tie_merges_all_relations_of_a_pair(tiny):
    tie = tie_of(tiny, "b a leads positive 3", "a b accused negative 2")
    assert (tie.a, tie.b, tie.id, tie.relations, tie.sources) == ("a", "b", "a--b", ("0", "1"), 5)
    assert pair_id("b", "a") == pair_id("a", "b") == "a--b"


def test_ties_come_in_one_order_and_no_relation_is_lost_or_counted_twice(dossier):
    ties = ties_as_of(dossier, DAY, True)
    assert [tie.id for tie in ties] == sorted({tie.id for tie in ties}, key=lambda pair: pair.split("--"))
    merged = [relation for tie in ties for relation in tie.relations]
    assert sorted(merged) == sorted(relations_as_of(dossier, DAY, True))
    assert sum(tie.sources for tie in ties) == dossier.relations.loc[merged, "source_count"].sum()


def test_taking_part_in_one_event_is_no_tie(tiny):
    dossier = tiny(
        actors=ACTORS, events="event_id\ne", participants="event_id,actor_id,role\ne,a,initiator\ne,b,target"
    )
    assert ties_as_of(dossier, DAY, True) == ()


MUHANDIS, SOLEIMANI = "abu-mahdi-al-muhandis", "qasem-soleimani"


def test_muhandis_and_soleimani_stand_in_the_network_until_they_are_killed(dossier):
    before = {tie.id: tie for tie in ties_as_of(dossier, date(2019, 12, 31), False)}
    assert before[pair_id(MUHANDIS, SOLEIMANI)].sign == "positive"
    assert before[pair_id(MUHANDIS, "kataib-hezbollah")].sign == "positive"
    assert before[pair_id(SOLEIMANI, "asaib-ahl-al-haq")].sign == "positive"
    after = ties_as_of(dossier, date(2020, 7, 1), False)
    assert len(after) > 100
    assert not {MUHANDIS, SOLEIMANI} & {actor for tie in after for actor in (tie.a, tie.b)}


def test_hashimi_stands_in_the_network_until_he_is_murdered(dossier):
    """No relation says who killed him, so that he once stood in the network for years after his death."""

    def stands(day):
        return any("hisham-al-hashimi" in (tie.a, tie.b) for tie in ties_as_of(dossier, day, True))

    days = (date(2020, 7, 1), date(2020, 7, 6), date(2020, 7, 7), date(2020, 8, 1), date(2021, 6, 1))
    assert [stands(day) for day in days] == [True, True, False, False, False]


def test_kadhimi_leads_the_government_in_both_rounds_and_not_before(dossier):
    def leads(day):
        return "mustafa-al-kadhimi--leads--iraqi-government" in relations_as_of(dossier, day)

    assert [leads(day) for day in (date(2019, 12, 31), DAY, date(2020, 12, 25))] == [False, True, True]


def test_every_relation_of_the_vocabulary_is_an_act_or_a_state_and_mutual_ones_read_alike(dossier):
    codes = dossier.codes("relations", "relation")
    assert set(codes) >= ACTS | MUTUAL
    assert {code for code in codes if codes[code].label == codes[code].inverse} <= MUTUAL


def test_actors_weigh_by_the_significance_of_their_events_each_event_once(tiny):
    dossier = tiny(
        actors=ACTORS,
        events="event_id,significance\nturn,1\nnote,3\nlate,2",
        participants="""
            event_id,actor_id,role
            turn,b,target
            turn,b,victim
            note,a,initiator
            late,a,initiator
            turn,c,initiator
            note,c,accused
        """,
    )
    assert weigh_actors(dossier, ("turn", "note", "late")) == {"c": 4, "a": 3, "b": 3}
    assert list(weigh_actors(dossier, ("turn", "note", "late"))) == ["c", "a", "b"]
    assert weigh_actors(dossier, ("note",)) == {"a": 1, "c": 1}
    assert weigh_actors(dossier, ()) == {}


@pytest.mark.parametrize(
    ("statements", "attested"),
    [
        ([("2020-06-25", "asserts")], "2020-06-25"),
        ([("2020-06-25", "asserts"), ("2020", "claims")], "2020"),
        ([("2020", "asserts"), ("2020-06-25", "claims")], "2020"),
        ([("2020-06", "asserts"), ("2020-06-30", "asserts"), ("2019-12-31", "asserts")], "2020-06"),
        ([("2020-06-25", "asserts"), ("2021-01-01", "denies")], "2020-06-25"),
        ([("", "asserts")], "2018"),
        ([("", "denies")], None),
    ],
)
def test_a_relation_is_last_attested_by_the_latest_source_that_does_not_deny_it(tiny, statements, attested):
    dossier = tiny(
        sources="source_id,published\n" + "\n".join(f"s{n},{day}" for n, (day, _) in enumerate(statements)),
        relation_claims="relation_id,source_id,stance,valid_from\n"
        + "\n".join(f"r,s{n},{stance},2018" for n, (_, stance) in enumerate(statements)),
    )
    assert last_attested(dossier).get("r") == attested


def test_the_days_of_change_are_the_first_of_a_relation_and_the_one_after_its_last(tiny):
    dossier = tiny(
        actors="actor_id,kind,died\na,armed-group,\nb,person,2020-01-03\nc,armed-group,",
        relations="""
            relation_id,from_actor,to_actor,relation,valid_from,valid_to
            state,a,c,allied-with,2019,2020-06
            act,a,c,threatened,2020-06,
            undated,a,b,backs,,
            kill,c,b,killed,2020-01-03,
            until,c,b,backs,2018-05,2021
            late,c,b,backs,2020-02,
        """,
    )
    days = {str(one.day): (one.begun, one.ended) for one in tie_days(dossier)}
    assert days == {
        "2018-05-01": (("until",), ()),
        "2019-01-01": (("state",), ()),
        "2020-01-03": (("kill",), ()),
        "2020-01-04": ((), ("until",)),
        "2020-06-01": (("act",), ()),
        "2020-07-01": ((), ("state",)),
    }
    before, after = around(tie_days(dossier), date(2020, 1, 3))
    assert (str(before.day), str(after.day)) == ("2019-01-01", "2020-01-04")
    assert around(tie_days(dossier), date(1990, 1, 1))[0] is None
    assert around(tie_days(dossier), date(2030, 1, 1))[1] is None


def test_on_a_day_of_change_and_only_then_another_set_of_states_holds(dossier):
    days = {one.day: one for one in tie_days(dossier)}
    states = dossier.relations.index[~dossier.relations["relation"].isin(ACTS)]
    for day in (date(2020, 1, 4), date(2020, 5, 7), date(2020, 6, 25), date(2020, 12, 27), date(2021, 6, 30)):
        held = [set(relations_as_of(dossier, one)) & set(states) for one in (day - timedelta(days=1), day)]
        change = days.get(day)
        assert held[1] - held[0] == set(change.begun if change else ()) & set(states)
        assert held[0] - held[1] == set(change.ended if change else ())
