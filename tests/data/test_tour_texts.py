"""The tours as they are written: every step is a view that shows what it tells, no sentence stands alone."""

import re

import pytest

from tightrope.domain.filters import apply_filters
from tightrope.domain.load import load_dossier
from tightrope.domain.tours import tours
from tightrope.step_views import step_view
from tightrope.view_state import as_of, parse_params
from tightrope.views.folder import FOLDER

DOSSIER = load_dossier(FOLDER)
STEPS = {step.id: step for tour in tours(DOSSIER).values() for step in tour.steps}


def test_the_tours_are_as_long_as_a_reader_is_patient():
    assert {name: len(tour.steps) for name, tour in tours(DOSSIER).items()} == {
        "june-2020": 9,
        "december-2020": 12,
        "aftermath": 10,
    }


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_the_link_of_a_step_opens_its_view_without_a_notice(step):
    view, notices = parse_params({"tour": [step.tour], "step": [step.id]}, DOSSIER)
    assert notices == []
    assert view == step_view(DOSSIER, step.id)
    events = apply_filters(DOSSIER, view.filters)
    assert 3 <= len(events) <= 60, "enough to see something, few enough to see it"
    assert view.event or view.tie or view.compare, "a step points at something"
    assert view.event is None or view.event in events


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_what_a_step_tells_lies_in_what_it_shows_or_is_said_to_lie_elsewhere(step):
    """Most of what a step rests on is on the screen; what is not is told as having been before or after."""
    view = step_view(DOSSIER, step.id)
    shown = apply_filters(DOSSIER, view.filters)
    cited = [row.event_id for one in step.sentences for row in one.claims]
    assert sum(event in shown for event in cited) > len(cited) / 2
    assert as_of(view, DOSSIER).year >= 2020


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_is_read_in_half_a_minute(step):
    assert 2 <= len(step.sentences) <= 5
    assert sum(len(one.text.split()) for one in step.sentences) <= 150
    assert all(one.text.endswith(".") and len(one.text.split()) <= 50 for one in step.sentences)


def test_only_sentences_on_absence_rest_on_nothing():
    bare = [one.text for step in STEPS.values() for one in step.sentences if not one.sources]
    absent = DOSSIER.tour_sentences.loc[DOSSIER.tour_sentences["absence"].eq("yes"), "text"]
    assert bare == absent.tolist()
    assert len(bare) == 3
    assert all(re.search(r"\bno (day|conviction|judgment)\b", text, re.I) for text in bare)


ACCUSES = re.compile(
    r"(?<!counter-)(?<!anti-)\b(terrorism|crime|guilty|murder(?!ed| case| of the analyst)|punish\w+|behead\w*"
    r"|cut off|blamed|accused|forged|fraud|fabricated|together|rocket men)\b",
    re.I,
)
SPEAKS = re.compile(
    r"\b(according to|said|called|blamed|accused|told|alleged|accounts give|depending on the account"
    r"|findings)\b",
    re.I,
)


def test_what_accuses_in_our_own_sentences_has_somebody_who_says_it():
    texts = [one.text for step in STEPS.values() for one in step.sentences]
    accusing = [text for text in texts if ACCUSES.search(text)]
    assert len(accusing) > 10
    assert [text for text in accusing if not SPEAKS.search(text)] == []


@pytest.mark.parametrize(
    ("tour", "told"),
    [
        (
            "june-2020",
            ["Counter-Terrorism Service", "14 men", "3 to 53", "Khazali", "lawsuit", "13 were out on bail"],
        ),
        (
            "december-2020",
            ["21 by the US", "break the silence", "held Asaib responsible", "48 hours", "dance with snakes",
             "shrines of Najaf", "Sadr backed the premier", "cut off the premier’s ears", "forged", "Zerjawi",
             "6 June 2021", "dinar", "no major clash in Trump’s last days", "the graver confrontation"],
        ),
        (
            "aftermath",
            ["10 October", "drone with TNT", "Muslih", "one to three of them", "acquitted", "Sudani"],
        ),
    ],
)  # fmt: skip
def test_the_main_points_of_both_founding_texts_are_told(tour, told):
    text = " ".join(one.text for step in tours(DOSSIER)[tour].steps for one in step.sentences)
    assert [words for words in told if words not in text] == []
