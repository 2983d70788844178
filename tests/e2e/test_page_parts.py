"""How the browser puts a page together from its parts."""

import json

import pytest
from playwright.sync_api import expect
from reader import Wire

from tightrope.views import shell

ASAIB, JUNE, SALVO = "asaib-ahl-al-haq", "june-2020", "2020-12-20-green-zone-salvo"


@pytest.fixture
def told(reader):
    """Shows parts with the module of the page, without Streamlit, and tells what was asked of Python."""
    reader.page.goto(f"{reader.base}/app/static/page.js")
    reader.page.set_content('<div id="host"><div class="page"></div></div>')

    def show(*parts, page="one"):
        texts = {digest: words for part in parts for digest, words in part.pop("texts").items()}
        return reader.page.evaluate(
            """async ([page, parts, texts]) => {
              const { default: show } = await import("/app/static/page.js");
              const asked = [], parentElement = document.getElementById("host");
              const setTriggerValue = (name, value) => asked.push(value);
              const language = { code: "en", direction: "ltr", locale: "en" };
              show({ data: { page, parts, texts, language }, parentElement, setTriggerValue });
              while (!document.querySelector(".part")) await new Promise(requestAnimationFrame);
              return asked;
            }""",
            [page, list(parts), texts],
        )

    show.page = reader.page
    return show


SHIFTS = """
window.shifted = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) =>
  window.shifted.push([value, sources.map(({ node }) => node?.className ?? node?.nodeName)])))
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("page", shell.PAGES)
def test_nothing_jumps_while_a_page_opens(new_reader, server, page, width):
    """What a page may shift in all before readers call it unsteady is 0.1 (web.dev/cls)."""
    tab = new_reader(viewport={"width": width, "height": 900}).page
    tab.add_init_script(SHIFTS)
    tab.goto(f"{server}/{'' if page == 'overview' else page}")
    tab.wait_for_selector(".bar a[aria-current]")
    tab.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
    tab.wait_for_load_state("networkidle")
    shifted = tab.evaluate("shifted")
    assert sum(value for value, _ in shifted) < 0.1, shifted


COUNTING = """() => {
  window.counted = new Set();
  const count = () => counted.add(document.querySelectorAll(".bar").length);
  new MutationObserver(count).observe(document.body, { subtree: true, childList: true });
}"""


def test_one_bar_stands_at_all_times_while_pages_follow_each_other(reader):
    """Where Streamlit's own elements stand between our parts, it took all away before the next page came."""
    tab = reader.page
    tab.goto(f"{reader.base}/sources")
    tab.wait_for_selector(".bar a[aria-current]")
    tab.evaluate(COUNTING)
    for title in ("Data", "Your data", "Data", "Map", "Your data", "About"):
        tab.locator(".bar").get_by_role("link", name=title, exact=True).click()
        expect(tab.locator(".bar [aria-current]")).to_have_text([title])
    assert tab.evaluate("[...counted]") == [1]


def html(key, digest, words=None, group=""):
    texts = {} if words is None else {digest: json.dumps({"html": f"<p>{words}</p>"})}
    return {"key": key, "kind": "markup", "group": group, "pieces": [digest], "texts": texts}


def test_parts_stand_in_their_order_and_a_part_that_is_named_again_keeps_what_it_shows(told):
    told(html("a", "1", "raid"), html("b", "2", "rockets", "pair"), html("c", "3", "arrest", "pair"))
    expect(told.page.locator(".page > *")).to_have_count(2)
    expect(told.page.locator(".group-pair > .part")).to_have_text(["rockets", "arrest"])
    told(html("c", "3"), html("a", "1"), html("d", "4", "ultimatum"))
    expect(told.page.locator(".page > .part")).to_have_text(["arrest", "raid", "ultimatum"])
    expect(told.page.locator(".group")).to_have_count(0)


def test_content_shown_before_is_shown_again_without_being_sent(told):
    for digest, words in (("1", "raid"), ("2", "rockets")):
        told(html("a", digest, words))
    assert told(html("a", "1")) == []
    expect(told.page.locator(".part-a")).to_have_text("raid")


def test_of_content_that_is_missed_everything_is_asked_for(told):
    """Whatever Python believes the browser to hold was wrong: told again, it would leave out the same."""
    told(html("a", "1", "raid"))
    asked = told(html("a", "9"))
    assert [one["kind"] for one in asked] == ["resend"]
    assert asked[0]["held"] == []
    expect(told.page.locator(".part-a")).to_have_text("raid")


def test_a_page_begins_at_its_top(reader):
    reader.page.goto(f"{reader.base}/about")
    expect(reader.page.locator(".part-about")).to_be_visible()
    reader.page.locator(".stMain").evaluate("(main) => main.scrollTo(0, 900)")
    reader.page.get_by_role("link", name="Timeline and network").click()
    expect(reader.page.locator(".timeline[data-drawn]")).to_be_visible()
    assert reader.page.evaluate("document.querySelector('.stMain').scrollTop") == 0


def test_two_pages_that_say_the_same_in_two_places_both_show_it(reader):
    """The card of an actor stands under one name beside the map and under another on the first page."""
    reader.page.goto(f"{reader.base}/map?actor={ASAIB}")
    words = reader.page.locator(".part-side").text_content()
    assert "Asaib Ahl al-Haq" in words
    reader.page.get_by_role("link", name="Timeline and network").click()
    reader.wait()
    expect(reader.page.locator(".part-card")).to_have_text(words)


def test_a_click_before_the_next_page_has_come_counts_on_that_page(reader):
    wire = Wire(reader.page)
    reader.page.goto(f"{reader.base}/map?actor={ASAIB}")
    expect(reader.page.locator(".place-map[data-drawn]")).to_be_visible()
    wire.hold()
    reader.page.get_by_role("link", name="Timeline and network").click()
    reader.choose(f"preset:{JUNE}")
    wire.release()
    reader.wait_link(actor=[ASAIB], to=["2020-06-30"])
    reader.wait().wait_agreed()
    expect(reader.page.locator(".bar [aria-current]")).to_have_text("Timeline and network")


def test_a_click_that_streamlit_drops_is_told_again(reader):
    """Its browser half takes the page before for the page while the answer to an older click is on its way.

    A click on the new page is then sent as one on the old: the server drops its value.
    """
    wire = Wire(reader.page)
    reader.page.goto(f"{reader.base}/map?actor={ASAIB}")
    reader.page.get_by_role("link", name="Timeline and network").click()
    reader.wait()
    before = reader.count()
    wire.lead_astray()
    reader.choose(f"preset:{JUNE}")
    reader.wait_link(actor=[ASAIB], to=["2020-06-30"])
    assert not wire.astray, "the click went astray first"
    assert 0 < reader.wait().wait_agreed() < before


def test_a_click_that_is_told_twice_is_not_undone(reader):
    """With it comes the link as it was before the click; obeying that would undo what the first has done."""
    wire = Wire(reader.page)
    reader.open().choose(f"preset:{JUNE}")
    reader.wait_link(to=["2020-06-30"])
    wire.repeat()
    reader.click_chip(SALVO)
    reader.wait_link(event=[SALVO])
    assert reader.params["to"] == ["2020-06-30"]


def test_what_nobody_sees_yet_of_tables_and_cards_is_laid_out_after_the_pictures(reader):
    """Laid out with the others it would hold up the pictures, which come after the layout of all HTML."""
    laid_out = """() => {
      const rows = [...document.querySelectorAll(".part-table tbody tr")];
      const sections = [...document.querySelectorAll(".card > *")];
      return {
        rows: rows.filter((row) => row.offsetHeight).length,
        sections: sections.filter((one) => one.firstElementChild.checkVisibility()).length,
      };
    }"""
    reader.open("/?actor=mustafa-al-kadhimi").wait_agreed()
    reader.page.evaluate(
        f"""() => new MutationObserver(([{{ target, oldValue }}]) => {{
          if (target.dataset.drawn !== oldValue) globalThis.then = ({laid_out})();
        }}).observe(document.querySelector(".timeline"), {{
          attributeFilter: ["data-drawn"], attributeOldValue: true
        }})"""
    )
    number = reader.serial()
    reader.choose("preset:all")
    reader.wait_answer(number)
    count = reader.wait_agreed()
    expect(reader.page.locator(".is-rolled")).to_have_count(0)
    then, now = reader.page.evaluate("then"), reader.page.evaluate(laid_out)
    assert then == {"rows": 30, "sections": 2}
    assert now["rows"] == count > 30
    assert now["sections"] == reader.page.locator(".card > *").count() > 2


def test_a_click_does_not_style_the_whole_page_anew(reader):
    """Whatever is set on the root, even to what it was, makes the browser style every element."""
    reader.open().page.evaluate(
        """() => {
          window.touched = [];
          new MutationObserver((changes) => touched.push(...changes.map((change) => change.attributeName)))
            .observe(document.documentElement, {attributes: true});
        }"""
    )
    reader.click_chip(SALVO)
    reader.wait_link(event=[SALVO])
    expect(reader.card.locator("h2")).to_contain_text("Rocket salvo")
    assert reader.page.evaluate("touched") == []


def test_a_pick_leaves_at_once_and_other_timers_keep_their_time(reader):
    """Streamlit sends from a timer, and a browser holds timers back after a click until it has painted."""
    reader.page.goto(f"{reader.base}/app/static/selection.js")
    left = reader.page.evaluate(
        """async () => {
          const {pick} = await import("/app/static/selection.js"), left = [], timer = window.setTimeout;
          pick(() => {
            setTimeout(() => left.push("at once"), 0);
            setTimeout(() => left.push("later"), 5);
          }, "event", "one");
          await null;
          try { pick(() => { throw new Error(); }, "event", "two"); } catch { left.push("failed"); }
          return [...left, window.setTimeout === timer];
        }"""
    )
    assert left == ["at once", "failed", True]


def test_a_page_that_was_left_is_held_by_nobody(reader):
    """Neither its pictures nor what they listened to; page follows upon page without a pause."""
    reader.page.goto(reader.base)
    tools = reader.page.context.new_cdp_session(reader.page)
    expect(reader.page.locator(".part-timeline [data-drawn]")).to_be_visible()
    reader.page.evaluate("window.left = []")
    for there, shown in (("Map", ".place-map"), ("Timeline and network", ".timeline")) * 3:
        parts = "left.push(...[...document.querySelectorAll('.part')].map((part) => new WeakRef(part)))"
        reader.page.evaluate(f"() => {{ {parts}; }}")
        reader.page.get_by_role("link", name=there, exact=True).click()
        expect(reader.page.locator(f"{shown}[data-drawn]")).to_be_visible()
    expect(reader.page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    # What a timer still has to end comes first; garbage is collected between two tasks.
    reader.page.evaluate("new Promise((done) => setTimeout(done))")
    tools.send("HeapProfiler.collectGarbage")
    held = "left.map((one) => one.deref()).filter((part) => part && !part.isConnected)"
    assert reader.page.evaluate(f"{held}.map((part) => part.className)") == []
    assert reader.page.evaluate("left.length") > 6


def test_pictures_are_lit_as_soon_as_the_click_has_left(reader):
    """Waiting for the next frame, as drawing is used to, would throw away the time until it begins."""
    reader.open().page.evaluate(
        """() => {
          window.order = [];
          selection.subscribe(() => order.push("lit"));
          const { send } = WebSocket.prototype;
          WebSocket.prototype.send = function (...given) { order.push("sent"); send.apply(this, given); };
          requestAnimationFrame(function frame() { order.push("frame"); requestAnimationFrame(frame); });
        }"""
    )
    reader.click_chip(SALVO)
    reader.wait_link(event=[SALVO])
    order = reader.page.evaluate("order")
    sent = order.index("sent")
    assert order[sent : sent + 2] == ["sent", "lit"]
