"""Which events are shown: words, the strip of months, presets and dates."""

import re
from datetime import date

from playwright.sync_api import expect
from reader import Wire

RAID = "2020-06-25-dora-raid"


def strip_point(reader, day):
    """Where a day stands on the strip of months, told from the years written below it."""
    strip = reader.page.locator(".timeline-strip")
    box = strip.bounding_box()
    lefts = [
        float(strip.locator(".strip-year", has_text=year).get_attribute("x")) for year in ("2020", "2021")
    ]
    share = (date.fromisoformat(day) - date(2020, 1, 1)).days / 366
    return box["x"] + lefts[0] + share * (lefts[1] - lefts[0]), box["y"] + box["height"] / 3


def test_the_name_of_a_place_leaves_the_raid_alone(reader):
    reader.open()
    reader.page.get_by_label("Words", exact=True).fill("Albu Eessa")
    reader.page.keyboard.press("Enter")
    reader.wait_link(q=["Albu Eessa"])
    reader.wait_agreed(1)
    assert set(reader.markers()) == {RAID}


def test_dragging_over_the_months_sets_the_window(reader):
    reader.open()
    mouse = reader.page.mouse
    mouse.move(*strip_point(reader, "2020-03-10"))
    mouse.down()
    mouse.move(*strip_point(reader, "2020-06-01"), steps=5)
    mouse.move(*strip_point(reader, "2020-09-20"), steps=5)
    mouse.up()
    reader.page.wait_for_function("/^[?]from=2020-03-..&to=2020-09-..$/.test(location.search)")
    expect(reader.sentence).to_contain_text(re.compile("March – .* September 2020"))
    assert reader.wait_agreed() > 20


def test_a_click_on_a_month_shows_that_month(reader):
    reader.open()
    x, y = strip_point(reader, "2020-12-15")
    reader.page.mouse.move(x - 1, y)
    reader.page.mouse.move(x, y)
    reader.page.mouse.click(x, y)
    reader.wait_link(**{"from": ["2020-12-01"], "to": ["2020-12-31"]})
    expect(reader.sentence).to_contain_text("December 2020")
    assert reader.wait_agreed() > 20
    reader.page.get_by_role("button", name="Take off: December 2020").click()
    reader.wait_link(**{"from": None, "to": None})
    reader.wait_agreed(149)


def test_presets_and_dates(reader):
    reader.open()
    reader.page.get_by_role("button", name="June 2020", exact=True).click()
    reader.wait_link(**{"from": ["2020-06-01"], "to": ["2020-06-30"]})
    assert 10 < reader.wait_agreed() < 149
    reader.choose("preset:all")
    reader.wait_link(**{"from": [".."], "to": [".."]})
    reader.wait_agreed(238)
    reader.choose("preset:both")
    reader.wait_link(**{"from": None, "to": None})
    reader.wait_agreed(149)
    reader.page.locator("summary", has_text="Dates").click()
    reader.page.get_by_label("From").fill("2020-05-25")
    reader.wait_link(**{"from": ["2020-05-25"], "to": None})
    expect(reader.sentence).to_contain_text("25 May 2020")
    reader.wait_agreed()
    expect(reader.page.get_by_label("From"), "the menu stays open").to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_label("From")).to_be_hidden()


def test_a_menu_keeps_open_while_codes_are_chosen_and_closes_outside(reader):
    reader.open()
    menu = reader.page.locator('[data-menu="type"]')
    menu.locator("summary").click()
    menu.get_by_role("button", name="Diplomatic").click()
    reader.wait_link(type=["Diplomatic"])
    menu.get_by_role("button", name="Protest", exact=True).click()
    reader.wait_link(type=["Diplomatic", "Protests"])
    expect(menu.locator("summary b")).to_have_text("2")
    expect(reader.sentence).to_contain_text("Diplomatic")
    assert 0 < reader.wait_agreed() < 149
    reader.sentence.locator(".count").click()  # its end lies below the menu
    expect(menu.get_by_role("button", name="Diplomatic")).to_be_hidden()


def test_words_that_are_being_typed_outlive_the_answer_to_an_earlier_click(reader):
    wire = Wire(reader.page)
    reader.open()
    wire.hold()
    reader.choose("set:level=2")
    reader.page.get_by_label("Words", exact=True).press_sequentially("Albu Ee")
    wire.release()
    reader.wait_link(level=["2"])
    expect(reader.sentence).to_contain_text("important")
    expect(reader.page.get_by_label("Words", exact=True)).to_have_value("Albu Ee")
