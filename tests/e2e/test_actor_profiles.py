"""The actors in a browser: found in any script, read from a link, left for a neighbour, a tie or an event."""

import pytest
from playwright.sync_api import expect

KH = "kataib-hezbollah"


@pytest.fixture
def actors(desk, server, watch):
    page = watch.over(desk.new_page())
    page.goto(server + "/actors")
    expect(page.locator(".found")).to_have_text("179 of 179 actors")
    yield page
    page.close()


def shown(page):
    return page.locator(".directory tbody tr")


def test_an_actor_is_found_in_arabic_and_in_another_spelling_and_opens(actors):
    find = actors.get_by_label("Search the actors")
    find.fill("الخزعلي")
    expect(shown(actors)).to_have_count(2)
    find.fill("ketaeb hizbollah")
    expect(shown(actors).first).to_have_attribute("data-actor", KH)
    shown(actors).first.get_by_role("link").click()
    expect(actors.locator(f'[data-profile="{KH}"] h1')).to_contain_text("Kataib Hezbollah")
    assert f"actor={KH}" in actors.url


def test_camps_and_kinds_narrow_the_directory_and_columns_sort_it(actors, dossier):
    actors.locator("[data-camp=shrine-hashd]").click()
    expect(actors.locator(".found")).to_have_text("6 of 179 actors")
    actors.locator("[data-filter=kind]").select_option("person")
    expect(shown(actors)).to_have_count(1)
    actors.locator("[data-camp=shrine-hashd]").click()
    actors.locator("th[data-key=name] button").click()
    names = shown(actors).locator("[data-put=name]").all_inner_texts()
    assert len(names) == (dossier.actors["kind"] == "person").sum()
    assert names == sorted(names, key=str.casefold)
    actors.get_by_label("Search the actors").fill("nobody of this name at all")
    expect(actors.get_by_text("Nobody matches")).to_be_visible()


def test_a_link_opens_a_profile_and_a_neighbour_another_beside_it(reader):
    reader.page.goto(reader.base + f"/actors?actor={KH}&asof=2020-12-25")
    page = reader.page
    expect(page.locator(f'[data-profile="{KH}"]')).to_be_visible()
    expect(page.locator(".network[data-drawn]")).to_be_visible()
    page.locator('.profile [data-pick="front:ahmad-al-hamidawi"]').first.click()
    expect(page.locator('[data-profile="ahmad-al-hamidawi"]')).to_be_visible()
    expect(page.locator(".tabs li")).to_have_count(2)
    page.locator(f'.tabs [data-pick="front:{KH}"]').click()
    expect(page.locator(f'[data-profile="{KH}"]')).to_be_visible()
    expect(page.locator(".tabs li")).to_have_count(2)


def test_a_tie_in_the_picture_opens_its_card_and_a_footnote_its_source(reader):
    page = reader.page
    page.goto(reader.base + f"/actors?actor={KH}&asof=2020-12-25")
    expect(page.locator(".network[data-drawn]")).to_be_visible()
    reader.click_tie(KH, "us-embassy-baghdad")
    expect(page.locator(".part-profile-tie h2")).to_contain_text("US Embassy")
    page.locator(".part-profile [data-note]").first.click()
    expect(page.locator(".part-profile .sources li.is-found")).to_be_visible()


def test_a_month_of_the_activity_opens_its_events_on_the_timeline(reader):
    page = reader.page
    page.goto(reader.base + f"/actors?actor={KH}")
    page.get_by_label("June 2020:").click()
    expect(page.locator(".timeline[data-drawn]")).to_be_visible()
    assert "from=2020-06-01" in page.url
    assert f"actor={KH}" in page.url
