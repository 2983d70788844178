"""The offline edition, opened from the disk with the network off: nothing is asked for, all is there."""

from contextlib import contextmanager
from datetime import date

import pytest
from playwright.sync_api import expect

from tightrope.domain.filters import apply_filters
from tightrope.exports.offline.page import offline_page
from tightrope.figures.layout import PLANS, positions
from tightrope.sentence import count_of
from tightrope.view_state import first_view

TODAY = date(2026, 11, 21)
RAID, SALVO = "2020-06-25-dora-raid", "2020-12-20-green-zone-salvo"

HOSTILE = (
    "</script><script>document.title='sprung'</script><img src=x onerror=\"document.title='sprung'\">'\"<!--"
)

LIT = """() => [".timeline", ".network"].map((one) => document.querySelector(one).dataset.lit)"""

MARKER = """(event) => {
  for (const trace of document.querySelectorAll(".timeline-plot .trace")) {
    const ids = trace.__data__[0].trace.customdata, points = [...trace.querySelectorAll(".point")];
    const found = points.find((point, place) => ids[point.__data__.i ?? place] === event);
    if (found) {
      const box = found.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }
  }
}"""


@pytest.fixture(scope="module")
def file(dossier, tmp_path_factory):
    path = tmp_path_factory.mktemp("offline") / "index.html"
    path.write_text(offline_page(dossier, today=TODAY), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser):
    """`opened(path, link, **options)` is the file in a browser of its own without a network, once drawn.

    Its policy holds: nothing is asked for beside the file itself, and nothing is said on the console.
    """
    contexts, faults = [], []

    def note(context, path):
        context.on("request", lambda one: one.url.startswith(path.as_uri()) or faults.append(one.url))
        context.on("console", lambda one: faults.append(one.text))
        context.on("weberror", lambda one: faults.append(str(one.error)))

    def make(path, link="", **options):
        size = {"viewport": {"width": 1440, "height": 900}}
        contexts.append(browser.new_context(**size | options, offline=True))
        note(contexts[-1], path)
        page = contexts[-1].new_page()
        page.goto(path.as_uri() + link)
        if options.get("java_script_enabled", True):
            for picture in (".timeline[data-drawn][data-points]", ".network[data-drawn]"):
                page.locator(picture).wait_for()
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


@contextmanager
def answered(page):
    """Waits until the file has answered what is done inside."""
    page.evaluate("() => { window.before = document.querySelector('.part-sentence .markup').innerHTML; }")
    yield
    page.wait_for_function(
        "() => document.querySelector('.part-sentence .markup').innerHTML !== window.before"
    )


def seen(page):
    return page.evaluate(
        """() => [".sentence p", ".part-table", ".part-card", ".part-controls"].map((one) =>
             document.querySelector(one).textContent)"""
    )


def test_both_pictures_and_every_event_of_the_first_view_are_there(opened, file, dossier):
    page = opened(file)
    shown = len(apply_filters(dossier, first_view(dossier).filters))
    expect(page.locator(".sentence .count")).to_have_text(count_of(shown, dossier))
    assert page.locator(".timeline").get_attribute("data-points") == str(shown)
    assert page.locator(".part-table tr[data-event]").count() == shown
    assert int(page.locator(".network").get_attribute("data-actors")) > 20


def test_an_event_lights_its_actors_and_opens_its_card(opened, file, dossier):
    page = opened(file)
    with answered(page):
        page.mouse.click(*page.evaluate(MARKER, SALVO))
    parts = dossier.participants
    who = set(parts.loc[parts["event_id"] == SALVO, "actor_id"])
    lit = page.evaluate(LIT)
    assert set(lit[1].split()) == who
    expect(page.locator(".part-card h2")).to_have_text(dossier.events.at[SALVO, "title"])
    assert page.url.endswith(f"#event={SALVO}")


def test_an_actor_in_the_network_keeps_the_events_it_had_a_part_in(opened, file, dossier):
    page = opened(file)
    with answered(page):
        page.mouse.click(*spot(page, dossier, "kataib-hezbollah"))
    view = first_view(dossier).narrowed(actors=("kataib-hezbollah",))
    shown = len(apply_filters(dossier, view.filters))
    expect(page.locator(".sentence .count")).to_have_text(count_of(shown, dossier))
    assert page.locator(".timeline").get_attribute("data-points") == str(shown)
    expect(page.locator(".part-card h2 bdi").first).to_have_text(
        dossier.actors.at["kataib-hezbollah", "name"]
    )


def spot(page, dossier, actor):
    """The middle of an actor's box on the screen, from its place and the frame of the picture."""
    left, top, right, bottom = PLANS["wide"].frame
    x, y = positions(dossier, "wide")[actor]
    box = page.locator(".network-canvas").bounding_box()
    scale = min(box["width"] / (right - left), box["height"] / (bottom - top))
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return middle[0] + (x - (left + right) / 2) * scale, middle[1] + (y - (top + bottom) / 2) * scale


def test_an_actor_is_found_by_another_spelling(opened, file, dossier):
    page = opened(file)
    page.get_by_role("combobox", name="Search").fill("Kata'ib Hizballah")
    with answered(page):
        page.get_by_role("option", name="Kataib Hezbollah").first.click()
    expect(page.locator(".search-box-tokens")).to_contain_text(dossier.actors.at["kataib-hezbollah", "name"])


def test_a_link_opens_the_same_view_in_a_fresh_browser_and_back_goes_back(opened, file):
    page = opened(file)
    first = seen(page)
    with answered(page):
        page.get_by_role("button", name="June 2020", exact=True).click()
    with answered(page):
        page.locator(f'.part-table [data-pick="event:{RAID}"]').click()
    then = seen(page)
    again = opened(file, page.url.partition("index.html")[2])
    assert seen(again) == then
    assert seen(opened(file, f"?event={RAID}&from=2020-06-01&to=2020-06-30")) == then
    for _ in range(2):
        with answered(page):
            page.go_back()
    assert seen(page) == first


def test_a_file_made_for_a_view_opens_with_it_and_starts_over_with_the_first(opened, dossier, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(offline_page(dossier, start=f"event={RAID}&level=1", today=TODAY), encoding="utf-8")
    page = opened(path)
    expect(page.locator(".part-card h2")).to_have_text(dossier.events.at[RAID, "title"])
    with answered(page):
        page.get_by_role("button", name="Start over").click()
    expect(page.locator(".part-card h2")).to_have_text("How to read this page")
    page.reload()
    expect(page.locator(".part-card h2")).to_have_text("How to read this page")


def test_all_is_done_by_keyboard(opened, file, dossier):
    page = opened(file)
    page.get_by_role("combobox", name="Search").focus()
    page.keyboard.type("كتائب حزب الله")
    with answered(page):
        page.keyboard.press("Enter")
    assert "actor=kataib-hezbollah" in page.url
    page.locator(f'.part-table [data-pick="event:{RAID}"]').focus()
    with answered(page):
        page.keyboard.press("Enter")
    expect(page.locator(".part-card h2")).to_have_text(dossier.events.at[RAID, "title"])
    page.locator(".part-table").get_by_role("button", name="Ties", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.locator(".part-table tr[data-tie]").first).to_be_visible()
    assert "table=ties" in page.url


def test_a_day_of_the_network_is_chosen_with_its_slider_and_its_steps(opened, file):
    page = opened(file)
    before = page.locator(".network").get_attribute("data-drawn")
    page.get_by_role("button", name="Change of ties before").click()
    expect(page.locator(".network")).not_to_have_attribute("data-drawn", before)
    page.get_by_label("Alliances on", exact=True).fill("2019-12-31")
    page.get_by_label("Alliances on", exact=True).dispatch_event("change")
    page.wait_for_function("() => document.querySelector('.network').dataset.drawn.startsWith('2019-12-31 ')")
    assert "asof=2019-12-31" in page.url


def test_nothing_is_wider_than_a_phone_and_a_touch_opens_an_event(opened, file, dossier):
    page = opened(file, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    with answered(page):
        page.locator(".chip").first.tap()
    expect(page.locator(".part-card h2")).to_have_text(dossier.events.at[RAID, "title"])
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_hostile_link_is_told_as_text(opened, file):
    page = opened(file, f"#actor={HOSTILE}&event=<b>x</b>&q=<i>y</i>&__proto__=z&lanes=constructor")
    expect(page.locator(".notice")).to_have_count(1)
    expect(page.locator(".notice")).to_contain_text("<b>x</b>")
    expect(page.locator(".sentence p")).to_contain_text("<i>y</i>")
    assert page.locator(".notice b, .notice img, .sentence i").count() == 0
    assert page.title() != "sprung"
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.locator(".notice")).to_have_count(0)


def test_hostile_cells_stay_text(opened, tiny, tmp_path):
    dossier = tiny(
        events=f'event_id,title,summary,place,label\none,"{quoted(HOSTILE)}",{{{{7*7}}}},"{quoted(HOSTILE)}",x',
        actors=f'actor_id,name\na,"{quoted(HOSTILE)}"\nb,Beta',
        participants="event_id,actor_id,role\none,a,initiator\none,b,target",
        aliases=f'actor_id,alias,source_id\na,"{quoted(HOSTILE)}",s',
        claims=f'event_id,source_id,value,note\none,s,"{quoted(HOSTILE)}","{quoted(HOSTILE)}"',
        relations="relation_id,from_actor,to_actor,valid_from\nr,a,b,2020-01-01",
        relation_claims=f'relation_id,source_id,note\nr,s,"{quoted(HOSTILE)}"',
        sources=f'source_id,title,url\ns,"{quoted(HOSTILE)}",javascript:alert(1)',
        places="place\nx",
    )
    path = tmp_path / "index.html"
    path.write_text(offline_page(dossier, today=TODAY), encoding="utf-8")
    for link in ("", "#event=one", "#actor=a", "#tie=a--b", "#table=actors", "#table=ties&network=all"):
        page = opened(path, link)
        assert page.title() != "sprung"
        assert page.locator("img").count() == 0
        assert page.locator('a[href^="javascript"]').count() == 0
    expect(opened(path, "#event=one").locator(".part-card h2")).to_have_text(HOSTILE)


def quoted(text):
    return text.replace('"', '""')


def test_without_scripts_every_event_stands_in_order_with_its_sources(opened, file, dossier):
    page = opened(file, java_script_enabled=False)
    assert not page.locator("#app").is_visible()
    told = page.locator("[data-entry]")
    ids = [one.get_attribute("data-entry") for one in told.all()]
    starts = [dossier.events.at[one, "start"] for one in ids]
    assert sorted(ids) == sorted(dossier.events.index)
    assert starts == sorted(starts)
    claims = dossier.claims
    for event in (RAID, SALVO):
        card = page.locator(f'[data-entry="{event}"]')
        assert card.is_visible()
        cited = claims.loc[claims["event_id"] == event, "source_id"].nunique()
        assert card.locator(".sources li").count() >= cited > 0


def test_a_broken_script_leaves_the_plain_page(opened, file, tmp_path, browser):
    path = tmp_path / "index.html"
    told = file.read_text(encoding="utf-8").replace("const modules = {", "const modules = {{", 1)
    assert told.count("const modules = {{") == 1
    path.write_text(told, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator(".plain h1")).to_be_visible()
    assert not page.locator("#app").is_visible()
    context.close()
