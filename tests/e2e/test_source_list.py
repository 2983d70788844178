"""The reference pages in a browser: sources are searched, narrowed, sorted and left for an event."""

import re

import pytest
from playwright.sync_api import expect

EVERYTHING = "/sources?from=..&to=.."


@pytest.fixture
def sources(desk, server, watch):
    page = watch.over(desk.new_page())
    page.goto(server + EVERYTHING)
    expect(page.locator(".found")).to_have_text("1,078 of 1,078 sources")
    yield page
    page.close()


def shown(page):
    return page.locator(".list tbody tr")


def test_few_rows_are_drawn_and_none_is_out_of_reach(sources, dossier):
    expect(shown(sources)).to_have_count(50)
    sources.get_by_role("button", name="Show 200 more").click()
    expect(shown(sources)).to_have_count(250)
    sources.get_by_role("button", name="Show all 1,078").click()
    expect(shown(sources)).to_have_count(1078)
    ids = sources.evaluate(
        "[...document.querySelectorAll('.list tbody tr')].map((row) => row.dataset.source)"
    )
    assert sorted(ids) == sorted(dossier.sources.index)


def test_search_finds_what_is_not_drawn_and_counts_it(sources, dossier):
    """The last source of the list is far below the rows drawn at first."""
    sources.locator("th[data-key=claims] button").click()
    expect(sources.locator("th[data-key=claims]")).to_have_attribute("aria-sort", "ascending")
    sources.get_by_label("Search the sources").fill("JERUSALEM post tightrope")
    expect(shown(sources)).to_have_count(1)
    expect(sources.locator(".found")).to_have_text("1 of 1,078 sources")
    expect(shown(sources)).to_contain_text("tightrope")
    sources.get_by_label("Search the sources").fill("no such text at all")
    expect(sources.get_by_text("No source matches")).to_be_visible()


def test_kinds_narrow_the_list_by_the_number_on_their_button(sources, dossier):
    count = int((dossier.sources["kind"] == "partisan").sum())
    sources.locator("[data-kind=partisan]").click()
    expect(sources.locator(".found")).to_have_text(f"{count} of 1,078 sources")
    expect(sources.locator("[data-kind=partisan]")).to_have_attribute("aria-pressed", "true")
    badges = sources.locator(".list [data-put=kind]").all_inner_texts()
    assert set(badges) == {"Partisan"}
    sources.locator("[data-kind=official]").click()
    both = count + int((dossier.sources["kind"] == "official").sum())
    expect(sources.locator(".found")).to_have_text(f"{both} of 1,078 sources")


def test_copies_say_what_they_copy_and_unfit_addresses_carry_no_link(sources, dossier):
    sources.locator("[data-mark=repeats]").click()
    copies = dossier.sources[dossier.sources["same_text_as"] != ""]
    expect(shown(sources)).to_have_count(len(copies))
    for source, original in copies["same_text_as"].items():
        row = sources.locator(f'tr[data-source="{source}"]')
        expect(row).to_contain_text(f"the same text as {dossier.sources.at[original, 'title']}")
    sources.locator("[data-mark=repeats]").click()
    sources.locator("[data-mark=fault]").click()
    expect(shown(sources).first).to_contain_text("no link:")
    expect(sources.locator(".list a.title")).to_have_count(0)


def test_an_event_of_a_source_opens_on_the_main_page(sources, dossier):
    row = shown(sources).first
    more = row.get_by_role("button", name=re.compile("more events"))
    before = row.locator("li a").count()
    more.click()
    expect(more).to_have_count(0)
    assert row.locator("li a").count() > before
    link = row.locator("li a").last
    title = link.inner_text().split(" ", 1)[1]
    link.click()
    card = sources.locator(".part-card .card h2")
    expect(card).to_be_visible()
    assert title.endswith(card.inner_text())


def test_the_view_goes_along_to_the_sources_and_a_filter_comes_off_there(reader):
    reader.open("/?actor=asaib-ahl-al-haq")
    reader.page.get_by_role("link", name="Sources").click()
    head = reader.page.locator(".page-head")
    expect(head).to_contain_text("involving Asaib Ahl al-Haq")
    found = reader.page.locator(".found")
    expect(found).to_be_visible()
    before = found.inner_text()
    head.get_by_role("button", name="Take off: involving Asaib Ahl al-Haq").click()
    expect(head).to_contain_text("149 events rest")
    expect(found).not_to_have_text(before)
    assert "actor" not in reader.url


def test_on_a_phone_every_reference_page_is_as_wide_as_the_phone(new_reader, server):
    page = new_reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    for name, ready in (
        ("sources", ".list tbody tr"),
        ("data", ".corrections tbody tr"),
        ("about", "#privacy"),
    ):
        page.goto(f"{server}/{name}")
        expect(page.locator(ready).first).to_be_attached()
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390, name


def test_the_contents_of_a_page_lead_to_its_parts_and_keep_the_view(desk, server, watch):
    page = watch.over(desk.new_page())
    page.goto(f"{server}/about?actor=asaib-ahl-al-haq")
    page.get_by_role("link", name="Report an error").click()
    expect(page.get_by_role("heading", name="Report an error")).to_be_in_viewport()
    assert "actor=asaib-ahl-al-haq" in page.url
    page.goto(f"{server}/data")
    expect(page.locator(".corrections tbody tr").first).to_be_attached()  # a page of three messages fills
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="648 corrections").click()
    expect(page.get_by_role("heading", name="648 corrections")).to_be_in_viewport()
    first = page.locator(".corrections tbody tr").first
    expect(first).to_contain_text("n-14-1")
    page.get_by_role("button", name="Correction", exact=True).click()
    expect(first).to_contain_text("e-1-1")
    page.close()
