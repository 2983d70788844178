"""Every target of a finger is 44 px wide and high (WCAG 2.2, 2.5.5), but for those named with a reason."""

import pytest
from reader import PATIENCE

from tightrope.views.shell import PAGES

SALVO = "2020-12-20-green-zone-salvo"

LINKS = {name: f"/{'' if name == 'overview' else name}?event={SALVO}" for name in PAGES} | {
    "profile": "/actors?actor=asaib-ahl-al-haq",
    "filtered": "/?actor=asaib-ahl-al-haq&disputed=1&q=rocket&compare=2020-06-25",
    "nothing": "/?q=kangaroo",
    "broken": "/?event=no-such-event",
}

TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True, "is_mobile": True}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

EXCUSED = {
    "inside running text": (
        ".note > *, .more > summary, .basis > summary, .profile-mark, .card dd > .link, .card .tie .link,"
        " .profile li > .link, .profile .head .link, .finding li .link, .prose p a, .prose li a,"
        " .sources li > a, .rounds-sources li > a, .disputes p a, .summary a, .chain .link,"
        " .fields .link, .round-name a, .fields li a, .kicker a"
    ),
    "the list below opens the same": ".map-mark",
    "the timeline opens the same month": ".months a",
    "seen with the focus of a keyboard only": ".skips a",
}
"""Why a target may be smaller, as WCAG words it: inline, or equivalent."""

SMALL = """excused => [...document.querySelectorAll(
  ".page :is(a[href], button, input, select, summary)")].filter((node) => {
    if (node.matches(excused) || !node.checkVisibility({visibilityProperty: true})) return false;
    const {width, height} = node.getBoundingClientRect();
    return width > 0 && (width < 43.5 || height < 43.5);
  }).map((node) => {
    const {width, height} = node.getBoundingClientRect();
    const where = `${node.closest(".part").className} ${node.parentElement.className}`;
    const told = `${node.tagName}.${node.className} in ${where}: ${node.textContent.trim().slice(0, 40)}`;
    return `${Math.round(width)}x${Math.round(height)} ${told}`;
  })"""


@pytest.fixture(scope="module", params=[PHONE, TABLET], ids=["phone", "tablet"])
def hand(request, browser):
    context = browser.new_context(bypass_csp=True, **request.param)
    yield context
    context.close()


@pytest.mark.parametrize("page", LINKS)
def test_a_finger_hits_everything_that_is_not_named(hand, server, watch, page):
    tab = watch.over(hand.new_page())
    tab.set_default_timeout(PATIENCE)
    tab.goto(server + LINKS[page])
    tab.wait_for_selector(".part-bar [aria-current]")
    tab.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
    tab.evaluate("document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })")
    excused = ", ".join(EXCUSED.values())
    small = tab.evaluate(SMALL, excused)
    tab.close()
    assert small == []
