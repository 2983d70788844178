"""What an empty view offers: only steps that give events, each with the number it gives."""

from datetime import date

from tightrope.domain.filters import apply_filters
from tightrope.figures.relax import relax_html, ways_out
from tightrope.picks import picked
from tightrope.view_state import first_view

ASAIB, PREMIER = "asaib-ahl-al-haq", "mustafa-al-kadhimi"


def told(dossier, view):
    return {way.pick: way.count for way in ways_out(dossier, view)}


def test_each_step_gives_as_many_events_as_it_says(dossier):
    view = first_view(dossier).narrowed(
        actors=(ASAIB, PREMIER), types=("Economic",), start=date(2020, 12, 1), end=date(2020, 12, 31)
    )
    assert len(apply_filters(dossier, view.filters)) == 0
    ways = told(dossier, view)
    assert "drop:type" in ways
    for pick, count in ways.items():
        assert count == len(apply_filters(dossier, picked(view, dossier, *pick.split(":", 1)).filters)) > 0
    assert list(ways.values()) == sorted(ways.values())


def test_a_step_that_leaves_the_view_empty_is_not_offered(dossier):
    view = first_view(dossier).narrowed(text="kangaroo", disputed=True)
    assert told(dossier, view).keys() == {"drop:q"}


def test_the_window_opens_to_the_whole_record(dossier):
    view = first_view(dossier).narrowed(start=date(1990, 1, 1), end=date(1990, 1, 2))
    assert told(dossier, view) == {"preset:all": len(dossier.events)}


def test_where_no_single_step_helps_only_a_new_start_is_offered(dossier):
    view = first_view(dossier).narrowed(text="kangaroo", end=date(1990, 1, 1))
    assert told(dossier, view) == {}
    assert 'data-pick="reset:"' in relax_html(dossier, view)
    assert "No single filter" in relax_html(dossier, view)


def test_of_two_actors_who_share_no_event_any_is_offered_instead_of_all(dossier):
    view = first_view(dossier).narrowed(actors=("global-coalition", ASAIB))
    assert len(apply_filters(dossier, view.filters)) == 0
    assert told(dossier, view).keys() == {
        "toggle:match=any",
        "drop:actor=global-coalition",
        f"drop:actor={ASAIB}",
    }
