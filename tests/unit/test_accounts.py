"""Accounts: equal values merged, copies counted once, differences found, and not one statement lost."""

from collections import Counter
from datetime import date

import pytest

from tightrope.domain.accounts import against, attributes_of, disputed_events, disputes

RAID = "2020-06-25-dora-raid"

SOURCES = """
    source_id,kind,same_text_as
    wire,wire,
    copy,newspaper,wire
    paper,newspaper,
    tv,broadcaster,
    organ,partisan,
    channel,partisan,
"""

ACTORS = """
    actor_id,kind,alignment
    army,state-institution,iraqi-government
    faction,armed-group,iran-aligned
    factions,umbrella,iran-aligned
    brigade,armed-group,mixed
    corps,umbrella,iran-aligned
    unidentified-attackers,unknown,unknown
"""


@pytest.fixture(scope="module")
def told(tiny):
    """A builder: the attributes of an event of which these claims tell."""

    def build(header, *rows, **tables):
        claims = "\n".join([f"event_id,{header}", *(f"raid,{row}" for row in rows)])
        tables = {"events": "event_id\nraid", "sources": SOURCES, "actors": ACTORS, "claims": claims} | tables
        dossier = tiny(**tables)
        return dossier, attributes_of(dossier, "raid")

    return build


COUNT = "attribute,value,count_low,count_high,is_approximate,source_id,attributed_to"


def count(value, low, high, source="wire", speaker="", about=""):
    return f"detained_count,{value},{low},{high},{about},{source},{speaker}"


def test_equal_counts_are_one_value_in_its_shortest_words_and_keep_their_own(told):
    _, [held] = told(
        COUNT,
        count("14 men and a driver", 14, 14, "wire", "the army"),
        count("14", 14, 14, "paper", "police"),
    )
    [account] = held.values
    assert account.value.text == "14"
    assert [one.wording for one in account.statements] == ["14 men and a driver", "14"]
    assert (held.verdict, held.account_count, held.independent_count) == ("agree", 2, 2)
    assert held.count_span == (14, 14)


def test_words_that_differ_in_case_or_spacing_only_are_one_value(told):
    _, [place] = told("attribute,value,source_id", "place,Albu  Aitha,wire", "place,albu aitha,paper")
    assert len(place.values) == 1
    assert place.verdict == "agree"


def test_a_copy_is_the_text_it_copies_whatever_it_calls_the_speaker(told):
    _, [held] = told(
        COUNT,
        count("53", 53, 53, "wire", "Al Arabiya television"),
        count("53", 53, 53, "copy", "Al Arabiya"),
    )
    assert len(held.statements) == 2
    assert (held.verdict, held.account_count, held.independent_count) == ("single", 1, 1)


def test_a_copy_that_alone_gives_a_value_gives_it_for_its_text(told):
    _, [held] = told(COUNT, count("14", 14, 14, "wire"), count("19", 19, 19, "copy"))
    assert held.independent_count == 1
    assert held.is_disputed, "one text that gives two numbers differs from itself"


def test_one_speaker_is_one_account_however_many_texts_carry_it(told):
    _, [held] = told(
        COUNT,
        count("14", 14, 14, "wire", "Joint Command"),
        count("14", 14, 14, "paper", '"the Joint  Command, via NINA"'),
        count("14", 14, 14, "tv", "joint command"),
    )
    assert (held.verdict, held.account_count, held.independent_count) == ("single", 3, 1)


def test_an_actor_is_one_speaker_under_all_its_names(told):
    _, [held] = told(
        COUNT,
        count("14", 14, 14, "wire", "army"),
        count("14", 14, 14, "paper", "Jaysh"),
        aliases="actor_id,alias,source_id\narmy,Jaysh,wire",
    )
    assert held.independent_count == 1


def test_texts_that_name_nobody_count_by_text(told):
    _, [held] = told(COUNT, count("14", 14, 14, "wire"), count("14", 14, 14, "paper"))
    assert held.independent_count == 2


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("at least 10", 10, ""), ("13", 13, 13), "compatible"),
        (("10 to 14", 10, 14), ("13 to 20", 13, 20), "compatible"),
        (("at least 10", 10, ""), ("at least 30", 30, ""), "compatible"),
        (("as many as 80", "", 80), ("none", 0, 0), "compatible"),
        (("10 to 12", 10, 12), ("13", 13, 13), "differ"),
        (("at least 14", 14, ""), ("13", 13, 13), "differ"),
        (("about 20", 20, 20, "yes"), ("21", 21, 21), "compatible"),
        (("about 20", 20, 20, "yes"), ("23", 23, 23), "differ"),
        (("dozens", "", ""), ("150", 150, 150), "compatible"),
        (("all of them", "", ""), ("none", 0, 0), "differ"),
        (("not specified", "", ""), ("none", 0, 0), "compatible"),
        (("19 by 3 October", 19, 19), ("511 by mid-December", 511, 511), "varied"),
    ],
)
def test_counts_that_can_both_be_true_are_compatible_and_not_equal(told, one, other, verdict):
    def row(value, low, high, about="", source="wire"):
        return count(value, low, high, source, "", about)

    _, [held] = told(COUNT, row(*one), row(*other, source="paper"))
    assert held.verdict == verdict
    assert len(held.values) == 2


DATE = "attribute,value,value_date,source_id"


@pytest.mark.parametrize(
    ("other", "verdict"), [("2020-06-25", "agree"), ("2020-06", "compatible"), ("2020-06-26", "differ")]
)
def test_dates_differ_when_they_have_no_day_in_common(told, other, verdict):
    rows = ["event_date,late on the 25th,2020-06-25,wire", f"event_date,{other},{other},paper"]
    _, [day] = told(DATE, *rows)
    assert day.verdict == verdict
    assert (
        day.date_span
        == {
            "agree": (date(2020, 6, 25), date(2020, 6, 25)),
            "compatible": (date(2020, 6, 1), date(2020, 6, 30)),
            "differ": (date(2020, 6, 25), date(2020, 6, 26)),
        }[verdict]
    )


def test_a_denial_beside_an_assertion_is_a_difference(told):
    dossier, [happened] = told(
        "attribute,value,source_id",
        "occurrence,yes,wire",
        "occurrence,denied,paper",
        "occurrence,unconfirmed,tv",
    )
    assert happened.is_disputed
    yes, denied, unconfirmed = happened.values
    assert against(dossier, happened, yes) == (denied,)
    assert against(dossier, happened, denied) == (yes,)
    assert against(dossier, happened, unconfirmed) == ()


def test_a_denial_recorded_as_a_reaction_stands_beside_what_it_denies(told):
    dossier, [blamed] = told(
        "attribute,value,value_actor,said_as,source_id",
        "perpetrator,the faction,faction,,wire",
        "reaction,the faction denied it,,perpetrator,paper",
        "reaction,no claim,,perpetrator,tv",
    )
    assert blamed.name == "perpetrator"
    accused, denied, no_claim = blamed.values
    assert against(dossier, blamed, accused) == (denied,)
    assert against(dossier, blamed, no_claim) == ()


def test_what_was_said_on_an_occasion_contradicts_nothing(told):
    _, [said] = told(
        "attribute,value,source_id", "statement,two groups denied it,wire", "statement,he condemned it,paper"
    )
    assert said.verdict == "varied"


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("perpetrator", "army", "faction", "differ"),
        ("perpetrator", "factions", "faction", "varied"),
        ("perpetrator", "brigade", "corps", "varied"),
        ("perpetrator", "unidentified-attackers", "faction", "varied"),
        ("mediator", "army", "faction", "varied"),
    ],
    ids=["two actors", "umbrella", "part", "nobody known", "several may mediate"],
)
def test_actors_exclude_each_other_where_one_is_asked_for(told, attribute, one, other, verdict):
    _, [who] = told(
        "attribute,value,value_actor,source_id",
        f"{attribute},{one},{one},wire",
        f"{attribute},{other},{other},paper",
        relations="relation_id,from_actor,to_actor,relation\nr,brigade,corps,part-of",
    )
    assert who.verdict == verdict


def test_rockets_are_not_counted_against_drones(told):
    _, sent = told(
        "attribute,value,count_low,count_high,said_as,source_id",
        "munition_count,3,3,3,drone_count,wire",
        "munition_count,20,20,20,rocket_count,paper",
    )
    assert [(one.id, one.verdict) for one in sent] == [
        ("munition_count.drone_count", "single"),
        ("munition_count.rocket_count", "single"),
    ]


def test_partisan_only_is_said_of_values_and_attributes(told):
    _, [held, place] = told(
        COUNT,
        count("19", 19, 19, "organ", "the faction"),
        count("14", 14, 14, "wire", "the army"),
        "place,Dora,,,,organ,",
        "place,Dora,,,,channel,",
    )
    assert [(one.value.text, one.is_partisan_only) for one in held.values] == [("19", True), ("14", False)]
    assert not held.is_partisan_only
    assert place.is_partisan_only
    assert place.verdict == "agree"


def test_occurrence_comes_first_then_what_differs_then_what_most_accounts_tell(told):
    _, attributes = told(
        COUNT,
        *(f"place,Dora,,,,{source}," for source in ("wire", "paper", "tv")),
        count("14", 14, 14, "wire"),
        count("53", 53, 53, "paper"),
        "cause,fear,,,,wire,",
        "occurrence,yes,,,,wire,",
    )
    assert [one.name for one in attributes] == ["occurrence", "detained_count", "place", "cause"]


def test_an_event_nobody_speaks_of_has_no_attributes(tiny):
    assert attributes_of(tiny(events="event_id\nraid"), "raid") == ()


def test_every_claim_of_the_record_is_in_exactly_one_account_of_its_event(dossier):
    found = Counter()
    for event_id in dossier.events.index:
        attributes = attributes_of(dossier, event_id)
        assert len({one.id for one in attributes}) == len(attributes)
        found.update(
            (event_id, one.wording, one.source_id, one.speaker, one.note)
            for attribute in attributes
            for one in attribute.statements
        )
    columns = ["event_id", "value", "source_id", "attributed_to", "note"]
    assert found == Counter(dossier.claims[columns].itertuples(index=False, name=None))
    assert found.total() == len(dossier.claims) > 2000


def test_the_detainees_of_25_june_2020_show_53_and_everyone_who_says_otherwise(dossier):
    held = next(one for one in attributes_of(dossier, RAID) if one.id == "detained_count.detainee_count")
    assert held.count_span == (3, 53)
    assert (held.account_count, held.independent_count) == (19, 17)
    most = next(one for one in held.values if one.value.text == "53")
    assert len(most.statements) == 2
    assert len(most.accounts) == 1, "both are one Reuters text"
    denied_by = {speaker for other in against(dossier, held, most) for speaker in other.speakers}
    assert {"Joint Operations Command", "CTS media office", "PMF official"} <= denied_by


def test_the_index_has_what_differs_and_nothing_else(dossier):
    found = disputes(dossier)
    assert 100 < len(found) < 200
    assert {one.verdict for one in found} == {"differ"}
    assert all(len(one.values) > 1 for one in found)
    assert disputed_events(dossier) == {one.event_id for one in found}
    assert RAID in disputed_events(dossier)
    assert disputes(dossier) is found


DENIED = {
    ("2020-06-25-dora-raid", "outside_role.us_role"),
    ("2020-08-10-jraishan-blast", "occurrence"),
    ("2020-11-17-green-zone-rockets", "perpetrator"),
    ("2020-12-25-asaib-baghdad-deployment", "occurrence"),
    ("2021-11-07-kadhimi-drone-attack", "occurrence"),
    ("2021-11-07-kadhimi-drone-attack", "outside_role.iran_role"),
}


def test_denials_of_the_record_make_their_attributes_disputed(dossier):
    with_denial = {
        (one.event_id, one.id) for one in disputes(dossier) if any(value.value.denies for value in one.values)
    }
    assert with_denial >= DENIED
