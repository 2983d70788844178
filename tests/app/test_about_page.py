"""The page about the page, opened by link and opened before any other."""

import re

import pytest

from tightrope.domain.papers import load_citation
from tightrope.domain.sources import footings
from tightrope.figures.about import about_html
from tightrope.figures.theme import OUTLINES, TYPE_LOOKS
from tightrope.text import say_number
from tightrope.view_state import View
from tightrope.views.papers import ROOT
from tightrope.views.shell import PAGES


def test_it_says_what_the_record_holds_and_its_version(visit):
    visit.open("about")
    words = visit.text("about")
    assert "238 events carry 2,342 statements of 1,078 sources" in words
    assert "1,072 different texts" in words
    assert "Data version 2026.11.6" in words


def test_every_limit_is_a_number_of_the_record(visit, dossier):
    visit.open("about")
    words, stands = visit.text("about"), footings(dossier)
    single = [say_number(sum(len(one.texts) == 1 for one in part.values())) for part in (
        stands.attributes, stands.events, stands.relations,
    )]  # fmt: skip
    assert (
        "{} of 822 attributes of events rest on one text, as do {} of 238 events and {} of 592".format(
            *single
        )
        in words
    )
    for said in (
        "180 titles of sources are our own",
        "467 of 2,342 statements name nobody",
        "2 texts have no address",
        "“ at least 25 ”",
        "180 days",
    ):
        assert said in words


def test_the_numbers_are_counted_and_not_typed(tiny):
    few = tiny(
        events="event_id\nraid",
        sources="source_id,url_fault,kind\nwire,,wire\nlost,missing,partisan",
        claims="event_id,attribute,value,source_id\nraid,occurrence,yes,wire\nraid,outcome,unclear,lost",
    )
    html = about_html(few, load_citation(ROOT), View())
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "1 events carry 2 statements of 2 sources" in words
    assert "2 of 2 attributes of events rest on one text" in words
    assert "1 attributes, 0 events and 0 relations rest on partisan texts only" in words
    assert "1 text has no address" in words
    assert "“ unclear ”" in words


def test_every_symbol_of_the_timeline_is_in_the_key(visit):
    visit.open("about")
    html = visit.data("about")["html"]
    for colour, symbol in TYPE_LOOKS.values():
        assert f'd="{OUTLINES[symbol]}" style="color: {colour}"' in html


def test_every_entry_of_the_contents_leads_to_a_part(visit):
    for page, key in (("about", "about"), ("data", "data-head")):
        visit.open(page)
        parts = [part["html"] for part in (visit.data(one) for one in (key, "data-codebook", "data-checks",
                 "data-corrections")) if part]  # fmt: skip
        targets = re.findall(r'href="#([^"]+)"', visit.data(key)["html"])
        assert len(targets) >= 6
        assert [one for one in targets if f'id="{one}"' not in " ".join(parts)] == []


def test_it_keeps_the_view_it_was_opened_with(visit):
    asked = {"actor": ["asaib-ahl-al-haq"], "from": ["2020-12-01"], "to": ["2020-12-31"]}
    visit.open("about", **asked)
    assert visit.params == asked
    assert {link.partition("?")[2] for link in visit.links.values()} == {
        "actor=asaib-ahl-al-haq&from=2020-12-01&to=2020-12-31"
    }


def test_a_bad_link_gives_one_notice_and_the_whole_page(visit):
    visit.open("about", event=["<script>alert(1)</script>"], actor=["nobody"])
    assert visit.notice.count("Part of this link could not be used") == 1
    assert "Data version" in visit.text("about")
    assert visit.params == {}


def test_it_has_no_pictures_of_the_other_page(visit):
    visit.open("about")
    assert visit.data("timeline") is None


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_is_run_before_the_app_gets_its_frame(visit, page):
    """AppTest, as a fresh server, runs a page of `pages/` alone until `st.navigation` has been called."""
    visit.open(page)
    assert len(visit.links) == len(PAGES)
    assert "Tightrope" in visit.text("bar")
