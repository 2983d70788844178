"""The first page, timeline beside network: links both ways, bad links, the empty view, every filter."""

import pytest

from tightrope.views.data import dossier

RAID = "2020-06-25-dora-raid"
SALVO = "2020-12-20-green-zone-salvo"
ASAIB = "asaib-ahl-al-haq"
PREMIER = "mustafa-al-kadhimi"

PARTS = (
    "bar",
    "chips",
    "search",
    "controls",
    "sentence",
    "timeline",
    "network",
    "table",
    "card",
    "record",
    "truth",
)


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
        "compare": ["2020-06-26"],
        "size": ["ties"],
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
    assert 'value="2020-12-24"' in visit.data("network")["tools"]
    assert '<option value="type" selected>' in visit.data("timeline")["tools"]
    assert 'data-pick="toggle:undated=1" aria-pressed="true"' in visit.data("network")["tools"]


def test_the_bar_carries_the_view_to_every_page(visit):
    visit.open(actor=[ASAIB])
    assert visit.links["Timeline and network"] == f".?actor={ASAIB}"
    assert visit.links["About"] == f"about?actor={ASAIB}"


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
    "words": ({"q": ["Albu Eessa"]}, "saying “Albu Eessa”", 'value="Albu Eessa"'),
    "type": ({"type": ["Diplomatic"]}, "Diplomatic", 'toggle:type=Diplomatic" aria-pressed="true"'),
    "episode": ({"episode": ["june-2020"]}, "June 2020", 'toggle:episode=june-2020" aria-pressed="true"'),
    "status": ({"status": ["alleged"]}, "lleged", 'toggle:status=alleged" aria-pressed="true"'),
    "kind of source": ({"source-kind": ["un"]}, "source", 'toggle:source-kind=un" aria-pressed="true"'),
    "disputed": ({"disputed": ["1"]}, "disputed only", 'toggle:disputed=1" aria-pressed="true"'),
    "significance": ({"level": ["1"]}, "turning points only", 'set:level=1" aria-pressed="true"'),
    "window": (
        {"from": ["2020-12-01"], "to": ["2020-12-31"]}, "December 2020",
        'preset:december-2020" aria-pressed="true"',
    ),
    "whole record": ({"from": [".."], "to": [".."]}, "238 of 238", 'preset:all" aria-pressed="true"'),
    "first day": ({"from": ["2020-12-20"]}, "20 December 2020 – ", 'value="2020-12-20"'),
}  # fmt: skip


@pytest.mark.parametrize(("params", "words", "control"), FILTERS.values(), ids=FILTERS)
def test_a_filter_is_in_link_sentence_control_and_timeline(visit, params, words, control):
    before = visit.open().drawn
    visit.open(**params)
    assert visit.params == params
    assert words in visit.sentence
    assert visit.drawn != before
    assert visit.sentence.startswith(f"{len(visit.drawn)} of 238 events")
    assert control in visit.data("controls")["html"] + visit.data("timeline")["tools"]


def test_every_code_of_a_filter_is_a_pick_in_its_menu(visit):
    html = visit.open().data("controls")["html"]
    for table, column, key in (
        ("events", "event_type", "type"),
        ("events", "episode", "episode"),
        ("events", "status", "status"),
        ("sources", "kind", "source-kind"),
    ):
        for code in dossier().codes(table, column):
            assert f'data-pick="toggle:{key}={code}"' in html


def test_the_day_of_the_network_follows_the_open_event_until_it_is_chosen(visit):
    assert 'value="2020-06-25"' in visit.open(event=[RAID]).data("network")["tools"]
    visit.open(event=[RAID], asof=["2021-03-01"])
    assert 'value="2021-03-01"' in visit.data("network")["tools"]
    assert "1 March 2021" in visit.data("network")["alt"]


@pytest.mark.parametrize("param", [{"network": ["all"]}, {"undated": ["1"]}])
def test_more_of_the_network_is_drawn_on_demand(visit, param):
    before = len(visit.open().data("network")["edges"])
    assert len(visit.open(**param).data("network")["edges"]) > before


@pytest.mark.parametrize(("table", "row"), [("actors", "data-actor="), ("ties", "data-tie=")])
def test_the_other_tables(visit, table, row):
    html = visit.open(table=[table]).data("table")["html"]
    assert f'data-pick="set:table={table}" aria-pressed="true"' in html
    assert html.count(f"<tr {row}") > 20


def test_no_choice_moves_an_actor(visit):
    def places():
        return {node["id"]: (node["x"], node["y"]) for node in visit.data("network")["nodes"]}

    first = places() if visit.open() else {}
    for view in ({"event": [SALVO]}, {"actor": [ASAIB]}, {"network": ["all"]}, {"asof": ["2020-06-26"]}):
        now = places() if visit.open(**view) else {}
        shared = first.keys() & now.keys()
        assert len(shared) > 10
        assert {actor: now[actor] for actor in shared} == {actor: first[actor] for actor in shared}


def test_the_legend_says_what_the_forms_of_the_marks_mean(visit):
    words = visit.open().data("timeline")["legend"]
    for form in ("Hollow: alleged", "Bar: longer or inexact", "Size: significance"):
        assert form in words


def test_two_days_are_compared_in_sentence_list_and_picture_and_no_longer(visit):
    visit.open(asof=["2020-12-26"], compare=["2020-06-26"])
    assert "network compared with 26 June 2020" in visit.sentence
    assert "What changed between 26 June 2020 and 26 December 2020" in visit.text("card")
    assert 'data-pick="drop:compare"' in visit.data("card")["html"]
    assert "26 June 2020 compared with 26 December 2020" in visit.data("network")["alt"]
    visit.open(asof=["2020-12-26"])
    assert "compared" not in visit.sentence
    assert "What changed" not in visit.text("card")


def test_an_invalid_day_of_comparison_picture_or_size_is_said_in_the_one_notice(visit):
    visit.open(compare=["2020-13-40"], picture=["war"], size=["huge"], table=["measures"])
    assert visit.notice.count("Part of this link could not be used") == 1
    for key in ("compare", "picture", "size"):
        assert f"“{key}”" in visit.notice
    assert visit.params == {"table": ["measures"]}


def test_who_shares_events_is_a_picture_of_its_own_without_a_sign_or_a_day(visit):
    visit.open(picture=["together"])
    network = visit.data("network")
    assert "Who appears in the same events" in network["tools"]
    assert "Alliances on" not in network["tools"]
    assert 'type="range"' not in network["tools"]
    assert "Sharing an event is no alliance" in network["legend"]
    assert {edge["color"] for edge in network["edges"]} == {"#7C8590"}
    assert "network of who appears in the same events" in visit.sentence


@pytest.mark.parametrize("chosen", [[ASAIB], [ASAIB, PREMIER], [ASAIB, PREMIER, "iran"]])
def test_with_exactly_two_actors_chosen_the_page_says_how_they_are_tied(visit, chosen):
    visit.open(actor=chosen, asof=["2020-12-26"])
    told = "How Asaib Ahl al-Haq is tied to Mustafa al-Kadhimi" in visit.text("card")
    assert told is (len(chosen) == 2)
    assert ("path" in visit.data("network")) is told


def test_two_without_a_chain_of_ties_are_told_so(visit):
    visit.open(actor=[ASAIB, PREMIER], asof=["1950-01-01"])
    assert "No chain of ties on record for 1 January 1950" in visit.text("card")
    assert visit.data("network")["path"]["ties"] == []


def test_measures_are_a_table_explained_in_words(visit):
    visit.open(table=["measures"], asof=["2020-12-26"])
    for words in ("Betweenness: the share", "triangles in balance", "not the world", "Asaib Ahl al-Haq"):
        assert words in visit.text("table")


@pytest.mark.parametrize("size", ["ties", "betweenness"])
def test_actors_are_sized_on_demand_only(visit, size):
    assert not any("disc" in node for node in visit.open().data("network")["nodes"])
    discs = [node["disc"] for node in visit.open(size=[size]).data("network")["nodes"]]
    assert len(set(discs)) > 5
    assert max(discs) == 40
    assert f"actors sized by {'their ties' if size == 'ties' else size}" in visit.sentence
