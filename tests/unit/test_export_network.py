"""The network of a view, read by the tools it is written for."""

import io
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from lxml import etree

from tightrope.domain.ties import ties_as_of
from tightrope.exports.formats import FORMATS
from tightrope.exports.spells import Spell, spells_of
from tightrope.exports.taken import take
from tightrope.figures.layout import positions
from tightrope.figures.theme import CAMP_COLOURS
from tightrope.view_state import parse_params

GEXF = "{http://gexf.net/1.3}"
VIEWS = {"alliances": "", "everyone": "network=all&asof=2020-12-25", "who shares events": "picture=together"}


@pytest.fixture(params=VIEWS.values(), ids=VIEWS)
def taken(request, dossier):
    view, _ = parse_params(parse_qs(request.param), dossier)
    return take(dossier, view, today=date(2026, 11, 21))


@pytest.fixture
def first(dossier):
    return take(dossier, parse_params({}, dossier)[0], today=date(2026, 11, 21))


def read_gexf(taken):
    return nx.read_gexf(io.BytesIO(FORMATS["gexf"].write(taken)), version="1.3")


def read_graphml(taken):
    return nx.read_graphml(io.BytesIO(FORMATS["graphml"].write(taken)))


def lines_drawn(taken):
    return {edge["id"] for edge in taken.picture["edges"]}


def test_networkx_reads_the_actors_and_lines_of_the_screen(taken):
    for graph in (read_gexf(taken), read_graphml(taken)):
        assert set(graph) == {node["id"] for node in taken.picture["nodes"]}
        assert {"--".join(sorted(ends)) for ends in graph.edges} == lines_drawn(taken)
    assert read_graphml(taken).number_of_edges() == len(lines_drawn(taken))


def test_the_file_obeys_the_rules_of_gexf(taken):
    rules = etree.RelaxNG(file=Path(__file__).with_name("gexf-1.3.rng"))
    written = etree.fromstring(FORMATS["gexf"].write(taken))
    rules.validate(written)
    assert [str(fault) for fault in rules.error_log] == []
    told = {one.get("id") for one in written.iterfind(f".//{GEXF}attribute")}
    named = {one.get("for") for one in written.iterfind(f".//{GEXF}attvalue")}
    assert named <= told, "every value is of an attribute that is declared"
    nodes = {one.get("id") for one in written.iterfind(f".//{GEXF}node")}
    ends = {edge.get(end) for edge in written.iterfind(f".//{GEXF}edge") for end in ("source", "target")}
    assert ends <= nodes


def test_the_rules_refuse_what_gexf_does_not_know(first):
    rules = etree.RelaxNG(file=Path(__file__).with_name("gexf-1.3.rng"))
    wrong = {
        "a time": ('start="', 'start="spring '),
        "a type of edge": ('type="mutual"', 'type="friendly"'),
        "a colour": (' r="', ' r="9'),
        "an element": ("spells", "times"),
    }
    written = FORMATS["gexf"].write(first).decode()
    for what, (right, other) in wrong.items():
        assert right in written
        assert not rules.validate(etree.fromstring(written.replace(right, other).encode())), what


def test_each_line_is_one_edge_that_runs_as_it_is_drawn(taken):
    root = ET.fromstring(FORMATS["gexf"].write(taken))
    edges = root.findall(f".//{GEXF}edge")
    assert sorted(edge.get("id") for edge in edges) == sorted(lines_drawn(taken))
    drawn = {edge["id"]: edge for edge in taken.picture["edges"]}
    for edge in edges:
        line = drawn[edge.get("id")]
        start, end = line["from"], line["to"]
        forward, backward = (line["arrows"][way]["enabled"] for way in ("to", "from"))
        assert edge.get("type") == ("directed" if forward != backward else "mutual")
        if backward and not forward:
            start, end = end, start
        assert (edge.get("source"), edge.get("target")) == (start, end)


def test_actors_stand_at_their_places_in_the_colour_of_their_camp_that_day(first, dossier):
    places = positions(dossier, "wide")
    for actor, told in read_gexf(first).nodes(data=True):
        spot, colour = told["viz"]["position"], told["viz"]["color"]
        assert (spot["x"], -spot["y"]) == places[actor], "y grows upward in Gephi"
        camps = told["camp_on_day"].split()
        shown = camps[0] if len(camps) == 1 else "mixed"
        assert "#{r:02X}{g:02X}{b:02X}".format(**colour) == CAMP_COLOURS[shown]
        assert told["label"] == dossier.actors.at[actor, "name"]


def test_lines_name_what_they_rest_on(first, dossier):
    for graph in (read_gexf(first), read_graphml(first)):
        for start, end, told in graph.edges(data=True):
            relations = told["relations"].split()
            ends = dossier.relations.loc[relations, ["from_actor", "to_actor"]].values.tolist()
            assert all(set(pair) == {start, end} for pair in ends)
            claims = dossier.relation_claims
            sources = set(claims.loc[claims["relation_id"].isin(relations), "source_id"])
            assert set(told["sources"].split()) == sources


def test_every_file_says_where_it_is_from(first):
    graph = read_graphml(first).graph
    description = ET.fromstring(FORMATS["gexf"].write(first)).findtext(f".//{GEXF}description")
    for told in (first.sentence, first.query, first.version, "CC-BY-4.0"):
        assert told in description
        assert told in graph.values()


def test_the_spells_of_a_tie_are_the_days_on_which_it_is_drawn(dossier):
    pairs = {
        "mustafa-al-kadhimi--kataib-hezbollah",
        "kataib-hezbollah--mustafa-al-kadhimi",
        "iran--qasem-soleimani",
        "asaib-ahl-al-haq--muqtada-al-sadr",
        "abu-mahdi-al-muhandis--kataib-hezbollah",
    }
    days = [date(2003, 6, 1) + timedelta(days=97 * step) for step in range(75)]
    signs = {day: {tie.id: tie.sign for tie in ties_as_of(dossier, day, False)} for day in days}
    met = 0
    for pair in pairs:
        spells = spells_of(dossier, pair, undated=False)
        for day in days:
            held = [one for one in spells if (one.first or day) <= day <= (one.last or day)]
            assert [one.sign for one in held] == [signs[day][one] for one in [pair] if one in signs[day]]
            met += len(held)
    assert met > 50, "pairs without ties would prove nothing"


def test_a_spell_ends_with_an_act_that_fades_and_begins_anew_when_the_sign_turns(tiny):
    made = tiny(
        actors="actor_id\na\nb",
        relations="""
            relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to
            r1,a,b,allied-with,positive,2020-01-01,2020-03-31
            r2,a,b,threatened,negative,2020-02-01,2020-02-01
            r3,a,b,rival-of,negative,2020-09-01,
        """,
    )
    assert spells_of(made, "a--b", undated=False) == [
        Spell(date(2020, 1, 1), date(2020, 1, 31), "positive"),
        Spell(date(2020, 2, 1), date(2020, 3, 31), "mixed"),
        Spell(date(2020, 4, 1), date(2020, 7, 30), "negative"),
        Spell(date(2020, 9, 1), None, "negative"),
    ]


def test_an_undated_tie_has_a_spell_without_ends_where_it_is_asked_for(tiny):
    made = tiny(
        actors="actor_id\na\nb",
        relations="relation_id,from_actor,to_actor,relation\nr1,a,b,backs",
    )
    assert spells_of(made, "a--b", undated=True) == [Spell(None, None, "positive")]
    assert spells_of(made, "a--b", undated=False) == []


def test_what_xml_cannot_hold_is_left_out_and_markup_stays_text(tiny):
    made = tiny(
        actors='actor_id,name\na,"<b>\x0bA & ""B"""\nb,B',
        relations="relation_id,from_actor,to_actor,relation,source_count,valid_from\nr,a,b,backs,2,2020-01-01",
        events="event_id\ne",
        participants="event_id,actor_id,role\ne,a,initiator\ne,b,target",
    )
    taken = take(made, parse_params({"network": ["all"]}, made)[0], today=date(2026, 11, 21))
    for graph in (read_gexf(taken), read_graphml(taken)):
        assert graph.nodes["a"]["label"] == '<b>A & "B"'
