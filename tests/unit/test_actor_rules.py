"""Faults of the actors that the check tells: deaths that no event bears out, camps that nobody names."""

import pandas as pd
import pytest

from tightrope.domain.actor_rules import death_faults, placing_faults


def frame(columns, *rows):
    return pd.DataFrame([row.split(",") for row in rows], columns=columns.split(","), dtype="str")


PARTS = frame("event_id,actor_id,role", "strike,a,victim", "strike,b,target", "trial,a,victim")
EVENTS = frame("event_id,date_start,date_end", "strike,2020-01-03,", "trial,2021-11,")
KILLED = frame("relation,to_actor,valid_from", "killed,k,2020-01-03", "killed,g,2020-01-03")


def faults(schema, rule, actors, **tables):
    tables = {"actors": actors, "participants": PARTS, "events": EVENTS, "relations": KILLED} | tables
    return [(line, str(fault)) for line, fault in rule(actors, schema.tables["actors"], tables)]


@pytest.fixture(scope="module")
def schema(dossier):
    return dossier.schema


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,person,2020-01-03,strike", ""),
        ("a,person,2020,strike", ""),
        ("a,person,2020-01-03,trial", ""),
        ("a,person,,", ""),
        ("g,armed-group,,", ""),
        ("a,person,2020-01-03,", ""),  # of a view that does not show the event
        ("a,person,,strike", "died is empty"),
        ("a,armed-group,2020-01-03,strike", "does not die"),
        ("b,person,2020-01-03,strike", "as a victim"),
        ("a,person,2020-02,strike", "after its event"),
        ("a,person,soon,strike", ""),  # no date at all is told by another rule
        ("k,person,,", "yet died is empty"),
    ],
)
def test_a_death_has_the_event_that_says_so(schema, row, said):
    found = faults(schema, death_faults, frame("actor_id,kind,died,death_event", row))
    assert [said in fault for _, fault in found] == [True] * bool(said)


def test_what_cannot_be_judged_is_left_alone(schema):
    actors = frame("actor_id,kind,died,death_event", "b,person,2020-01-03,strike")
    assert faults(schema, death_faults, actors, participants=frame("event_id", "strike")) == []
    assert faults(schema, death_faults, actors.drop(columns="died")) == []
    assert list(death_faults(actors, schema.tables["events"], {})) == []


def test_who_is_placed_in_camps_stands_in_one_of_them(schema):
    placings = frame("actor_id,alignment", "a,iran", "a,sadrist", "b,iran")
    actors = frame("actor_id,alignment", "a,sadrist", "b,other", "c,other")
    assert faults(schema, placing_faults, actors, placings=placings) == [
        (1, "alignment other is none of the camps that placings names for it: iran")
    ]
