"""Partial dates become closed intervals of days."""

import doctest
from datetime import date

import pytest

from tightrope.domain import dates
from tightrope.domain.dates import earliest, interval, latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-06", date(2020, 6, 1), date(2020, 6, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-06-25", date(2020, 6, 25), date(2020, 6, 25)),
    ],
)
def test_a_partial_date_spans_all_days_it_can_mean(text, first, last):
    assert (earliest(text), latest(text)) == (first, last)
    assert interval(text) == (first, last)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2020-06-25", "2020-06-29", date(2020, 6, 25), date(2020, 6, 29)),
        ("2021-09", "2023-03-08", date(2021, 9, 1), date(2023, 3, 8)),
        ("2020-06-25", "2020-06", date(2020, 6, 25), date(2020, 6, 30)),
        ("2020-06-25", "2020", date(2020, 6, 25), date(2020, 12, 31)),
    ],
)
def test_an_interval_is_closed_at_both_ends(start, end, first, last):
    assert interval(start, end) == (first, last)


def test_an_end_before_the_start_is_refused():
    with pytest.raises(ValueError, match=r"^2020-06-24 is before 2020-06-25$"):
        interval("2020-06-25", "2020-06-24")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("25 June 2020", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2020-6-25", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2020-13", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2020-06-25\n", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("٢٠٢٠", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2021-02-29", "that month has 28 days"),
        ("0000-01", "years begin with 0001"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, reason):
    for read in (earliest, latest, interval):
        with pytest.raises(ValueError, match=reason):
            read(text)


def test_the_examples_in_the_docstrings_hold():
    failed, attempted = doctest.testmod(dates)
    assert attempted > 0
    assert failed == 0
