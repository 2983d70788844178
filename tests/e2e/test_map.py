"""The map in a browser: a click lights at once and opens, by mouse, keyboard and finger."""

import re

import pytest
from playwright.sync_api import expect
from reader import Wire

RAID, SALVO = "2020-06-25-dora-raid", "2020-12-20-green-zone-salvo"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
BOXES = """() => [...document.querySelectorAll(".map-box")].map((box) => {
  const frame = box.getBoundingClientRect();
  return [...box.querySelectorAll(".map-mark")].map((mark) => {
    const {x, y, width} = mark.getBoundingClientRect();
    const r = width / 2;
    return {x: x + r - frame.x, y: y + r - frame.y, r, wide: frame.width, high: frame.height};
  });
})"""


def opened(reader, link="/map"):
    reader.page.goto(reader.base + link)
    reader.page.wait_for_selector(".place-map[data-drawn]")
    reader.page.wait_for_selector(".places h2")
    reader.wait_settled()
    return reader.page


@pytest.fixture
def page(reader):
    """The map of the first view, drawn."""
    return opened(reader)


def test_the_ground_is_drawn_and_stays_when_the_view_changes(reader, page):
    land = page.locator("#map-iraq .map-land path")
    expect(land).to_have_count(18)
    expect(page.locator("#map-baghdad .map-banks")).to_have_count(1)
    page.locator('[data-pick="preset:june-2020"]').click()
    reader.wait_link(**{"from": ["2020-06-01"], "to": ["2020-06-30"]})
    expect(land).to_have_count(18)


def mark(page, name):
    return page.locator(f'.map-mark[data-pick="place:{name}"]')


def test_a_place_opens_its_events_and_one_of_them_its_card(reader, page):
    mark(page, "Basra").click()
    expect(mark(page, "Basra")).to_have_class(re.compile("is-chosen"))
    reader.wait_link(place=["Basra"])
    expect(page.locator('.places [data-place="Basra"]')).to_have_class(re.compile("is-chosen"))
    card = page.locator(".place-card")
    expect(card.locator("h2")).to_have_text(re.compile("Basra 9 events"))
    card.locator("li button").nth(2).click()
    page.wait_for_url(re.compile("[?&]event="))
    expect(page.locator(".part-side .card:not(.place-card) h2")).to_be_visible()
    expect(card.locator("li").nth(2)).to_have_class("is-chosen")
    card.get_by_role("button", name="Close Basra").click()
    reader.wait_link(place=None)
    expect(card).to_have_count(0)


def test_an_event_lights_its_place_on_both_maps_before_python_answers(reader):
    wire = Wire(reader.page)
    page = opened(reader)
    wire.hold()
    page.locator(f'[data-only="{RAID}"], .map-mark[data-pick="place:Dora, Baghdad"]').first.click()
    expect(page.locator("#map-baghdad .map-mark.is-chosen")).to_have_count(1)
    assert "place=" not in page.url
    wire.release()
    reader.wait_link(place=["Dora, Baghdad"])


def test_an_open_event_of_the_link_dims_all_other_places(reader):
    page = opened(reader, f"/map?event={SALVO}&from=..&to=..")
    chosen = page.locator("#map-baghdad .map-mark.is-chosen")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_attribute("data-pick", "place:US Embassy, Baghdad")
    expect(page.locator("#map-iraq .map-mark.is-chosen")).to_have_count(1)
    expect(page.locator(".map-mark.is-faint").first).to_be_visible()
    expect(mark(page, "Basra")).to_have_class(re.compile("is-faint"))
    expect(page.locator(".part-side .card:not(.place-card) h2")).to_contain_text("Rocket salvo")
    page.locator('.sentence [data-pick="clear:"]').click()
    expect(page.locator(".place-map .is-faint")).to_have_count(0)
    reader.wait_link(event=None)


def test_the_mark_of_baghdad_leads_to_the_map_of_baghdad(page):
    page.locator('.map-mark[data-show="map-baghdad"]').click()
    expect(page.locator("#map-baghdad")).to_be_focused()
    assert "place=" not in page.url


def test_no_mark_covers_another_at_any_width(reader):
    page = opened(reader, "/map?from=..&to=..")
    for width in (1440, 1100, 800, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for crowd in page.evaluate(BOXES):
            assert len(crowd) > 12
            for i, one in enumerate(crowd):
                assert one["r"] <= one["x"] <= one["wide"] - one["r"]
                assert one["r"] <= one["y"] <= one["high"] - one["r"]
                for other in crowd[:i]:
                    apart = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
                    assert apart >= one["r"] + other["r"] - 1


def test_the_keyboard_reaches_a_place_its_events_and_their_cards(reader, page):
    page.locator('.places [data-pick="place:Camp Taji"]').focus()
    page.keyboard.press("Enter")
    reader.wait_link(place=["Camp Taji"])
    page.locator(".place-card li button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("[?&]event="))
    expect(page.locator(".part-side .card:not(.place-card) h2")).to_be_visible()
    expect(page.locator('.map-mark[data-pick="place:Camp Taji"]')).to_have_attribute("aria-expanded", "true")


def test_a_filter_changes_both_maps_and_the_link_shows_the_same(reader, new_reader):
    page = opened(reader)
    before = page.locator(".map-mark").count()
    page.locator('[data-pick="preset:june-2020"]').click()
    reader.wait_link(**{"from": ["2020-06-01"], "to": ["2020-06-30"]})
    page.wait_for_function("before => document.querySelectorAll('.map-mark').length < before", arg=before)
    labels = page.locator(".map-mark").evaluate_all("marks => marks.map((mark) => mark.ariaLabel)")
    other = opened(new_reader(), page.url.removeprefix(reader.base))
    assert other.locator(".map-mark").evaluate_all("marks => marks.map((mark) => mark.ariaLabel)") == labels


def test_a_hostile_link_is_one_notice(reader):
    page = opened(
        reader, "/map?place=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&event=%22%3E%3Cscript%3E&q=%3Csvg%3E"
    )
    expect(page.locator(".notice")).to_be_visible()
    expect(page.locator(".notice img, .notice script, .sentence svg")).to_have_count(0)
    expect(page.locator(".places")).to_contain_text("No event of this view has a place.")


def test_a_phone_shows_both_maps_and_a_tap_brings_the_card_into_sight(new_reader):
    reader = new_reader(**PHONE)
    page = opened(reader)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for frame in ("#map-iraq", "#map-baghdad"):
        box = page.locator(frame).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["width"] > 340
    mark(page, "Green Zone, Baghdad").tap()
    reader.wait_link(place=["Green Zone, Baghdad"])
    expect(page.locator(".place-card h2")).to_be_in_viewport()
