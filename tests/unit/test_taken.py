"""What is taken of a view: the tables restricted to it, whole in themselves, and what is said about it."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from tightrope.domain.check import check_tables
from tightrope.domain.opening.keeping import written
from tightrope.domain.papers import Citation
from tightrope.domain.ties import ties_as_of
from tightrope.exports.formats import FORMATS
from tightrope.exports.taken import take
from tightrope.view_state import parse_params

TODAY = date(2026, 11, 21)

VIEWS = {
    "the first": "",
    "two actors in December": "actor=asaib-ahl-al-haq&actor=mustafa-al-kadhimi&from=2020-12-01&to=2020-12-31",
    "everyone and everything": "from=..&to=..&network=all&undated=1",
    "who shares events": "picture=together",
    "two days compared": "compare=2020-06-25&asof=2020-12-25",
    "the disputed": "disputed=1&level=2",
    "an open tie": "tie=kataib-hezbollah--mustafa-al-kadhimi",
    "nothing": "q=nosuchwordanywhere&asof=2020-06-25",
}


@pytest.fixture(scope="module")
def taking(dossier):
    def make(query="", **said):
        view, notices = parse_params(parse_qs(query), dossier)
        assert notices == []
        return take(dossier, view, today=TODAY, **said)

    return make


@pytest.mark.parametrize("query", VIEWS.values(), ids=VIEWS)
def test_the_tables_of_a_view_are_a_sound_record_of_their_own(query, taking, dossier):
    taken = taking(query)
    texts = {name: _as_text(frame) for name, frame in taken.tables.items()}
    problems = [str(problem.message) for problem in check_tables(texts, dossier.schema)]
    without = "there is no row below the names of the columns; a dossier has at least one event"
    assert problems == ([] if texts["events"].size else [without])


def _as_text(frame):
    text = frame.astype("object").where(frame.notna(), "").astype("str")
    return text.set_axis([*range(2, len(text) + 2)], axis=0).rename_axis("line")


@pytest.mark.parametrize("query", VIEWS.values(), ids=VIEWS)
def test_rows_are_those_of_the_screen_and_nothing_is_changed_in_them(query, taking, dossier):
    taken = taking(query)
    assert taken.tables["events"]["event_id"].tolist() == list(taken.events)
    shown = set(taken.events)
    for name in ("participants", "claims"):
        whole = written(dossier, dossier.schema.tables[name])
        assert taken.tables[name].equals(whole[whole["event_id"].isin(shown)])
    links = taken.tables["event_links"]
    assert {*links["from_event"], *links["to_event"]} <= shown
    drawn = [edge["id"] for edge in taken.picture["edges"]]
    assert sorted(drawn) == sorted(one.id for one in (*taken.ties, *taken.meetings))
    assert set(taken.tables["relations"]["relation_id"]) == {
        one for tie in taken.ties for one in tie.relations
    }
    assert {node["id"] for node in taken.picture["nodes"]} == set(taken.actors)
    assert set(taken.actors) <= set(taken.tables["actors"]["actor_id"])


def test_a_link_with_one_end_outside_the_view_is_left_out(taking, dossier):
    whole = written(dossier, dossier.schema.tables["event_links"])
    taken = taking(VIEWS["two actors in December"])
    outside = ~(whole["from_event"].isin(set(taken.events)) & whole["to_event"].isin(set(taken.events)))
    touching = whole["from_event"].isin(set(taken.events)) | whole["to_event"].isin(set(taken.events))
    assert (outside & touching).any(), "the view must cut some link for this test to mean anything"
    assert len(taken.tables["event_links"]) == (~outside).sum()


def test_ties_are_those_of_the_day(taking, dossier):
    taken = taking("asof=2020-06-25&network=all")
    assert taken.day == date(2020, 6, 25)
    assert set(taken.ties) == set(ties_as_of(dossier, taken.day, False))


def test_a_comparison_of_two_days_has_the_ties_of_both(taking, dossier):
    earlier, later = date(2020, 6, 25), date(2020, 12, 25)
    taken = taking("compare=2020-06-25&asof=2020-12-25&network=all")
    pairs = {tie.id for day in (earlier, later) for tie in ties_as_of(dossier, day, False)}
    assert {tie.id for tie in taken.ties} == pairs
    assert taken.sentence.endswith("· network compared with 25 June 2020")


def test_it_says_what_it_is(taking, dossier):
    taken = taking(
        "actor=asaib-ahl-al-haq",
        base="https://example.org/",
        citation=Citation("T", ("A", "B"), dossier.version, "2026", "2026-11-21", "CC-BY-4.0"),
    )
    assert taken.sentence == "17 of 238 events · involving Asaib Ahl al-Haq · May 2020 – June 2021"
    assert taken.permalink.startswith("https://example.org/?actor=asaib-ahl-al-haq&level=3&from=2020-05-01")
    assert taken.permalink.endswith(f"&v={dossier.version}")
    assert taken.name == "tightrope-17-events-2026-11-21"
    assert taken.cited == (
        f"A, B (2026). T. Data version {dossier.version}. View: {taken.sentence}. "
        f"Taken on 21 November 2026. {taken.permalink}"
    )


def test_its_link_opens_the_same_view(taking, dossier):
    for query in VIEWS.values():
        taken = taking(query)
        assert parse_params(parse_qs(taken.query.removeprefix("?")), dossier) == (taken.view, [])


def test_a_death_outside_the_view_is_told_without_the_event(taking, dossier):
    taken = taking("actor=hossam-al-zerjawi&from=2021-05-01&to=2021-06-30")
    shown = set(taken.events)
    actors = taken.tables["actors"]
    cut = actors[actors["died"].ne("") & actors["death_event"].eq("")]
    assert set(actors["death_event"]) <= shown | {""}
    kept = dossier.actors.loc[cut["actor_id"], "died"]
    assert cut["died"].tolist() == kept.tolist()


MONTHS = [
    f"from={year}-{month}-01&to={year}-{month}-28" for year in (2020, 2021) for month in ("01", "05", "09")
]


@pytest.mark.parametrize("month", MONTHS)
def test_whatever_the_window_and_the_day_the_tables_hold_together(month, taking, dossier):
    """Of a month without the death of a person who stands in it, the rule of deaths was once broken."""
    taken = taking(f"{month}&network=all&undated=1&asof=2020-02-01")
    texts = {name: _as_text(frame) for name, frame in taken.tables.items()}
    assert check_tables(texts, dossier.schema) == []


def test_every_format_writes_every_view_of_a_record_without_anything(tiny):
    view, _ = parse_params({}, tiny())
    taken = take(tiny(), view, today=TODAY)
    for form in FORMATS.values():
        assert isinstance(form.write(taken), bytes), form.name


def test_a_format_is_called_as_it_is_asked_for():
    assert all(name == form.name for name, form in FORMATS.items())
    assert len({(form.group, form.title()) for form in FORMATS.values()}) == len(FORMATS)
    assert len({form.ending for form in FORMATS.values()}) == len(FORMATS)
