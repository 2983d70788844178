"""The sources page: it follows the filters, leaves nothing out, marks what is unfit, copied or partisan."""

import pytest

from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.sources import resting
from tightrope.figures.sources import footing_html, sources_list

EVERYTHING = {"from": [".."], "to": [".."]}
COLUMNS = (
    "claims",
    "links",
    "ties",
    "names",
    "descriptions",
    "alone",
    "url",
    "fault",
    "own",
    "repeats",
    "events",
)


def rows(visit):
    return visit.data("sources-list")["rows"]


def test_it_follows_the_filters_and_says_so_in_one_sentence(visit, dossier):
    visit.open("sources", **{"from": ["2020-12-01"], "to": ["2020-12-31"]})
    events = apply_filters(dossier, visit.app.session_state["view"].filters)
    expected = resting(dossier, events)
    assert 0 < len(expected) < 300
    words = visit.text("sources-head")
    assert f"{len(expected)} of 1,078 sources , on which {len(events)} events rest" in words
    assert "December 2020" in words
    assert set(rows(visit)["id"]) == set(expected)


def test_with_every_event_every_source_is_there(visit, dossier):
    visit.open("sources", **EVERYTHING)
    assert "1,078 of 1,078 sources" in visit.text("sources-head")
    assert "events rest" not in visit.text("sources-head")
    listed = rows(visit)
    assert sorted(listed["id"]) == sorted(dossier.sources.index)
    assert {len(listed[column]) for column in COLUMNS} == {1078}
    assert sum(listed["claims"]) == len(dossier.claims)
    assert sum(listed["ties"]) == len(dossier.relation_claims)
    named = {event for places in listed["events"] for event in places}
    assert len(named) == len(visit.data("sources-list")["events"]) == len(dossier.events)


def test_unfit_copied_and_described_sources_are_told(visit, dossier):
    visit.open("sources", **EVERYTHING)
    listed = rows(visit)
    unfit = [url for url, fault in zip(listed["url"], listed["fault"], strict=True) if fault]
    assert len(unfit) == (dossier.sources["url_fault"] != "").sum() > 100
    assert set(unfit) == {""}
    assert sum(map(bool, listed["repeats"])) == (dossier.sources["same_text_as"] != "").sum() > 0
    assert sum(listed["own"]) == (dossier.sources["title_is"] == "description").sum() > 100
    labels = visit.data("sources-list")["labels"]
    assert {fault for fault in listed["fault"] if fault} <= labels["fault"].keys()
    assert set(listed["kind"]) <= labels["kind"].keys()
    assert labels["language"]["ar"] == "Arabic"


def test_what_stands_on_one_text_is_counted_and_named(visit):
    visit.open("sources", **EVERYTHING)
    words, html = visit.text("sources-footing"), visit.data("sources-footing")["html"]
    assert "1,072 different texts" in words
    assert "238 11 5 % 2 1 %" in words
    assert html.count("event=2020-12-28-iraqi-envoy-in-tehran") >= 2


def test_what_the_sources_are_is_said_in_arabic_in_the_number_that_fits(visit):
    visit.open("sources", lang="ar")
    assert "484 نصاً مختلفاً" in visit.text("sources-footing")
    assert "؛ 66 منها منحاز." in visit.text("sources-footing")


def test_links_to_events_are_real_links_to_the_main_page(visit):
    visit.open("sources")
    links = [link for link, _, _ in visit.data("sources-list")["events"]]
    assert len(links) == 149
    assert all(link.startswith("./?") and "&event=" in link for link in links)


def test_an_empty_view_has_no_source_and_says_what_to_do(visit):
    visit.open("sources", q=["no source says this"])
    assert "0 of 1,078 sources , on which 0 events rest" in visit.text("sources-head")
    assert "All 1,078 sources" in visit.text("sources-head")
    assert rows(visit)["id"] == []


def test_the_page_carries_the_view_along_and_a_bad_link_gives_one_notice(visit):
    visit.open("sources", actor=["asaib-ahl-al-haq"])
    assert visit.links["Data"] == "data?actor=asaib-ahl-al-haq"
    visit.open("sources", event=["<script>"])
    assert visit.notice.count("Part of this link could not be used") == 1
    assert visit.data("sources-list")


@pytest.fixture
def hostile(tiny):
    return tiny(
        events="event_id,title\nraid,<script>alert(1)</script>",
        sources=(
            "source_id,title,url,same_text_as\nwire,<b>bold</b>,javascript:alert(1),\n"
            "copy,<i>it</i>,https://example.org/a,wire"
        ),
        claims="event_id,value,source_id\nraid,yes,wire\nraid,yes,copy",
    )


def test_nothing_in_the_data_becomes_markup_or_a_script_link(hostile):
    events = apply_filters(hostile, Filters(start=None, end=None))
    listed = sources_list(hostile, events)
    assert listed["rows"]["url"] == ["https://example.org/a", ""]
    assert "<b>bold" not in listed["html"]
    assert "<script>" not in footing_html(hostile, events)
