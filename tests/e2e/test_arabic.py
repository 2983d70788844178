"""The page in Arabic in a browser: its direction, its pictures, the way there and back, English among it."""

import re

from playwright.sync_api import expect

ULTIMATUM = "2020-12-25-asaib-ultimatum"


def test_the_switch_leads_to_the_same_view_and_back(reader):
    reader.open(f"/?event={ULTIMATUM}")
    page = reader.page
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".card h2").first).to_have_text("أنباء عن مهلة حددتها العصائب للكاظمي")
    reader.wait_link(event=[ULTIMATUM], lang=["ar"])
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.locator(".card h2").first).to_have_text("Asaib was reported to have set Kadhimi a deadline")
    reader.wait_link(event=[ULTIMATUM])


def test_a_click_keeps_the_language_and_another_page_has_it_too(reader):
    reader.open("/?lang=ar")
    number = reader.serial()
    reader.click_chip(ULTIMATUM)
    reader.wait_answer(number)
    reader.wait_link(event=[ULTIMATUM], lang=["ar"])
    reader.page.get_by_role("link", name="اختلاف الروايات").click()
    expect(reader.page.get_by_role("heading", name="اختلاف الروايات", exact=True)).to_be_visible()
    expect(reader.page.locator("html")).to_have_attribute("dir", "rtl")


def test_time_runs_from_left_to_right_and_the_page_from_right_to_left(reader):
    reader.open("/?lang=ar")
    page = reader.page
    brand, switch = page.locator(".brand").bounding_box(), page.locator(".language").bounding_box()
    assert brand["x"] > switch["x"]
    ticks = page.locator(".timeline-plot .xtick text").evaluate_all(
        "all => all.filter((one) => one.style.display !== 'none')"
        ".map((one) => [one.textContent, one.getBoundingClientRect().x])"
    )
    assert len(ticks) >= 3
    assert [words for words, _ in ticks if not re.search(r"[\u0600-\u06ff]", words)] == []
    years = [int(re.search(r"20\d\d", words)[0]) for words, _ in sorted(ticks, key=lambda tick: tick[1])]
    assert years == sorted(years)
    assert years[0] < years[-1]


def test_an_english_title_keeps_its_direction_among_arabic_words(reader):
    reader.open("/?lang=ar&from=2017-01-01&to=2018-12-31")
    title = reader.page.locator(".part-table td bdi", has_text="Lebanese-Israeli").first
    expect(title).to_have_css("direction", "ltr")
    expect(reader.page.locator(".part-table td").first).to_have_css("direction", "rtl")


def test_what_an_empty_field_asks_for_stands_where_lines_begin(reader):
    """The fields take the direction of what is typed, and while nothing was, stood as for English."""
    reader.open("/?lang=ar")
    field = reader.page.locator("[role=combobox]")
    expect(field).to_have_css("direction", "rtl")
    field.fill("Kadhimi")
    expect(field).to_have_css("direction", "ltr")


def test_the_field_for_a_file_speaks_the_language_of_the_page(reader):
    """Streamlit's own speaks English only, and after each file comes anew."""
    page, field = reader.page, reader.page.get_by_test_id("stFileUploader")

    def speaks(button, limit):
        expect(field.locator("button")).to_have_text(re.compile(rf"{button}$"))
        expect(field).to_contain_text(limit)

    page.goto(f"{reader.base}/your-data?lang=ar")
    speaks("اختر ملفاً", "بحد أقصى 100 ميغابايت")
    page.set_input_files(
        "input[type=file]", {"name": "none.csv", "mimeType": "text/csv", "buffer": b"nothing"}
    )
    expect(page.locator(".own-preview")).to_be_visible()
    speaks("اختر ملفاً", "بحد أقصى 100 ميغابايت")
    page.get_by_role("link", name="English").click()
    speaks("Choose a file", "At most 100 MB")
