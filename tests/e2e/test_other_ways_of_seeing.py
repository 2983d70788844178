"""Zoomed to 200 %, without motion, in the system's own colours, on paper: nothing is lost."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect
from reader import PATIENCE

from tightrope.views.shell import PAGES

SALVO = "2020-12-20-green-zone-salvo"

LINKS = {name: f"/{'' if name == 'overview' else name}?event={SALVO}" for name in PAGES} | {
    "profile": "/actors?actor=asaib-ahl-al-haq",
    "tie beside the map": "/map?tie=asaib-ahl-al-haq--mustafa-al-kadhimi",
    "measures": "/?table=measures",
}

WIDTHS = (1440, 820, 720, 390)
"""A desk; a tablet; a desk zoomed to 200 %; a phone."""

OUTSIDE = """() => {
  const main = document.querySelector(".stMain"), wide = main.clientWidth;
  const frames = ".card, .finding, .sentence, .disputes, .profile, .sources-list, .reference, .rounds";
  const words = "p, h1, h2, h3, li, dt, dd, th, td, a, button, span, input, select";
  const scrolled = (node) => {
    for (let one = node.parentElement; one && !one.matches(".page"); one = one.parentElement) {
      if (getComputedStyle(one).overflowX !== "visible") return true;
    }
    return false;
  };
  const lost = [...document.querySelectorAll(`.page :is(${words})`)]
    .filter((node) => {
      if (node.closest("svg, .visually-hidden, .skips, .map-box") || !node.checkVisibility()) return false;
      const box = node.getBoundingClientRect(), frame = node.closest(frames)?.getBoundingClientRect();
      const [from, to] = [Math.max(frame?.left ?? 0, 0), Math.min(frame?.right ?? wide, wide)];
      return box.width && (box.left < from - 2 || box.right > to + 2) && !scrolled(node);
    });
  const page = main.scrollWidth > wide ? [`the page is ${main.scrollWidth} wide, not ${wide}`] : [];
  const told = (node) => `${node.tagName}.${node.className}: ${node.textContent.trim().slice(0, 60)}`;
  return [...page, ...lost.map(told)];
}"""

MOVING = """() => [...document.querySelectorAll(".stApp *")].filter((node) => {
  const {transitionDuration, animationDuration, animationName} = getComputedStyle(node);
  const takesTime = (told) => told.split(",").some((one) => parseFloat(one) > 0);
  return takesTime(transitionDuration) || (animationName !== "none" && takesTime(animationDuration));
}).map((node) => `${node.tagName}.${node.className}`)"""


def show(tab, link):
    """The tab, with the page of a link in it."""
    tab.set_default_timeout(PATIENCE)
    tab.goto(link)
    tab.wait_for_selector(".part-bar [aria-current]")
    tab.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
    return tab


@pytest.fixture
def opened(desk, server, watch):
    """`opened(link)` is a tab with that page, whole."""
    tabs = []

    def go(link):
        tabs.append(watch.over(desk.new_page()))
        return show(tabs[-1], server + link)

    yield go
    for tab in tabs:
        tab.close()


@pytest.fixture(scope="module", params=LINKS)
def whole(request, desk, server):
    """Every page in turn, loaded once for all that is asked of it."""
    tab = desk.new_page()
    yield show(tab, server + LINKS[request.param])
    tab.close()


def test_nothing_runs_out_of_its_card_or_the_page_at_any_width(whole):
    """On the map "since 2020-12, no end on record, last attested 2020-12" ran out of the card of a tie."""
    for width in WIDTHS:
        whole.set_viewport_size({"width": width, "height": 900})
        with suppress(TimeoutError):
            whole.wait_for_function(f"() => ({OUTSIDE})().length === 0")
        assert whole.evaluate(OUTSIDE) == [], width


def test_nothing_moves_for_readers_who_ask_for_less_motion(opened):
    tab = opened("/")
    assert tab.evaluate(MOVING)
    tab.emulate_media(reduced_motion="reduce")
    assert tab.evaluate(MOVING) == []


def test_in_the_colours_of_the_system_pictures_keep_theirs_and_what_is_pressed_is_framed(opened):
    tab = opened(f"/?event={SALVO}")
    pressed = tab.locator('.part-timeline [aria-pressed="true"]')
    outline = "node => getComputedStyle(node).outlineStyle"
    assert pressed.evaluate(outline) == "none"
    timeline = tab.locator(".timeline")
    ink = timeline.evaluate("node => getComputedStyle(node).color")
    tab.emulate_media(forced_colors="active", color_scheme="dark")
    expect(timeline).not_to_have_css("color", ink)
    expect(pressed).to_have_css("outline-style", "solid")
    expect(tab.locator(".chip.is-chosen")).to_have_css("outline-style", "solid")
    for picture in (".timeline", ".network"):
        expect(tab.locator(picture)).to_have_css("forced-color-adjust", "none")
    tab.emulate_media(forced_colors="active", color_scheme="light")
    expect(timeline).to_have_css("color", ink)


def test_more_contrast_makes_quiet_words_loud(opened):
    tab = opened("/")
    quiet = tab.locator(".chip .quiet").first
    loud = tab.locator(".part-bar .brand strong").evaluate("node => getComputedStyle(node).color")
    assert quiet.evaluate("node => getComputedStyle(node).color") != loud
    tab.emulate_media(contrast="more")
    expect(quiet).to_have_css("color", loud)


def test_paper_is_black_on_white_without_controls(whole):
    tab = whole
    tab.emulate_media(media="print", color_scheme="dark")
    for controls in (".part-bar", ".group-filters", ".part-skips", ".zoom", ".sentence .actions", ".at-hand"):
        for one in tab.locator(controls).all():
            expect(one).to_be_hidden()
    inks = tab.evaluate(
        """() => [...new Set([...document.querySelectorAll(".page :is(h1, h2, p, td, th) ")]
          .filter((node) => node.checkVisibility())
          .map((node) => getComputedStyle(node).color))]"""
    )
    assert inks
    assert {ink for ink in inks if not re.match(r"rgb\(0, 0, 0\)$|color\(srgb 0 0 0 / 0\.[67]", ink)} == set()
    assert (
        tab.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    tall = "getComputedStyle(document.querySelector('.stMain')).overflowY"
    assert tab.evaluate(tall) == "visible"


def test_pictures_of_a_dark_screen_are_drawn_anew_for_paper_and_back(opened):
    tab = opened("/")
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_selector(".network[data-drawn]")
    mostly_dark = """() => {
      const canvas = document.querySelector(".network-canvas canvas");
      const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0, light = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] < 250) continue;
        const sum = data[at] + data[at + 1] + data[at + 2];
        if (sum < 200) dark += 1; else if (sum > 600) light += 1;
      }
      return dark > light;
    }"""
    tab.wait_for_function(mostly_dark)
    tab.emulate_media(media="print", color_scheme="dark")
    tab.wait_for_function(f"() => !({mostly_dark})()")
    assert not tab.evaluate(mostly_dark)
    tab.emulate_media(media="screen", color_scheme="dark")
    tab.wait_for_function(mostly_dark)
    assert tab.evaluate(mostly_dark)


def test_paper_unfolds_the_card_and_gives_the_addresses_of_its_sources(opened):
    tab = opened(f"/?event={SALVO}")
    folded = tab.locator(".part-card details.attribute:not([open]) .account").first
    expect(folded).to_be_hidden()
    tab.emulate_media(media="print")
    expect(folded).to_be_visible()
    link = tab.locator(".part-card .sources a").first
    told = link.evaluate("node => getComputedStyle(node, '::after').content")
    assert link.get_attribute("href") in told
