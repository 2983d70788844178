"""The page of differing accounts: the view's filters, the picture, the table, links to the events."""

from html import unescape
from re import findall

RAID = "2020-06-25-dora-raid"
ASAIB = "asaib-ahl-al-haq"


def rows(visit):
    return findall(r'<tr data-dispute="(\S+) ([^"]+)">', visit.data("disputes")["html"])


def test_it_shows_every_dispute_of_the_view_and_says_what_it_shows(visit):
    visit.open("accounts")
    told = visit.text("disputes-head")
    assert f"{len(rows(visit))} points on which sources exclude each other" in told
    assert "149 of 238 events" in told
    assert (RAID, "detained_count.detainee_count") in rows(visit)
    assert len(set(rows(visit))) == len(rows(visit)) > 50


def test_it_follows_the_filters_and_keeps_them(visit):
    everything = {"from": [".."], "to": [".."]}
    whole = len(rows(visit.open("accounts", **everything)))
    assert "Show the whole record" not in visit.text("disputes-head")
    visit.open("accounts", actor=[ASAIB], **everything)
    assert 0 < len(rows(visit)) < whole
    assert visit.params == {"actor": [ASAIB]} | everything
    assert "Show the whole record" in visit.text("disputes-head")


def test_filters_on_disputes_and_kinds_of_source_hold_here_and_on_the_first_page(visit):
    asked = {"disputed": ["1"], "source-kind": ["official", "un"]}
    visit.open("accounts", **asked)
    assert visit.params == asked
    assert "disputed only" in visit.text("disputes-head")
    assert {event for event, _ in rows(visit)} == set(visit.open("overview", **asked).drawn)


def test_a_reader_finds_who_says_53_and_who_says_otherwise(visit):
    html = visit.open("accounts").data("disputes")["html"]
    start = html.index(f'data-dispute="{RAID} detained_count.detainee_count"')
    row = html[start : html.index("</tr>", start)]
    assert "3 to 53" in row
    assert row.index(">53<") < row.index("Al Arabiya television")
    assert row.index(">14<") < row.index("Joint Operations Command") < row.index(">53<")


def test_the_picture_has_its_rows_and_each_leads_to_its_event(visit):
    pictures = visit.open("accounts").data("accounts")["pictures"]
    assert pictures[0]["name"] == "Most disputed"
    for one in pictures:
        assert 0 < len(one["links"]) <= 12
        for form in ("wide", "narrow"):
            headings = [note["text"] for note in one[form]["layout"]["annotations"]]
            assert [unescape(findall(r'href="([^"]+)"', text)[0]) for text in headings] == one["links"]
    held = next(one for one in pictures if one["name"] == "Held and freed")
    assert any(f"event={RAID}" in link for link in held["links"])


def test_links_to_events_stay_in_the_app_and_open_the_event(visit):
    html = visit.open("accounts").data("disputes")["html"]
    links = {unescape(link) for link in findall(r'<a href="([^"]+)" data-go', html)}
    assert any(link.startswith("./?") and f"event={RAID}" in link for link in links)


def test_a_view_without_disputes_says_so(visit):
    visit.open("accounts", q=["no source says this"])
    assert "no two accounts exclude each other" in visit.text("disputes")
    assert visit.data("accounts")["pictures"] == []


def test_a_bad_link_gives_one_notice_and_the_whole_page(visit):
    visit.open("accounts", disputed=["maybe"], **{"source-kind": ["gossip"]})
    assert visit.notice.count("Part of this link could not be used") == 1
    assert rows(visit)
