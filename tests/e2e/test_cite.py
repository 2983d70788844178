"""A reader cites what is on the screen, in three forms, each copied as it stands."""

import pytest
from playwright.sync_api import expect

ASAIB = "asaib-ahl-al-haq"


def copied(page, form):
    button = page.locator(f'[data-copy="#cite-{form}"]')
    button.click()
    expect(button).to_have_text("Copied")
    return page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")


def test_what_is_copied_is_what_is_shown_and_leads_back_to_the_view(reader, server, dossier):
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(f"/?actor={ASAIB}&from=2020-12-01&to=2020-12-31")
    page.locator("[data-menu=cite] > summary").click()
    texts = {form: copied(page, form) for form in ("words", "bibtex", "ris")}
    for form, text in texts.items():
        assert text.strip() == page.locator(f"#cite-{form}").inner_text().replace("\r\n", "\n").strip()
        assert f"{server}/?actor={ASAIB}&" in text
        assert f"v={dossier.version}" in text
    count = page.locator(".sentence .count").inner_text()
    assert f"View: {count} · involving Asaib Ahl al-Haq · December 2020." in texts["words"]


def test_a_button_pressed_twice_says_again_what_it_does(reader):
    """The second click took "Copied" for the button's own word, and it stayed there for ever."""
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = reader.open().page.locator(".sentence [data-copy^='?']")
    button.click()
    expect(button).to_have_text("Copied")
    button.click()
    expect(button).to_have_text("Copied")
    reader.page.locator(".bar .brand").focus()
    expect(button).to_have_text("Copy link")


def test_the_menu_stays_open_and_follows_the_view_and_escape_closes_it(reader):
    page = reader.open().page
    page.locator("[data-menu=cite] > summary").press("Enter")
    words = page.locator("#cite-words")
    expect(words).to_be_visible()
    before = words.inner_text()
    number = reader.serial()
    page.evaluate("document.querySelector('[data-pick=\"preset:june-2020\"]').click()")
    reader.wait_answer(number)
    expect(words).to_be_visible()
    expect(words).to_contain_text("June 2020")
    assert words.inner_text() != before
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_panel_stays_inside_the_window(new_reader, width):
    reader = new_reader(viewport={"width": width, "height": 844})
    page = reader.open().page
    page.locator("[data-menu=cite] > summary").click()
    panel = page.locator(".is-cite")
    expect(panel).to_be_visible()
    box = panel.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
