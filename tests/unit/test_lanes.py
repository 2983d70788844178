"""Whose lane an event stands in: the camp that acted, never one that is merely accused."""

import pytest

from tightrope.domain.lanes import CAMPS, UNCLAIMED, camps_of, lane_table
from tightrope.figures.theme import CAMP_COLOURS

ACTORS = """
    actor_id,alignment
    army,iraqi-government
    militia,iran-aligned
    front,iran-aligned
    us,us-coalition
    sadr,sadrist
    ghosts,unknown
"""


def event(tiny, event_type, *parts):
    return tiny(
        actors=ACTORS,
        events=f"event_id,event_type\ne,{event_type}",
        participants="event_id,actor_id,role\n" + "".join(f"e,{part.replace(' ', ',')}\n" for part in parts),
    )


CASES = {
    "an attack nobody did": ("Battles", [], [UNCLAIMED]),
    "an attack with accused only": (
        "Explosions/Remote violence",
        ["militia accused", "us target"],
        [UNCLAIMED],
    ),
    "an attack others speak of": ("Riots", ["army issuer", "militia denier", "us mediator"], [UNCLAIMED]),
    "an attack somebody claims": ("Battles", ["front claims-responsibility", "us accused"], ["iran-aligned"]),
    "an attack by the unidentified": ("Battles", ["ghosts initiator", "militia accused"], [UNCLAIMED]),
    "an attack of two camps": (
        "Riots",
        ["militia initiator", "army initiator"],
        ["iraqi-government", "iran-aligned"],
    ),
    "two actors of one camp": ("Battles", ["militia initiator", "front initiator"], ["iran-aligned"]),
    "an arrest": ("Strategic developments", ["army detainer", "militia detainee"], ["iraqi-government"]),
    "a talk of two camps": (
        "Diplomatic",
        ["us issuer", "army mediator"],
        ["iraqi-government", "us-coalition"],
    ),
    "who acted outdoes who spoke": ("Political", ["sadr initiator", "militia asserts"], ["sadrist"]),
    "who spoke outdoes who took part": ("Political", ["sadr denier", "militia participant"], ["sadrist"]),
    "who took part": ("Protests", ["sadr participant", "army target"], ["sadrist"]),
    "accused, target and victim only": (
        "Political",
        ["militia accused", "us target", "army victim"],
        [UNCLAIMED],
    ),
}


@pytest.mark.parametrize(("event_type", "parts", "camps"), CASES.values(), ids=CASES)
def test_an_event_stands_in_the_lane_of_whoever_acted(tiny, event_type, parts, camps):
    assert camps_of(event(tiny, event_type, *parts), "e") == camps


def test_an_event_of_two_camps_stands_in_both_lanes(tiny):
    dossier = event(tiny, "Riots", "militia initiator", "army initiator")
    assert tuple(lane_table(dossier, "camp")) == (("iraqi-government", "e"), ("iran-aligned", "e"))
    assert tuple(lane_table(dossier, "type")) == (("Riots", "e"),)


def test_lanes_come_in_drawing_order_and_their_events_in_order_of_time(tiny):
    dossier = tiny(
        events="""
            event_id,date_start,event_type,episode
            c,2020-12-01,Battles,december-2020
            a,2020-12-01,Battles,december-2020
            b,2020-06,Political,june-2020
            d,2019,Battles,background
        """
    )
    assert tuple(lane_table(dossier, "type")) == (
        ("Battles", "d"),
        ("Battles", "a"),
        ("Battles", "c"),
        ("Political", "b"),
    )
    assert [lane for lane, _ in lane_table(dossier, "episode")] == [
        "background", "june-2020", "december-2020", "december-2020",
    ]  # fmt: skip
    assert [event for _, event in lane_table(dossier, "camp")] == ["d", "b", "a", "c"]


def test_every_camp_of_the_schema_has_a_lane_and_a_colour(dossier):
    assert set(CAMPS) == set(dossier.codes("actors", "alignment")) == set(CAMP_COLOURS)
    assert len(CAMPS) == len(set(CAMPS))


@pytest.mark.parametrize("by", ["camp", "type", "episode"])
def test_every_event_of_the_record_stands_in_a_lane(dossier, by):
    table = tuple(lane_table(dossier, by))
    assert {event for _, event in table} == set(dossier.events.index)
    assert len(set(table)) == len(table)
    assert by == "camp" or len(table) == len(dossier.events)


def test_the_accused_never_decide_on_the_record(dossier):
    acting = dossier.participants[
        ~dossier.participants["role"].isin(["accused", "target", "victim", "detainee"])
    ]
    camp_of = dossier.actors["alignment"]
    acted = acting.assign(camp=acting["actor_id"].map(camp_of)).groupby("event_id")["camp"].agg(set)
    for lane, event_id in lane_table(dossier, "camp"):
        assert lane == UNCLAIMED or lane in acted[event_id]
