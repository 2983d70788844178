"""What a frame of another site is given: a page without the bar, or one pane, and the way to the whole."""

from html import unescape
from re import findall
from urllib.parse import parse_qs

import pytest

RAID = "2020-06-25-dora-raid"
ASAIB = "asaib-ahl-al-haq"
PANES = {"timeline", "network", "card"}


def shown(visit):
    return {key for key in PANES | {"bar", "chips", "sentence", "table", "frame"} if visit.data(key)}


def whole(visit):
    """Where the line below leads."""
    [link] = findall(r'<a href="([^"]*)"', visit.data("frame")["html"])
    return parse_qs(unescape(link).removeprefix("?"))


@pytest.mark.parametrize("pane", sorted(PANES))
def test_a_pane_stands_alone_with_a_line_that_leads_to_the_whole(visit, pane):
    visit.open(embed="true", pane=pane, event=RAID, actor=ASAIB)
    assert shown(visit) == {pane, "frame"}
    assert visit.params["embed"] == ["true"], "the address bar says it, so that a new server knows it"
    assert visit.params["pane"] == [pane]
    asked = whole(visit)
    assert (asked["event"], asked["actor"]) == ([RAID], [ASAIB])
    assert not asked.keys() & {"embed", "pane"}


def test_a_whole_page_is_framed_without_the_bar_and_offers_no_frame_in_a_frame(visit):
    visit.open(embed="true")
    assert shown(visit) == PANES | {"chips", "sentence", "table", "frame"}
    assert "data-frame" not in visit.data("sentence")["html"]


@pytest.mark.parametrize("page", ["story", "actors", "rounds", "map", "accounts", "sources", "data", "about"])
def test_every_page_can_be_framed(visit, page):
    visit.open(page, embed="true")
    assert shown(visit) - PANES - {"sentence", "table"} == {"frame"}


def test_a_page_by_itself_has_no_such_line_and_says_that_a_pane_needs_a_frame(visit):
    visit.open(pane="card")
    assert "frame" not in shown(visit)
    assert "chips" in shown(visit)
    assert "“pane” means something only together with “embed=true”" in visit.notice


def test_what_embed_cannot_be_is_said_and_the_page_stands_by_itself(visit):
    visit.open(embed="<script>")
    assert "“<script>” is not a known value of “embed”" in visit.notice
    assert "<script>" not in visit.data("notice")["html"]
    assert "bar" in shown(visit)


def test_a_card_of_nothing_says_so(visit):
    visit.open(embed="true", pane="card")
    assert "Nothing is open in this link" in visit.text("card")


def test_the_menu_gives_a_frame_of_each_pane_and_of_a_card_only_where_one_is_open(visit):
    html = visit.open(actor=ASAIB).data("sentence")["html"]
    made = [
        parse_qs(unescape(link).removeprefix("./").removeprefix("?"))
        for link in findall(r'data-frame="([^"]*)"', html)
    ]
    assert [(one["embed"], one.get("pane")) for one in made] == [
        (["true"], None),
        (["true"], ["timeline"]),
        (["true"], ["network"]),
    ]
    assert all(one["actor"] == [ASAIB] and one["from"] for one in made), "complete, as a link that is sent"
    html = visit.open(actor=ASAIB, event=RAID).data("sentence")["html"]
    assert "pane=card" in html
