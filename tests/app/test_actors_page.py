"""The page of the actors: the directory, every profile, links in and out, what a bad link is told."""

from html import unescape
from re import findall, sub

import pytest

KH, AAH, MUHANDIS = "kataib-hezbollah", "asaib-ahl-al-haq", "abu-mahdi-al-muhandis"


def words(html):
    return " ".join(unescape(sub(r"<[^>]+>", " ", html)).split())


def field(visit, label):
    found = findall(
        rf"<div><dt>{label}</dt><dd>(.*?)</dd></div>", visit.data("profile")["html"].replace("\n", " ")
    )
    return words(found[0]) if found else None


def test_the_directory_has_everybody_and_leads_to_each_profile(visit, dossier):
    drawn = visit.open("actors", asof=["2020-12-25"]).data("actors-list")
    assert sorted(drawn["rows"]["id"]) == sorted(dossier.actors.index)
    assert {one["id"] for one in drawn["names"]} == set(dossier.actors.index)
    assert "as of 25 December 2020" in words(drawn["html"])
    assert drawn["link"] == "actors?actor={id}&asof=2020-12-25"
    assert visit.data("profile") is None


def test_every_profile_of_the_record_is_shown_with_sources(visit, dossier):
    visit.open("actors")
    for actor in dossier.actors.index:
        visit.app.query_params.clear()
        visit.app.query_params["actor"] = actor
        visit.run()
        html = visit.data("profile")["html"]
        assert f'data-profile="{actor}"' in html
        assert visit.params == {"actor": [actor]}
        assert set(findall(r'data-note="(\d+)"', html)) == set(findall(r'<li value="(\d+)">', html))
        assert visit.notice == ""


def test_the_last_of_several_actors_is_shown_the_others_are_tabs(visit):
    visit.open("actors", actor=[KH, AAH])
    assert f'data-profile="{AAH}"' in visit.data("profile")["html"]
    tabs = visit.data("profile-tabs")["html"]
    assert f'data-pick="front:{KH}"' in tabs
    assert f'data-pick="front:{AAH}"' not in tabs
    assert visit.data("truth")["actors"] == [AAH]
    assert visit.data("actors-list") is None


def test_the_network_is_that_of_the_neighbours_and_of_theirs_on_demand(visit):
    near = visit.open("actors", actor=[KH], asof=["2020-12-25"]).data("network")
    assert all(KH in edge["id"].split("--") for edge in near["edges"])
    far = visit.open("actors", actor=[KH], asof=["2020-12-25"], network=["all"]).data("network")
    assert {node["id"] for node in near["nodes"]} < {node["id"] for node in far["nodes"]}
    places = {node["id"]: (node["x"], node["y"]) for node in far["nodes"]}
    assert all(places[node["id"]] == (node["x"], node["y"]) for node in near["nodes"]), "nobody moves"


def test_a_tie_opens_beside_the_profile(visit):
    visit.open("actors", actor=[KH], tie=[f"{KH}--mustafa-al-kadhimi"])
    assert "Mustafa al-Kadhimi" in visit.text("profile-tie")
    assert visit.open("actors", actor=[KH]).data("profile-tie") is None


def test_the_dead_are_shown_as_they_stood_on_their_last_day(visit):
    visit.open("actors", actor=[MUHANDIS])
    told = visit.text("profile")
    assert "Died 3 January 2020" in told
    assert "Chain of command on 3 January 2020" in told
    assert len(visit.data("network")["nodes"]) > 5
    visit.open("actors", actor=[MUHANDIS], asof=["2020-12-25"])
    assert [node["id"] for node in visit.data("network")["nodes"]] == [MUHANDIS]


@pytest.mark.parametrize(
    "asked", ["<script>alert(1)</script>", "kataib-hezbollah,asaib-ahl-al-haq", "' OR 1=1", "ك", "../x"]
)
def test_who_is_not_in_the_record_gets_a_notice_and_the_directory(visit, asked):
    visit.open("actors", actor=[asked])
    assert visit.notice.count("Part of this link could not be used") == 1
    assert visit.data("actors-list")
    assert "<script>alert" not in visit.data("notice")["html"]


def test_profiles_answer_what_a_militia_profile_is_asked(visit):
    visit.open("actors", actor=[KH], asof=["2020-12-25"])
    assert "Popular Mobilization Forces" in field(visit, "Part of")
    assert "Ahmad al-Hamidawi" in field(visit, "Led by")
    assert "Disputed" in field(visit, "Led by")
    assert "IRGC Quds Force" in field(visit, "Backed by")
    assert "Rab" in field(visit, "Facades tied to it")
    assert "United States" in field(visit, "Listed or sanctioned by")
    visit.open("actors", actor=[AAH], asof=["2020-12-25"])
    assert "Qais al-Khazali" in field(visit, "Led by")
    visit.open("actors", actor=["mustafa-al-kadhimi"], asof=["2020-12-25"])
    assert "Government of Iraq" in field(visit, "Leads or commands")
    visit.open("actors", actor=["qais-al-khazali"], asof=["2020-12-25"])
    assert "Asaib Ahl al-Haq" in field(visit, "Leads or commands")
    assert "Sadrists" in field(visit, "Camp")
    visit.open("actors", actor=["hashd-al-atabat"], asof=["2020-12-25"])
    assert "Ali al-Sistani" in field(visit, "Backed by")
    assert "Imam Ali Combat Division" in visit.text("profile").split("Below")[1].split("events")[0]


def test_cards_and_the_table_of_actors_lead_to_profiles_on_the_day_shown(visit):
    visit.open("overview", event=["2020-06-25-dora-raid"])
    links = [
        unescape(link) for link in findall(r'href="(actors\?[^"]+)" data-go', visit.data("card")["html"])
    ]
    assert f"actors?actor={KH}&asof=2020-06-25" in links
    visit.open("overview", actor=[KH])
    assert f'href="actors?actor={KH}" data-go' in visit.data("card")["html"]
    visit.open("overview", tie=[f"{KH}--mustafa-al-kadhimi"])
    assert visit.data("card")["html"].count('class="profile-mark"') == 2
    visit.open("overview", table=["actors"])
    html = visit.data("table")["html"]
    assert html.count('class="profile-mark"') == html.count("<tr data-actor=") > 50


def test_links_of_a_profile_open_its_events_on_the_main_page(visit):
    html = visit.open("actors", actor=[KH]).data("profile")["html"]
    bars = [unescape(link) for link in findall(r'<li[^>]*><a href="([^"]+)" data-go title=', html)]
    assert len(bars) > 10
    assert all(link.startswith(f"./?actor={KH}&") for link in bars)
    assert any("from=2020-06-01&to=2020-06-30" in link for link in bars)
