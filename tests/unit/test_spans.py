"""The dates of ties in words, as exact as the sources have them."""

import pytest

from tightrope.domain.lookup import rows_of
from tightrope.figures.spans import span_words, tie_words

DATED = [
    ("allied-with", "2019", "", "since 2019, no end on record, last attested 3 November 2020"),
    (
        "allied-with",
        "2020-12-25",
        "",
        "since 25 December 2020, no end on record, last attested 3 November 2020",
    ),
    ("allied-with", "", "", "undated, last attested 3 November 2020"),
    ("allied-with", "", "2020-06", "until June 2020"),
    ("allied-with", "2007", "2020-01-03", "2007 – 3 January 2020"),
    ("allied-with", "2020-12-20", "2020-12-25", "20–25 December 2020"),
    ("threatened", "2020-12", "", "December 2020"),
    ("threatened", "", "", ""),
]


@pytest.mark.parametrize(("relation", "begun", "ended", "words"), DATED)
def test_a_tie_says_its_dates_in_words(tiny, relation, begun, ended, words):
    dossier = tiny(
        relations=f"relation_id,relation,valid_from,valid_to\nr,{relation},{begun},{ended}",
        sources="source_id,published\ns,2020-11-03",
        relation_claims="relation_id,source_id,stance\nr,s,asserts",
    )
    row = rows_of(dossier, "relations")["r"]
    assert tie_words(dossier, row) == words
    assert tie_words(dossier, row, short=True) == words.replace(", no end on record", "")


def test_dates_are_never_told_more_exactly_than_they_are_known():
    assert span_words("2018", "2020", False) == "2018–2020"
    assert span_words("2018-05", "2020-05", False) == "May 2018 – May 2020"
    assert span_words("2018", "2020-05", False) == "2018 – May 2020"


def test_no_card_says_a_date_in_figures(dossier):
    """On a phone in Arabic "2020-12-26" broke at its hyphens, and the halves changed places."""
    told = [tie_words(dossier, row) for row in rows_of(dossier, "relations").values()]
    assert [words for words in told if "-" in words] == []
