"""Timeline and network answer each other, the browser at once and Python after it, and neither ever moves."""

from math import hypot

import pytest
from playwright.sync_api import expect
from reader import Wire

from tightrope.figures.marks import DAY, mark

RAID = "2020-06-25-dora-raid"
SALVO = "2020-12-20-green-zone-salvo"
ROCKETS = "2020-11-17-green-zone-rockets"
ULTIMATUM = "2020-12-25-asaib-ultimatum"
ASAIB = "asaib-ahl-al-haq"
PREMIER = "mustafa-al-kadhimi"
US = "united-states"
TIED = ("muqtada-al-sadr", PREMIER)
"""Two actors with a line that no other crosses in its middle."""


def participants(dossier, event):
    parts = dossier.participants
    return set(parts.loc[parts["event_id"] == event, "actor_id"])


def shared(dossier, *actors):
    parts = dossier.participants
    return set.intersection(*(set(parts.loc[parts["actor_id"] == one, "event_id"]) for one in actors))


def test_an_actor_chosen_in_the_network_filters_the_timeline_and_its_link_shows_the_same(reader, new_reader):
    reader.open().click_actor(ASAIB)
    reader.wait_link(actor=[ASAIB])
    expect(reader.sentence).to_contain_text("involving Asaib Ahl al-Haq")
    assert 0 < reader.wait_agreed() < 149
    expect(reader.card.locator("h2")).to_contain_text("Asaib Ahl al-Haq")
    assert new_reader().open(reader.url).seen() == reader.seen()


def test_two_clicks_tell_which_events_involve_both(reader, dossier):
    reader.open().click_actor(ASAIB)
    expect(reader.sentence).to_contain_text("involving Asaib Ahl al-Haq")
    reader.click_actor(PREMIER)
    reader.wait_link(actor=[ASAIB, PREMIER])
    expect(reader.sentence).to_contain_text("Mustafa al-Kadhimi")
    count = reader.wait_agreed()
    listed = set(reader.rows.evaluate_all("rows => rows.map((row) => row.dataset.event)"))
    assert len(listed) == count
    assert listed == set(reader.markers()) <= shared(dossier, ASAIB, PREMIER)
    assert 0 < count < len(shared(dossier, ASAIB))


def test_an_event_lights_its_participants_moves_the_day_and_opens_its_card(reader, dossier):
    reader.open()
    expect(reader.network.get_by_role("img", name="30 June 2021")).to_be_attached()
    reader.click_event(SALVO)
    expect(reader.timeline).to_have_attribute("data-event", SALVO)
    reader.wait_link(event=[SALVO])
    expect(reader.card.locator("h2")).to_have_text(dossier.events.at[SALVO, "title"])
    expect(reader.card.locator(".sources li").first).to_be_attached()
    expect(reader.network.get_by_role("img", name="20 December 2020")).to_be_attached()
    lit = set(reader.network.get_attribute("data-lit").split())
    assert lit == participants(dossier, SALVO)
    expect(reader.page.locator(f'tr[data-event="{SALVO}"]')).to_have_class("is-chosen")
    reader.clear()
    reader.wait_link(event=None)
    expect(reader.timeline).to_have_attribute("data-lit", "")
    expect(reader.network).to_have_attribute("data-lit", "")
    expect(reader.network.get_by_role("img", name="30 June 2021")).to_be_attached()
    expect(reader.card.locator("h2")).to_have_text("How to read this page")


def test_a_second_click_on_a_marker_closes_its_event(reader):
    reader.open("/?from=2020-06-01&to=2020-06-30").click_event(RAID)
    expect(reader.timeline).to_have_attribute("data-event", RAID)
    reader.wait_link(event=[RAID])
    expect(reader.card.locator("footer")).to_be_visible()
    reader.click_event(RAID)
    reader.wait_link(event=None)
    expect(reader.timeline).to_have_attribute("data-event", "")


def test_a_tie_opens_its_card(reader):
    reader.open()
    reader.page.mouse.move(*reader.tie(*TIED))
    expect(reader.network.locator(".vis-tooltip")).to_contain_text("Muqtada al-Sadr – Mustafa al-Kadhimi")
    reader.click_tie(*TIED)
    reader.wait_link(tie=["--".join(TIED)])
    expect(reader.card.locator("h2")).to_contain_text("Muqtada al-Sadr")
    expect(reader.card.locator("h2")).to_contain_text("Mustafa al-Kadhimi")
    expect(reader.card.locator(".ties li").first).to_be_visible()
    expect(reader.card.locator(".sources li").first).to_be_attached()
    expect(reader.network).to_have_attribute("data-lit", " ".join(TIED))


CLICKS = {
    "an event": lambda reader: reader.click_event(SALVO),
    "another event": lambda reader: reader.click_chip(RAID),
    "the open event": lambda reader: reader.click_chip(RAID),
    "a tie": lambda reader: reader.click_tie(*TIED),
    "the open tie": lambda reader: reader.click_tie(*TIED),
    "an actor": lambda reader: reader.click_actor(ASAIB),
    "a second actor": lambda reader: reader.click_actor(PREMIER),
    "an event of both": lambda reader: reader.click_chip(ULTIMATUM),
    "an actor beside the open event": lambda reader: reader.click_actor(PREMIER),
    "clear": lambda reader: reader.clear(),
}


def test_what_the_browser_answers_at_once_is_what_python_then_says(reader):
    """Python's answer is held back; what the browser made of the click alone must be what it then says."""
    wire = Wire(reader.page)
    reader.open()
    for name, click in CLICKS.items():
        before, number = reader.lit(), reader.serial()
        wire.hold()
        click(reader)
        reader.wait_lit_other_than(before)
        at_once = reader.chosen(), reader.lit()["lit"], reader.lit()["event"]
        assert reader.serial() == number
        wire.release()
        reader.wait_answer(number)
        assert (name, reader.chosen(), reader.lit()["lit"], reader.lit()["event"]) == (name, *at_once)
        reader.wait_agreed()


def test_of_two_quick_clicks_none_is_lost(reader):
    """The second click comes with a link that does not yet hold the first."""
    wire = Wire(reader.page)
    reader.open()
    wire.hold()
    for actor in (ASAIB, PREMIER):
        before = reader.lit()
        reader.click_actor(actor)
        reader.wait_lit_other_than(before)
    wire.release()
    reader.wait_link(actor=[ASAIB, PREMIER])
    assert reader.chosen()["actors"] == [ASAIB, PREMIER]
    reader.wait_agreed()


def test_no_click_remounts_moves_or_unzooms_a_picture(reader):
    """A place computed from the zoom finds the actor only as long as the network has stayed where it was."""
    reader.open()
    reader.timeline.locator('[data-zoom="in"]').click()
    for _ in range(2):
        reader.network.locator('[data-zoom="out"]').click()
    reader.mark_parts()
    before = reader.kept()
    assert before["span"] != ["2020-05-01", "2021-07-01"]

    def click_far_out():
        reader.click_actor(US, zoom=0.64)

    for click, params in (
        (click_far_out, {"actor": [US]}),
        (lambda: reader.click_chip(RAID), {"actor": [US], "event": [RAID]}),
        (reader.clear, {"actor": None, "event": None}),
        (click_far_out, {"actor": [US]}),
    ):
        number = reader.serial()
        click()
        reader.wait_answer(number)
        reader.wait_link(**params)
        assert reader.kept() == before


def test_more_is_drawn_on_demand(reader):
    reader.open()
    for pick, param in (("toggle:undated=1", "undated"), ("toggle:network=all", "network")):
        ties, number = int(reader.network.get_attribute("data-ties")), reader.serial()
        reader.choose(pick)
        reader.page.wait_for_function(
            "ties => Number(document.querySelector('.network').dataset.ties) > ties", arg=ties
        )
        reader.wait_answer(number)
        assert param in reader.params


def test_two_quick_clicks_on_two_marks_keep_the_zoom_which_a_double_click_beside_them_undoes(reader):
    """Plotly takes the second of them for a double click, wherever it is."""
    reader.open()
    whole = reader.kept()["span"]
    reader.timeline.locator('[data-zoom="in"]').click()
    expect(reader.page.locator(".timeline-label", has_text="Rocket salvo")).to_be_visible()
    near = reader.kept()["span"]
    assert near != whole
    reader.page.mouse.click(*reader.marker(ROCKETS))
    reader.page.mouse.click(*reader.marker(SALVO))
    reader.wait_link(event=[SALVO])
    expect(reader.page.locator(".dragcover")).to_have_count(0)  # Plotly heard of each release
    assert reader.kept()["span"] == near
    x, y = reader.marker(SALVO)
    assert all(hypot(x - 60 - left, y - top) > 24 for left, top in reader.markers().values()), "beside marks"
    reader.page.mouse.dblclick(x - 60, y)
    reader.page.wait_for_function(
        "day => document.querySelector('.timeline-plot')._fullLayout.xaxis.range[0].startsWith(day)",
        arg=whole[0][:10],
    )
    assert reader.kept()["span"] == whole
    assert reader.params["event"] == [SALVO]


BARS = """() => [...document.querySelectorAll(".timeline-under [data-id]")].map((bar) => {
  const { left, right } = bar.getBoundingClientRect();
  return [bar.dataset.id, left, right];
})"""


def test_what_lasted_or_may_have_been_on_several_days_has_a_bar_from_its_first_day_to_its_last(
    reader, dossier
):
    reader.open().wait_agreed()
    bars = {event: ends for event, *ends in reader.page.evaluate(BARS)}
    marks = {event: mark(dossier, event) for event in reader.markers()}
    assert set(bars) == {event for event, one in marks.items() if one.before or one.after}
    month = next(event for event in bars if dossier.events.at[event, "date_precision"] == "month")
    (left, right), (middle, _) = bars[month], reader.markers()[month]
    assert middle == pytest.approx((left + right) / 2, abs=1)
    pixels_of = "x => x.d2p(Date.UTC(2020, 5, 2)) - x.d2p(Date.UTC(2020, 5, 1))"
    axis = "document.querySelector('.timeline-plot')._fullLayout.xaxis"
    day = reader.page.evaluate(f"({pixels_of})({axis})")
    days = (marks[month].before + marks[month].after) / DAY
    assert days in (28, 30, 31)
    assert right - left == pytest.approx(days * day, abs=1)


def test_what_is_lit_stands_unfaded_on_the_faded_timeline(reader):
    seen = """() => {
      const all = (what) => [...document.querySelectorAll(what)], [faded, bright] = all(".timeline-under g");
      const points = (layer) => all(`.timeline-plot ${layer} .point`).length;
      const { opacity } = document.querySelector(".timeline-plot .scatterlayer").style;
      return {
        lit: [points(".timeline-lit"), bright.children.length],
        drawn: [points(".scatterlayer"), faded.children.length],
        opacity: [opacity, faded.style.opacity],
      };
    }"""
    reader.open(f"/?actor={ASAIB}").wait_agreed()
    some = reader.page.evaluate(seen)
    assert some["lit"] == some["drawn"], "only what involves the actor is drawn, and all of it is lit"
    assert some["opacity"] == ["0.25", "0.25"]
    reader.clear()
    reader.wait_link(actor=None)
    reader.wait_agreed()
    every = reader.page.evaluate(seen)
    assert (every["lit"], every["opacity"]) == ([0, 0], ["", ""])
    assert every["drawn"] > some["drawn"] > [0, 0]
