"""BibTeX, RIS and CSL-JSON, read by the parsers of others: every source once, every text whole."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from tightrope.domain.filters import Filters
from tightrope.domain.papers import load_citation
from tightrope.exports.bibtex import write_bibtex
from tightrope.exports.csl_json import write_csl_json
from tightrope.exports.references import references
from tightrope.exports.ris import write_ris
from tightrope.exports.taken import take
from tightrope.view_state import View

DECEMBER = View(filters=Filters(start=date(2020, 12, 1), end=date(2020, 12, 31)))

HOSTILE = r"100% of {it \} & $x_1^2~ #1 @article{x, y=} } ER  - TY  - BOOK"


@pytest.fixture(scope="module")
def taken(dossier):
    return take(dossier, View(), base="https://example.org/", today=date(2026, 11, 21), citation=None)


@pytest.fixture(scope="module")
def december(dossier):
    citation = load_citation(Path(__file__).parents[2])
    return take(dossier, DECEMBER, base="https://example.org/", today=date(2026, 11, 21), citation=citation)


@pytest.fixture(scope="module")
def hostile(tiny):
    """A record whose one source has in every text what a format would obey, a line break among them."""
    dossier = tiny(
        events="""
            event_id,title
            one,"@misc{a,"
        """,
        claims="""
            event_id,source_id
            one,wire
        """,
        sources=f"""
            source_id,title,publisher,author,published,url,note
            wire,"{HOSTILE}","{HOSTILE}",A {{name}} & Co; B,2020-12,https://example.org/%7Ea_b?c={{d}}#e,"{HOSTILE}"
        """,
    )
    title = dossier.sources["title"] + "\nUR  - https://example.com/"
    return take(
        replace(dossier, sources=dossier.sources.assign(title=title)),
        View(filters=Filters(start=None, end=None, text="@misc{a,")),
        today=date(2026, 11, 21),
    )


def entries(content, *, decoded=True):
    layers = [LatexDecodingMiddleware()] if decoded else []
    library = bibtexparser.parse_string(content.decode(), append_middleware=layers)
    assert library.failed_blocks == []
    return library.entries


def plain(text):
    """A text of BibTeX without the braces that keep its capitals."""
    return text.replace("{", "").replace("}", "")


def test_references_are_the_sources_of_the_view_once_each(taken):
    found = references(taken)
    assert [one.id for one in found] == list(taken.tables["sources"]["source_id"])
    assert len({one.id for one in found}) == len(found) > 500


@pytest.mark.parametrize("which", ["taken", "december"])
def test_bibtex_has_every_source_once_under_its_id(request, which):
    view = request.getfixturevalue(which)
    read = entries(write_bibtex(view))
    assert [entry.key for entry in read] == list(view.tables["sources"]["source_id"])


def test_bibtex_keeps_titles_names_and_addresses_whole(taken):
    wanted = {one.id: one for one in references(taken)}
    arabic = 0
    for entry in entries(write_bibtex(taken)):
        one, fields = wanted[entry.key], entry.fields_dict
        assert plain(fields["title"].value) == one.title
        told = fields["author"].value if "author" in fields else ""
        assert tuple(filter(None, plain(told).split(" and "))) == one.authors
        assert entry.entry_type == ("techreport" if one.is_report else "online")
        assert (
            [int(part) for part in fields["date"].value.split("-")] == list(one.published)
            if one.published
            else "date" not in fields
        )
        arabic += one.language == "ar"
    assert arabic > 50
    for entry in entries(write_bibtex(taken), decoded=False):
        url = entry.fields_dict["url"].value if "url" in entry.fields_dict else ""
        assert url == wanted[entry.key].url


def test_ris_has_every_source_once_with_its_texts(taken):
    read = rispy.loads(write_ris(taken).decode())
    wanted = references(taken)
    assert [entry["id"] for entry in read] == [one.id for one in wanted]
    for entry, one in zip(read, wanted, strict=True):
        assert entry["title"] == one.title
        assert tuple(entry.get("authors", ())) == one.authors
        assert (
            entry["publisher" if one.is_report else "secondary_title"] == one.publisher
            if one.publisher
            else True
        )
        assert entry.get("urls", []) == ([one.url] if one.url else [])
        assert entry.get("year", "") == (str(one.published[0]) if one.published else "")
        assert entry["language"] == one.language
        assert "unknown_tag" not in entry


def test_ris_says_in_its_first_record_where_it_is_from(december):
    first, *rest = rispy.loads(write_ris(december).decode())
    assert december.permalink in first["notes"][-1]
    assert december.sentence in first["notes"][-1]
    assert not any(december.permalink in note for entry in rest for note in entry.get("notes", []))
    assert all(december.version in entry["name_of_database"] for entry in (first, *rest))


def test_csl_json_has_every_source_once_with_its_texts(taken):
    items, wanted = json.loads(write_csl_json(taken)), references(taken)
    assert [item["id"] for item in items] == [one.id for one in wanted]
    for item, one in zip(items, wanted, strict=True):
        assert item["title"] == one.title
        assert tuple(author["literal"] for author in item.get("author", [])) == one.authors
        assert item.get("URL", "") == one.url
        assert tuple(item["issued"]["date-parts"][0] if "issued" in item else ()) == one.published
    assert items[0]["custom"]["taken-from"]["permalink"] == taken.permalink


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_citation_processor_writes_every_item(december):
    items = json.loads(write_csl_json(december))
    source = CiteProcJSON([{key: value for key, value in item.items() if key != "custom"} for item in items])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    written = [str(one) for one in bibliography.bibliography()]
    assert len(written) == len(items) > 100
    arabic = next(item for item in items if item["language"] == "ar" and item.get("issued"))
    assert any(arabic["title"].strip("'\"") in one for one in written)


def test_what_a_format_obeys_is_text_in_it(hostile):
    title = f"{HOSTILE} UR - https://example.com/"
    assert "@misc" in hostile.sentence
    [entry] = entries(write_bibtex(hostile), decoded=False)
    assert entry.key == "wire"
    assert entry.fields_dict["url"].value == "https://example.org/%7Ea_b?c=%7Bd%7D#e"
    [decoded] = entries(write_bibtex(hostile))
    read = decoded.fields_dict["title"].value.replace("ˆ", "^")  # as the decoder of LaTeX writes it
    assert plain(read) == plain(" ".join(title.split()))
    [read] = rispy.loads(write_ris(hostile).decode())
    assert read["title"].split() == title.split()
    assert read["urls"] == ["https://example.org/%7Ea_b?c={d}#e"]
    [item] = json.loads(write_csl_json(hostile))
    assert item["title"].split() == title.split()


def test_the_braces_of_an_entry_balance_whatever_it_says(hostile):
    text = write_bibtex(hostile).decode()
    assert text.count("{") == text.count("}") + text.partition("@online")[0].count("{")


def test_an_unfit_address_is_not_given_and_the_reason_is(taken):
    unfit = {row.Index for row in taken.dossier.sources.itertuples() if row.url_fault}
    found = [one for one in references(taken) if one.id in unfit]
    assert len(found) > 50
    assert not any(one.url for one in found)
    assert all("No link: " in one.notes[-1] for one in found)


def test_a_view_without_a_source_is_an_empty_bibliography(tiny):
    empty = take(tiny(), View(), today=date(2026, 11, 21))
    assert entries(write_bibtex(empty)) == []
    assert rispy.loads(write_ris(empty).decode()) == []
    assert json.loads(write_csl_json(empty)) == []
