"""What rests on a source, and what rests on one text: copies are one text, ties belong to no event."""

import pytest

from tightrope.domain.sources import Resting, footings, resting, texts

TABLES = {
    "events": "event_id,date_start\nraid,2020-06-25\nrelease,2020-06-29\nsalvo,2020-12-20",
    "sources": """
        source_id,kind,same_text_as
        wire,wire,
        copy,newspaper,wire
        paper,newspaper,
        mouthpiece,partisan,
        organ,partisan,
        book,think-tank,
    """,
    "claims": """
        event_id,attribute,value,source_id
        raid,occurrence,yes,wire
        raid,occurrence,yes,copy
        raid,detained_count,14,wire
        raid,detained_count,14,copy
        raid,detained_count,53,paper
        raid,outcome,a lie,mouthpiece
        raid,outcome,a farce,organ
        release,occurrence,yes,mouthpiece
        salvo,occurrence,yes,paper
    """,
    "event_links": "from_event,to_event,source_id\nraid,release,organ\nraid,salvo,paper",
    "relations": "relation_id,from_actor,to_actor\nleads,a,b\nbacks,b,a",
    "relation_claims": "relation_id,source_id\nleads,wire\nleads,copy\nbacks,book\nbacks,organ",
    "aliases": "actor_id,alias,source_id\na,Alpha,book\na,Alfa,book",
    "description_sources": "actor_id,source_id\na,book",
}


@pytest.fixture(scope="module")
def small(tiny):
    return tiny(**TABLES)


def test_a_copy_is_the_text_it_repeats(small):
    assert texts(small)["copy"] == texts(small)["wire"] == "wire"
    assert texts(small)["paper"] == "paper"


def test_two_addresses_of_one_text_are_one_text(small):
    attributes = footings(small).attributes
    assert {name: len(attributes["raid", name].texts) for name in ("occurrence", "detained_count")} == {
        "occurrence": 1,
        "detained_count": 2,
    }
    assert len(footings(small).relations["leads"].texts) == 1
    assert len(footings(small).events["raid"].texts) == 4


def test_partisan_only_is_what_nobody_else_says_however_many_say_it(small):
    stands = footings(small)
    assert {key for key, one in stands.attributes.items() if one.partisan_only} == {
        ("raid", "outcome"),
        ("release", "occurrence"),
    }
    assert {event for event, one in stands.events.items() if one.partisan_only} == {"release"}
    assert not stands.relations["backs"].partisan_only


def test_what_rests_on_a_source_follows_the_events_but_for_ties_names_and_descriptions(small):
    june = resting(small, ("raid", "release"))
    assert list(june) == ["wire", "copy", "paper", "mouthpiece", "organ"]
    assert june["paper"] == Resting(
        claims=1, links=1, events=("raid",), ties=0, names=0, descriptions=0, alone=0
    )
    assert june["organ"] == Resting(
        claims=1, links=1, events=("raid", "release"), ties=1, names=0, descriptions=0, alone=0
    )


def test_the_copy_of_a_text_that_stands_alone_stands_alone_with_it(small):
    """Neither address is a second witness: the occurrence and the tie have one text, under two addresses."""
    june = resting(small, ("raid",))
    assert june["wire"].alone == june["copy"].alone == 2
    assert resting(small, ("salvo",))["paper"].alone == 1


def test_a_source_without_an_event_is_listed_when_every_event_is_asked_for(small):
    assert "book" not in resting(small, ("raid", "release"))
    everything = resting(small, ("raid", "release", "salvo"))
    assert list(everything) == ["wire", "copy", "paper", "mouthpiece", "organ", "book"]
    assert everything["book"] == Resting(
        claims=0, links=0, events=(), ties=1, names=2, descriptions=1, alone=0
    )


def test_no_event_no_source(small):
    assert resting(small, ()) == {}


def test_every_row_of_the_record_is_counted_once(dossier):
    everything = resting(dossier, tuple(dossier.events.index)).values()
    assert len(everything) == len(dossier.sources) > 1000
    for field, table in (
        ("claims", "claims"), ("links", "event_links"), ("ties", "relation_claims"),
        ("names", "aliases"), ("descriptions", "description_sources"),
    ):  # fmt: skip
        assert sum(getattr(one, field) for one in everything) == len(getattr(dossier, table)) > 0


def test_single_source_ties_of_the_record_stand_on_one_text(dossier):
    """The status is given by whoever keeps the data; the texts are counted here."""
    stands = footings(dossier).relations
    single = dossier.relations.index[dossier.relations["status"] == "single-source"]
    assert len(single) > 100
    assert all(len(stands[relation].texts) == 1 for relation in single)


def test_no_copy_of_the_record_names_another_copy(dossier):
    repeats = dossier.sources["same_text_as"]
    copied = repeats[repeats != ""]
    assert len(copied) > 0
    assert (repeats[copied] == "").all()
