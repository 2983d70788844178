"""The guided tours in a real browser: links to steps, turned by button and key, said aloud, left, printed."""

import pytest
from playwright.sync_api import expect
from reader import BORROW_SELECTION

RAID = "2020-06-25-dora-raid"
CONVOY = "2020-06-26-green-zone-convoy"
COUNT_PRINTS = """() => {
  const told = document.body.dataset;
  globalThis.print = () => { told.prints = Number(told.prints ?? 0) + 1; };
}"""


def open_step(reader, query):
    """Open a link to a step and wait until text and pictures stand."""
    reader.page.goto(f"{reader.base}/story{query}")
    for part in (".tour-step:not([hidden])", ".timeline[data-drawn]", ".network[data-drawn]"):
        reader.page.wait_for_selector(part)
    reader.page.evaluate(BORROW_SELECTION)
    reader.wait_settled()
    return reader.page


def heading(page):
    return page.locator(".tour-step:not([hidden]) h2")


def progress(page):
    return page.locator(".tour-at")


def said(page):
    return page.locator(".part-tour > [role=status]")


@pytest.mark.parametrize(
    ("query", "title", "at", "event"),
    [
        ("?tour=june-2020", "A new premier and the factions", "1 of 9", "2020-05-16-kadhimi-visits-pmf"),
        (
            "?tour=december-2020&step=december-2020-ultimatum", "Forty-eight hours", "7 of 12",
            "2020-12-25-asaib-ultimatum",
        ),
        ("?step=aftermath-handover", "The handover", "10 of 10", "2022-10-28-handover"),
    ],
)  # fmt: skip
def test_the_link_of_a_step_opens_it_in_a_fresh_browser(new_reader, query, title, at, event):
    reader = new_reader()
    page = open_step(reader, query)
    expect(heading(page)).to_have_text(title)
    expect(progress(page)).to_have_text(at)
    expect(page.locator(".timeline")).to_have_attribute("data-event", event)
    expect(page.locator(".card h2")).to_have_text(reader.dossier.events.at[event, "title"])
    expect(page.locator(".notice")).to_have_count(0)
    expect(said(page)).to_have_text("")


def test_a_step_moves_both_pictures_without_remounting_and_is_said_aloud(reader):
    page = open_step(reader, "?step=june-2020-raid")
    reader.mark_parts()
    marked = reader.kept()["marked"]
    page.get_by_role("link", name="Next").click()
    expect(heading(page)).to_have_text("Armed men drive into the Green Zone")
    expect(said(page)).to_have_text("Step 4 of 9: Armed men drive into the Green Zone")
    reader.wait_link(step=["june-2020-convoy"], event=[CONVOY])
    expect(page.locator(".timeline")).to_have_attribute("data-event", CONVOY)
    assert "kataib-hezbollah" in page.locator(".network").get_attribute("data-lit")
    assert {key: reader.kept()[key] for key in ("marked", "fresh")} == {"marked": marked, "fresh": 0}
    expect(page.get_by_role("link", name="Next")).to_be_focused()
    page.go_back()
    expect(heading(page)).to_have_text("The raid")
    expect(page.locator(".timeline")).to_have_attribute("data-event", RAID)


def test_arrow_keys_turn_as_fast_as_they_are_pressed_and_stop_at_the_ends(reader):
    """Streamlit ends a call that newer data has overtaken; the page took that for its own end."""
    page = open_step(reader, "?tour=june-2020")
    reader.mark_parts()
    marked = reader.kept()["marked"]
    page.keyboard.press("ArrowLeft")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(progress(page)).to_have_text("4 of 9")
    reader.wait_link(step=["june-2020-convoy"], event=[CONVOY])
    page.keyboard.press("ArrowLeft")
    expect(progress(page)).to_have_text("3 of 9")
    reader.wait_link(step=["june-2020-raid"], event=[RAID])
    for key, times in (("ArrowRight", 9), ("ArrowLeft", 9), ("ArrowRight", 9)):
        for _ in range(times):
            page.keyboard.press(key)
    expect(progress(page)).to_have_text("9 of 9")
    reader.wait_link(step=["june-2020-after"], event=["2020-07-04-security-reshuffle"])
    expect(page.locator(".part-tour")).to_have_count(1)
    assert {key: reader.kept()[key] for key in ("marked", "fresh")} == {"marked": marked, "fresh": 0}


def test_an_arrow_in_a_field_or_with_another_key_turns_nothing(reader):
    page = open_step(reader, "?step=june-2020-raid")
    page.locator(".part-network [data-set=asof]").first.focus()
    page.keyboard.press("ArrowRight")
    page.locator(".part-timeline select").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.locator(".tour-turn summary").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+ArrowRight")
    expect(progress(page)).to_have_text("3 of 9")
    page.keyboard.press("ArrowRight")
    expect(progress(page)).to_have_text("4 of 9")


def test_the_list_of_steps_jumps_and_closes(reader):
    page = open_step(reader, "?step=december-2020-salvo")
    page.locator(".tour-turn summary").click()
    expect(page.locator(".tour-turn [aria-current=step]")).to_have_text("Twenty-one rockets")
    page.get_by_role("link", name="Where is the detained man?").click()
    expect(progress(page)).to_have_text("11 of 12")
    expect(page.locator(".tour-turn .menu")).not_to_have_attribute("open", "")
    reader.wait_link(step=["december-2020-custody"])


def test_a_footnote_leads_to_its_source_and_only_sources_of_the_step_are_listed(reader):
    page = open_step(reader, "?step=december-2020-silence")
    mark = page.locator(".tour-step:not([hidden]) .note a").first
    number = mark.inner_text()
    mark.click()
    expect(page.locator(".tour-sources li:target")).to_have_attribute("value", number)
    expect(page.locator(".tour-sources li:target")).to_be_visible()
    listed = page.locator(".tour-sources li:visible").count()
    assert 3 < listed < page.locator(".tour-sources li").count()


def test_the_reader_may_click_on_and_comes_back_to_the_step_by_a_click(reader):
    page = open_step(reader, "?step=june-2020-raid")
    page.locator('.card [data-pick="actor:counter-terrorism-service"]').first.click()
    reader.wait_link(actor=["counter-terrorism-service"], step=["june-2020-raid"])
    expect(progress(page)).to_have_text("3 of 9")
    page.get_by_role("link", name="Back to the view of the step").click()
    reader.wait_link(actor=None, event=[RAID])
    expect(page.get_by_role("link", name="Back to the view of the step")).to_have_count(0)


def test_leaving_keeps_the_view_and_the_pictures(reader):
    page = open_step(reader, "?step=june-2020-convoy")
    reader.mark_parts()
    marked = reader.kept()["marked"]
    page.get_by_role("link", name="Leave the tour here").click()
    page.wait_for_selector(".chip")
    reader.wait_link(event=[CONVOY], step=None)
    assert "/story" not in page.url
    expect(page.locator(".part-tour")).to_have_count(0)
    expect(page.locator(".timeline")).to_have_attribute("data-event", CONVOY)
    assert reader.kept()["marked"] == marked
    page.keyboard.press("ArrowRight")
    reader.wait_settled()
    assert reader.params["event"] == [CONVOY]


def test_the_first_view_leads_newcomers_to_a_tour_and_the_offer_steps_aside(reader):
    reader.open()
    offer = reader.page.locator(".sentence").get_by_role("link", name="December 2020")
    offer.click()
    expect(heading(reader.page)).to_have_text("A truce ends")
    reader.wait_link(step=["december-2020-truce"])
    reader.open(f"/?event={RAID}")
    expect(offer).to_have_count(0)


@pytest.mark.parametrize(
    "query", ["?tour=nowhere", "?step=%3Cimg%20src=x%20onerror=alert(1)%3E", "?step=" + "x" * 3000]
)
def test_a_step_that_is_not_there_gives_one_notice_and_the_tours(reader, query):
    reader.page.goto(f"{reader.base}/story{query}")
    expect(reader.page.locator(".tours li h2")).to_have_count(3)
    expect(reader.page.locator(".notice")).to_have_count(1)
    expect(reader.page.locator(".notice img")).to_have_count(0)


def test_on_a_phone_the_text_stands_above_the_picture_it_tells_of(new_reader):
    reader = new_reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = open_step(reader, "?step=june-2020-raid")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    order = """() => [".part-tour", ".part-network", ".part-timeline", ".part-tour-sources"]
        .map((part) => document.querySelector(part).getBoundingClientRect().top)"""
    text, network, timeline, sources = page.evaluate(order)
    assert text < network < timeline < sources, "the raid is told of the network"
    page.get_by_role("link", name="Next").tap()
    expect(progress(page)).to_have_text("4 of 9")
    text, network, timeline, _ = page.evaluate(order)
    assert text < timeline < network, "the convoy is told of the timeline"
    assert page.locator(".tour-turn a").first.bounding_box()["height"] >= 40


def test_a_tour_is_printed_whole_with_its_sources(reader):
    page = open_step(reader, "?step=december-2020-salvo")
    page.emulate_media(media="print")
    steps = page.locator(".tour-step:visible")
    expect(steps).to_have_count(12)
    expect(page.locator(".tour-sources li:visible")).to_have_count(page.locator(".tour-sources li").count())
    for part in (".bar", ".tour-turn", ".timeline", ".tour-view"):
        expect(page.locator(part).first).to_be_hidden()
    page.emulate_media(media="screen")
    expect(steps).to_have_count(1)


def test_the_whole_tour_is_printed_with_pictures_when_asked_and_the_page_goes_on(reader):
    page = open_step(reader, "?step=june-2020-raid")
    page.evaluate(COUNT_PRINTS)
    page.get_by_role("button", name="Print the whole tour").click()
    expect(page.locator("body")).to_have_attribute("data-prints", "1")
    expect(page.locator(".tour-paper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".tour-paper figure:visible")).to_have_count(18)
    expect(page.locator(".tour-paper .address").first).to_contain_text(f"{reader.base}/story?tour=june-2020")
    for part in (".bar", ".tour", ".timeline", ".network", ".tour-view", ".tour-sources"):
        expect(page.locator(part).first).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Next").click()
    reader.wait_link(step=["june-2020-convoy"])
    expect(page.locator(".tour-paper")).to_have_count(0)
    expect(page.locator("body")).to_have_attribute("data-prints", "1")
    page.get_by_role("button", name="Print the whole tour").click()
    expect(page.locator("body")).to_have_attribute("data-prints", "2")


@pytest.mark.parametrize("width", [1440, 1200])
def test_the_pictures_stay_where_they_are_however_long_the_text_of_a_step(new_reader, width):
    """A longer text made the row of the line above them higher, and both pictures jumped at each step."""
    reader = new_reader(viewport={"width": width, "height": 900})
    page = open_step(reader, "?step=june-2020-rockets")
    gap = """() => {
      const line = document.querySelector(".part-tour-view").getBoundingClientRect();
      const pictures = [...document.querySelectorAll(".part-timeline, .part-network")];
      return Math.min(...pictures.map((one) => one.getBoundingClientRect().top)) - line.bottom;
    }"""
    first = page.evaluate(gap)
    page.keyboard.press("ArrowRight")
    expect(heading(page)).to_have_text("The raid")
    reader.wait_link(step=["june-2020-raid"], event=[RAID])
    expect(page.locator(".timeline")).to_have_attribute("data-event", RAID)
    reader.wait_settled()
    assert 0 <= first < 30
    assert abs(page.evaluate(gap) - first) < 1
    text, sources = (page.locator(part).bounding_box() for part in (".part-tour", ".part-tour-sources"))
    assert sources["y"] >= text["y"] + text["height"]
