"""How two actors are tied: the shortest chains of the ties of a day, and none where there is none."""

from datetime import date

import pytest

from tightrope.domain.paths import MOST_LISTED, shortest_paths
from tightrope.domain.ties import ties_as_of

DAY = date(2020, 12, 25)
HEAD = "relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to,source_count\n"


@pytest.fixture
def chains(tiny):
    def find(relations, one="a", other="d", undated=False):
        rows = "".join(f"{n},{row}\n" for n, row in enumerate(relations))
        dossier = tiny(actors="actor_id\n" + "\n".join("abcdefgh"), relations=HEAD + rows)
        paths = shortest_paths(dossier, one, other, DAY, undated)
        return [" ".join(tie.id for tie in chain) for chain in paths.chains], paths

    return find


def test_the_fewest_ties_win_whatever_their_signs(chains):
    far = ["a,b,backs,positive,2019,,9", "b,c,backs,positive,2019,,9", "c,d,backs,positive,2019,,9"]
    assert chains(far)[0] == ["a--b b--c c--d"]
    near = [*far, "d,b,hostile-to,negative,2019,,1"]
    assert chains(near)[0] == ["a--b b--d"]
    assert chains([*near, "a,d,threatened,negative,2020-12,,1"])[0] == ["a--d"]


def test_a_chain_runs_from_the_first_actor_to_the_second(chains):
    rows = ["a,b,backs,positive,2019,,9", "b,d,backs,positive,2019,,9"]
    assert chains(rows, "d", "a")[0] == ["b--d a--b"]


def test_of_equally_short_chains_the_one_with_the_firmest_weakest_tie_comes_first(chains):
    rows = [f"a,{via},backs,positive,2019,,{a}" for via, a in (("b", 9), ("c", 3), ("e", 2))]
    rows += [f"{via},d,backs,positive,2019,,{d}" for via, d in (("b", 1), ("c", 3), ("e", 9))]
    found, paths = chains(rows)
    assert found == ["a--c c--d", "a--e d--e", "a--b b--d"]
    assert paths.found == 3
    assert paths.actors == set("abcde")
    assert paths.ties == {"a--b", "a--c", "a--e", "b--d", "c--d", "d--e"}


@pytest.mark.parametrize(
    "rows",
    [
        [],
        ["a,b,backs,positive,2019,,1", "c,d,backs,positive,2019,,1"],
        ["a,d,backs,positive,2019,2020-11,1"],
        ["a,d,backs,positive,2021,,1"],
        ["a,d,backs,positive,,,1"],
        ["a,b,backs,positive,2019,,1", "b,d,backs,positive,,,1"],
    ],
)
def test_where_no_chain_of_the_day_leads_there_is_none(chains, rows):
    found, paths = chains(rows)
    assert (found, paths.found, paths.actors, paths.ties) == ([], 0, frozenset(), frozenset())


def test_an_undated_tie_is_a_step_when_undated_ties_are_asked_for(chains):
    assert chains(["a,d,backs,positive,,,1"], undated=True)[0] == ["a--d"]


def test_every_step_of_the_record_is_a_sourced_tie_of_the_day(dossier):
    paths = shortest_paths(dossier, "asaib-ahl-al-haq", "hezbollah-lebanon", DAY, False)
    ties = {tie.id: tie for tie in ties_as_of(dossier, DAY, False)}
    assert 0 < len(paths.chains) <= MOST_LISTED
    assert paths.ties <= ties.keys()
    assert all(tie.sources > 0 for chain in paths.chains for tie in chain)
