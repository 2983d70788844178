"""Where sources differ, in a browser: the picture, the search, and the way to who says what."""

import re

import pytest
from playwright.sync_api import expect

RAID = "2020-06-25-dora-raid"
ROWS = ".disputes tbody tr:not([hidden])"


@pytest.fixture
def page(reader):
    """The page of differing accounts, drawn."""
    reader.page.goto(f"{reader.base}/accounts")
    reader.page.wait_for_selector(".accounts-picture[data-rows]")
    expect(reader.page.locator(ROWS).first).to_be_visible()
    return reader.page


def test_who_said_53_and_who_says_otherwise_is_two_clicks_away(reader):
    reader.open()
    reader.click_chip(RAID)
    reader.wait_link(event=[RAID])
    held = reader.card.locator('[data-attribute="detained_count.detainee_count"]')
    expect(held.locator("summary").first).to_contain_text("3 to 53 detained")
    most = held.locator(".account", has=reader.page.locator("strong", has_text=re.compile("^53$")))
    expect(most).to_contain_text("Al Arabiya")
    army = held.locator(".account", has=reader.page.locator("strong", has_text=re.compile("^14$")))
    expect(army).to_contain_text("Joint Operations Command")
    expect(most).to_be_visible()
    expect(army).to_be_visible()


def test_a_mark_of_the_picture_opens_its_event(page):
    page.get_by_role("button", name="Held and freed").click()
    expect(page.get_by_role("button", name="Held and freed")).to_have_attribute("aria-pressed", "true")
    heading = page.locator(".accounts-plot .annotation a", has_text="3 to 53 detained")
    expect(heading).to_be_visible()
    row = page.evaluate(
        """event => {
          const plot = document.querySelector(".accounts-plot");
          return plot.layout.annotations.findIndex((note) => note.text.includes(event));
        }""",
        RAID,
    )
    spot = page.evaluate(
        """row => {
          for (const trace of document.querySelectorAll(".accounts-plot .scatterlayer .trace")) {
            const ids = trace.__data__[0].trace.customdata ?? [];
            for (const point of trace.querySelectorAll(".point")) {
              if (ids[point.__data__.i] !== row) continue;
              const box = point.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }
          }
        }""",
        row,
    )
    page.mouse.move(*spot)
    expect(page.locator(".accounts-plot .hoverlayer text").first).to_be_visible()
    page.mouse.click(*spot)
    page.wait_for_url(re.compile(f"[?&]event={RAID}"))
    expect(page.locator(".card h2")).to_contain_text("CTS raided")


def test_the_words_of_a_row_are_a_link_to_its_event(page):
    page.locator(".accounts-plot .annotation a", has_text="3 to 21 rockets").click()
    page.wait_for_url(re.compile("[?&]event=2020-12-20-green-zone-salvo"))
    expect(page.locator(".card h2")).to_be_visible()


def test_search_hides_what_does_not_match_and_says_how_much_is_left(page):
    every = page.locator(ROWS).count()
    page.get_by_role("searchbox", name="Search").fill("Al Arabiya detained 53")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("[data-found]")).to_have_text("rows found: 1")
    page.get_by_role("searchbox", name="Search").fill("")
    expect(page.locator(ROWS)).to_have_count(every)


def test_the_table_is_sorted_by_its_heads_and_opens_its_rows(page):
    head = page.get_by_role("button", name="Independent accounts")
    head.click()
    head.click()
    first = page.locator(ROWS).first
    expect(first.locator("td").last).to_have_text("17")
    first.locator("summary").click()
    expect(first.locator(".account").last).to_contain_text("Al Arabiya television")


def test_a_phone_shows_all_of_it_without_scrolling_sideways(new_reader):
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.page.goto(f"{reader.base}/accounts")
    reader.page.wait_for_selector(".accounts-picture[data-rows]")
    expect(reader.page.locator(ROWS).first).to_be_visible()
    wide = reader.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
