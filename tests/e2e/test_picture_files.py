"""A reader saves the pictures: as SVG, and as PNG for print, which the browser itself makes of it."""

import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

DECEMBER = "/?from=2020-12-01&to=2020-12-31"


def saved(reader, what):
    page = reader.page
    page.locator(".take-away > summary").click()
    with page.expect_download() as waiting:
        page.locator(f'[data-pick="take:{what}"]').click()
    download = waiting.value
    expect(page.locator(".saved")).to_contain_text(download.suggested_filename)
    return download.suggested_filename, Path(download.path()).read_bytes()


def chunks(png):
    """The chunks of a PNG by name; fails where one is not what its checksum says."""
    found, at = {}, 8
    while at < len(png):
        [size] = struct.unpack(">I", png[at : at + 4])
        name, data = png[at + 4 : at + 8].decode(), png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0] == zlib.crc32(
            png[at + 4 : at + 8 + size]
        )
        found.setdefault(name, data)
        at += 12 + size
    return found


def test_both_pictures_are_saved_for_print_and_fetch_nothing(reader):
    """One picture after the other, from one page: the second must not be the first again."""
    page = reader.open(DECEMBER).page
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    sizes = {}
    for picture in ("timeline", "network"):
        name, svg = saved(reader, f"{picture}-svg")
        assert name.endswith(f".{picture}.svg")
        root = ElementTree.fromstring(svg)
        name, png = saved(reader, f"{picture}-svg.png")
        assert name.endswith(f".{picture}.png")
        parts = chunks(png)
        wide, tall = struct.unpack(">II", parts["IHDR"][:8])
        assert abs(wide - float(root.get("width")) * 300 / 96) <= 1
        assert abs(tall - float(root.get("height")) * 300 / 96) <= 1
        assert struct.unpack(">IIB", parts["pHYs"]) == (11811, 11811, 1)
        sizes[picture] = (wide, tall)
    assert sizes["timeline"] != sizes["network"]
    assert [url for url in asked if not url.startswith((page.url.split("?")[0], "blob:", "data:"))] == []


COVERED = """async (svg) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const { width, height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height), tones = new Set();
  for (let i = 0; i < data.length; i += 4) tones.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
  const corner = [...data.slice(0, 3)];
  return { corner, tones: tones.size };
}"""


@pytest.mark.parametrize("picture", ["timeline", "network"])
def test_a_picture_has_its_colours_on_white_paper_in_a_dark_browser(new_reader, picture):
    reader = new_reader(color_scheme="dark").open(DECEMBER)
    _, svg = saved(reader, f"{picture}-svg")
    drawn = reader.page.evaluate(COVERED, svg.decode())
    assert drawn["corner"] == [255, 255, 255]
    assert drawn["tones"] > 50


OVERFLOW = """(svg) => {
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.append(holder);
  const root = holder.querySelector("svg"), frame = root.getBoundingClientRect();
  return [...root.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left || box.right > frame.right || box.top < frame.top
      || box.bottom > frame.bottom;
  }).map((text) => text.textContent);
}"""

BESIDE_BOX = """(svg) => {
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.append(holder);
  const wide = (one) => one.getBoundingClientRect().width;
  return [...holder.querySelectorAll("g")].map(({ children }) => [...children])
    .filter(([box, name, ...rest]) => box?.tagName === "rect" && rest.length === 1 && wide(name) > wide(box))
    .map(([, name]) => name.textContent);
}"""


@pytest.mark.parametrize("picture", ["timeline", "network"])
def test_no_word_leaves_the_sheet_and_no_name_its_box(reader, picture):
    """Words are measured in Python without a font; here a browser has one."""
    reader.open("/?actor=asaib-ahl-al-haq&actor=mustafa-al-kadhimi&match=any&network=all")
    _, svg = saved(reader, f"{picture}-svg")
    assert reader.page.evaluate(OVERFLOW, svg.decode()) == []
    assert reader.page.evaluate(BESIDE_BOX, svg.decode()) == []
