"""The report: one page with everything of the view in it, which fetches nothing and runs nothing."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tightrope.__main__ import main
from tightrope.domain.accounts import attributes_of
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.lookup import rows_of
from tightrope.exports.report import MOST_TOLD, write_report
from tightrope.exports.taken import take
from tightrope.text import language
from tightrope.view_state import View

DECEMBER = View(filters=Filters(start=date(2020, 12, 1), end=date(2020, 12, 31)))
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
VOID = {"meta", "link", "br", "img"}


class Reading(HTMLParser):
    """What stands in a page: elements, levels of headings, texts; fails where tags do not close."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.levels, self.words, self._open = [], [], [], []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self):
        return " ".join("".join(self.words).split())


def report(dossier, view=DECEMBER, **options):
    return Reading(write_report(take(dossier, view, today=date(2026, 11, 21), **options)).decode())


@pytest.fixture(scope="module")
def december(dossier):
    return report(dossier, base="https://example.org/")


def test_every_event_of_the_view_is_told_once_in_order_of_time(dossier, december):
    told = [one["id"] for one in december.all("article")]
    events = rows_of(dossier, "events")
    assert sorted(told) == sorted(apply_filters(dossier, DECEMBER.filters))
    starts = [events[event].start for event in told]
    assert starts == sorted(starts)
    assert all(" ".join(events[event].summary.split()) in december.text for event in told)


def test_headings_leave_out_no_level(december):
    levels = december.levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_footnote_leads_to_a_source_and_every_source_is_cited(december):
    listed = {one["id"] for one in december.all("li") if "id" in one}
    cited = {one["href"][1:] for one in december.all("a") if one.get("href", "").startswith("#source-")}
    assert len(listed) > 50
    assert cited <= listed
    numbers = {int(name.removeprefix("source-")) for name in listed}
    assert numbers == set(range(1, len(listed) + 1))
    assert {"source-1", f"source-{len(listed)}"} <= cited


def test_the_disputed_points_are_printed_with_all_their_values(dossier, december):
    disputed = [
        account.value.text
        for event in apply_filters(dossier, DECEMBER.filters)
        for attribute in attributes_of(dossier, event)
        if attribute.is_disputed and not attribute.is_measured and attribute.name != "occurrence"
        for account in attribute.values
    ]
    assert len(disputed) > 10
    assert [value for value in disputed if " ".join(value.split()) not in december.text] == []


def test_it_says_what_it_shows_and_how_to_cite_it(dossier, december):
    shown = len(apply_filters(dossier, DECEMBER.filters))
    assert f"{shown} of {len(dossier.events)} events · December 2020" in december.text
    assert "https://example.org/?" in december.text
    assert dossier.version in december.text
    assert dossier.schema.licence.title in december.text
    assert "Report of 21 November 2026" in december.text


def test_both_pictures_stand_in_it(december):
    labels = [one["aria-label"] for one in december.all("svg") if one.get("role") == "img"]
    assert labels[0] == "Timeline"
    assert labels[1].startswith("Alliance network on 31 December 2020")


def test_nothing_is_fetched_and_nothing_runs(december):
    tags = {tag for tag, _ in december.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "form", "button", "image", "use"}
    attributes = {name for _, given in december.elements for name in given}
    assert not {
        name for name in attributes if name.startswith("on") or name in ("src", "srcset", "data-pick")
    }
    assert "url(" not in december.text
    policy = next(one for one in december.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"].startswith("default-src 'none'")


def test_no_link_where_the_address_is_unfit(dossier):
    whole = report(dossier, View(filters=Filters(start=None, end=None)))
    linked = {one["href"] for one in whole.all("a") if one["href"].startswith("http")}
    unfit = set(dossier.sources.loc[dossier.sources["url_fault"].ne(""), "url"]) - {""}
    assert len(linked) > 300
    assert len(unfit) > 100
    assert not linked & unfit
    assert "no link: " in whole.text


def test_hostile_cells_stay_text(tiny):
    dossier = tiny(
        events=f"""
            event_id,date_start,title,summary,place
            one,2020-12-20,{HOSTILE},{HOSTILE},{HOSTILE}
        """,
        actors=f"""
            actor_id,name
            a,{HOSTILE}
        """,
        participants=f"""
            event_id,actor_id,role,note
            one,a,initiator,{HOSTILE}
        """,
        claims=f"""
            event_id,attribute,value,source_id,attributed_to
            one,occurrence,yes,wire,{HOSTILE}
            one,occurrence,denied,wire,{HOSTILE}
        """,
        sources=f"""
            source_id,title,publisher,url
            wire,{HOSTILE},{HOSTILE},javascript:alert(1)
        """,
    )
    page = report(dossier, DECEMBER.narrowed(text="alert"))
    assert not page.all("script")
    assert not page.all("img")
    assert not [one for one in page.all("a") if one["href"].startswith("javascript")]
    assert page.text.count("<script>alert(1)</script>") >= 5


def test_a_large_view_tells_the_most_important_and_says_so(tiny):
    rows = "".join(
        f"e{n},2020-12-{n % 28 + 1:02d},{1 if n % 100 == 0 else 3}\n" for n in range(MOST_TOLD + 50)
    )
    page = report(tiny(events=f"event_id,date_start,significance\n{rows}"))
    told = {one["id"] for one in page.all("article")}
    assert len(told) == MOST_TOLD
    assert {f"e{n}" for n in range(0, MOST_TOLD + 50, 100)} <= told
    assert "The 600 most important of 650 events are told." in page.text


def test_an_empty_view_is_a_page_that_says_so(dossier):
    page = report(dossier, DECEMBER.narrowed(text="no such word in any event"))
    assert "No event passes all filters" in page.text
    assert page.all("article") == []


def test_a_readers_own_file_is_not_linked_and_its_licence_note_is_said(dossier):
    licence = replace(dossier.schema.licence, restriction="ACLED forbids it.")
    own = replace(dossier, schema=replace(dossier.schema, version="own-file", licence=licence))
    page = report(own, base="https://example.org/")
    assert "ACLED forbids it." in page.text
    assert "https://example.org" not in page.text


def test_from_the_command_line_it_is_in_the_language_of_the_link(tmp_path):
    file = tmp_path / "report.html"
    link = "lang=ar&from=2020-12-01&to=2020-12-31"
    assert main(["export", "--format", "html", "--view", link, "--output", str(file)]) == 0
    page = Reading(file.read_text("utf-8"))
    [root] = page.all("html")
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    assert "كانون الأول 2020" in page.text
    assert language.get() == "en", "the language of one link is not that of the next"
