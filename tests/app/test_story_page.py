"""The page of the tours, run in Python: the choice, a step, its view, links to what is not there."""

from re import search

import pytest

RAID = "2020-06-25-dora-raid"
STEP = "june-2020-raid"


def leave(visit):
    """Where "Leave the tour here" leads."""
    return search(r'href="(\.[^"]*)">Leave', visit.data("tour-view")["html"])[1].replace("&amp;", "&")


def test_without_a_step_it_offers_all_tours(visit):
    words = visit.open("story").text("tours")
    for part in ("June 2020: the raid and the release", "December 2020", "The long aftermath", "12 steps"):
        assert part in words
    assert visit.data("timeline") is None
    assert visit.data("truth")["step"] is None
    assert visit.params == {}


def test_a_step_sets_window_event_and_day_of_the_very_pictures_of_the_main_page(visit):
    visit.open("story", tour="june-2020", step=STEP)
    assert visit.notice == ""
    assert visit.data("truth")["step"] == STEP
    assert visit.data("truth")["event"] == RAID
    assert visit.data("network")["revision"] is not None
    assert "25 June 2020" in visit.data("network")["alt"]
    told = visit.drawn, visit.data("network"), visit.data("card")
    assert RAID in told[0]
    assert visit.text("tour-view").startswith(f"{len(told[0])} of 238 events")
    assert "Back to the view" not in visit.text("tour-view")
    query = leave(visit).partition("?")[2]
    main = visit.open("overview", **{pair.split("=")[0]: pair.split("=")[1] for pair in query.split("&")})
    assert (main.drawn, main.data("network"), main.data("card")) == told
    assert "step" not in visit.params


def test_a_tour_begins_at_its_first_step(visit):
    assert visit.open("story", tour="december-2020").params["step"] == ["december-2020-truce"]
    assert visit.notice == ""


def test_what_the_reader_changes_is_kept_in_the_link_and_the_step_is_one_click_away(visit):
    visit.open("story", step=STEP, actor="iran", **{"from": "2020-06-01", "to": "2020-07-31"})
    assert visit.params == {
        "actor": ["iran"],
        "from": ["2020-06-01"],
        "to": ["2020-07-31"],
        "step": [STEP],
    }
    assert visit.data("truth")["event"] is None, (
        "the link has a window, so nothing of the step's view is added"
    )
    assert "Back to the view of the step" in visit.text("tour-view")
    assert "involving Iran" in visit.text("tour-view")


def test_a_step_to_the_next_sends_neither_text_nor_sources_again(visit):
    visit.open("story", step=STEP)
    told = visit.data("tour"), visit.data("tour-sources")
    visit.open("story", step="june-2020-convoy")
    assert (visit.data("tour"), visit.data("tour-sources")) == told


def test_other_pages_are_reached_with_the_view_and_without_the_step(visit):
    visit.open("story", step=STEP)
    for title, link in visit.links.items():
        assert RAID in link, title
        assert "step=" not in link, title


@pytest.mark.parametrize(
    "params",
    [
        {"tour": "nowhere"},
        {"step": "<script>alert(1)</script>"},
        {"step": "x" * 9000},
        {"tour": "'; DROP TABLE tours; --"},
    ],
)
def test_a_tour_that_is_not_there_gives_one_notice_and_the_choice(visit, params):
    visit.open("story", **params)
    assert visit.notice.count("Part of this link could not be used") == 1
    assert "Guided tours" in visit.text("tours")
    assert visit.params == {}


def test_the_step_of_another_tour_gives_a_notice_and_the_first_step(visit):
    visit.open("story", tour="december-2020", step=STEP)
    assert visit.notice.count("Part of this link could not be used") == 1
    assert visit.params["step"] == ["december-2020-truce"]


def test_the_first_view_offers_the_tours_and_any_choice_lets_the_offer_step_aside(visit):
    assert "Take a tour: June 2020 · December 2020 · The long aftermath" in visit.open().sentence
    assert "tour" not in visit.open(event=RAID).sentence
    assert "tour" not in visit.open(**{"from": "2020-06-01"}).sentence


def test_the_whole_tour_with_pictures_is_made_once_when_it_is_asked_for(visit):
    visit.open("story", step=STEP)
    assert 'data-pick="take:tour"' in visit.data("tour")["html"]
    assert visit.data("tour-paper") is None
    visit.app.session_state["taken"] = ("tour", 3)
    paper = visit.run().data("tour-paper")
    assert paper["serial"] == 3
    assert paper["html"].count('<svg class="drawing"') == 18
    assert visit.run().data("tour-paper") is None


def test_the_paper_of_a_tour_is_asked_for_in_vain_where_none_is_told(visit):
    visit.open()
    visit.app.session_state["taken"] = ("tour", 3)
    assert visit.run().data("tour-paper") is None
    assert visit.data("saved") is None
