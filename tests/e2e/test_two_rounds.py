"""The page of the two rounds in a real browser: footnotes, values, both pictures, the way to the timeline."""

import pytest
from playwright.sync_api import expect

from tightrope.figures.layout import PLANS, positions

ASAIB = "asaib-ahl-al-haq"
BOTH_DRAWN = "document.querySelectorAll('.network[data-drawn]').length === 2"
LIT = "[...document.querySelectorAll('.network')].map((one) => one.dataset.lit.split(' ').filter(Boolean))"


def open_rounds(reader, query=""):
    reader.page.goto(f"{reader.base}/rounds{query}")
    reader.page.wait_for_selector(".rounds-sources li")
    reader.page.wait_for_function(BOTH_DRAWN)
    reader.wait_settled()
    return reader.page


def place_of(reader, canvas, actor):
    """The middle of an actor's box in a picture, from the corner of the picture."""
    box = canvas.bounding_box()
    left, top, right, bottom = PLANS["wide"].frame
    scale = min(box["width"] / (right - left), box["height"] / (bottom - top))
    x, y = positions(reader.dossier, "wide")[actor]
    return {
        "x": box["width"] / 2 + (x - (left + right) / 2) * scale,
        "y": box["height"] / 2 + (y - (top + bottom) / 2) * scale,
    }


def test_a_footnote_leads_to_its_source_and_a_cell_opens_all_values(reader):
    page = open_rounds(reader)
    cell = page.locator("#held td").first
    expect(cell.get_by_text("Al Arabiya television")).to_be_hidden()
    cell.locator("summary").click()
    expect(cell.get_by_text("Al Arabiya television")).to_be_visible()
    for value in ("3", "13", "14", "15", "19", "23", "53"):
        expect(cell.locator("li > strong", has_text=value).first).to_be_visible()
    mark = cell.locator(".note a").first
    number = mark.inner_text()
    mark.click()
    source = page.locator(f"#source-{number}")
    expect(source).to_be_in_viewport()
    assert source.evaluate("one => one.matches(':target')")


def test_the_head_with_both_rounds_stays_in_sight(reader):
    page = open_rounds(reader)
    page.locator("#outcome").scroll_into_view_if_needed()
    for title in ("June 2020: Kataib Hezbollah", "December 2020: Asaib Ahl al-Haq"):
        expect(page.locator("thead").get_by_text(title)).to_be_in_viewport()


def test_a_click_in_one_picture_lights_both_and_leads_to_the_timeline(reader):
    page = open_rounds(reader)
    canvas = page.locator(".network-canvas").first
    canvas.scroll_into_view_if_needed()
    canvas.click(position=place_of(reader, canvas, ASAIB))
    page.wait_for_function(f"({LIT}).every((lit) => lit.includes('{ASAIB}') && lit.length > 3)")
    june, december = page.evaluate(LIT)
    assert june != december, "each picture lights the ties of its own day"
    chosen = page.locator(".rounds-chosen")
    expect(chosen).to_contain_text("Asaib Ahl al-Haq")
    reader.wait_link(actor=[ASAIB])
    chosen.get_by_role("link", name="Open in the timeline").click()
    reader.wait()
    assert reader.params["actor"] == [ASAIB]


def test_a_cell_opens_its_event_in_the_timeline(reader):
    page = open_rounds(reader)
    page.locator("#threats td").nth(1).get_by_role("link", name="Open in the timeline").click()
    reader.wait()
    assert reader.params["event"] == ["2020-12-25-asaib-ultimatum"]
    expect(reader.card).to_contain_text("deadline")


def test_a_changed_tie_opens_with_its_day(reader):
    page = open_rounds(reader)
    page.locator(".rounds-changes").get_by_role("link", name="Asaib Ahl al-Haq – Mustafa al-Kadhimi").click()
    reader.wait()
    assert reader.params["tie"] == ["asaib-ahl-al-haq--mustafa-al-kadhimi"]
    assert reader.params["asof"] == ["2020-12-26"]
    expect(reader.card).to_contain_text("26 December 2020")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_each_cell_stands_under_the_name_of_its_round(new_reader, scheme):
    reader = new_reader(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = open_rounds(reader)
    row = page.locator("#held")
    names = row.locator(".round-name")
    expect(names).to_have_text(["June 2020: Kataib Hezbollah", "December 2020: Asaib Ahl al-Haq"])
    expect(names.first).to_be_visible()
    june, december = (cell.bounding_box() for cell in row.locator("td").all())
    assert june["x"] == december["x"]
    assert june["y"] + june["height"] <= december["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
