"""The network: fixed places, only those who matter, and the picture says what it leaves out."""

import json
from datetime import date
from itertools import combinations
from pathlib import Path

import plotly.offline
import pytest
import pyvis

from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.ties import ties_as_of, weigh_actors
from tightrope.figures.camps import camp_colour, camp_tellers
from tightrope.figures.drawn import KEY_ACTORS, KEY_SOURCES
from tightrope.figures.layout import PITCH_X, PITCH_Y, PLANS, positions
from tightrope.figures.network import (
    network_alt,
    network_drawing,
    network_legend,
    short_name,
)
from tightrope.figures.theme import CAMP_COLOURS, OPEN_DASHES, SIGN_LOOKS

VENDOR = Path(__file__).parents[2] / "static" / "vendor"
DAYS = [date(2019, 12, 31), date(2020, 6, 25), date(2020, 12, 25), date(2021, 6, 30)]


def drawn(dossier, day=DAYS[2], filters=None, **options):
    weight = weigh_actors(dossier, apply_filters(dossier, filters or Filters()))
    return network_drawing(dossier, ties_as_of(dossier, day, False), weight, day, **options)


def ids(drawing):
    return {node["id"] for node in drawing.nodes}


@pytest.mark.parametrize("plan", PLANS)
def test_every_actor_has_a_place_of_its_own(dossier, plan):
    places = positions(dossier, plan)
    assert set(places) == set(dossier.actors.index)
    covered = [
        (one, other)
        for one, other in combinations(sorted(places), 2)
        if abs(places[one][0] - places[other][0]) < PITCH_X - 10
        and abs(places[one][1] - places[other][1]) < PITCH_Y - 8
    ]
    assert covered == []


@pytest.mark.parametrize("plan", PLANS)
def test_every_camp_has_its_ground(dossier, plan):
    assert set(PLANS[plan].grounds) == set(dossier.codes("actors", "alignment"))


@pytest.mark.parametrize("plan", PLANS)
def test_the_weightiest_of_each_camp_stand_in_the_frame_all_pictures_share(dossier, plan):
    left, top, right, bottom = PLANS[plan].frame
    places, camp_of = positions(dossier, plan), dossier.actors["alignment"]
    tied = {*dossier.relations["from_actor"], *dossier.relations["to_actor"]}
    weight = weigh_actors(dossier, tuple(dossier.events.index))
    for actor in {camp_of[actor]: actor for actor in reversed(weight) if actor in tied}.values():
        x, y = places[actor]
        assert left < x < right
        assert top < y < bottom


def test_a_view_never_moves_an_actor(dossier):
    seen: dict[str, set[tuple[int, ...]]] = {}
    for day in DAYS:
        for filters in (Filters(), Filters(actors=("kataib-hezbollah",)), Filters(level=1)):
            for everything in (False, True):
                for node in drawn(dossier, day, filters, everything=everything).nodes:
                    seen.setdefault(node["id"], set()).add((node["x"], node["y"], *node["narrow"]))
    assert len(seen) > KEY_ACTORS
    assert all(len(places) == 1 for places in seen.values())
    wide, narrow = positions(dossier, "wide"), positions(dossier, "narrow")
    assert all(places == {(*wide[actor], *narrow[actor])} for actor, places in seen.items())


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_by_default_only_those_who_matter_are_drawn_and_the_rest_is_counted(dossier, day):
    ties = ties_as_of(dossier, day, False)
    tied = {actor for tie in ties for actor in (tie.a, tie.b)}
    drawing = drawn(dossier, day)
    assert 20 <= len(drawing.nodes) <= KEY_ACTORS
    assert len(ids(drawing)) == len(drawing.nodes)
    assert drawing.actors_hidden == len(tied - ids(drawing)) > 0
    assert drawing.ties_hidden + len(drawing.edges) == len(ties)
    sources = {tie.id: tie.sources for tie in ties}
    assert all(sources[edge["id"]] >= KEY_SOURCES for edge in drawing.edges)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_everything_is_everything(dossier, day):
    ties = ties_as_of(dossier, day, False)
    drawing = drawn(dossier, day, everything=True)
    assert (drawing.actors_hidden, drawing.ties_hidden) == (0, 0)
    assert {edge["id"] for edge in drawing.edges} == {tie.id for tie in ties}
    assert ids(drawing) == {actor for tie in ties for actor in (tie.a, tie.b)}


def test_whoever_is_chosen_is_drawn_however_many_and_with_single_source_ties(dossier):
    ties = ties_as_of(dossier, DAYS[2], False)
    least = frozenset(list(weigh_actors(dossier, tuple(dossier.events.index)))[-40:])
    assert len(least) > KEY_ACTORS
    for everything in (False, True):
        assert least <= ids(drawn(dossier, chosen=least, everything=everything))
    few = frozenset({"iran", "kataib-hezbollah", "badr-organization"})
    drawing = drawn(dossier, chosen=few)
    assert few <= ids(drawing)
    single = {tie.id for tie in ties if {tie.a, tie.b} & few and {tie.a, tie.b} <= ids(drawing)}
    assert single <= {edge["id"] for edge in drawing.edges}
    assert any(tie.sources < KEY_SOURCES for tie in ties if tie.id in single)


def test_a_view_without_events_draws_the_chosen_and_their_firmest_ties(tiny):
    dossier = tiny(
        actors="actor_id\na\nb\nc\nd",
        relations="""
            relation_id,from_actor,to_actor,relation,valid_from,source_count
            1,a,b,allied-with,2019,1
            2,a,c,allied-with,2019,4
            3,c,d,allied-with,2019,9
        """,
    )
    ties = ties_as_of(dossier, DAYS[2], False)
    drawing = network_drawing(dossier, ties, {}, DAYS[2], chosen=frozenset({"a"}))
    assert ids(drawing) == {"a", "b", "c"}
    assert [edge["id"] for edge in drawing.edges] == ["a--b", "a--c"]
    assert (drawing.actors_hidden, drawing.ties_hidden) == (1, 1)
    assert ids(network_drawing(dossier, ties, {}, DAYS[2])) == set()


def box_of(dossier, actor, day):
    [node] = [one for one in drawn(dossier, day, chosen=frozenset({actor})).nodes if one["id"] == actor]
    return node


def test_an_actor_has_the_colour_of_its_camp_on_the_day_and_stands_where_it_stood(dossier):
    early, late = (box_of(dossier, "qais-al-khazali", day) for day in (date(2003, 6, 1), DAYS[2]))
    assert early["color"] == CAMP_COLOURS["sadrist"]
    assert late["color"] == CAMP_COLOURS["iran-aligned"]
    assert [early["elsewhere"], late["elsewhere"]] == [True, False]
    assert [early[key] for key in ("x", "y", "narrow", "camp")] == [
        late[key] for key in ("x", "y", "narrow", "camp")
    ]


def test_whom_sources_place_in_two_camps_has_the_colour_of_neither_and_says_who_says_so(dossier):
    before, after = (box_of(dossier, "qasim-al-araji", day) for day in (date(2020, 6, 25), DAYS[2]))
    assert (before["color"], before["elsewhere"]) == (CAMP_COLOURS["iran-aligned"], True)
    assert (after["color"], after["elsewhere"]) == (CAMP_COLOURS["mixed"], True)
    kind, *tellers = after["title"].split("\n")[2:]
    assert kind == "Person · Iraqi government and Iran-aligned factions"
    assert [line.split(" according to ")[0] for line in tellers] == [
        "Iraqi government",
        "Iran-aligned factions",
    ]
    assert "Rudaw" in tellers[0]


def test_whom_nobody_places_in_a_camp_has_the_colour_of_its_ground_and_no_teller(dossier):
    box = box_of(dossier, "kataib-hezbollah", DAYS[2])
    assert (box["color"], box["elsewhere"]) == (CAMP_COLOURS["iran-aligned"], False)
    assert "according to" not in box["title"]


def test_a_picture_of_no_one_day_has_the_camps_of_the_record(dossier):
    ties = ties_as_of(dossier, DAYS[2], False)
    drawing = network_drawing(dossier, ties, {}, None, everything=True)
    camp_of = dossier.actors["alignment"]
    assert {node["id"]: node["color"] for node in drawing.nodes} == {
        node["id"]: CAMP_COLOURS[camp_of[node["id"]]] for node in drawing.nodes
    }
    assert not any(node["elsewhere"] for node in drawing.nodes)


def test_one_source_may_place_an_actor_in_two_camps(tiny):
    dossier = tiny(
        actors="actor_id,alignment\na,sadrist",
        sources="source_id,publisher\ns,Herald",
        placings="actor_id,alignment,source_id\na,sadrist,s\na,iran-aligned,s",
    )
    assert camp_colour(dossier, "a", DAYS[2]) == CAMP_COLOURS["mixed"]
    assert camp_tellers(dossier, "a", DAYS[2]) == [
        "Sadrists according to Herald",
        "Iran-aligned factions according to Herald",
    ]


def test_sign_is_said_by_line_and_word_and_direction_by_arrows(tiny):
    dossier = tiny(
        actors="actor_id,name\na,Alpha (A)\nb,Beta",
        relations="relation_id,from_actor,to_actor,relation,sign,valid_from\n1,b,a,threatened,negative,2020-12",
    )
    [edge] = network_drawing(
        dossier, ties_as_of(dossier, DAYS[2], False), {"a": 1, "b": 1}, DAYS[2], everything=True
    ).edges
    colour, dashes = SIGN_LOOKS["negative"]
    assert (edge["from"], edge["to"], edge["color"], edge["dashes"]) == ("a", "b", colour, dashes)
    assert edge["arrows"] == {"to": {"enabled": False}, "from": {"enabled": True}}
    assert edge["title"].split("\n") == [
        "Alpha – Beta: against",
        "Beta threatened Alpha (December 2020)",
        "1 source statement",
    ]
    assert len({str(dashes) for _, dashes in SIGN_LOOKS.values()}) == len(SIGN_LOOKS), "colour is never alone"


def test_a_tie_without_a_known_end_is_dotted_in_the_manner_of_its_sign_and_says_when_it_was_last_attested(
    tiny,
):
    dossier = tiny(
        actors="actor_id,name\na,Alpha\nb,Beta",
        relations="relation_id,from_actor,to_actor,relation,sign,valid_from\n1,b,a,hostile-to,negative,2019",
        sources="source_id,published\ns,2020-11-03",
        relation_claims="relation_id,source_id,stance\n1,s,asserts",
    )
    [edge] = network_drawing(
        dossier, ties_as_of(dossier, DAYS[2], False), {"a": 1, "b": 1}, DAYS[2], everything=True
    ).edges
    assert edge["dashes"] == OPEN_DASHES["negative"]
    assert "Beta is hostile to Alpha (since 2019, last attested 3 November 2020)" in edge["title"]


def test_every_sign_has_a_line_of_its_own_with_and_without_an_end():
    looks = [dashes for _, dashes in SIGN_LOOKS.values()] + list(OPEN_DASHES.values())
    assert len({str(dashes) for dashes in looks}) == 2 * len(SIGN_LOOKS) == 2 * len(OPEN_DASHES)
    assert all(dash < 1 for dashes in OPEN_DASHES.values() for dash in dashes[::2]), "dots only"


def test_a_firmer_tie_has_a_wider_line(dossier):
    ties = {tie.id: tie.sources for tie in ties_as_of(dossier, DAYS[2], False)}
    edges = sorted(drawn(dossier, everything=True).edges, key=lambda edge: ties[edge["id"]])
    widths = [edge["width"] for edge in edges]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1] < 4


def test_zones_are_the_camps_that_are_drawn(dossier):
    drawing = drawn(dossier)
    assert {zone["camp"] for zone in drawing.zones} == {node["camp"] for node in drawing.nodes}
    assert all(zone["color"] == CAMP_COLOURS[zone["camp"]] for zone in drawing.zones)


def test_the_picture_says_what_it_shows_and_hides(dossier):
    drawing = drawn(dossier)
    actors, ties = len(drawing.nodes), len(drawing.edges)
    assert network_alt(drawing, DAYS[2]) == (
        f"Alliance network on 25 December 2020: {actors} actors and {ties} ties are drawn."
    )
    assert f"Not drawn: {drawing.actors_hidden} actors, {drawing.ties_hidden} ties." in network_legend(
        drawing
    )
    whole = drawn(dossier, everything=True)
    assert "Everyone with a tie on this day is drawn." in network_legend(whole)


def test_a_label_leaves_out_what_stands_in_brackets_behind_the_name():
    assert short_name("Islamic State (ISIS)") == "Islamic State"
    assert short_name("Saraya (al-Salam) Brigades") == "Saraya (al-Salam) Brigades"


def test_the_drawing_is_plain_data_that_the_browser_can_be_sent(dossier):
    drawing = drawn(dossier)
    assert json.loads(json.dumps([drawing.nodes, drawing.edges, drawing.zones]))[0][0]["id"] in ids(drawing)


def test_the_browser_draws_with_the_very_files_the_python_packages_mean():
    version = plotly.offline.get_plotlyjs_version()
    [bundle] = VENDOR.glob("plotly-basic-*.min.js")
    assert bundle.name == f"plotly-basic-{version}.min.js"
    assert f"v{version}" in bundle.read_text(encoding="utf-8")[:200]
    [vis] = VENDOR.glob("vis-network-*.min.js")
    number = vis.name.removeprefix("vis-network-").removesuffix(".min.js")
    theirs = Path(pyvis.__file__).parent / "templates" / "lib" / f"vis-{number}" / "vis-network.min.js"
    assert vis.read_bytes() == theirs.read_bytes()


@pytest.mark.parametrize("script", ["timeline.js", "network.js"])
def test_the_scripts_load_the_bundles_that_are_there(script):
    text = (VENDOR.parent / script).read_text(encoding="utf-8")
    named = [file.name for file in VENDOR.glob("*.js") if f'"{file.name}"' in text]
    assert len(named) == text.count(".min.js") == 1
