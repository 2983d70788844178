"""Who appears in the same events: a count, never an alliance."""

from tightrope.domain.together import CROWD, together

ACTORS = "actor_id\na\nb\nc"
PARTS = """
    event_id,actor_id,role
    one,b,target
    one,a,initiator
    one,a,supporter
    two,a,initiator
    two,b,target
    two,c,target
    three,c,target
"""


def pairs(dossier, *events):
    return {meeting.id: meeting.events for meeting in together(dossier, events)}


def test_two_are_together_once_for_each_event_whatever_their_roles(tiny):
    dossier = tiny(actors=ACTORS, events="event_id\none\ntwo\nthree", participants=PARTS)
    assert pairs(dossier, "one", "two", "three") == {"a--b": 2, "a--c": 1, "b--c": 1}
    assert pairs(dossier, "one") == {"a--b": 1}
    assert pairs(dossier, "three") == {}
    assert pairs(dossier) == {}


def test_a_crowd_ties_no_two_of_its_people(tiny):
    rows = "event_id,actor_id,role\n" + "\n".join(f"one,a{n},target" for n in range(CROWD + 1))
    actors = "actor_id\n" + "\n".join(f"a{n}" for n in range(CROWD + 1))
    assert pairs(tiny(actors=actors, events="event_id\none", participants=rows), "one") == {}
