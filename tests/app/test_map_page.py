"""The map page: the view's filters, marks by place, the list that equals them, what opens beside it."""

from html import unescape
from re import findall

RAID, SALVO = "2020-06-25-dora-raid", "2020-12-20-green-zone-salvo"
EVERYTHING = {"from": [".."], "to": [".."]}


def listed(visit):
    """The places in the list with their counts."""
    html = visit.data("places")["html"].split("On no map")[0]
    return {
        unescape(name): int(count)
        for name, count in findall(r'data-place="([^"]+)".*?<b>(\d+)</b>', html.replace("\n", " "))
    }


def unlocated(visit):
    return set(findall(r'data-pick="event:([^"]+)"', visit.data("places")["html"]))


def test_the_list_and_what_is_on_no_map_are_all_events_of_the_view(visit):
    for asked, count in (({}, 149), (EVERYTHING, 238), ({"q": ["no source says this"]}, 0)):
        visit.open("map", **asked)
        assert f"{count} of 238 events" in visit.sentence
        assert sum(listed(visit).values()) + len(unlocated(visit)) == count


def test_every_listed_place_is_a_mark_or_stands_beside_the_maps(visit):
    visit.open("map", **EVERYTHING)
    html = visit.data("place-map")["html"]
    named = {
        unescape(name)
        for group in findall(r'data-places="([^"]+)"', html)
        for name in findall(r"&#34;(.+?)&#34;", group)
    }
    assert named == {name.replace("'", "\\u0027") for name in listed(visit)}
    assert len(named) > 40


def test_it_follows_the_filters_and_keeps_them(visit):
    asked = {"actor": ["asaib-ahl-al-haq"], "type": ["Political"]} | EVERYTHING
    visit.open("map", **asked)
    assert visit.params == asked
    assert "involving Asaib Ahl al-Haq" in visit.sentence
    few = sum(listed(visit).values())
    assert 0 < few < 100
    assert "2 of" not in visit.text("places")


def test_a_place_of_the_link_is_open_with_its_events_beside_the_event(visit):
    visit.open("map", place=["Camp Taji"], event=[SALVO], **EVERYTHING)
    place, _, card = visit.data("side")["html"].partition("</article>")
    assert "Camp Taji" in place
    assert len(findall(r'data-pick="event:', place)) == 5
    assert "Rocket salvo struck" in card
    assert "How to read this map" not in visit.text("side")


def test_with_nothing_open_it_says_how_to_read_it_and_what_it_rests_on(visit):
    told = visit.open("map").text("side")
    assert "How to read this map" in told
    assert "Natural Earth" in told
    assert "LGPL-3.0-or-later" in told
    assert "No free source of the city’s districts could be had" in told
    assert "data-pick" not in visit.data("side")["html"]


def test_the_ground_is_the_same_in_every_view(visit):
    first = visit.open("map").data("ground")["frames"]
    assert visit.open("map", q=["no source says this"]).data("ground")["frames"] == first
    assert first.keys() == {"iraq", "baghdad"}
    assert "Kuwait" in first["iraq"]


def test_the_city_and_the_country_are_no_marks(visit):
    html = visit.open("map", **EVERYTHING).data("place-map")["html"]
    marks = findall(r'<button type="button" class="map-mark.*?>', html.replace("\n", " "))
    picked = {unescape(name) for mark in marks for name in findall(r'data-pick="place:([^"]+)"', mark)}
    assert {"Green Zone, Baghdad", "Basra"} <= picked
    assert not {"Baghdad", "Iraq", "Tehran"} & picked
    assert "Baghdad, no finer place told" in html
    assert "Iraq, no finer place told" in html


def test_a_view_without_events_says_so_on_the_map(visit):
    visit.open("map", q=["no source says this"])
    assert "No event passes all filters" in unescape(visit.data("place-map")["html"])
    assert "No event of this view has a place." in visit.text("places")


def test_a_bad_link_gives_one_notice_and_the_whole_page(visit):
    visit.open("map", place=["<script>alert(1)</script>"], event=["2020-13-45-nothing"], level=["9"])
    assert visit.notice.count("Part of this link could not be used") == 1
    assert "place" not in visit.params
    assert sum(listed(visit).values()) > 100
    assert "<script>" not in visit.data("notice")["html"]


def test_the_place_is_kept_for_the_other_pages_and_dropped_by_clear(visit):
    visit.open("overview", place=["Camp Taji"])
    assert visit.params == {"place": ["Camp Taji"]}
    assert "place=Camp+Taji" in visit.links["Map"]
    assert 'data-pick="clear:"' in visit.data("sentence")["html"]


def test_the_browser_is_told_where_each_event_happened(visit):
    record = visit.open("map").data("record")["events"]
    assert record[RAID]["place"] == "Dora, Baghdad"
    assert visit.data("truth")["place"] is None
