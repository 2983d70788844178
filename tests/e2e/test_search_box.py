"""The search box in a browser: actors, events and the words, by keyboard, in any script."""

import pytest
from playwright.sync_api import expect

RAID = "2020-06-25-dora-raid"


@pytest.fixture
def searching(reader):
    reader.open().tab_to("[role=combobox]")
    return reader


def type_in(reader, text):
    reader.page.keyboard.press("Control+A")
    reader.page.keyboard.type(text)
    words = reader.page.locator('[role=option][data-kind="set"]')
    expect(words).to_have_attribute("data-id", f"q={text}")


def found(reader, group):
    options = reader.page.get_by_role("group", name=group).get_by_role("option")
    return options.evaluate_all("options => options.map((one) => one.dataset.id)")


def active(reader):
    """What a screen reader reads: the option that the input names as the active one."""
    return reader.page.evaluate(
        """() => {
          const input = document.querySelector("[role=combobox]");
          return document.getElementById(input.getAttribute("aria-activedescendant"))?.dataset.id ?? null;
        }"""
    )


def test_actors_come_before_events_and_the_words_last_each_group_with_its_name(searching):
    type_in(searching, "Khazali")
    groups = searching.page.get_by_role("listbox").get_by_role("group")
    assert groups.evaluate_all("all => all.map((one) => one.ariaLabel)") == ["Actors", "Events", "Words"]
    assert found(searching, "Actors") == ["qais-al-khazali", "laith-al-khazali", "asaib-ahl-al-haq"]
    assert found(searching, "Words") == ["q=Khazali"]
    assert active(searching) == "qais-al-khazali"


def test_the_arrows_go_through_all_groups_and_round(searching):
    type_in(searching, "Albu Eessa")
    assert active(searching) == RAID
    searching.page.keyboard.press("ArrowDown")
    assert active(searching) == "q=Albu Eessa"
    searching.page.keyboard.press("ArrowDown")
    assert active(searching) == RAID
    searching.page.keyboard.press("ArrowUp")
    assert active(searching) == "q=Albu Eessa"


def test_an_event_that_is_chosen_opens_and_a_second_time_stays_open(searching, dossier):
    title = dossier.events.at[RAID, "title"]
    type_in(searching, "Bu Aitha")
    searching.page.keyboard.press("Enter")
    searching.wait_link(event=[RAID])
    expect(searching.card.locator("h2")).to_have_text(title)
    expect(searching.search).to_be_focused()
    expect(searching.search).to_have_value("")
    type_in(searching, title)
    option = searching.page.locator(f'[role=option][data-id="{RAID}"]')
    expect(option).to_have_attribute("aria-selected", "true")
    before = searching.serial()
    option.click()
    expect(option).to_be_hidden()
    assert searching.serial() == before
    assert searching.params["event"] == [RAID]


def test_an_arabic_name_finds_its_bearers_and_what_they_took_part_in(searching):
    type_in(searching, "قاسم")
    assert found(searching, "Actors") == ["qasem-soleimani", "qasim-al-araji", "qasim-muslih"]
    first = searching.page.get_by_role("group", name="Events").get_by_role("option").first
    expect(first).to_contain_text("with Qasem Soleimani")
    expect(first.locator("bdi").last).to_have_text("Qasem Soleimani")


def test_an_option_says_by_which_spelling_it_was_found(searching):
    for typed, said in (
        ("Hizbullah brigades", "matches “Hizbullah brigades”"),
        ("Albu Aitha", "place: Albu Aitha"),
        ("Albu Eessa", "near “Albu Aitha”"),
    ):
        type_in(searching, typed)
        expect(searching.page.get_by_role("option").first).to_contain_text(said)
    type_in(searching, "Qais al-Khazali")
    expect(searching.page.get_by_role("option").first).not_to_contain_text("“")


def test_the_name_of_nobody_leads_to_the_words(searching):
    type_in(searching, "Merkel")
    expect(searching.page.get_by_role("status").filter(has_text="No actor and no event")).to_have_count(1)
    assert found(searching, "Actors") == found(searching, "Events") == []
    searching.page.keyboard.press("Enter")
    searching.wait_link(q=["Merkel"])
    searching.wait_agreed(0)


def test_the_words_keep_the_events_that_have_them(searching):
    type_in(searching, "Albu Aitha")
    searching.page.keyboard.press("ArrowUp")
    searching.page.keyboard.press("Enter")
    searching.wait_link(q=["Albu Aitha"])
    assert 0 < searching.wait_agreed() < 149


def test_a_phone_shows_the_list_inside_its_screen(new_reader):
    reader = new_reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open()
    reader.search.tap()
    reader.page.keyboard.type("كتائب")
    popup = reader.page.locator(".search-box-popup")
    expect(popup.locator('[data-id="kataib-hezbollah"]')).to_be_visible()
    box = popup.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844
    expect(popup.locator('[data-kind="set"]')).to_be_in_viewport()  # below a long list, and still in sight
    popup.locator('[data-id="kataib-hezbollah"]').tap()
    reader.wait_link(actor=["kataib-hezbollah"])
