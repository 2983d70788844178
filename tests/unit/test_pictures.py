"""Which picture a view asks for: never does an actor move, and no change is told by colour alone."""

from dataclasses import replace
from datetime import date

import pytest

from tightrope.domain.changes import changes_between
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.ties import weigh_actors
from tightrope.figures.compare import changes_list, compared_drawing
from tightrope.figures.pictures import DISC, network_picture
from tightrope.view_state import View

JUNE, DECEMBER = date(2020, 6, 26), date(2020, 12, 26)
MUHANDIS, SOLEIMANI = "abu-mahdi-al-muhandis", "qasem-soleimani"


@pytest.fixture
def picture(dossier):
    def draw(day, **view):
        asked = replace(View(), **view)
        events = apply_filters(dossier, asked.filters)
        return network_picture(dossier, asked, day, events, weigh_actors(dossier, events), frozenset())

    return draw


def places(data):
    return {node["id"]: (node["x"], node["y"], *node["narrow"]) for node in data["nodes"]}


def test_no_actor_moves_between_days_comparisons_pictures_and_sizes(picture):
    seen: dict[str, tuple[int, ...]] = {}
    for day in (date(2019, 12, 31), JUNE, date(2020, 7, 1), DECEMBER, date(2023, 1, 1)):
        for view in (
            {},
            {"network": "all"},
            {"compare": JUNE, "network": "all"},
            {"picture": "together", "network": "all"},
            {"picture": "together"},
            {"size": "betweenness", "undated": True},
        ):
            for actor, place in places(picture(day, **view)).items():
                assert seen.setdefault(actor, place) == place
    assert len(seen) > 80


def test_muhandis_and_soleimani_are_drawn_before_they_were_killed_and_not_after(picture):
    assert {MUHANDIS, SOLEIMANI} <= places(picture(date(2019, 12, 31), network="all")).keys()
    after = places(picture(date(2020, 7, 1), network="all"))
    assert len(after) > 50
    assert not {MUHANDIS, SOLEIMANI} & after.keys()


CHANGED = """
    relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to,source_count
    new,a,b,backs,positive,2020-10,,2
    old,a,c,backs,positive,2019,2020-08,2
    was,b,c,allied-with,positive,2019,2020-08,2
    now,b,c,hostile-to,negative,2020-09,,2
    same,a,d,hostile-to,negative,2019,,2
"""


@pytest.fixture
def changed(tiny):
    return tiny(actors="actor_id,name\na,Alpha\nb,Beta\nc,Gamma\nd,Delta", relations=CHANGED)


def test_what_was_gained_lost_or_flipped_is_told_by_line_and_mark_not_by_colour_alone(changed):
    _, _, changes = changes_between(changed, DECEMBER, JUNE, False)
    edges = {
        edge["id"]: edge for edge in compared_drawing(changed, changes, {}, DECEMBER, frozenset(), True).edges
    }
    looks = {pair: (bool(edge["dashes"]), edge["label"]) for pair, edge in edges.items()}
    assert looks == {
        "a--b": (False, "+"),
        "a--c": (True, "+"),
        "b--c": (False, "flipped\n+ → −"),
        "a--d": (False, ""),
    }
    assert edges["a--b"]["width"] > 2 * edges["a--d"]["width"]
    assert edges["a--b"]["opacity"] > edges["a--c"]["opacity"] > edges["a--d"]["opacity"]
    assert edges["b--c"]["title"].startswith("flipped: with → against")


@pytest.mark.parametrize("days", [(JUNE, DECEMBER), (DECEMBER, JUNE)])
def test_the_list_runs_from_the_earlier_to_the_later_day_whichever_was_asked_for(changed, days):
    html = changes_list(changed, *days, False)
    assert "What changed between 26 June 2020 and 26 December 2020" in html
    assert "1 tie gained, 1 flipped, 1 lost; 1 stands on both days." in html
    assert html.index("a--b") < html.index("b--c") < html.index("a--c")
    assert "a--d" not in html
    assert "2 statements" in html


def test_a_day_compared_with_itself_has_no_change(changed):
    html = changes_list(changed, JUNE, JUNE, False)
    assert "No tie was gained, lost or flipped" in html
    assert "<details" not in html


def test_the_path_between_two_chosen_actors_is_drawn_whole(picture):
    data = picture(DECEMBER, filters=Filters(actors=("hezbollah-lebanon", "us-embassy-baghdad")))
    path = data["path"]
    assert path["ends"] == ["hezbollah-lebanon", "us-embassy-baghdad"]
    assert path["ties"]
    assert set(path["ties"]) <= {edge["id"] for edge in data["edges"]}
    assert set(path["actors"]) <= {node["id"] for node in data["nodes"]}


def test_the_area_of_a_disc_tells_the_measure(picture):
    discs = {node["id"]: node["disc"] for node in picture(DECEMBER, size="ties", network="all")["nodes"]}
    assert discs["asaib-ahl-al-haq"] == max(discs.values()) == DISC
    assert min(discs.values()) > 0
