"""Help where people look: the key of each picture, the note for newcomers, ways out of an empty view."""

import pytest
from playwright.sync_api import expect

SALVO = "2020-12-20-green-zone-salvo"


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ("timeline", ("Hollow", "Rings and arcs", "Enter opens it")),
        ("network", ("Arrow", "Dots", "two move")),
    ],
)
def test_the_key_of_a_picture_stands_in_sight_and_explains_each_symbol(reader, picture, words):
    """The key of the timeline opened to the left of the screen."""
    reader.open()
    key = reader.page.locator(f'.menu[data-menu="{picture}-key"]')
    key.get_by_text("Every symbol").click()
    panel = key.locator(".menu-panel")
    expect(panel).to_be_in_viewport(ratio=1)
    for word in words:
        expect(panel).to_contain_text(word)
    assert panel.locator("dt svg > *").count() >= panel.locator("dt").count() > 5
    reader.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_the_note_for_newcomers_goes_with_the_first_choice_and_nothing_jumps(reader):
    note = reader.page.locator(".sentence .hint")
    reader.open()
    expect(note).to_contain_text("New here?")
    before = reader.timeline.bounding_box()
    reader.click_chip(SALVO)
    reader.wait_link(event=[SALVO])
    expect(note).to_have_count(0)
    assert reader.timeline.bounding_box() == before
    reader.page.keyboard.press("Escape")
    reader.clear()
    reader.wait_link(event=None)
    expect(note).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 1280])
def test_whatever_is_chosen_the_pictures_stay_where_they_are(new_reader, width):
    """The sentence is one line: the title of what is open gives way before it makes a second one."""
    reader = new_reader(viewport={"width": width, "height": 900}).open()
    before = reader.timeline.bounding_box()
    reader.open(f"/?event={SALVO}&actor=kataib-hezbollah")
    assert reader.timeline.bounding_box() == before
    expect(reader.sentence).to_contain_text("open: Rocket salvo")


@pytest.mark.parametrize("width", [1440, 1366, 1280, 1210])
def test_newcomers_see_every_tour_and_the_notes_line_stays_one(new_reader, width):
    """Where the note did not fit, the sentence became two lines, and one again with the first choice."""
    reader = new_reader(viewport={"width": width, "height": 900}).open()
    for tour in reader.page.locator(".sentence .hint a").all():
        expect(tour).to_be_in_viewport(ratio=1)
    words, buttons = (reader.page.locator(part).bounding_box() for part in (".said", ".sentence .actions"))
    assert words["height"] < 30
    assert words["x"] + words["width"] <= buttons["x"]


def test_nothing_is_kept_on_the_device_for_it(reader):
    reader.open().click_chip(SALVO)
    reader.wait_link(event=[SALVO])
    kept = reader.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].join(' ')")
    assert "tightrope" not in kept.lower()
    assert "hint" not in kept.lower()


def test_who_comes_by_a_link_with_an_event_sees_no_note(reader):
    reader.open(f"/?event={SALVO}")
    expect(reader.page.locator(".sentence .hint")).to_have_count(0)


@pytest.mark.parametrize("page", ["/", "/map", "/accounts", "/sources"])
def test_an_empty_view_says_which_filter_to_take_off_and_does_it(reader, page):
    reader.page.goto(f"{reader.base}{page}?q=kangaroo&disputed=1")
    ways = reader.page.locator(".relax")
    expect(ways).to_contain_text("No event passes all filters.")
    way = ways.locator('[data-pick="drop:q"]')
    shown = int(way.locator("b").inner_text().split()[0])
    assert shown > 0
    way.click()
    expect(ways).to_have_count(0)
    reader.wait_link(q=None, disputed=["1"])
    if page in ("/", "/map"):
        expect(reader.page.locator(".sentence .count")).to_have_text(f"{shown} of 238 events")
