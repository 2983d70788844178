"""Pictures by keyboard: marks are walked with arrows, opened with Enter, undone with Escape, told aloud."""

import pytest
from playwright.sync_api import expect

SALVO = "2020-12-20-green-zone-salvo"

TIMELINE, NETWORK = ".timeline .cursor", ".network .cursor"


def at(reader, picture):
    """What the mark says that the reader is at."""
    marked = reader.page.locator(picture).get_by_role("option")
    expect(marked).to_have_count(1)
    focused = "box => box === document.activeElement && box.getAttribute('aria-activedescendant')"
    assert reader.page.locator(picture).evaluate(focused) == marked.get_attribute("id")
    place, total = (int(marked.get_attribute(f"aria-{name}")) for name in ("posinset", "setsize"))
    return marked.get_attribute("aria-label"), place, total


def press(reader, *keys):
    for key in keys:
        reader.page.keyboard.press(key)


def jump(reader, words):
    """Take one of the first links of the page."""
    for _ in range(8):
        press(reader, "Tab")
        if reader.page.evaluate("document.activeElement.textContent") == words:
            return press(reader, "Enter")
    raise AssertionError(f"no link {words!r} comes first")


def test_every_event_is_met_once_in_order_of_time_and_the_ends_hold(reader):
    reader.open("/?from=2020-12-01&to=2020-12-31")
    jump(reader, "Skip to the timeline")
    met = []
    while not met or met[-1][1] < met[-1][2]:
        met.append(at(reader, TIMELINE))
        press(reader, "ArrowRight")
    assert [place for _, place, _ in met] == list(range(1, reader.count() + 1))
    titles = reader.page.locator(".part-table tr[data-event] .link").all_inner_texts()
    assert {words.split(": ", 1)[1] for words, _, _ in met} == set(titles)
    press(reader, "ArrowRight", "ArrowRight")
    assert at(reader, TIMELINE) == met[-1]
    press(reader, "Home", "ArrowLeft")
    assert at(reader, TIMELINE) == met[0]


def test_enter_opens_an_event_and_escape_closes_it_and_the_reader_stays_where_he_was(reader, dossier):
    reader.open("/?from=2020-12-20&to=2020-12-20")
    jump(reader, "Skip to the timeline")
    title = dossier.events.at[SALVO, "title"]
    while title not in at(reader, TIMELINE)[0]:
        press(reader, "ArrowRight")
    here = at(reader, TIMELINE)
    press(reader, "Enter")
    reader.wait_link(event=[SALVO])
    expect(reader.card.locator("h2")).to_have_text(title)
    expect(reader.page.locator(f"{TIMELINE} [aria-selected=true]")).to_have_count(1)
    assert at(reader, TIMELINE) == here
    press(reader, "Escape")
    reader.wait_link(event=None)
    assert at(reader, TIMELINE) == here


def test_up_and_down_lead_to_another_lane(reader):
    reader.open()
    jump(reader, "Skip to the timeline")
    box = reader.page.locator(f"{TIMELINE} .cursor-at")
    before = box.bounding_box()
    press(reader, "ArrowDown")
    after = box.bounding_box()
    assert after["y"] > before["y"] + 2
    press(reader, "ArrowUp")
    assert box.bounding_box()["y"] < after["y"]


def test_actors_are_walked_in_the_network_chosen_and_undone(reader):
    reader.open()
    jump(reader, "Skip to the network")
    first, _, total = at(reader, NETWORK)
    assert total == int(reader.network.get_attribute("data-actors"))
    press(reader, "ArrowRight", "ArrowDown")
    words = at(reader, NETWORK)[0]
    assert words != first
    press(reader, "Enter")
    reader.page.wait_for_function("new URLSearchParams(location.search).has('actor')")
    reader.wait_settled()
    assert at(reader, NETWORK)[0] == words
    expect(reader.sentence).to_contain_text(f"involving {words.split(',')[0]}")
    press(reader, "Escape")
    reader.wait_link(actor=None)
    expect(reader.sentence).not_to_contain_text("involving")


def test_the_mark_that_has_the_focus_is_framed_and_only_then(reader):
    reader.open()
    mark = reader.page.locator(f"{TIMELINE} .cursor-at")
    expect(mark).to_be_hidden()
    jump(reader, "Skip to the timeline")
    expect(mark).to_be_visible()
    assert mark.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    press(reader, "Tab")
    expect(mark).to_be_hidden()


def test_a_mouse_still_reaches_what_lies_under_the_cursor(reader):
    reader.open().click_event(SALVO)
    reader.wait_link(event=[SALVO])
    assert reader.chosen()["event"] == reader.lit()["event"] == SALVO


def test_the_number_of_events_is_told_in_a_region_that_stays(reader):
    reader.open()
    region = reader.page.locator("body > [role=status]")
    expect(region).to_have_text("")
    reader.page.evaluate("document.querySelector('body > [role=status]').stayed = true")
    reader.choose("preset:december-2020")
    expect(region).to_contain_text("of 238 events")
    said = region.inner_text()
    assert said.split()[0] == str(reader.wait_agreed())
    assert reader.page.evaluate("document.querySelector('body > [role=status]').stayed")
    reader.click_chip(SALVO)
    expect(region).to_contain_text("open: Rocket salvo")


@pytest.mark.parametrize("words", ["Skip to the table", "Skip to what is open"])
def test_few_keys_lead_to_the_first_row_and_to_the_card(reader, words):
    """There were 61 stops of the Tab key before the first row."""
    reader.open()
    jump(reader, words)
    part = "table" if "table" in words else "card"
    expect(reader.page.locator(f".part-{part}")).to_be_focused()
    expect(reader.page.locator(f".part-{part}")).to_be_in_viewport()
    if part == "table":
        for _ in range(10):
            press(reader, "Tab")
            if reader.page.evaluate("Boolean(document.activeElement.closest('tbody'))"):
                return
        raise AssertionError("the first row is further than ten keys away")


def walked(reader, picture):
    """The words of all marks of a picture."""
    press(reader, "Home")
    words = [at(reader, picture)]
    while words[-1][1] < words[-1][2]:
        press(reader, "ArrowRight")
        words.append(at(reader, picture))
    return [one for one, _, _ in words]


def test_whatever_a_picture_shows_its_tables_open_too(reader):
    """The equal path: each event, actor and line has a button in a table that does the same."""
    reader.open("/?actor=asaib-ahl-al-haq&network=all")

    def opened_by(table, kind):
        reader.choose(f"set:table={table}")
        reader.page.wait_for_selector(f'.part-table [aria-pressed=true][data-pick="set:table={table}"]')
        reader.wait_settled()
        buttons = reader.page.locator(f'.part-table [data-pick^="{kind}:"]')
        return dict(
            buttons.evaluate_all("all => all.map((one) => [one.dataset.pick.split(':')[1], one.innerText])")
        )

    reader.page.locator(NETWORK).focus()
    actors = [words.split(",")[0] for words in walked(reader, NETWORK)]
    ties = int(reader.network.get_attribute("data-ties"))
    assert opened_by("events", "event").keys() == reader.markers().keys()
    assert set(actors) <= set(opened_by("actors", "actor").values())
    assert len(opened_by("ties", "tie")) >= ties > 0
