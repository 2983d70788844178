"""A tour on paper: all steps in order, each with both pictures of its own view, then every source once."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from tightrope.domain.filters import apply_filters
from tightrope.domain.tours import tours
from tightrope.domain.wording import in_language
from tightrope.exports.tour_paper import tour_paper
from tightrope.sentence import sentence
from tightrope.step_views import step_view
from tightrope.text import speaking

TODAY = date(2026, 11, 21)
TOURS = pytest.mark.parametrize("name", ["june-2020", "december-2020", "aftermath"])


def printed(dossier, name="june-2020", base="https://example.org/"):
    return tour_paper(dossier, name, base, TODAY)


def sections(html):
    """The HTML of each step, without that of the sources."""
    return html.split("<section>")[1:]


@TOURS
def test_every_step_has_its_words_and_both_pictures_of_its_own_view(dossier, name):
    tour = tours(dossier)[name]
    told = sections(printed(dossier, name))
    assert len(told) == len(tour.steps)
    for html, step in zip(told, tour.steps, strict=True):
        words = unescape(re.sub(r"<[^>]+>", "", html))
        assert step.title in words
        assert [one.text for one in step.sentences if one.text not in words] == []
        assert html.count('<svg class="drawing"') == 2
        view = step_view(dossier, step.id)
        assert sentence(view, dossier, len(apply_filters(dossier, view.filters))) in words
        assert f"https://example.org/story?tour={name}&step={step.id}" in words


def test_the_picture_that_the_step_tells_of_comes_first(dossier):
    for html, step in zip(sections(printed(dossier)), tours(dossier)["june-2020"].steps, strict=True):
        first = re.search(r'<svg class="drawing"[^>]*aria-label="([^"]*)"', html)[1]
        assert (first == "Timeline") == (step.focus == "timeline"), step.id


@TOURS
def test_each_footnote_leads_to_a_source_of_the_paper_and_none_to_one_of_the_page(dossier, name):
    html = printed(dossier, name)
    led = set(re.findall(r'href="#([^"]+)"', html))
    assert led
    assert led <= set(re.findall(r'id="(paper-source-\d+)"', html))


def test_without_an_address_and_of_a_readers_own_dossier_no_link_is_printed(dossier):
    assert "story?" not in printed(dossier, base="")
    own = replace(dossier, schema=replace(dossier.schema, version="own-file"))
    assert own.is_own
    assert "story?" not in printed(own)
    assert "own-file" not in printed(own)


def test_what_a_tour_says_is_escaped(dossier):
    sentences = dossier.tour_sentences.copy()
    sentences.loc[sentences["step_id"] == "june-2020-raid", "text"] = "<script>alert(1)</script>"
    html = printed(replace(dossier, tour_sentences=sentences))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_it_is_in_the_language_of_the_page(dossier):
    with speaking("ar"):
        html = printed(in_language(dossier, "ar"))
    assert "lang=ar" in html
    assert "الخط الزمني" in html
    assert "Timeline" not in html
