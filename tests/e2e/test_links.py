"""The link is the view: back and forward, reload, another browser, a restarted server, bad and old links."""

from urllib.parse import urlencode

from playwright.sync_api import expect

RAID = "2020-06-25-dora-raid"
ULTIMATUM = "2020-12-25-asaib-ultimatum"
ASAIB = "asaib-ahl-al-haq"


def test_back_forward_and_reload_restore_the_view(reader):
    reader.open()
    views = [reader.seen()]
    for click, params in (
        (lambda: reader.click_actor(ASAIB), {"actor": [ASAIB]}),
        (lambda: reader.click_chip(ULTIMATUM), {"actor": [ASAIB], "event": [ULTIMATUM]}),
    ):
        number = reader.serial()
        click()
        reader.wait_answer(number)
        reader.wait_link(**params)
        views.append(reader.seen())
    assert views[0] != views[1] != views[2]
    for move, view in ((reader.page.go_back, 1), (reader.page.go_back, 0), (reader.page.go_forward, 1)):
        move()
        reader.wait_seen(views[view])
    reader.page.reload()
    reader.wait().wait_seen(views[1])


def test_a_link_outlives_the_server(new_reader, fresh_server, port):
    """The first request of a fresh server is for a page below the root, which Streamlit would run alone."""
    with fresh_server(port) as base:
        reader = new_reader(base)
        reader.page.goto(f"{base}/about?actor={ASAIB}")
        expect(reader.page.get_by_role("heading", level=1)).to_be_visible()
        reader.page.get_by_role("link", name="Timeline and network").click()
        reader.wait().click_chip(ULTIMATUM)
        reader.wait_link(actor=[ASAIB], event=[ULTIMATUM])
        expect(reader.card.locator("footer")).to_be_visible()
        reader.wait_settled()
        link, seen = reader.url, reader.seen()
        reader.page.close()
    with fresh_server(port) as base:
        again = new_reader(base).open(link)
        again.wait_seen(seen)
        again.page.close()


def test_about_may_be_the_first_page_a_server_ever_shows(new_reader, fresh_server, port):
    with fresh_server(port) as base:
        page = new_reader(base).page
        page.goto(f"{base}/about")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(".bar .brand")).to_be_visible()
        expect(page.get_by_role("link", name="Timeline and network")).to_be_visible()
        expect(page.locator(".stException")).to_have_count(0)
        page.close()


HOSTILE = {
    "event": "<img src=x onerror=window.hacked=1>",
    "actor": ["<script>window.hacked=2</script>", "javascript:window.hacked=3"],
    "tie": "![x](https://evil.example/x.png)--[y](javascript:window.hacked=4)",
    "q": '"><svg onload=window.hacked=5>{{7*7}}<img src=https://evil.example/y.png>',
    "from": "0000-00-00",
    "lanes": "constructor",
    "v": "<b>1</b>",
}


def test_a_hostile_link_gives_one_notice_a_whole_page_and_runs_nothing(reader):
    reader.open("/?" + urlencode(HOSTILE, doseq=True))
    expect(reader.notice).to_have_count(1)
    expect(reader.notice).to_contain_text("Part of this link could not be used")
    expect(reader.sentence).to_contain_text("0 of 238 events")
    expect(reader.sentence).to_contain_text("<svg onload=window.hacked=5>{{7*7}}")
    expect(reader.page.locator(".chip")).to_have_count(5)
    reader.wait_settled()
    assert reader.page.evaluate("window.hacked") is None


def test_a_link_to_what_is_no_more_opens_with_what_is_left(reader):
    reader.open(f"/?event=2019-01-01-withdrawn&actor={ASAIB}&v=2019.1.1")
    expect(reader.notice).to_have_count(1)
    expect(reader.notice).to_contain_text("another version of the data")
    assert 0 < reader.wait_agreed() < 149
    reader.notice.get_by_role("button", name="Dismiss").click()
    expect(reader.notice).to_have_count(0)
    reader.wait_link(actor=[ASAIB], event=None)


def test_a_first_visit_fetches_each_part_once_and_little_of_our_own(new_reader):
    reader, fetched = new_reader(), []
    reader.page.on("requestfinished", lambda request: fetched.append(request))
    reader.open()
    ours = [request for request in fetched if "/app/static/" in request.url]
    sizes = {
        request.url.split("?")[0].split("/app/static/")[1]: len(request.response().body()) for request in ours
    }
    assert len(sizes) == len(ours)
    assert {"timeline.js", "network.js", "selection.js"} <= sizes.keys()
    vendored = {name for name in sizes if name.startswith("vendor/")}
    assert len(vendored) == 3
    # Code and style before they are compressed, which leaves a quarter of them.
    assert sum(sizes[name] for name in sizes.keys() - vendored) < 200_000
    assert sum(sizes[name] for name in vendored) < 2_000_000
