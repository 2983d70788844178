"""One question, asked by keyboard alone, with a finger on a phone, and in Arabic.

Which events involve Asaib and the premier in December 2020, and who disputes what?
"""

from datetime import date

import pytest
from playwright.sync_api import expect
from test_phone import PHONE

from tightrope.domain.filters import Filters, apply_filters
from tightrope.views.accounts import in_view

ASKED = Filters(
    actors=("asaib-ahl-al-haq", "mustafa-al-kadhimi"), start=date(2020, 12, 1), end=date(2020, 12, 31)
)
LINK = {"actor": list(ASKED.actors), "from": ["2020-12-01"], "to": ["2020-12-31"]}
DECEMBER = '[data-pick="preset:december-2020"]'
ACCOUNTS = '.bar a[href*="accounts"]'
SUMMARY = ".disputes tbody tr:first-child summary"


class Keys:
    """Whoever has only a keyboard."""

    def __init__(self, reader):
        self.reader, self.page = reader, reader.page

    def search(self):
        if not self._is_on("[role=combobox]"):
            self.reader.tab_to("[role=combobox]")

    def take(self):
        self.page.keyboard.press("Enter")

    def press(self, selector):
        self._go_to(selector)
        self.page.keyboard.press("Enter")

    def _go_to(self, selector):
        """On and on by Tab, from the top once more if it lies behind."""
        try:
            self.reader.tab_to(selector)
        except AssertionError:
            for _ in range(200):
                if self._is_on(selector):
                    return
                self.page.keyboard.press("Shift+Tab")
            raise

    def _is_on(self, selector):
        return self.page.evaluate("selector => document.activeElement.matches(selector)", selector)


class Finger:
    """Whoever has a phone in the hand."""

    def __init__(self, reader):
        self.page = reader.page

    def search(self):
        self.page.locator("[role=combobox]").tap()

    def take(self):
        self.page.locator("[role=option]").first.tap()

    def press(self, selector):
        self.page.locator(selector).first.tap()


def ask(reader, hand, names):
    """Choose both actors and the month, count the events, read who says what of the first disputed point.

    Who is read there is given back.
    """
    page = reader.page
    for place, (typed, actor) in enumerate(zip(names, ASKED.actors, strict=True)):
        hand.search()
        page.keyboard.type(typed)
        expect(page.locator("[role=option]").first).to_have_attribute("data-id", actor)
        hand.take()
        reader.wait_link(actor=list(ASKED.actors[: place + 1]))
    hand.press(DECEMBER)
    reader.wait_link(**LINK)
    events = apply_filters(reader.dossier, ASKED)
    reader.wait_agreed(len(events))
    rows = page.locator(".part-table tr[data-event]")
    assert sorted(rows.evaluate_all("rows => rows.map((row) => row.dataset.event)")) == sorted(events)
    hand.press(ACCOUNTS)
    points = {f"{one.event_id} {one.id}": one for one in in_view(reader.dossier, ASKED)}
    told = page.locator(".disputes tbody tr")
    expect(told).to_have_count(len(points))
    hand.press(SUMMARY)
    expect(told.first.locator(".accounts")).to_be_visible()
    speakers = {one.speaker for one in points[told.first.get_attribute("data-dispute")].statements} - {""}
    for speaker in speakers:
        expect(told.first.locator(".accounts")).to_contain_text(speaker)
    return speakers


def test_by_keyboard_alone(reader):
    assert len(ask(reader.open(), Keys(reader), ("asaib ahl ul haqq", "kazimi"))) > 1


def test_with_a_finger_on_a_phone(new_reader):
    reader = new_reader(**PHONE).open()
    assert len(ask(reader, Finger(reader), ("asaib", "kadhimi"))) > 1


@pytest.mark.parametrize(("options", "kind"), [({}, Keys), (PHONE, Finger)], ids=["keys", "finger"])
def test_in_arabic(new_reader, options, kind):
    reader = new_reader(**options).open("/?lang=ar")
    assert len(ask(reader, kind(reader), ("عصائب اهل الحق", "الكاظمى"))) > 1
    expect(reader.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("اختلاف الروايات")
    title = reader.page.locator(".disputes tbody tr:first-child td a")
    expect(title).to_have_text("توقيف المنتمي إلى العصائب حسام الزيرجاوي وآخرين")
