"""Measures of the network of a day, on graphs small enough to be worked out by hand."""

from datetime import date

import pytest

from tightrope.domain import measures as module
from tightrope.domain.measures import measures
from tightrope.domain.ties import ties_as_of

DAY = date(2020, 12, 25)
SIGNS = {"+": "positive", "-": "negative", "~": "mixed"}


@pytest.fixture
def measured(tiny):
    def measure(*ties):
        rows = [f"{n},{a},{b},hostile-to,{SIGNS[s]},2019" for n, (a, s, b) in enumerate(ties)]
        head = "relation_id,from_actor,to_actor,relation,sign,valid_from\n"
        dossier = tiny(actors="actor_id\n" + "\n".join("abcdef"), relations=head + "\n".join(rows))
        return measures(dossier, DAY, False)

    return measure


def test_degree_is_told_by_sign(measured):
    standing = measured("a+b", "a-c", "a-d", "e~a").standings["a"]
    assert (standing.positive, standing.negative, standing.mixed, standing.ties) == (1, 2, 1, 4)


def test_betweenness_is_the_share_of_shortest_paths_of_others_that_lead_over_an_actor(measured):
    star = measured("a+b", "a-c", "a+d")
    assert star.how == "exact"
    assert [star.standings[one].betweenness for one in "abcd"] == [1, 0, 0, 0]
    line = measured("a+b", "b+c", "c+d")
    assert line.standings["b"].betweenness == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("ties", "counts"),
    [
        (["a+b", "b+c", "a+c"], (1, 0, 0)),
        (["a-b", "b-c", "a+c"], (1, 0, 0)),
        (["a-b", "b+c", "a+c"], (0, 1, 0)),
        (["a-b", "b-c", "a-c"], (0, 1, 0)),
        (["a~b", "b+c", "a+c"], (0, 0, 1)),
        (["a+b", "b+c", "c+d"], (0, 0, 0)),
        (["a+b", "a+c", "a+d", "b+c", "b+d", "c-d"], (2, 2, 0)),
    ],
)
def test_a_triangle_is_unbalanced_with_one_or_three_hostile_ties(measured, ties, counts):
    found = measured(*ties)
    assert (found.balanced, found.unbalanced, found.unjudged) == counts
    assert len(found.listed) == counts[1]


def test_an_unbalanced_triangle_is_counted_for_each_of_its_three(measured):
    found = measured("a-b", "b+c", "a+c", "c+d")
    assert {actor: one.unbalanced for actor, one in found.standings.items()} == {
        "a": 1,
        "b": 1,
        "c": 1,
        "d": 0,
    }
    assert [tie.id for tie in found.listed[0]] == ["a--b", "a--c", "b--c"]


def test_a_large_network_is_sampled_and_a_huge_one_left_out(measured, monkeypatch):
    monkeypatch.setattr(module, "EXACT", 3)
    monkeypatch.setattr(module, "PIVOTS", 2)
    assert measured("a+b", "a-c", "a+d").how == "sampled"
    monkeypatch.setattr(module, "MOST_TIES", 2)
    huge = measured("a-b", "b+c", "a+c")
    assert (huge.how, huge.unbalanced, huge.listed) == ("skipped", 0, ())
    assert huge.standings["a"].ties == 2


def test_the_record_agrees_with_itself(dossier):
    found, ties = measures(dossier, DAY, False), ties_as_of(dossier, DAY, False)
    assert sum(one.ties for one in found.standings.values()) == 2 * len(ties)
    assert sum(one.unbalanced for one in found.standings.values()) == 3 * found.unbalanced
    assert found.balanced > found.unbalanced > 0
