"""The menu "Take away": a click saves a file of what is on the screen, and the page stays as it is."""

import csv
import io
import json
import re
import zipfile

import pytest
from playwright.sync_api import expect

VIEW = "/?actor=asaib-ahl-al-haq&from=2020-12-01&to=2020-12-31"


class Taker:
    """A reader who takes away what is shown."""

    def __init__(self, reader):
        self.reader, self.page = reader, reader.page
        self.menu = reader.page.locator(".take-away")

    def choose(self, form):
        """The name and the content of the file that the menu gives."""
        self.menu.locator("summary").click()
        with self.page.expect_download() as coming:
            self.menu.locator(f"[data-pick='take:{form}']").click()
        return coming.value.suggested_filename, coming.value.path().read_bytes()


@pytest.fixture
def taker(reader):
    return Taker(reader.open(VIEW))


def shown(reader):
    return int(re.match(r"(\d+) of", reader.sentence.inner_text())[1])


def events_in(form, content):
    """How many events a file has, read as what it is."""
    if form == "csv":
        table = zipfile.ZipFile(io.BytesIO(content)).read("events.csv").decode("utf-8-sig")
        return len(list(csv.DictReader(io.StringIO(table, newline=""))))
    if form == "ftm":
        return sum(json.loads(line)["schema"] == "Event" for line in content.splitlines())
    told = json.loads(content)
    return len(told["tables"]["events"] if form == "json" else told["events"])


@pytest.mark.parametrize("form", ["csv", "json", "ftm", "timelinejs"])
def test_the_events_of_a_file_are_those_of_the_screen(form, taker):
    name, content = taker.choose(form)
    assert events_in(form, content) == shown(taker.reader) == 10
    assert name.startswith("tightrope-10-events-20")
    expect(taker.page.locator(".saved")).to_have_text(f"Saved as {name}")
    expect(taker.menu).not_to_have_attribute("open", "")


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_the_network_of_a_file_is_the_one_that_is_drawn(form, taker):
    _, content = taker.choose(form)
    text = content.decode()
    told = taker.reader.network.locator(".network-canvas").get_attribute("aria-label")
    actors, ties = map(int, re.search(r"(\d+) actors and (\d+) ties", told).groups())
    assert len(re.findall(r"<node ", text)) == actors
    assert len(re.findall(r"<edge ", text)) == ties


def test_the_link_in_a_file_opens_the_same_view(taker):
    _, content = taker.choose("json")
    about = json.loads(content)["about"]
    assert about["view"] == "10 of 238 events · involving Asaib Ahl al-Haq · December 2020"
    before = taker.reader.sentence.inner_text()
    taker.reader.open(about["permalink"])
    assert taker.reader.sentence.inner_text() == before


def test_a_file_is_saved_once_and_nothing_on_the_page_moves(taker):
    files = []
    board = taker.page.locator(".group-board")
    before = board.bounding_box()
    taker.page.on("download", lambda one: files.append(one.suggested_filename))
    taker.choose("json")
    assert board.bounding_box() == before
    taker.reader.page.emulate_media(color_scheme="dark")
    taker.page.locator(".part-chips button").first.click()
    expect(taker.page.locator(".saved")).to_have_count(0)
    taker.choose("json")
    assert len(files) == 2


def test_by_keyboard(taker):
    taker.menu.locator("summary").focus()
    taker.page.keyboard.press("Enter")
    taker.page.keyboard.press("Tab")
    expect(taker.menu.locator("button").first).to_be_focused()
    with taker.page.expect_download() as coming:
        taker.page.keyboard.press("Enter")
    assert coming.value.suggested_filename.endswith(".csv.zip")


def test_from_the_map_the_link_leads_to_the_first_page(reader):
    reader.page.goto(f"{reader.base}/map{VIEW[1:]}")
    taker = Taker(reader)
    _, content = taker.choose("json")
    assert json.loads(content)["about"]["permalink"].startswith(f"{reader.base}/?actor=asaib-ahl-al-haq")
