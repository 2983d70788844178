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


def swipe_up(reader, picture):
    """Draw a finger upwards over a picture, as a hand does that wants to read on."""
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    visible = max(box["y"], 0), min(box["y"] + box["height"], 844)
    touch = reader.page.context.new_cdp_session(reader.page)
    x, y = box["x"] + box["width"] / 2, sum(visible) / 2
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        *(("touchMove", [{"x": x, "y": y - 20 * step}]) for step in range(1, 9)),
        ("touchEnd", []),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_the_page_is_as_wide_as_the_phone_and_everything_is_reached(reader):
    for element in ("document.documentElement", "document.querySelector('.stMain')"):
        assert reader.page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth")
    parts = [reader.page.locator(".chip").first, reader.search, reader.page.get_by_label("Words")]
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


def test_a_tap_on_a_marker_opens_its_card_and_keeps_the_zoom(reader, dossier):
    """Plotly tells a tap twice and takes it for a double click, which would close the event and zoom out."""
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
