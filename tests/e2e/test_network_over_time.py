"""The network over time in a browser: slider, steps, comparison, path, shared events, measures."""

import pytest
from playwright.sync_api import expect

DECEMBER = "/?asof=2020-12-26"
ASAIB, LEBANESE = "asaib-ahl-al-haq", "hezbollah-lebanon"

PLACES = """() => new Promise((resolve) => requestAnimationFrame(() => {
  const canvas = document.querySelector(".network-canvas canvas").getBoundingClientRect();
  resolve([canvas.left, canvas.top, canvas.width, canvas.height].map(Math.round));
}))"""


def slider(reader):
    return reader.page.get_by_role("slider", name="Day of the network")


def test_a_drag_tells_the_day_at_once_and_changes_the_view_on_release(reader):
    reader.open(DECEMBER)
    field = reader.page.locator('.part-network input[type="date"][data-set="asof"]')
    box = slider(reader).bounding_box()
    y = box["y"] + box["height"] / 2
    first, last = (reader.dossier.events[end] for end in ("start", "end"))
    share = (reader.dossier.events["start"].dtype.type("2020-12-26") - first.min()) / (
        last.max() - first.min()
    )
    reader.page.mouse.move(box["x"] + 8 + share * (box["width"] - 16), y)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] * 0.35, y, steps=4)
    expect(field).not_to_have_value("2020-12-26")
    told = field.input_value()
    assert told < "2020-12-26"
    assert reader.params["asof"] == ["2020-12-26"], "nothing is asked of Python while the hand drags"
    reader.page.mouse.up()
    reader.wait_link(asof=[told])
    expect(slider(reader)).to_have_attribute("data-set", "asof")
    expect(field).to_have_value(told)


def test_the_slider_is_moved_by_keyboard_and_keeps_the_focus(reader):
    reader.open(DECEMBER)
    slider(reader).focus()
    reader.page.keyboard.press("ArrowRight")
    reader.wait_link(asof=["2020-12-27"])
    expect(slider(reader)).to_be_focused()
    expect(slider(reader)).to_have_attribute("aria-valuetext", "27 December 2020")
    reader.page.keyboard.press("ArrowLeft")
    reader.page.keyboard.press("ArrowLeft")
    reader.wait_link(asof=["2020-12-25"])


def test_the_steps_lead_from_change_to_change_and_back(reader):
    reader.open(DECEMBER)
    reader.page.get_by_role("button", name="Change of ties after").click()
    reader.page.wait_for_function("() => !location.search.includes('asof=2020-12-26')")
    reader.wait_settled()
    later = reader.params["asof"][0]
    assert later > "2020-12-26"
    reader.page.get_by_role("button", name="Change of ties before").click()
    reader.page.wait_for_function("later => !location.search.includes(later)", arg=later)
    reader.wait_settled()
    assert reader.params["asof"][0] <= "2020-12-26"


def test_two_days_are_compared_from_the_menu_and_no_longer_with_one_click(reader):
    reader.open(DECEMBER)
    before = reader.page.evaluate(PLACES)
    reader.page.locator("[data-menu=picture] summary").click()
    compare = reader.page.get_by_label("Compare with", exact=True)
    compare.fill("2020-06-26")
    compare.press("Tab")
    reader.wait_link(compare=["2020-06-26"])
    expect(reader.sentence).to_contain_text("network compared with 26 June 2020")
    expect(reader.page.locator(".finding h2")).to_have_text(
        "What changed between 26 June 2020 and 26 December 2020"
    )
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate(PLACES) == before, "the picture stays where it is"
    tie = reader.page.locator(".finding [data-tie]").first
    pair = tie.get_attribute("data-tie")
    tie.click()
    reader.wait_link(tie=[pair], compare=["2020-06-26"])
    reader.page.get_by_role("button", name="End the comparison").click()
    reader.wait_link(compare=None)
    expect(reader.page.locator(".finding")).to_have_count(0)


def test_the_chain_between_two_chosen_actors_is_lit_and_told(reader):
    reader.open(f"{DECEMBER}&actor={LEBANESE}&actor=us-embassy-baghdad&match=any")
    expect(reader.page.locator(".finding h2")).to_have_text(
        "How Hezbollah (Lebanon) is tied to US Embassy in Baghdad"
    )
    lit = set(reader.network.get_attribute("data-lit").split())
    assert {LEBANESE, "us-embassy-baghdad", ASAIB} <= lit
    assert "mustafa-al-kadhimi" not in lit
    reader.page.locator(".finding [data-tie]").first.click()
    reader.page.wait_for_function("() => location.search.includes('tie=')")
    expect(reader.network).not_to_have_attribute("data-lit", " ".join(sorted(lit)))


def test_shared_events_are_another_picture_at_the_same_places(reader):
    reader.open()
    before = reader.page.evaluate(PLACES)
    reader.page.locator("[data-menu=picture] summary").click()
    reader.choose("set:picture=together")
    reader.wait_link(picture=["together"])
    expect(reader.network.get_by_role("img", name="Who appears in the same events")).to_be_attached()
    expect(slider(reader)).to_have_count(0)
    assert reader.page.evaluate(PLACES) == before
    reader.choose("drop:picture")
    reader.wait_link(picture=None)
    expect(slider(reader)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_slider_and_all_it_says_stay_within_the_page(new_reader, scheme):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    reader = new_reader(**phone, color_scheme=scheme).open(f"{DECEMBER}&compare=2020-06-26&table=measures")
    assert reader.page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    for part in (slider(reader), reader.page.locator(".finding"), reader.page.locator(".measures table")):
        part.scroll_into_view_if_needed()
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
