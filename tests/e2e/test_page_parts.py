"""How the browser puts a page together from its parts."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def told(reader):
    """Shows parts with the module of the page, without Streamlit, and tells what was asked of Python."""
    reader.page.goto(f"{reader.base}/app/static/page.js")
    reader.page.set_content('<div id="host"><div class="page"></div></div>')

    def show(*parts, page="one"):
        return reader.page.evaluate(
            """async ([page, parts]) => {
              const { default: show } = await import("/app/static/page.js");
              const asked = [], parentElement = document.getElementById("host");
              const setTriggerValue = (name, value) => asked.push(value);
              show({ data: { page, parts }, parentElement, setTriggerValue });
              while (!document.querySelector(".part")) await new Promise(requestAnimationFrame);
              return asked;
            }""",
            [page, list(parts)],
        )

    show.page = reader.page
    return show


def html(key, digest, words=None, group=""):
    part = {"key": key, "kind": "markup", "group": group, "digest": digest}
    return part if words is None else part | {"data": {"html": f"<p>{words}</p>"}}


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


def test_content_the_browser_does_not_hold_is_asked_for(told):
    told(html("a", "1", "raid"))
    asked = told(html("a", "9"))
    assert [one["kind"] for one in asked] == ["resend"]
    assert asked[0]["held"] == ["1"]
    expect(told.page.locator(".part-a")).to_have_text("raid")


def test_a_page_begins_at_its_top(reader):
    reader.page.goto(f"{reader.base}/about")
    expect(reader.page.locator(".part-about")).to_be_visible()
    reader.page.locator(".stMain").evaluate("(main) => main.scrollTo(0, 900)")
    reader.page.get_by_role("link", name="Timeline and network").click()
    expect(reader.page.locator(".timeline[data-drawn]")).to_be_visible()
    assert reader.page.evaluate("document.querySelector('.stMain').scrollTop") == 0
