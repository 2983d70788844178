"""What changed between two alliance networks, on cases made by hand."""

from datetime import date

import pytest

from tightrope.domain.changes import parting, tie_changes
from tightrope.domain.lookup import rows_of
from tightrope.domain.ties import Tie, ties_as_of

THEN, NOW = date(2020, 6, 26), date(2020, 12, 26)
HEAD = "relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to,source_count"
ACTORS = "actor_id,kind\na,armed-group\nb,armed-group\nc,person"


def tie(sign="positive", relations=("r",), a="a", b="b", sources=1):
    return Tie(a, b, sign, sources, relations, False, False)


def changed(tiny, *relations, undated=False):
    """Kind, what came and what went, by the pair, between June and December 2020."""
    dossier = tiny(actors=ACTORS, relations="\n".join((HEAD, *relations)))
    changes = tie_changes(ties_as_of(dossier, THEN, undated), ties_as_of(dossier, NOW, undated))
    return {change.tie.id: (change.kind, change.came, change.went) for change in changes}


def test_a_tie_of_the_later_day_only_is_gained():
    [change] = tie_changes([], [tie(relations=("new",))])
    assert (change.kind, change.came, change.went) == ("gained", ("new",), ())
    assert change.tie.relations == ("new",)


def test_a_tie_of_the_earlier_day_only_is_lost():
    [change] = tie_changes([tie(relations=("old",))], [])
    assert (change.kind, change.came, change.went) == ("lost", (), ("old",))
    assert change.tie.relations == ("old",)


def test_a_tie_whose_sign_is_another_has_turned():
    [change] = tie_changes([tie("negative", ("r", "old"))], [tie("mixed", ("r", "new"))])
    assert (change.kind, change.came, change.went) == ("turned", ("new",), ("old",))
    assert (change.before.sign, change.after.sign) == ("negative", "mixed")


def test_a_tie_of_one_sign_is_kept_whatever_makes_it():
    [change] = tie_changes([tie(relations=("old",))], [tie(relations=("new",))])
    assert (change.kind, change.came, change.went) == ("kept", ("new",), ("old",))


def test_the_best_supported_come_first_and_nothing_is_lost_on_the_way():
    before = [tie(b="b"), tie(b="d", sources=9)]
    after = [tie(b="c", sources=3), tie(b="d", sources=2)]
    changes = tie_changes(before, after)
    assert [(change.tie.b, change.kind) for change in changes] == [
        ("c", "gained"), ("d", "kept"), ("b", "lost"),
    ]  # fmt: skip
    assert tie_changes(tuple(reversed(before)), after) == changes


CASES = {
    "a state without a known end lasts": (["s,a,b,backs,positive,2019,,2"], "kept"),
    "a state without a known start that ends between is lost": (
        ["s,a,b,backs,positive,,2020-08,2"], "lost",
    ),
    "a state without a known start that ends later is kept": (
        ["s,a,b,backs,positive,,2021,2"], "kept",
    ),
    "a state that begins between is gained": (["s,a,b,backs,positive,2020-09,,2"], "gained"),
    "an act of June has faded": (["s,a,b,threatened,negative,2020-06-26,,2"], "lost"),
    "an act of October is gained": (["s,a,b,threatened,negative,2020-10,,2"], "gained"),
    "friends who quarrelled have turned": (
        ["s,a,b,allied-with,positive,2019,2020-09,2", "t,a,b,hostile-to,negative,2020-10,,2"], "turned",
    ),
    "friends who quarrelled while nobody says that the bond ended are of two minds": (
        ["s,a,b,allied-with,positive,2019,,2", "t,a,b,hostile-to,negative,2020-10,,2"], "turned",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("relations", "kind"), CASES.values(), ids=CASES)
def test_dates_make_the_change(tiny, relations, kind):
    assert {pair: change[0] for pair, change in changed(tiny, *relations).items()} == {"a--b": kind}


def test_an_undated_tie_is_in_both_networks_or_in_neither(tiny):
    undated = "s,a,b,backs,positive,,,2"
    assert changed(tiny, undated) == {}
    assert changed(tiny, undated, undated=True) == {"a--b": ("kept", (), ())}
    assert changed(tiny, undated, "t,b,a,threatened,negative,2020-12-20,,2", undated=True) == {
        "a--b": ("turned", ("t",), ())
    }


@pytest.mark.parametrize(
    ("relation", "reason"),
    [
        ("s,a,b,threatened,negative,2020-06-26,,1", "faded"),
        ("s,a,b,threatened,negative,2020-06-26,2020-06-27,1", "faded"),
        ("s,a,b,backs,positive,2019,2020-08,1", "ended"),
        ("s,a,c,backs,positive,2019,,1", "death"),
        ("s,a,c,backs,positive,2019,2021,1", "death"),
    ],
)
def test_why_a_relation_is_drawn_no_longer(tiny, relation, reason):
    dossier = tiny(actors=ACTORS, relations=f"{HEAD}\n{relation}\nk,b,c,killed,negative,2020-09-01,,1")
    assert parting(rows_of(dossier, "relations")["s"], NOW) == reason
