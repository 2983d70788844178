"""The first page, timeline beside network: links both ways, bad links, the empty view, every filter."""

from datetime import date

import pytest

from tightrope.views.shell import PAGES

RAID = "2020-06-25-dora-raid"
SALVO = "2020-12-20-green-zone-salvo"
ASAIB = "asaib-ahl-al-haq"
PREMIER = "mustafa-al-kadhimi"

PARTS = ("chips", "search", "sentence", "timeline", "network", "table", "card", "record", "truth")


def assert_whole(visit):
    assert [part for part in PARTS if visit.data(part) is None] == []


def test_a_first_visit_shows_both_rounds_and_writes_nothing_into_the_link(visit):
    visit.open()
    assert_whole(visit)
    assert visit.sentence.startswith("149 of 238 events")
    assert "May 2020 – June 2021" in visit.sentence
    assert len(visit.drawn) == 149
    assert visit.params == {}
    assert visit.notice == ""
    assert "How to read this page" in visit.text("card")


def test_a_link_shows_its_view_and_the_same_link_comes_out(visit):
    asked = {
        "actor": [ASAIB, PREMIER],
        "match": ["any"],
        "episode": ["december-2020"],
        "level": ["2"],
        "from": ["2020-12-01"],
        "to": ["2020-12-31"],
        "event": [SALVO],
        "asof": ["2020-12-24"],
        "lanes": ["type"],
        "undated": ["1"],
        "network": ["all"],
        "table": ["ties"],
    }
    visit.open(**asked)
    assert visit.params == asked
    assert visit.notice == ""
    for words in ("Asaib Ahl al-Haq", "or", "Mustafa al-Kadhimi", "December 2020", "open: "):
        assert words in visit.sentence
    assert visit.data("truth")["event"] == SALVO
    assert visit.data("truth")["actors"] == [ASAIB, PREMIER]
    assert visit.app.date_input(key="network.asof").value == date(2020, 12, 24)
    assert visit.app.selectbox(key="lanes").value == "type"
    assert visit.app.toggle(key="network.undated").value is True


def test_the_bar_carries_the_view_to_every_page(visit):
    visit.open(actor=[ASAIB])
    assert len(visit.links) == len(PAGES)
    assert set(visit.links.values()) == {f"actor={ASAIB}"}


@pytest.mark.parametrize(
    "hostile",
    [
        {"event": ["<img src=x onerror=alert(1)>"]},
        {"actor": ["../../etc/passwd", "nobody", ASAIB], "from": ["yesterday"], "lanes": ["sideways"]},
        {"tie": ["a--b--c"], "level": ["9"], "network": ["' or 1=1"], "undated": ["maybe"]},
        {"q": ["x" * 5000]},
        {"actor": [f"actor-{n}" for n in range(200)]},
    ],
    ids=["markup", "several", "codes", "long text", "many values"],
)
def test_a_bad_link_gives_one_notice_and_the_whole_page(visit, hostile):
    visit.open(**hostile)
    assert visit.notice.count("Part of this link could not be used") == 1
    assert_whole(visit)
    assert set(visit.params) <= {"actor", "q"}


def test_a_bad_link_keeps_what_is_good_in_it(visit):
    visit.open(actor=["nobody", ASAIB], event=["2020-13-45-nothing"])
    assert visit.params == {"actor": [ASAIB]}
    assert "involving Asaib Ahl al-Haq" in visit.sentence


def test_an_outdated_link_says_that_the_data_has_moved_on(visit):
    visit.open(event=["an-event-of-long-ago"], v=["2019.1.1"])
    assert "another version of the data" in visit.notice


def test_a_link_of_another_version_that_still_opens_is_no_matter(visit):
    visit.open(event=[RAID], v=["2019.1.1"])
    assert visit.notice == ""
    assert visit.params == {"event": [RAID]}


def test_an_empty_view_says_what_to_do(visit):
    visit.open(q=["no source says this"])
    assert visit.sentence.startswith("0 of 238 events")
    assert "No event passes all filters" in visit.text("table")
    assert visit.drawn == set()
    assert_whole(visit)


def test_events_of_the_table_are_those_of_the_timeline(visit):
    visit.open(actor=[ASAIB, PREMIER])
    html = visit.data("table")["html"]
    assert 0 < len(visit.drawn) < 148
    assert html.count("<tr data-event=") == len(visit.drawn)
    assert all(f'<tr data-event="{event}">' in html for event in visit.drawn)


FILTERS = {
    "words": ("text_input", "filter.text", "Albu Eessa", {"q": ["Albu Eessa"]}, "saying “Albu Eessa”"),
    "type": ("button_group", "filter.types", ["Diplomatic"], {"type": ["Diplomatic"]}, "Diplomatic"),
    "episode": ("button_group", "filter.episodes", ["june-2020"], {"episode": ["june-2020"]}, "June 2020"),
    "status": ("button_group", "filter.statuses", ["alleged"], {"status": ["alleged"]}, "lleged"),
    "significance": ("button_group", "filter.level", 1, {"level": ["1"]}, "turning points only"),
    "window": (
        "button_group", "window.preset", "december-2020",
        {"from": ["2020-12-01"], "to": ["2020-12-31"]}, "December 2020",
    ),
    "whole record": ("button_group", "window.preset", "all", {"from": [".."], "to": [".."]}, "238 of 238"),
    "first day": (
        "date_input", "window.start", date(2020, 12, 20), {"from": ["2020-12-20"]}, "20 December 2020 – ",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "key", "value", "params", "words"), FILTERS.values(), ids=FILTERS)
def test_a_filter_changes_link_sentence_and_timeline(visit, kind, key, value, params, words):
    before = visit.open().drawn
    getattr(visit.app, kind)(key=key).set_value(value)
    visit.run()
    assert visit.params == params
    assert words in visit.sentence
    assert visit.drawn != before
    assert visit.sentence.startswith(f"{len(visit.drawn)} of 238 events")


def test_dates_given_the_wrong_way_round_are_put_right(visit):
    visit.open().app.date_input(key="window.end").set_value(date(2020, 4, 1))
    visit.run()
    assert visit.params == {"from": ["2020-04-01"], "to": ["2020-05-01"]}


def test_the_day_of_the_network_follows_the_open_event_until_it_is_chosen(visit):
    visit.open(event=[RAID])
    assert visit.app.date_input(key="network.asof").value == date(2020, 6, 25)
    visit.app.date_input(key="network.asof").set_value(date(2021, 3, 1))
    visit.run()
    assert visit.params == {"event": [RAID], "asof": ["2021-03-01"]}
    assert "1 March 2021" in visit.data("network")["alt"]


@pytest.mark.parametrize(
    ("key", "param"), [("network.all", {"network": ["all"]}), ("network.undated", {"undated": ["1"]})]
)
def test_more_of_the_network_is_drawn_on_demand(visit, key, param):
    before = len(visit.open().data("network")["edges"])
    visit.app.toggle(key=key).set_value(True)
    visit.run()
    assert visit.params == param
    assert len(visit.data("network")["edges"]) > before


@pytest.mark.parametrize(("table", "row"), [("actors", "data-actor="), ("ties", "data-tie=")])
def test_the_other_tables(visit, table, row):
    visit.open().app.button_group(key="table.choice").set_value(table)
    visit.run()
    assert visit.params == {"table": [table]}
    assert visit.data("table")["html"].count(f"<tr {row}") > 20


def test_no_choice_moves_an_actor(visit):
    def places():
        return {node["id"]: (node["x"], node["y"]) for node in visit.data("network")["nodes"]}

    first = places() if visit.open() else {}
    for view in ({"event": [SALVO]}, {"actor": [ASAIB]}, {"network": ["all"]}, {"asof": ["2020-06-26"]}):
        now = places() if visit.open(**view) else {}
        shared = first.keys() & now.keys()
        assert len(shared) > 10
        assert {actor: now[actor] for actor in shared} == {actor: first[actor] for actor in shared}
