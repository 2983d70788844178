"""A view is cited with all it takes to see it again: filters, version, day and link; parsers read it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy

from tightrope.domain.filters import Filters
from tightrope.domain.papers import load_citation, parse_citation
from tightrope.exports.citing import cite_menu, cited, in_words, record_bibtex, view_bibtex, view_ris
from tightrope.view_state import View

CITATION = load_citation(Path(__file__).parents[2])
DECEMBER = View(filters=Filters(start=date(2020, 12, 1), end=date(2020, 12, 31)))
HOSTILE = '}, url = {https://example.com/} } @misc{x, "<script>alert(1)</script>'


def december(dossier, view=DECEMBER, shown=34, citation=CITATION):
    return cited(
        dossier, view, shown, base="https://example.org/", today=date(2026, 11, 21), citation=citation
    )


def entry(text):
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    [found] = library.entries
    return found


def test_in_words_it_has_all_that_is_needed_to_see_it_again(dossier):
    assert in_words(december(dossier)) == (
        f"the Tightrope developers (2026). {CITATION.title}. Data version {dossier.version}. "
        "View: 34 of 238 events · December 2020. Taken on 21 November 2026. "
        "https://example.org/?level=3&from=2020-12-01&to=2020-12-31&lanes=camp&network=key&table=events"
        f"&v={dossier.version}"
    )


def test_bibtex_says_the_same(dossier):
    one = december(dossier)
    fields = {name: field.value for name, field in entry(view_bibtex(one)).fields_dict.items()}
    assert fields == {
        "author": "{the Tightrope developers}",
        "title": f"{{{CITATION.title}}}",
        "year": CITATION.year,
        "version": dossier.version,
        "note": "View: 34 of 238 events · December 2020.",
        "url": one.permalink,
        "urldate": "2026-11-21",
    }


def test_ris_says_the_same(dossier):
    one = december(dossier)
    [record] = rispy.loads(view_ris(one))
    assert record["type_of_reference"] == "DATA"
    assert record["authors"] == ["the Tightrope developers"]
    assert record["title"] == CITATION.title
    assert record["year"] == CITATION.year
    assert record["edition"] == dossier.version
    assert record["notes"] == ["View: 34 of 238 events · December 2020."]
    assert record["urls"] == [one.permalink]
    assert record["access_date"] == "2026/11/21"
    assert record["id"] == one.key == entry(view_bibtex(one)).key


def test_two_views_never_share_a_key_and_one_view_keeps_its_own(dossier):
    other = DECEMBER.narrowed(actors=("asaib-ahl-al-haq",))
    keys = [december(dossier, view).key for view in (DECEMBER, DECEMBER, other)]
    assert keys[0] == keys[1] != keys[2]
    later = cited(dossier, DECEMBER, 34, base="", today=date(2027, 1, 1), citation=CITATION)
    assert later.key == keys[0]


@pytest.mark.parametrize("write", [view_bibtex, view_ris, in_words])
def test_a_readers_own_file_is_cited_without_link_version_or_authors(dossier, write):
    own = replace(dossier, schema=replace(dossier.schema, version="own-file", title="My file"))
    text = write(december(own, citation=None))
    assert "My file" in text
    assert "34 of 238 events" in text
    assert not [word for word in ("own-file", "example.org", "developers") if word in text]


def test_what_a_reader_searched_for_is_text_in_every_form(dossier):
    one = december(dossier, DECEMBER.narrowed(text=f"{HOSTILE} ER  - TY  - BOOK"), shown=0)
    found = entry(view_bibtex(one))
    assert found.fields_dict["url"].value == one.permalink
    [record] = rispy.loads(view_ris(one))
    assert record["urls"] == [one.permalink]
    html = cite_menu(one)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_menu_copies_what_it_shows(dossier):
    html = cite_menu(december(dossier))
    for form in ("words", "bibtex", "ris"):
        assert html.count(f'data-copy="#cite-{form}"') == html.count(f'<pre id="cite-{form}"') == 1


def test_the_record_is_cited_with_names_and_capitals_kept():
    citation = parse_citation(
        '\npreferred-citation:\n  title: "The record: 100 % of it"\n  authors:\n    - name: A group\n'
        "    - name: B & group\n  version: 2026.1.2\n  year: 2026\n  date-released: 2026-01-31\n"
        "  license: CC-BY-4.0\n"
    )
    text = record_bibtex(citation)
    assert text.startswith("@misc{tightrope-2026.1.2,\n")
    assert "  author = {{A group} and {B \\& group}},\n" in text
    assert "  title = {{The record: 100 \\% of it}},\n" in text
    assert entry(text).fields_dict["note"].value == "Data set, version 2026.1.2 of 2026-01-31, CC-BY-4.0"


def test_what_is_open_is_said_for_it_is_ringed_in_the_picture(dossier):
    opened = replace(DECEMBER, event="2020-12-20-green-zone-salvo")
    title = dossier.events.at[opened.event, "title"]
    assert december(dossier, opened).sentence == f"34 of 238 events · December 2020 · open: {title}"
    tied = replace(DECEMBER, tie="asaib-ahl-al-haq--mustafa-al-kadhimi")
    assert december(dossier, tied).sentence.endswith("open: the tie Asaib Ahl al-Haq – Mustafa al-Kadhimi")
