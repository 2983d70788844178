"""The page about the page, opened by link and opened before any other."""

import pytest

from tightrope.views.shell import PAGES


def test_it_says_what_the_record_holds_and_its_version(visit):
    visit.open("about")
    assert "238" in visit.html
    assert "2,342" in visit.html
    assert "Data version" in visit.html


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
    assert "Data version" in visit.html
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
