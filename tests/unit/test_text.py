"""Words of the interface: intervals in as few words as it takes, lists, numbers, and in whose language."""

import doctest
from datetime import date

import pytest

from tightrope import text
from tightrope.text import (
    apart,
    cached_by_language,
    join_words,
    language,
    say_day,
    say_month,
    say_span,
    t,
    tn,
)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2020-12-25", "2020-12-25", "25 December 2020"),
        ("2020-12-20", "2020-12-25", "20–25 December 2020"),
        ("2020-12-01", "2020-12-31", "December 2020"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2020-02-01", "2020-02-28", "1–28 February 2020"),
        ("2020-12-02", "2020-12-31", "2–31 December 2020"),
        ("2020-06-25", "2020-07-02", "25 June – 2 July 2020"),
        ("2020-12-25", "2021-01-03", "25 December 2020 – 3 January 2021"),
        ("2020-05-01", "2021-06-30", "May 2020 – June 2021"),
        ("2020-05-01", "2020-06-30", "May 2020 – June 2020"),
        ("2020-05-01", "2021-06-29", "1 May 2020 – 29 June 2021"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2020-01-01", "2021-12-31", "2020–2021"),
        ("2020-01-01", "2020-12-30", "1 January – 30 December 2020"),
        ("2020-01-01", "2020-01-01", "1 January 2020"),
    ],
)
def test_an_interval_is_said_in_as_few_words_as_it_takes(start, end, said):
    assert say_span(date.fromisoformat(start), date.fromisoformat(end)) == said


def test_a_day_and_a_month():
    assert say_day(date(2020, 6, 6)) == "6 June 2020"
    assert say_month(date(2020, 6, 6)) == "June 2020"


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A or B"), (["A", "B", "C"], "A, B or C")]
)
def test_words_become_a_list(words, said):
    assert join_words(words, "or") == said


def test_braces_of_a_value_are_text():
    assert (
        t("“{value}” is meant", value="{0} {value} {x.__class__}") == "“{0} {value} {x.__class__}” is meant"
    )
    assert t("a message without values {stays}") == "a message without values {stays}"


def test_the_number_chooses_the_form():
    assert [tn("{n} tie", "{n} ties", n) for n in (0, 1, 2)] == ["0 ties", "1 tie", "2 ties"]


def test_words_kept_in_one_language_are_not_given_to_another():
    start, end = date(2020, 12, 20), date(2020, 12, 25)
    calls = []

    @cached_by_language(maxsize=4)
    def code(_: int) -> str:
        calls.append(language.get())
        return language.get()

    assert say_span(start, end) == "20–25 December 2020"
    token = language.set("de")
    try:
        assert say_span(start, end) == "20–25 Dezember 2020"
        assert [code(1), code(1)] == ["de", "de"]
    finally:
        language.reset(token)
    assert code(1) == "en"
    assert calls == ["de", "en"]


def test_among_words_from_the_right_a_text_is_kept_apart():
    assert apart("Asaib") == "Asaib"
    assert t("since {day}", day="2020-12") == "since 2020-12"
    token = language.set("ar")
    try:
        assert apart("Asaib") == "\u2068Asaib\u2069"
        assert (apart("13–53"), apart("")) == ("13–53", "")
        assert t("since {day}", day="2020-12") == "منذ \u20682020-12\u2069"
        assert say_day(date(2020, 12, 25)) == "25 كانون الأول 2020"
        assert join_words(["أ", "ب", "ج"], "and") == "\u2068أ، ب\u2069 و\u2068ج\u2069"
        assert [tn("{n} tie", "{n} ties", n) for n in (0, 1, 2, 3, 11, 100)] == [
            "لا صلات", "صلة واحدة", "صلتان", "3 صلات", "11 صلة", "100 صلة",
        ]  # fmt: skip
    finally:
        language.reset(token)


def test_the_examples_in_the_docstrings_hold():
    failed, attempted = doctest.testmod(text)
    assert (failed, attempted > 0) == (0, True)
