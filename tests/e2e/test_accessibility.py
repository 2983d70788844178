"""axe-core over every page, light and dark, at a desk and on a phone, with an event open, all unfolded."""

from pathlib import Path

import pytest
from reader import PATIENCE

from tightrope.views.shell import PAGES

AXE = (Path(__file__).parents[1] / "vendor" / "axe-core-4.14.1.min.js").read_text(encoding="utf-8")

SALVO = "2020-12-20-green-zone-salvo"

LINKS = {name: f"/{'' if name == 'overview' else name}?event={SALVO}" for name in PAGES} | {
    "profile": f"/actors?actor=asaib-ahl-al-haq&event={SALVO}",
    "nothing-found": "/?q=kangaroo",
    "path": "/?actor=asaib-ahl-al-haq&actor=mustafa-al-kadhimi&compare=2020-06-25",
    "broken-link": "/?event=no-such-event",
}

LOOKS = [(width, height, theme) for width, height in ((1440, 900), (390, 844)) for theme in ("light", "dark")]

STREAMLITS = {"your-data": {("presentation-role-conflict", '[data-testid="stFileUploaderDropzone"]')}}
"""What Streamlit's own elements break and no setting mends: by page the rule and the element. All of it is of
the impact "minor": the field for a file has a role without meaning and a name."""

AUDIT = """async (named) => {
  const rules = (await axe.run(document, {resultTypes: ["violations"]})).violations;
  return rules.flatMap(({id, impact, nodes}) => nodes.map(({target, html, failureSummary}) => {
    const element = target.length === 1 && document.querySelector(target[0]);
    const excuse = named.find(([rule, selector]) => rule === id && element && element.matches(selector));
    return {id, impact, html: html.slice(0, 200), why: failureSummary, excuse: excuse ?? null};
  }));
}"""

UNFOLD = "document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })"

GROUND = """theme => {
  const page = document.querySelector(".page");
  const ground = page && getComputedStyle(page).getPropertyValue("--st-background-color");
  return ground && ground.trim().toLowerCase() === (theme === "dark" ? "#14171c" : "#ffffff");
}"""


@pytest.mark.parametrize("page", LINKS)
def test_axe_finds_nothing_but_what_is_named(desk, server, watch, page):
    tab = watch.over(desk.new_page())
    tab.set_default_timeout(PATIENCE)
    tab.goto(server + LINKS[page])
    tab.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
    tab.wait_for_selector(".part-bar [aria-current]")
    tab.evaluate(AXE)
    named = STREAMLITS.get(page, set())
    excused, faults = set(), []
    for width, height, theme in LOOKS:
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(color_scheme=theme)
        tab.wait_for_function(GROUND, arg=theme)
        tab.evaluate(UNFOLD)
        for fault in tab.evaluate(AUDIT, [list(one) for one in named]):
            if fault["excuse"]:
                excused.add(tuple(fault["excuse"]))
            else:
                faults.append((width, theme, fault["impact"], fault["id"], fault["html"], fault["why"]))
    tab.close()
    assert faults == []
    assert excused == named, "an exception is named that is none any more"
