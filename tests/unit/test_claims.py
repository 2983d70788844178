"""What the sources say: grouped by attribute and value, and not one statement lost."""

from collections import Counter

import pytest

from tightrope.domain.claims import OCCURRENCE, attributes_of

RAID = """
    event_id,attribute,value,source_id,attributed_to,note
    raid,detainee_count,14,wire,the army,
    raid,detainee_count,Fourteen  MEN,paper,,
    raid,place,Dora,wire,,
    raid,detainee_count,fourteen men,blog,a neighbour,by phone
    raid,occurrence,yes,wire,,
    other,detainee_count,99,wire,,
"""


@pytest.fixture(scope="module")
def raid(tiny):
    return attributes_of(tiny(events="event_id\nraid\nother", claims=RAID), "raid")


def test_occurrence_comes_first_then_what_is_stated_most(raid):
    assert [(one.name, one.statement_count) for one in raid] == [
        (OCCURRENCE, 1), ("detainee_count", 3), ("place", 1),
    ]  # fmt: skip


def test_values_that_differ_in_case_or_spacing_only_are_one_value_in_its_first_spelling(raid):
    count = raid[1]
    assert [(value.text, len(value.statements)) for value in count.values] == [
        ("Fourteen  MEN", 2),
        ("14", 1),
    ]
    assert [(one.speaker, one.source_id, one.note) for one in count.values[0].statements] == [
        ("", "paper", ""),
        ("a neighbour", "blog", "by phone"),
    ]


def test_different_values_stay_apart_and_make_the_attribute_disputed(raid):
    assert [one.is_disputed for one in raid] == [False, True, False]


def test_equal_support_keeps_the_order_of_the_record(tiny):
    claims = "event_id,attribute,value,source_id\n" + "".join(f"raid,place,{p},wire\n" for p in "CAB")
    [place] = attributes_of(tiny(events="event_id\nraid", claims=claims), "raid")
    assert [value.text for value in place.values] == ["C", "A", "B"]


def test_an_event_nobody_speaks_of_has_no_attributes(tiny):
    assert attributes_of(tiny(events="event_id\nraid"), "raid") == []


def test_every_claim_of_the_record_is_in_exactly_one_value_of_its_event(dossier):
    told = Counter()
    for event_id in dossier.events.index:
        attributes = attributes_of(dossier, event_id)
        assert len({one.name for one in attributes}) == len(attributes)
        told.update(
            (
                event_id,
                one.name,
                " ".join(value.text.casefold().split()),
                said.source_id,
                said.speaker,
                said.note,
            )
            for one in attributes
            for value in one.values
            for said in value.statements
        )
    claims = dossier.claims.assign(value=dossier.claims["value"].str.casefold().str.split().str.join(" "))
    columns = ["event_id", "attribute", "value", "source_id", "attributed_to", "note"]
    assert told == Counter(claims[columns].itertuples(index=False, name=None))
    assert told.total() == len(claims) > 2000
