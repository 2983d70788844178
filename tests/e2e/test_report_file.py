"""The report as a reader has it: saved from the menu, opened from disk, read on a phone, printed on A4."""

import re

import pytest

VIEWS = [
    "/?from=2020-12-01&to=2020-12-31&event=2020-12-20-green-zone-salvo",
    "/?from=2020-12-20&to=2020-12-26&lang=ar",
]
A4 = {"width": 680, "height": 980}
"""What lies between the margins of a sheet, in pixels."""

OUTSIDE = """() => [...document.querySelectorAll("svg.drawing")].flatMap((picture) => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1;
  }).map((text) => text.textContent);
})"""
"""The words that leave their picture: on a page that is read from the right, all stood on the wrong side."""


@pytest.mark.parametrize("link", VIEWS, ids=["english", "arabic"])
def test_it_opens_from_the_disk_alone_and_fits_its_paper(reader, browser, tmp_path, link):
    page = reader.open(link).page
    page.locator(".take-away > summary").click()
    with page.expect_download() as waiting:
        page.locator('[data-pick="take:html"]').click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)

    context = browser.new_context(offline=True)
    report, asked, said = context.new_page(), [], []
    report.on("request", lambda request: asked.append(request.url))
    report.on("console", lambda message: said.append(message.text))
    report.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert said == []
    shown = int(re.search(r"-(\d+)-events-", file.name)[1])
    assert report.locator("article").count() == shown > 5
    for media, size in (("screen", {"width": 390, "height": 844}), ("print", A4)):
        report.emulate_media(media=media)
        report.set_viewport_size(size)
        assert report.evaluate("document.documentElement.scrollWidth") <= size["width"]
        for picture in report.locator("svg.drawing").all():
            box = picture.bounding_box()
            assert box["height"] > 100
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
    assert report.evaluate(OUTSIDE) == []
    ids = report.locator("article code")
    assert ids.evaluate_all("all => all.map((one) => getComputedStyle(one).direction)") == ["ltr"] * shown, (
        "an id that begins with a date stood in reverse among Arabic words"
    )
    mark = report.locator("article sup a").first
    assert report.locator(mark.get_attribute("href")).count() == 1
    context.close()
