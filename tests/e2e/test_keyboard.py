"""Everything without a mouse: chips, the actor search in any spelling, tables, the link to copy."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

RAID = "2020-06-25-dora-raid"
LEBANESE = "hezbollah-lebanon"


def test_tab_and_enter_open_an_event_from_a_chip(reader, dossier):
    reader.open().tab_to(f'.chip[data-event="{RAID}"]')
    reader.page.keyboard.press("Enter")
    reader.wait_link(event=[RAID])
    expect(reader.card.locator("h2")).to_have_text(dossier.events.at[RAID, "title"])


@pytest.fixture
def searching(reader):
    reader.open().tab_to("[role=combobox]")
    return reader


def found(reader):
    return reader.page.locator("[role=option]").evaluate_all(
        "options => options.map((one) => one.dataset.id)"
    )


def test_any_spelling_finds_the_actor_and_never_somebody_of_a_like_name(searching):
    for typed, actor in (
        ("Hizbullah brigades", "kataib-hezbollah"),
        ("كتائب حزب الله", "kataib-hezbollah"),
        ("Hisam Zrijawi", "hossam-al-zerjawi"),
    ):
        searching.page.keyboard.press("Control+A")
        searching.page.keyboard.type(typed)
        expect(searching.page.locator("[role=option]").first).to_have_attribute("data-id", actor)
        assert LEBANESE not in found(searching)


def test_arrow_and_enter_choose_what_was_found(searching):
    searching.page.keyboard.type("Hizbullah brigades")
    expect(searching.page.locator("[role=option].is-active")).to_have_attribute("data-id", "kataib-hezbollah")
    searching.page.keyboard.press("ArrowDown")
    searching.page.keyboard.press("ArrowUp")
    searching.page.keyboard.press("Enter")
    searching.wait_link(actor=["kataib-hezbollah"])
    expect(searching.sentence).to_contain_text("involving Kataib Hezbollah")
    assert 0 < searching.wait_agreed() < 149
    searching.page.keyboard.press("Backspace")
    searching.wait_link(actor=None)
    searching.wait_agreed(149)


def test_a_row_of_the_table_opens_its_event(reader):
    reader.open("/?q=Albu+Eessa").tab_to(f'tr[data-event="{RAID}"] button')
    reader.page.keyboard.press("Enter")
    reader.wait_link(event=[RAID])
    expect(reader.card.locator("footer")).to_be_visible()
    expect(reader.page.locator(f'tr[data-event="{RAID}"] button')).to_be_focused()


def test_a_table_is_sorted_by_its_head(reader):
    reader.open().tab_to("th[aria-sort] button")
    first = reader.rows.first.get_attribute("data-event")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("th[aria-sort=descending]")).to_have_text("Date")
    assert reader.rows.last.get_attribute("data-event") != reader.rows.first.get_attribute("data-event")
    assert reader.rows.first.get_attribute("data-event") != first


def test_a_copied_link_is_complete_and_opens_the_same_view(reader, new_reader, dossier):
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(f"/?event={RAID}&actor=kataib-hezbollah").tab_to(".sentence [data-copy]")
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("button", name="Copied")).to_be_visible()
    link = reader.page.evaluate("navigator.clipboard.readText()")
    params = parse_qs(urlsplit(link).query)
    assert params.keys() >= {"event", "actor", "from", "to", "level", "lanes", "network", "table"}
    assert params["v"] == [dossier.version]
    new_reader().open(link).wait_seen(reader.seen())
