"""Hostile links, on all pages in a real browser: nothing runs, nothing leaves the host."""

from itertools import chain
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import expect

from tightrope.views import shell

TRAP = """() => {
  window.sprung = [];
  window.spring = (what) => window.sprung.push(what);
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => spring(name);
}"""

RUNS = "spring('{where}')"

MARKUP = [
    "<script>{js}</script>",
    "\"'><img src=x onerror={js}>",
    "</style></script><svg onload={js}>",
    "javascript:{js}//",
    "<iframe srcdoc='<script>parent.{js}</script>'>",
    "<a href='javascript:{js}' autofocus onfocus={js}>x</a>",
    "![x](https://elsewhere.invalid/x.png) [y](javascript:{js}) <b>z</b>",
    "{{{{ [].constructor.constructor('{js}')() }}}} ${{{js}}}",
    "<link rel=stylesheet href=https://elsewhere.invalid/x.css><img src=//elsewhere.invalid/y.png>",
    "<base href=https://elsewhere.invalid/><form action=https://elsewhere.invalid/><button autofocus>z",
]

TEXT_KEYS = ("q", "actor", "event", "tie", "from", "asof", "lanes", "v")

ODD = {
    "long": "q=" + "x" * 10_000 + "&event=" + "y" * 10_000,
    "control": "q=" + quote("".join(map(chr, range(32)))) + "&actor=%00%07",
    "bidi": "q=" + quote("\u202emoc.live\u2066\u202d") + "&event=" + quote("\u202egnp.exe"),
    "surrogate": "q=%ED%A0%80&event=%ED%BF%BF&actor=%ff%fe&tie=%zz%",
    "repeated": "&".join(f"actor=nobody-{number}" for number in range(3_000)),
    "numbers": "level=99999999999999999999&from=99999-99-99&to=-1&asof=1e400&match=NaN",
    "types": "actor[]=x&actor[0]=y&event.id=z&__proto__[polluted]=1&constructor=1&from=null&undated=true",
    "separators": "&&&=&=x&==&?&;&#",
}


def markup(number):
    pairs = [(key, MARKUP[number].format(js=RUNS.format(where=key))) for key in TEXT_KEYS]
    return urlencode(
        [*pairs, ("type", MARKUP[number]), ("source-kind", MARKUP[number]), ("x", MARKUP[number])]
    )


QUERIES = dict(chain(ODD.items(), ((f"markup-{number}", markup(number)) for number in range(len(MARKUP)))))


@pytest.mark.parametrize("page", shell.PAGES)
def test_hostile_links_run_nothing_and_leave_the_page_whole(new_reader, server, watch, page):
    """The watch over the page fails the test on any request off the host and any error on the console.

    The policy that forbids inline scripts is switched off here, so that it is not what holds.
    """
    tab = new_reader().page
    tab.add_init_script(f"({TRAP})()")
    path = "" if page == "overview" else page
    for name, query in QUERIES.items():
        tab.goto(f"{server}/{path}?{query}")
        tab.wait_for_selector(".bar a[aria-current]")
        tab.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
        assert tab.evaluate("window.sprung") == [], name
        assert tab.evaluate("({}).polluted") is None, name
        assert tab.locator(".stException, .failure").count() == 0, name
        assert tab.locator(".notice").count() <= 1, name
        assert tab.locator("a[href^='javascript:'], iframe[srcdoc], base, [onerror], [onload]").count() == 0
        if name == "repeated":  # of which Streamlit reads none
            expect(tab.locator(".notice")).to_contain_text("Only the first 40 values of “actor” were read.")
        if tab.locator(".notice").count():
            assert len(tab.locator(".notice").inner_text()) < 1_000, name
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        if page == "overview":
            tab.wait_for_selector(".timeline[data-drawn]")
            tab.wait_for_selector(".network[data-drawn]")
            assert tab.locator(".chip").count() == 5, name
        assert watch.faults == [], name
    tab.evaluate("alert(1)")
    assert tab.evaluate("window.sprung") == ["alert"], "the trap is set"
