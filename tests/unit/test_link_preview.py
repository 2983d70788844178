"""A link says what it shows before anybody opens it, and nothing that is in it can do more than be read."""

from contextvars import copy_context
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode

import pytest

from tightrope.figures.link_preview import MOST_LETTERS, link_preview
from tightrope.figures.preview import of_the_whole
from tightrope.views.server.first_html import FirstHtml, document
from tightrope.views.server.settings import Settings

ASAIB, RAID = "asaib-ahl-al-haq", "2020-06-25-dora-raid"
ADDRESS = "https://tightrope.example/app"


class Head(HTMLParser):
    """What a preview is made of: the title, and the content of every `meta` by its name."""

    def __init__(self, html):
        super().__init__()
        self.told, self.title, self.tags = {}, "", []
        self.in_title = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.in_title = tag == "title"
        if tag == "meta" and "content" in found:
            self.told[found.get("property") or found.get("name")] = found["content"]

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, data):
        self.title += data if self.in_title else ""


def head(path="", *, address=ADDRESS, ready=True, **params):
    server = FirstHtml(None, Settings(address=address), lambda: ready)
    return Head(copy_context().run(server.html, path, urlencode(params, doseq=True)))


def test_the_first_view_has_the_name_of_the_whole():
    found = head()
    assert found.title == of_the_whole().title == found.told["og:title"]
    assert found.told["og:url"] == f"{ADDRESS}/"
    assert found.told["og:image"] == f"{ADDRESS}/app/static/preview.png"


def test_a_view_is_said_in_the_words_of_its_sentence():
    found = head(actor=ASAIB, level="3")
    title = "17 of 238 events · involving Asaib Ahl al-Haq · May 2020 – June 2021 · Tightrope"
    assert found.title == found.told["og:title"] == title
    assert found.told["og:url"] == f"{ADDRESS}/?actor={ASAIB}", "what is a default is left out"


def test_an_open_event_comes_first_with_its_day_and_summary(dossier):
    found = head(actor=ASAIB, event=RAID)
    event = dossier.events.loc[RAID]
    assert found.title.startswith(event.title)
    words = found.told["og:description"]
    assert words.startswith("25–26 June 2020. ")
    assert len(words) <= MOST_LETTERS
    assert words.removeprefix("25–26 June 2020. ").removesuffix(" …") in " ".join(event.summary.split())


@pytest.mark.parametrize(
    ("path", "params", "title"),
    [
        ("rounds", {}, "Two rounds"),
        ("actors", {}, "Actors"),
        ("actors", {"actor": ["iran", ASAIB]}, "Asaib Ahl al-Haq · Actors"),
        ("", {"tie": "asaib-ahl-al-haq--iran"}, "Asaib Ahl al-Haq – Iran"),
    ],
)
def test_other_pages_and_ties_have_their_names(path, params, title):
    found = head(path, **params)
    assert found.title == f"{title} · Tightrope"
    assert found.told["og:url"].startswith(f"{ADDRESS}/{path}")


def test_a_frame_is_previewed_as_the_whole_page():
    assert head(embed="true", pane="card", event=RAID).told["og:url"] == f"{ADDRESS}/?event={RAID}"


def test_a_link_in_another_language_is_said_in_it_and_only_it():
    server = FirstHtml(None, Settings(address=ADDRESS), lambda: True)
    arabic = copy_context().run(server.html, "rounds", "lang=ar")
    assert '<html lang="ar">' in arabic
    assert Head(arabic).title != head("rounds").title
    assert "lang=ar" in Head(arabic).told["og:url"]
    assert '<html lang="en">' in copy_context().run(server.html, "rounds", "lang=<b>")


def test_before_the_dossier_is_loaded_the_whole_is_meant():
    assert head(event=RAID, ready=False).title == of_the_whole().title


def test_without_an_address_none_is_made_up():
    found = head(actor=ASAIB, address="")
    assert "og:url" not in found.told
    assert found.told["og:image"] == "./app/static/preview.png"


@pytest.mark.parametrize("path", ["<script>", "..", "overview", 'x" onload="y'])
def test_a_page_that_is_none_is_the_first(path):
    assert head(path, event=RAID).told["og:url"] == f"{ADDRESS}/?event={RAID}"


def test_what_a_link_says_stays_text():
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    plain, found = head(q="raid"), head(q=hostile, actor=hostile, embed=hostile)
    assert found.tags == plain.tags
    assert "<script>alert(1)" in found.title, "the search is in the sentence, and the sentence is text"


def test_a_hostile_dossier_stays_text(tiny):
    told = link_preview(tiny(events="event_id,title\nx,<b>raid</b>"), "", {"event": ["x"]})
    assert told.title == "<b>raid</b> · Tightrope", "it is the template that escapes"


def test_of_streamlits_document_all_but_its_name_and_what_is_closed_is_kept():
    before, middle, after = document()
    whole = before + middle + after
    assert '<meta charset="UTF-8" />' in before, "before the title, which has letters beyond ASCII"
    assert "agent" not in whole
    assert ".woff2" not in whole
    assert 'src="./static/js/index.' in middle
    assert '<div id="root"></div>' in after
    assert whole.count("<script>") == 1


def test_a_link_of_many_values_costs_what_a_link_costs(dossier):
    params = parse_qs("&".join(f"actor=x{i}" for i in range(10_000)))
    assert link_preview(dossier, "", params).title == of_the_whole().title
