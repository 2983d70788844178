"""Guided tours: their steps, what a sentence rests on, footnotes, links, and the rules that hold them."""

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tightrope.__main__ import main
from tightrope.domain.check import check_tables
from tightrope.domain.load import read_tables
from tightrope.domain.schema import load_schema
from tightrope.domain.tours import step_of, tours
from tightrope.figures.tours import step_query, tour_links, tour_page, tours_choice
from tightrope.step_views import step_view
from tightrope.text import language
from tightrope.view_state import View, parse_params, to_params

DATA = Path(__file__).parents[2] / "data"
RAID = "june-2020-raid"

SMALL = {
    "tours": "tour,title,description\none,One: a tour,What it tells\nempty,Empty,Nothing yet",
    "tour_steps": """
        step_id,tour,position,title,view,focus
        one-last,one,2,The last,event=raid,network
        one-first,one,1,The first,event=raid,timeline
    """,
    "tour_sentences": """
        sentence_id,step_id,text,absence
        one-first-1,one-first,Several were held.,
        one-first-2,one-first,Nothing more is on record.,yes
        one-last-1,one-last,They were allied.,
    """,
    "tour_evidence": """
        sentence_id,event_id,attribute,value,relation_id,source_id
        one-first-1,raid,detained_count,,,
        one-first-1,raid,outcome,freed,,
        one-last-1,,,,a--allied-with--b,paper
    """,
    "events": "event_id\nraid\nother",
    "claims": """
        event_id,attribute,value,source_id
        raid,detained_count,13,wire
        raid,detained_count,14,paper
        raid,outcome,freed,wire
        raid,outcome,kept,blog
        other,outcome,freed,blog
    """,
    "actors": "actor_id\na\nb",
    "relations": "relation_id,from_actor,to_actor\na--allied-with--b,a,b",
    "relation_claims": """
        relation_id,source_id,stance
        a--allied-with--b,wire,asserts
        a--allied-with--b,paper,asserts
    """,
    "sources": "source_id\nwire\npaper\nblog",
}


@pytest.fixture(scope="module")
def small(tiny):
    return tiny(**SMALL)


def test_steps_stand_by_their_position_and_a_tour_without_any_is_not_offered(small):
    assert list(tours(small)) == ["one"]
    assert [step.id for step in tours(small)["one"].steps] == ["one-first", "one-last"]
    assert step_of(small, "one-last").focus == "network"


def test_a_sentence_rests_on_the_claims_and_statements_its_evidence_names(small):
    first, absent = step_of(small, "one-first").sentences
    assert [row.value for row in first.claims] == ["13", "14", "freed"]
    assert first.sources == ("wire", "paper")
    assert absent.sources == ()
    [allied] = step_of(small, "one-last").sentences
    assert allied.claims == ()
    assert allied.sources == ("paper",)


def test_a_source_keeps_its_number_and_is_listed_for_the_steps_that_cite_it(small):
    page = tour_page(small, "one")
    numbers = re.findall(r'href="#source-(\d+)"', page.text)
    assert numbers == ["1", "2", "2"]
    assert re.findall(r'id="source-(\d+)" data-steps="([^"]*)"', page.sources) == [
        ("1", "one-first"),
        ("2", "one-first one-last"),
    ]


def test_what_a_table_says_is_text_and_never_markup(tiny):
    hostile = "<img src=x onerror=alert(1)>"
    spoiled = SMALL | {
        "tours": f"tour,title,description\none,{hostile},{hostile}",
        "tour_sentences": f"sentence_id,step_id,text\none-first-1,one-first,{hostile}",
    }
    dossier = tiny(**spoiled)
    made = tour_page(dossier, "one").text + tours_choice(dossier)
    assert "<img" not in made
    assert made.count("&lt;img") == 4


@pytest.fixture(scope="module", params=["june-2020", "december-2020", "aftermath"])
def told(request, dossier):
    return tour_page(dossier, request.param)


def test_every_footnote_leads_to_a_source_that_is_listed_for_its_step(told):
    listed = dict(re.findall(r'id="source-(\d+)" data-steps="([^"]*)"', told.sources))
    assert list(listed) == [str(number) for number in range(1, len(listed) + 1)]
    assert len(listed) > 60
    for step, inside in re.findall(
        r'<section class="tour-step" data-steps="([^"]*)"(.*?)</section>', told.text, re.S
    ):
        marks = re.findall(r'href="#source-(\d+)"[^>]*>\d+</a>(?:–<a href="#source-(\d+)")?', inside)
        cited = {str(n) for first, last in marks for n in range(int(first), int(last or first) + 1)}
        assert cited == {number for number, steps in listed.items() if step in steps.split()}


def test_no_sentence_stands_without_footnotes_but_those_on_absence(told, dossier):
    bare = [unescape(text) for text in re.findall(r'<p dir="auto" class="absent">(.*?)</p>', told.text)]
    absent = set(dossier.tour_sentences.loc[dossier.tour_sentences["absence"].eq("yes"), "text"])
    assert set(bare) <= absent
    plain = re.findall(r'<p dir="auto">(.*?)</p>', told.text)
    assert plain != []
    assert all('class="note"' in text for text in plain)


def test_every_link_of_a_tour_opens_a_step_without_a_notice(told, dossier):
    links = [unescape(link) for link in re.findall(r'href="story(\?[^"]*)"', told.text)]
    assert len(links) >= 11
    for link in links:
        view, notices = parse_params(parse_qs(link.removeprefix("?")), dossier)
        assert notices == []
        assert link == step_query(step_of(dossier, view.step))


def test_a_step_keeps_the_language_of_the_reader(dossier):
    step = step_of(dossier, RAID)
    assert step_query(step) == f"?tour=june-2020&step={RAID}"
    token = language.set("ar")
    try:
        assert step_query(step) == f"?tour=june-2020&step={RAID}&lang=ar"
    finally:
        language.reset(token)


def test_the_tours_are_offered_by_the_first_words_of_their_titles(dossier):
    assert [name for name, _ in tour_links(dossier)] == ["June 2020", "December 2020", "The long aftermath"]


# Links ----


def test_a_tour_stands_for_its_first_step(dossier):
    first = tours(dossier)["june-2020"].steps[0]
    assert parse_params({"tour": ["june-2020"]}, dossier) == (step_view(dossier, first.id), [])


def test_a_step_brings_its_view_along_unless_the_link_has_a_window(dossier):
    plain = step_view(dossier, RAID)
    assert plain.event == "2020-06-25-dora-raid"
    kept = View(step=RAID)
    assert parse_params(to_params(kept), dossier) == (kept, [])
    day, _ = parse_params({"step": [RAID], "asof": ["2020-06-29"]}, dossier)
    assert (day.event, day.asof.isoformat()) == (plain.event, "2020-06-29")


@pytest.mark.parametrize(
    ("params", "step", "said"),
    [
        ({"tour": ["nowhere"]}, None, "“nowhere” is not a known value of “tour”."),
        ({"step": ["nowhere"]}, None, "“nowhere” is not a known value of “step”."),
        (
            {"tour": ["june-2020"], "step": ["nowhere"]}, "june-2020-premier",
            "“nowhere” is not a known value of “step”.",
        ),
        (
            {"tour": ["december-2020"], "step": [RAID]}, "december-2020-truce",
            "“june-2020-raid” is not a known value of “step”.",
        ),
        ({"step": ["<script>"]}, None, "“<script>” is not a known value of “step”."),
        ({"step": ["3"]}, None, "“3” is not a known value of “step”."),
        ({"tour": ["aftermath", "x" * 9000]}, None, f"“{'x' * 60}” is not a known value of “tour”."),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_had_is_said_and_loses_nothing_else(dossier, params, step, said):
    view, notices = parse_params(params | {"actor": ["iran"]}, dossier)
    assert notices == [said]
    assert view.step == step
    assert view.filters.actors == ("iran",)


# Rules ----


def faults(**changes):
    """What the check tells of the real tables after changes: table → what is done to its frame."""
    tables = read_tables(DATA)
    for table, change in changes.items():
        tables[table] = change(tables[table].copy())
    return [str(problem) for problem in check_tables(tables, load_schema(DATA))]


def having(where, **cells):
    """A change: the first row whose column has the value, both in `where`, gets these cells."""
    column, value = where

    def change(frame):
        line = frame.index[frame[column].eq(value)][0]
        for name, cell in cells.items():
            frame.loc[line, name] = cell
        return frame

    return change


def without(column, start):
    return lambda frame: frame[~frame[column].str.startswith(start)]


BROKEN = {
    "a gap": ({"tour_steps": having(("step_id", RAID), position="12")}, "count them from 1 without a gap"),
    "no step": (
        {
            "tour_steps": without("tour", "aftermath"),
            "tour_sentences": without("step_id", "aftermath"),
            "tour_evidence": without("sentence_id", "aftermath"),
            "translations": without("row", "aftermath-"),
        },
        "it has no step; add one to tour_steps",
    ),
    "a silent step": (
        {
            "tour_sentences": without("step_id", RAID),
            "tour_evidence": without("sentence_id", RAID),
            "translations": without("row", f"{RAID}-"),
        },
        "no sentence tells it; add one to tour_sentences",
    ),
    "no evidence": (
        {"tour_evidence": without("sentence_id", f"{RAID}-2")},
        "nothing supports it; add a row to tour_evidence",
    ),
    "absence with evidence": (
        {"tour_sentences": having(("sentence_id", f"{RAID}-2"), absence="yes")},
        "absence is yes, yet tour_evidence names what it rests on; empty one of the two",
    ),
    "a claim nobody makes": (
        {"tour_evidence": having(("sentence_id", f"{RAID}-2"), value="no such thing")},
        "says legal_basis, no such thing; name one that is in claims",
    ),
    "a claim that is not said": (
        {"tour_evidence": having(("sentence_id", f"{RAID}-2"), attribute="", value="", source_id="")},
        "attribute is empty; name what a claim on 2020-06-25-dora-raid says",
    ),
    "a tie that is none": (
        {
            "tour_evidence": having(
                ("relation_id", "iran--backs--asaib-ahl-al-haq"), relation_id="a--leads--b"
            )
        },
        "no statement is on a--leads--b; name a relation that is in relation_claims",
    ),
    "a count in silence": (
        {
            "tour_evidence": having(
                ("attribute", "detained_count"), value="14", event_id="2020-06-25-dora-raid"
            )
        },
        "value chooses one of the accounts of detained_count; leave it empty to rest on all",
    ),
    "both": (
        {"tour_evidence": having(("sentence_id", f"{RAID}-2"), relation_id="iran--backs--asaib-ahl-al-haq")},
        "it must name either an event with an attribute or a relation",
    ),
    "a tie nobody states": (
        {
            "tour_evidence": having(
                ("relation_id", "iran--backs--asaib-ahl-al-haq"), source_id="upi-2020-12-24-centcom"
            )
        },
        "is by upi-2020-12-24-centcom; name one that is in relation_claims",
    ),
    "a focus on nothing": (
        {"tour_steps": having(("step_id", RAID), focus="map")},
        "is unknown; the codes are timeline, network",
    ),
}


@pytest.mark.parametrize(("changes", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_rule_of_the_tours_is_told_when_broken(changes, expected):
    told = faults(**changes)
    assert [line for line in told if line.endswith(expected)] != []
    assert all(line.startswith("data/tour") for line in told)


VIEWS = {
    "no query": ("event", "is no query of a link; write key=value, joined by &"),
    "an unknown event": ("event=2020-06-25-nothing", "“2020-06-25-nothing” is not a known value of “event”."),
    "an unknown key": (
        "evnt=2020-06-25-dora-raid",
        "evnt means nothing there; see the keys in tightrope/view_state.py",
    ),
    "a step": ("step=june-2020-raid", "step means nothing there; see the keys in tightrope/view_state.py"),
    "no event": ("from=2020-01-02&to=2020-01-02&q=zzzz&level=1", "no event passes its filters"),
    "hidden": (
        "event=2020-06-25-dora-raid&from=2021-01-01&to=2021-06-30",
        "2020-06-25-dora-raid is open, yet its filters leave it out",
    ),
}


@pytest.mark.parametrize(("query", "expected"), VIEWS.values(), ids=VIEWS)
def test_the_check_tells_a_view_that_does_not_hold(tmp_path, capsys, query, expected):
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    steps = folder / "tour_steps.csv"
    lines = steps.read_text("utf-8").splitlines()
    place = next(place for place, line in enumerate(lines) if line.startswith(RAID))
    cells = lines[place].split(",")
    lines[place] = ",".join([*cells[:4], query, *cells[5:]])
    steps.write_text("\n".join(lines) + "\n", "utf-8")
    assert main(["check", str(folder)]) == 1
    [told] = capsys.readouterr().out.splitlines()
    assert told.startswith(f'data/tour_steps.csv:{place + 1} step_id "{RAID}": ')
    assert told.endswith(expected)
