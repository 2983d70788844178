"""On a phone: nothing is cut, everything is reached, a finger scrolls the page and opens events."""

import pytest
from playwright.sync_api import expect

SALVO = "2020-12-20-green-zone-salvo"

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def reader(new_reader):
    return new_reader(**PHONE).open()


def scroll_top(reader):
    return reader.page.evaluate("document.querySelector('.stMain').scrollTop + window.scrollY")


DRAWN = "() => document.querySelector('.network-canvas canvas').toDataURL()"


def drawn(reader):
    return reader.page.evaluate(DRAWN)


def touch(reader, steps):
    """Lay fingers on the first places, draw them over the next ones, lift them."""
    session = reader.page.context.new_cdp_session(reader.page)
    for place, fingers in enumerate([*steps, ()]):
        kind = "touchEnd" if not fingers else "touchMove" if place else "touchStart"
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def swipe_up(reader, picture):
    """Draw a finger upwards over a picture, as a hand does that wants to read on."""
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    visible = max(box["y"], 0), min(box["y"] + box["height"], 844)
    x, y = box["x"] + box["width"] / 2, sum(visible) / 2
    touch(reader, [((x, y - 20 * step),) for step in range(9)])


def test_the_page_is_as_wide_as_the_phone_and_everything_is_reached(reader):
    for element in ("document.documentElement", "document.querySelector('.stMain')"):
        assert reader.page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth")
    filters = reader.page.get_by_role("button", name="Filters")
    parts = [reader.page.locator(".chip").first, reader.search, filters]
    parts += [reader.timeline, reader.network, reader.card, reader.rows.first]
    for part in parts:
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport()
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + min(box["width"], 390) <= 390


def test_a_finger_scrolls_the_page_over_both_pictures_and_picks_nothing(reader):
    for picture in (reader.timeline.locator(".timeline-plot"), reader.network.locator(".network-canvas")):
        picture.scroll_into_view_if_needed()
        before = scroll_top(reader)
        swipe_up(reader, picture)
        reader.page.wait_for_function(
            "before => document.querySelector('.stMain').scrollTop + window.scrollY > before + 60", arg=before
        )
        reader.wait_settled()
        assert reader.params == {}


def test_a_finger_of_each_hand_moves_and_widens_the_network_and_not_the_page(reader):
    reader.network.scroll_into_view_if_needed()
    reader.page.evaluate("document.querySelector('.network').scrollIntoView({block: 'center'})")
    box, before, seen = reader.network.bounding_box(), scroll_top(reader), drawn(reader)
    x, y = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 500)
    apart = [((x - 30, y), (x + 30, y))] + [
        ((x - 30 - 8 * step, y + 6 * step), (x + 30 + 8 * step, y + 6 * step)) for step in range(1, 7)
    ]
    touch(reader, apart)
    reader.page.wait_for_function(f"seen => ({DRAWN})() !== seen", arg=seen)
    assert scroll_top(reader) == before
    reader.wait_settled()
    assert reader.params == {}


def test_the_filters_are_a_sheet_that_stays_until_it_is_left(reader):
    sheet = reader.page.locator("#filters")
    expect(sheet).to_be_hidden()
    reader.page.get_by_role("button", name="Filters").tap()
    expect(sheet).to_be_in_viewport(ratio=1)
    sheet.get_by_role("button", name="disputed only").tap()
    reader.wait_link(disputed=["1"])
    expect(sheet).to_be_visible()
    shown = reader.count()
    assert 0 < shown < 149
    sheet.get_by_text("Type", exact=True).tap()
    sheet.get_by_role("button", name="Political").tap()
    reader.wait_link(disputed=["1"], type=["Political"])
    assert 0 < reader.wait_agreed() < shown
    sheet.get_by_role("button", name=f"Show {reader.count()} event").tap()
    expect(sheet).to_be_hidden()
    expect(reader.page.get_by_role("button", name="Filters 2")).to_be_visible()


def test_what_is_open_is_at_hand_wherever_the_reader_is(reader, dossier):
    at_hand = reader.page.locator(".at-hand")
    expect(at_hand).to_have_count(0)
    reader.page.touchscreen.tap(*reader.marker(SALVO))
    reader.wait_link(event=[SALVO])
    expect(at_hand).to_be_in_viewport()
    at_hand.get_by_role("button", name=dossier.events.at[SALVO, "title"]).tap()
    expect(reader.card.locator("h2")).to_be_in_viewport()
    assert reader.card.bounding_box()["width"] > 360
    at_hand.get_by_role("button", name="Timeline").tap()
    expect(reader.page.locator(".timeline-plot")).to_be_in_viewport()
    at_hand.get_by_role("button", name="Close").tap()
    reader.wait_link(event=None)
    expect(at_hand).to_have_count(0)


def test_the_first_screen_has_the_first_marks(reader):
    assert scroll_top(reader) == 0
    assert sum(y < 844 for _, y in reader.markers().values()) > 30


def test_a_tap_on_a_marker_opens_its_card_and_keeps_the_zoom(reader, dossier):
    """Plotly would tell a tap twice and take it for a double click, which closes the event and zooms out."""
    reader.timeline.locator('[data-zoom="in"]').tap()
    span = reader.kept()["span"]
    assert span != ["2020-05-01", "2021-07-01"]
    reader.page.touchscreen.tap(*reader.marker(SALVO))
    reader.wait_link(event=[SALVO])
    expect(reader.timeline).to_have_attribute("data-event", SALVO)
    expect(reader.card.locator("h2")).to_have_text(dossier.events.at[SALVO, "title"])
    assert reader.kept()["span"] == span
    reader.page.touchscreen.tap(*reader.marker(SALVO))
    reader.wait_link(event=None)


def test_a_tap_on_an_actor_filters_the_timeline(reader):
    reader.network.scroll_into_view_if_needed()
    reader.page.touchscreen.tap(*reader.node("kataib-hezbollah"))
    reader.wait_link(actor=["kataib-hezbollah"])
    assert 0 < reader.wait_agreed() < 149
    expect(reader.card.locator("h2")).to_contain_text("Kataib Hezbollah")
