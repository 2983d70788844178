"""TimelineJS3 itself draws what is written for it: every event, no markup of strangers, no other request."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tightrope.exports.formats import FORMATS
from tightrope.exports.taken import take
from tightrope.view_state import parse_params

LIBRARY = Path(__file__).parent / "timelinejs"
HOST = "http://127.0.0.1:9/"
PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<link rel="stylesheet" href="timeline.css"><div id="timeline" style="width:1200px;height:700px"></div>
<script src="timeline.js"></script>
<script>
  fetch("view.json").then((answer) => answer.json()).then((told) => {
    window.timeline = new TL.Timeline("timeline", told, { font: null });
  });
</script>"""


@pytest.fixture
def drawn(browser, watch):
    """`drawn(dossier, query)` is what was taken and the page on which TimelineJS shows it."""
    contexts = []

    def draw(dossier, query=""):
        view, _ = parse_params(parse_qs(query), dossier)
        taken = take(dossier, view, base="https://example.org/", today=date(2026, 11, 21))
        files = {
            "": ("text/html", PAGE),
            "view.json": ("application/json", FORMATS["timelinejs"].write(taken)),
            "timeline.js": ("text/javascript", (LIBRARY / "timeline.js").read_bytes()),
            "timeline.css": ("text/css", (LIBRARY / "timeline.css").read_bytes()),
        }

        def answer(route):
            kind, body = files.get(route.request.url.removeprefix(HOST), ("font/woff2", b""))
            route.fulfill(content_type=kind, body=body)

        contexts.append(browser.new_context())
        contexts[-1].route("**/*", answer)
        page = watch.over(contexts[-1].new_page())
        page.goto(HOST)
        page.wait_for_function(
            "document.querySelector('.tl-timemarker') && document.querySelector('.tl-slide')"
        )
        return taken, page

    yield draw
    for context in contexts:
        context.close()


def test_every_event_is_drawn(drawn, dossier):
    taken, page = drawn(dossier)
    wanted = sorted(taken.events)
    markers = page.locator(".tl-timemarker").evaluate_all("all => all.map((one) => one.id)")
    assert sorted(one.removesuffix("-marker") for one in markers) == wanted
    slides = page.locator(".tl-slide").evaluate_all("all => all.map((one) => one.id)")
    assert set(wanted) <= set(slides)
    headlines = page.locator(".tl-timemarker .tl-headline").all_inner_texts()
    assert len(headlines) == len(wanted) == 149
    groups = page.locator(".tl-timegroup-message").all_inner_texts()
    assert {"Iraqi government", "Iran-aligned factions"} <= set(groups)


def test_an_event_opens_with_its_story_and_its_sources(drawn, dossier):
    taken, page = drawn(dossier, "actor=asaib-ahl-al-haq")
    event = taken.events[0]
    page.evaluate("(id) => timeline.goToId(id)", event)
    slide = page.locator(f".tl-slide[id='{event}']")
    slide.locator(".tl-headline").wait_for()
    assert slide.locator(".tl-headline").inner_text() == dossier.events.at[event, "title"]
    assert dossier.events.at[event, "summary"] in slide.inner_text()
    links = slide.locator("a[rel~='noreferrer']")
    fit = dossier.claims.loc[dossier.claims["event_id"].eq(event), "source_id"].unique()
    fit = dossier.sources.loc[fit]
    fit = fit[fit["url_fault"].eq("") & fit["url"].str.startswith("http")]
    assert sorted(links.evaluate_all("all => all.map((one) => one.getAttribute('href'))")) == sorted(
        fit["url"]
    )


def test_markup_in_the_record_is_shown_as_text(drawn, tiny):
    mark = "<img src=http://elsewhere.example/x onerror=alert(1)>"
    made = tiny(
        events=f"event_id,title,summary,place\na,{mark},{mark},{mark}\nb,B,<script>boom()</script>,P",
        sources=f"source_id,publisher\ns,{mark}",
        claims="event_id,source_id\na,s",
    )
    _, page = drawn(made)
    assert page.locator("#timeline img, #timeline script").count() == 0
    assert mark in page.locator(".tl-slide[id='a']").inner_text()
