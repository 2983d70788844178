"""A large dossier: what is drawn, listed and sent is bounded, adds up, and says what it leaves out."""

import re
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from bench.generate import generate
from tightrope.domain.accounts import ANSWERS, attributes_of, disputes
from tightrope.domain.choice import Choice, choice_of, choose, every_event
from tightrope.domain.filters import BOTH_ROUNDS, Filters, apply_filters, window_of
from tightrope.domain.folding import fold, fold_all
from tightrope.domain.lanes import lane_table
from tightrope.domain.load import load_dossier
from tightrope.domain.lookup import rows_by, rows_of
from tightrope.domain.parts import most_important, told_in_several_ways
from tightrope.domain.ties import ties_as_of, weigh_actors
from tightrope.figures import tables
from tightrope.figures.cards import MOST_LISTED, actor_card
from tightrope.figures.crowd import MOST_EXACT, MOST_SPANS, spans
from tightrope.figures.density import MOST_BARS, density
from tightrope.figures.drawn import MOST_ACTORS, MOST_TIES
from tightrope.figures.layout import FAR, PLANS, places_of, positions
from tightrope.figures.network import network_drawing
from tightrope.figures.placing import NARROW, WIDE
from tightrope.figures.record import shown_record
from tightrope.figures.search import MOST_SEARCHED, search_data
from tightrope.figures.sources import MOST_SOURCES, sources_list
from tightrope.figures.tables import MOST_ROWS, actors_table, events_table, listed_events, ties_table
from tightrope.figures.timeline import timeline_figure
from tightrope.views.board import timeline_data

WHOLE = Filters(start=None, end=None)
DAY = date(2020, 12, 26)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    generate(8000, folder)
    return load_dossier(folder)


def figure(dossier, filters, lanes="camp", form=WIDE):
    events = apply_filters(dossier, filters)
    return timeline_figure(dossier, events, window=window_of(dossier, filters), lanes=lanes, form=form)


# Choices ----


def test_a_choice_is_its_events_by_place(dossier):
    everything = every_event(dossier)
    raid = "2020-06-25-dora-raid"
    assert list(everything) == list(dossier.events.index)
    assert raid in everything and "no-such-event" not in everything and None not in everything
    one = choice_of(dossier, [raid])
    assert (len(one), one[0], list(one), raid in one) == (1, raid, [raid], True)
    assert everything[0] not in one
    assert choice_of(dossier, one) is one
    with pytest.raises(KeyError):
        choice_of(dossier, ["no-such-event"])


def test_two_choices_of_the_same_events_are_equal_and_others_are_not(dossier):
    level = dossier.events["significance"].to_numpy() == 1
    one, other = choose(dossier, level), choose(dossier, level.copy())
    assert one == other and hash(one) == hash(other) and one is not other
    assert one != every_event(dossier) and one != tuple(one)


def test_what_is_kept_of_a_choice_is_no_list_of_ids(large):
    kept = apply_filters(large, WHOLE)
    assert isinstance(kept, Choice)
    assert kept.places.nbytes == 8 * len(large.events)


# Rows ----


def test_rows_are_those_of_the_frames(dossier):
    for row in dossier.events.itertuples():
        assert rows_of(dossier, "events")[row.Index] == tuple(row)
    grouped = rows_by(dossier, "claims", "event_id")
    assert list(grouped) == list(dict.fromkeys(dossier.claims["event_id"]))
    rows = [row for event in grouped for row in grouped[event]]
    assert sorted(row.Index for row in rows) == list(dossier.claims.index)
    assert grouped.get("no-such-event", []) == []
    with pytest.raises(KeyError):
        rows_of(dossier, "events")["no-such-event"]


# Timeline ----


@pytest.mark.parametrize("form", [WIDE, NARROW])
@pytest.mark.parametrize("lanes", ["camp", "type", "episode"])
def test_the_counts_of_a_crowd_add_up_to_its_events_lane_by_lane(large, lanes, form):
    filters = Filters()
    events = apply_filters(large, filters)
    drawn = figure(large, filters, lanes, form)
    [trace] = drawn["data"]
    entries = [lane for lane, event in lane_table(large, lanes) if event in events]
    assert len(events) > MOST_EXACT
    assert sum(trace["meta"]) == len(entries)
    assert lanes == "camp" or len(entries) == len(events)
    by_row = {}
    for y, count in zip(trace["y"], trace["meta"], strict=True):
        by_row[y] = by_row.get(y, 0) + count
    told = [entries.count(lane) for lane in dict.fromkeys(entries)]
    assert [by_row[y] for y in sorted(by_row)] == told


def test_a_mark_of_a_crowd_is_a_window_and_says_its_number(large):
    [trace] = figure(large, Filters())["data"]
    for span, count, text in zip(trace["customdata"], trace["meta"], trace["text"], strict=True):
        first, last = (date.fromisoformat(day) for day in span.split(".."))
        assert BOTH_ROUNDS[0] <= first <= last <= BOTH_ROUNDS[1]
        assert f"{count:,} event" in text
    assert len(trace["x"]) <= MOST_SPANS * 10


def test_a_window_is_cut_into_spans_without_gap_or_overlap():
    for window in (
        (date(2020, 5, 1), date(2021, 6, 30)),
        (date(2020, 12, 22), date(2020, 12, 22)),
        (date(2020, 2, 27), date(2020, 4, 2)),
        (date(2015, 7, 9), date(2024, 1, 3)),
        (date(1900, 1, 1), date(2100, 12, 31)),
    ):
        cut = spans(window)
        assert len(cut) <= MOST_SPANS
        assert (cut[0][0], cut[-1][1]) == window
        assert all((after[0] - before[1]).days == 1 for before, after in pairwise(cut))


def test_a_crowd_narrowed_far_enough_is_drawn_event_by_event(large):
    month = Filters(start=date(2021, 3, 1), end=date(2021, 3, 31))
    events = apply_filters(large, month)
    assert 0 < len(events) <= MOST_EXACT
    drawn = {event for trace in figure(large, month)["data"] for event in trace["customdata"]}
    assert drawn == set(events)


def test_what_the_timeline_sends_does_not_grow_with_the_crowd(large):
    """Once labels and a mark went to the browser for each event."""
    for filters in (Filters(), WHOLE):
        sent = timeline_data(large, filters, "type")
        marks = sum(len(trace["x"]) for trace in sent["figure"]["data"])
        assert 0 < marks <= MOST_SPANS * len(large.codes("events", "event_type")) < len(large.events) / 10
        assert sent["labels"] == {}


def test_a_long_record_is_counted_by_years(tiny):
    days = "".join(f"e{year},{year}\n" for year in range(1900, 2001, 25))
    long = tiny(events=f"event_id,date_start\n{days}")
    counted = density(long, ["e1950"])
    assert counted["month"][:2] == ["1900-01-01", "1901-01-01"]
    assert (len(counted["month"]), sum(counted["total"]), sum(counted["shown"])) == (101, 5, 1)
    assert len(counted["month"]) < MOST_BARS


def test_too_many_rows_are_laid_over_themselves_and_not_all_over_the_first(tiny):
    """Once every row too many was laid over the first, so that most marks stood on one line."""
    crowd = "".join(f"e{n},2020-06-15,Battles\n" for n in range(400))
    dossier = tiny(events=f"event_id,date_start,event_type\n{crowd}")
    drawn = figure(dossier, Filters(start=date(2020, 6, 1), end=date(2020, 6, 30)), "type")
    rows = np.unique([y for trace in drawn["data"] for y in trace["y"]], return_counts=True)[1]
    assert rows.max() - rows.min() <= 1


# Tables, cards, record ----


def said(html):
    [sentence] = re.findall(r'<p class="cut">(.*?)</p>', html)
    return sentence


def test_a_table_too_long_lists_the_most_important_and_says_of_how_many(large):
    events = apply_filters(large, WHOLE)
    html = events_table(large, events)
    assert html.count("<tr data-event") == MOST_ROWS
    assert said(html).startswith("The first 300 of 8,000, the most important first.")
    listed = listed_events(large, events)
    levels = large.events.loc[listed, "significance"].tolist()
    assert levels == sorted(levels)
    assert levels[0] == 1
    left = large.events.drop(listed)["significance"]
    assert left.min() >= levels[-1]


def test_actors_and_ties_are_cut_too(large):
    ties = ties_as_of(large, DAY, True)
    actors = actors_table(large, apply_filters(large, WHOLE), ties, DAY)
    assert actors.count("<tr data-actor") == MOST_ROWS
    assert re.fullmatch(r"The first 300 of [\d,]+, the busiest first\..*", said(actors))
    assert len(ties) > MOST_ROWS
    assert ties_table(large, ties).count("<tr data-tie") == MOST_ROWS
    assert f"of {len(ties):,}" in said(ties_table(large, ties))


def test_a_table_that_has_all_says_nothing_of_a_cut(dossier):
    assert 'class="cut"' not in events_table(dossier, every_event(dossier))
    assert tables.say_cut(MOST_ROWS, "x") == ""


def test_the_card_of_a_busy_actor_counts_all_and_lists_the_most_important(large):
    busiest = next(iter(weigh_actors(large, every_event(large))))
    html = actor_card(large, busiest, DAY, every_event(large))
    parts = large.participants[large.participants["actor_id"] == busiest]
    counts = parts["role"].value_counts()
    assert counts.max() > MOST_LISTED
    assert f"{parts['event_id'].nunique()} events in this view" in html
    for count in counts:
        assert f'<span class="quiet">{count}</span>' in html
    assert html.count('data-pick="event:') == counts.clip(upper=MOST_LISTED).sum()


def test_the_record_of_the_browser_holds_what_is_drawn_or_listed(large, dossier):
    crowd = apply_filters(large, WHOLE)
    opened = next(event for event in crowd if event not in listed_events(large, crowd))
    assert set(shown_record(large, crowd)) == set(listed_events(large, crowd))
    assert opened in shown_record(large, crowd, opened)
    few = apply_filters(large, Filters(start=date(2021, 3, 1), end=date(2021, 3, 31)))
    assert set(shown_record(large, few)) == set(few)
    assert set(shown_record(dossier, apply_filters(dossier, Filters(level=1)))) == set(dossier.events.index)


# Network, search, sources ----


def test_everyone_is_the_strongest_and_the_chosen_and_the_rest_is_counted(large):
    ties = ties_as_of(large, DAY, True)
    weight = weigh_actors(large, every_event(large))
    tied = {actor for tie in ties for actor in (tie.a, tie.b)}
    least = min(tied, key=lambda actor: (weight.get(actor, 0), actor))
    drawing = network_drawing(large, ties, weight, DAY, chosen=frozenset({least}), everything=True)
    drawn = {node["id"] for node in drawing.nodes}
    assert len(drawn) == MOST_ACTORS and least in drawn
    assert len(drawing.edges) == MOST_TIES
    assert drawing.actors_hidden == len(tied - drawn) > 0
    assert drawing.ties_hidden == len(ties) - MOST_TIES > 0
    own = {tie.id for tie in ties if least in (tie.a, tie.b) and {tie.a, tie.b} <= drawn}
    assert own <= {edge["id"] for edge in drawing.edges}


@pytest.mark.parametrize("plan", PLANS)
def test_nobody_who_is_drawn_stands_out_of_sight_or_on_another(large, plan):
    far = sorted(large.actors.index, key=lambda actor: -abs(positions(large, plan)[actor][1]))[:6]
    near = list(weigh_actors(large, every_event(large)))[:40]
    assert abs(positions(large, plan)[far[0]][1]) > FAR
    places = places_of(large, sorted({*near, *far}), plan)
    top, bottom = PLANS[plan].frame[1::2]
    assert all(top - FAR < y < bottom + FAR for _, y in places.values())
    assert len(set(places.values())) == len(places)
    assert all(places[actor] == positions(large, plan)[actor] for actor in near)


def test_the_search_box_gets_the_weightiest_actors_only(large, dossier):
    assert len(large.actors) > MOST_SEARCHED
    sent = [actor["id"] for actor in search_data(large)["index"]["actors"]]
    heaviest = list(weigh_actors(large, every_event(large)))[:MOST_SEARCHED]
    assert set(sent) == set(heaviest)
    assert len(search_data(dossier)["index"]["actors"]) == len(dossier.actors)


def test_the_list_of_sources_is_cut_where_it_is_too_long(large):
    listed = sources_list(large, every_event(large))
    assert len(listed["rows"]["id"]) == MOST_SOURCES
    assert f"The {MOST_SOURCES:,} of {len(large.sources):,} sources" in said(listed["html"])
    counts = listed["rows"]["claims"]
    assert counts == sorted(counts, reverse=True)
    assert large.claims["source_id"].value_counts().iloc[MOST_SOURCES - 1] == counts[-1]


# Work for all events at once ----


def test_no_dispute_is_missed_by_looking_only_where_there_are_several_answers(dossier, large):
    found = {
        (one.event_id, one.id)
        for event in dossier.events.index
        for one in attributes_of(dossier, event)
        if one.is_disputed
    }
    assert {(one.event_id, one.id) for one in disputes(dossier)} == found
    assert len(told_in_several_ways(large, ANSWERS)) < len(large.events) / 4


def test_many_texts_are_folded_as_each_alone(dossier):
    texts = [
        *dossier.events["title"],
        *dossier.actors["name_ar"],
        *dossier.aliases["alias"],
        "",
        "'",
        "x " * 30,
    ]
    assert fold_all(texts) == [fold(text) for text in texts]
    assert fold_all([]) == []


def test_the_most_important_are_few_and_most_told_of(large):
    places = every_event(large).places
    chosen = most_important(large, places, 50)
    assert len(set(chosen.tolist())) == 50
    assert large.events["significance"].iloc[chosen].eq(1).all()
