"""The picture of differing counts: a mark for each independent account, on the line of its own event."""

import plotly.graph_objects as go
import pytest

from tightrope.domain.accounts import attributes_of, disputes
from tightrope.figures import senses
from tightrope.figures.disputes import MOST_ROWS, NARROW, SUBJECTS, WIDE, disputes_figure, pictured
from tightrope.figures.theme import KIND_LOOKS
from tightrope.text import language

EVERY = frozenset[str]().union(*SUBJECTS.values())
FORMS = pytest.mark.parametrize("form", [WIDE, NARROW], ids=["wide", "narrow"])

TOLD = {
    "events": """
        event_id,title,date_start,significance
        late,Late <b>raid</b>,2020-12-01,1
        early,Early,2020-06-01,3
    """,
    "sources": """
        source_id,kind,same_text_as
        wire,wire,
        copy,newspaper,wire
        paper,newspaper,
        organ,partisan,
    """,
    "claims": """
        event_id,attribute,value,count_low,count_high,source_id,attributed_to
        late,detained_count,10,10,10,wire,
        late,detained_count,10,10,10,copy,
        late,detained_count,10,10,10,paper,the army
        late,detained_count,20 to 40,20,40,organ,<i>him</i>
        late,detained_count,at least 50,50,,paper,police
        late,detained_count,dozens,,,paper,a neighbour
        early,killed_count,1,1,1,wire,
        early,killed_count,2,2,2,paper,
        early,seat_count,1,1,1,wire,
        early,seat_count,2,2,2,paper,
    """,
}


@pytest.fixture(scope="module")
def few(tiny):
    return tiny(**TOLD)


@pytest.fixture
def figure(few):
    rows = pictured(few, disputes(few), EVERY)
    return disputes_figure(few, rows, ["./?event=late", "./?event=early"])


def traces(figure, mode):
    return [trace for trace in figure["data"] if trace["mode"] == mode]


@FORMS
def test_plotly_accepts_the_figure(dossier, form):
    rows = pictured(dossier, disputes(dossier), EVERY)
    assert len(rows) == MOST_ROWS
    figure = disputes_figure(dossier, rows, [f"./?event={one.event_id}" for one in rows], form)
    assert len(go.Figure(figure).data) == len(KIND_LOOKS) + 3


def test_the_most_disputed_stands_first_and_rows_hold_counts_of_their_subject(few):
    rows = pictured(few, disputes(few), EVERY)
    assert [(one.event_id, one.name) for one in rows] == [
        ("late", "detained_count"),
        ("early", "killed_count"),
    ]
    assert [one.name for one in pictured(few, disputes(few), SUBJECTS["held"])] == ["detained_count"]
    assert pictured(few, disputes(few), frozenset()) == ()


def test_there_is_one_mark_for_each_independent_account_and_copies_have_none(figure, few):
    marks = {
        trace["name"]: list(zip(trace["customdata"], trace["x"], strict=True))
        for trace in traces(figure, "markers")
        if trace["x"]
    }
    label = few.label
    assert marks == {
        label("sources", "kind", "wire"): [(0, 0.2), (1, 0.5)],
        label("sources", "kind", "newspaper"): [(0, 0.2), (0, 1.0), (1, 1.0)],
        label("sources", "kind", "partisan"): [(0, 0.6)],
    }


def test_marks_of_one_value_stand_above_each_other(figure):
    heights = [
        y
        for trace in traces(figure, "markers")
        for row, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
        if (row, x) == (0, 0.2)
    ]
    assert len(set(heights)) == 2


def test_ranges_are_bars_and_an_open_end_is_a_stub(figure):
    spans, ranges = traces(figure, "lines")
    assert spans["x"] == [0.2, 1.0, None, 0.5, 1.0, None]
    assert ranges["x"] == [0.4, 0.8, None, 1.0, 1.03, None]


def test_numbers_say_their_open_end_and_stand_clear_of_each_other(figure, few):
    [numbers] = traces(figure, "text")
    assert numbers["text"] == ["10", "20", "50+", "1", "2"]


def test_numbers_without_room_are_left_out_but_never_the_ends(dossier):
    held = [
        one
        for one in attributes_of(dossier, "2020-06-25-dora-raid")
        if one.id == "detained_count.detainee_count"
    ]
    [numbers] = traces(disputes_figure(dossier, held, [""], NARROW), "text")
    assert numbers["text"][0] == "3"
    assert numbers["text"][-1] == "53"
    assert "14" in numbers["text"]
    assert "13" not in numbers["text"]


def test_no_two_kinds_of_source_look_alike(dossier):
    assert set(KIND_LOOKS) == set(dossier.codes("sources", "kind"))
    assert len({symbol for _, symbol in KIND_LOOKS.values()}) == len(KIND_LOOKS)
    assert len({colour for colour, _ in KIND_LOOKS.values()}) == len(KIND_LOOKS)


def test_a_period_of_its_own_is_no_end_of_a_span(dossier):
    [killed] = [
        one
        for one in attributes_of(dossier, "2019-10-01-tishreen-protests-begin")
        if one.name == "killed_count"
    ]
    assert killed.count_span == (560, 735)
    assert "19 dead by 3 October" in [one.value.text for one in killed.values]


@FORMS
def test_texts_of_the_record_come_out_as_text(few, form):
    rows = pictured(few, disputes(few), EVERY)
    links = ['./?event="><script>', "./"]
    figure = disputes_figure(few, rows, links, form)
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    texts += [text for trace in traces(figure, "markers") for text in trace["text"]]
    assert not any(bad in text for text in texts for bad in ("<script", "<i>", "Late <b>"))
    assert any("&lt;i&gt;him&lt;/i&gt;" in text for text in texts)


def test_words_are_given_only_for_senses_that_the_record_has(dossier):
    known = set(dossier.claims["said_as"])
    ours = senses._of_things().keys() | senses._of_people().keys() | senses._of_times().keys()
    assert ours | senses.PLAIN <= known
    assert not ours & senses.PLAIN
    assert senses.sense_words("rocket_count") == "Rockets"
    assert senses.sense_words("motive") == ""


@FORMS
@pytest.mark.parametrize(("code", "side", "shift"), [("en", "left", -1), ("ar", "right", 1)])
def test_words_stand_where_lines_of_the_language_begin(few, form, code, side, shift):
    token = language.set(code)
    try:
        told = disputes_figure(few, pictured(few, disputes(few), EVERY), ["a", "b"], form)["layout"]
    finally:
        language.reset(token)
    gutter, other = (told["margin"][one] for one in ("lr" if side == "left" else "rl"))
    assert (gutter, other) == (form.gutter, 26)
    assert {(one["xanchor"], one["align"]) for one in told["annotations"]} == {(side, side)}
    assert {one["xshift"] for one in told["annotations"]} == {shift * form.gutter if form is WIDE else 0}
    assert told["legend"]["xanchor"] == side
