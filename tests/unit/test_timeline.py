"""The timeline: every event is drawn once in each of its lanes, and its form says what is known of it."""

import re
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations, pairwise

import plotly.graph_objects as go
import pytest

from tightrope.domain.filters import BOTH_ROUNDS, Filters, apply_filters, window_of
from tightrope.domain.lanes import lane_table
from tightrope.figures.density import density
from tightrope.figures.marks import DAY, broken, mark
from tightrope.figures.placing import NARROW, WIDE, pack, place
from tightrope.figures.theme import OUTLINES, SIZES, TYPE_LOOKS
from tightrope.figures.timeline import differing, timeline_figure, types_key

FORMATS = pytest.mark.parametrize("form", [WIDE, NARROW], ids=["wide", "narrow"])
JUNE = (date(2020, 6, 1), date(2020, 6, 30))

FEW = """
    event_id,title,date_start,date_end,date_precision,event_type,status,significance
    day,A day,2020-06-10,,day,Battles,occurred,1
    days,Three days,2020-06-10,2020-06-12,day,Battles,alleged,2
    month,Some day of the month,2020-06,,month,Political,announced,3
    year,Some day of the year,2020,,year,Political,occurred,3
"""


def moment(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def trace_of(figure, dossier, code):
    [trace] = [one for one in figure["data"] if one["name"] == dossier.label("events", "event_type", code)]
    return trace


@pytest.fixture(scope="module")
def few(tiny):
    return tiny(events=FEW)


@FORMATS
@pytest.mark.parametrize("lanes", ["camp", "type", "episode"])
def test_plotly_accepts_the_figure(dossier, lanes, form):
    events = apply_filters(dossier, Filters())
    figure = timeline_figure(dossier, events, window=BOTH_ROUNDS, lanes=lanes, form=form)
    checked = go.Figure(figure)
    assert len(checked.data) == len(TYPE_LOOKS)
    assert checked.layout.height == form.height
    with pytest.raises(ValueError, match="Invalid property"):
        go.Figure({"data": [figure["data"][0] | {"no_such_property": 1}]})


def test_one_trace_for_each_type_in_the_order_of_the_legend(few, dossier):
    figure = timeline_figure(few, few.events.index, window=JUNE)
    assert [one["name"] for one in figure["data"]] == [
        few.label("events", "event_type", code) for code in TYPE_LOOKS
    ]
    assert set(TYPE_LOOKS) == set(dossier.codes("events", "event_type"))
    assert len(set(TYPE_LOOKS.values())) == len(TYPE_LOOKS), "no two types look alike"
    for code, (colour, symbol) in TYPE_LOOKS.items():
        trace = trace_of(figure, few, code)
        assert trace["marker"]["color"] == colour
        assert all(one.removesuffix("-open") == symbol for one in trace["marker"]["symbol"])


def test_the_key_names_the_types_that_the_dossier_has_whatever_is_drawn(few):
    key = types_key(few)
    assert re.findall(r"</svg>(.*?)</li>", key) == [
        few.label("events", "event_type", code) for code in ("Battles", "Political")
    ]
    for code in ("Battles", "Political"):
        colour, symbol = TYPE_LOOKS[code]
        assert f'd="{OUTLINES[symbol]}" fill="{colour}"' in key


def test_a_point_carries_its_id_and_its_significance(few):
    battles = trace_of(timeline_figure(few, few.events.index, window=JUNE), few, "Battles")
    assert battles["customdata"] == ["day", "days"]
    assert battles["marker"]["size"] == [SIZES[1], SIZES[2]]
    assert SIZES[1] > SIZES[2] > SIZES[3]


def test_hollow_is_whatever_is_not_known_to_have_occurred(tiny, dossier):
    statuses = list(dossier.codes("events", "status"))
    tiny_one = tiny(events="event_id,status\n" + "".join(f"{status},{status}\n" for status in statuses))
    trace = trace_of(timeline_figure(tiny_one, statuses, window=JUNE), tiny_one, "Political")
    hollow = {
        event
        for event, symbol in zip(trace["customdata"], trace["marker"]["symbol"], strict=True)
        if symbol.endswith("-open")
    }
    assert hollow == set(statuses) - {"occurred"}
    outlines = zip(trace["customdata"], trace["marker"]["line"]["width"], strict=True)
    assert {event for event, width in outlines if width} == hollow
    assert "Alleged" in mark(tiny_one, "alleged").hover
    assert "Occurred" not in mark(tiny_one, "occurred").hover


def test_a_day_has_no_bar_and_days_have_one_up_to_their_end(few):
    battles = trace_of(timeline_figure(few, few.events.index, window=JUNE), few, "Battles")
    noon = moment("2020-06-10T12:00")
    assert battles["x"] == [noon, noon]
    assert battles["error_x"]["arrayminus"] == [0, 0]
    assert battles["error_x"]["array"] == [0, moment("2020-06-13") - noon]


def test_what_is_known_to_the_month_or_year_stands_in_the_middle_of_its_bar(few):
    spans = {"month": ("2020-06-01", "2020-07-01"), "year": ("2020-01-01", "2021-01-01")}
    political = trace_of(timeline_figure(few, few.events.index, window=JUNE), few, "Political")
    drawn = zip(
        political["customdata"],
        political["x"],
        political["error_x"]["arrayminus"],
        political["error_x"]["array"],
        strict=True,
    )
    found = {
        event: (at - before, at + after, at - before + (before + after) // 2 == at)
        for event, at, before, after in drawn
    }
    assert found == {event: (moment(start), moment(end), True) for event, (start, end) in spans.items()}


def test_the_axis_shows_the_last_day_of_the_window_whole(few):
    assert timeline_figure(few, ["day"], window=JUNE)["layout"]["xaxis"]["range"] == [
        "2020-06-01",
        "2020-07-01",
    ]


@FORMATS
@pytest.mark.parametrize("lanes", ["camp", "type", "episode"])
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(start=None, end=None), Filters(start=JUNE[0], end=JUNE[1])]
)
def test_every_event_of_the_view_is_drawn_in_each_of_its_lanes(dossier, filters, lanes, form):
    events = set(apply_filters(dossier, filters))
    figure = timeline_figure(dossier, events, window=window_of(dossier, filters), lanes=lanes, form=form)
    drawn = sorted(event for trace in figure["data"] for event in trace["customdata"])
    assert drawn == sorted(event for _, event in lane_table(dossier, lanes) if event in events)
    assert set(drawn) == events
    low, high = figure["layout"]["yaxis"]["range"]
    assert all(high < y < low for trace in figure["data"] for y in trace["y"])


def lanes_drawn(dossier, events, window, lanes, form):
    spots, bands = place(dossier, events, window, lanes, form)
    return [(band, [spot for spot in spots if band.top < spot.y < band.bottom]) for band in bands]


@FORMATS
def test_markers_of_a_lane_stand_in_its_band_and_bands_do_not_overlap(dossier, form):
    events = apply_filters(dossier, Filters())
    drawn = lanes_drawn(dossier, events, BOTH_ROUNDS, "camp", form)
    assert all(one.bottom <= other.top for (one, _), (other, _) in pairwise(drawn))
    for band, spots in drawn:
        assert sorted(spot.mark.event_id for spot in spots) == sorted(
            event for lane, event in lane_table(dossier, "camp") if lane == band.lane and event in set(events)
        )


@FORMATS
@pytest.mark.parametrize("month", [(date(2020, 12, 1), date(2020, 12, 31)), JUNE], ids=["december", "june"])
def test_nothing_hides_another_where_there_is_room(dossier, month, form):
    roomy = replace(form, rows=10_000)
    events = apply_filters(dossier, Filters(start=month[0], end=month[1]))
    per_pixel = ((month[1] - month[0]).days + 1) * DAY / form.width
    compared = 0
    for _, spots in lanes_drawn(dossier, events, month, "camp", roomy):
        for one, other in combinations(spots, 2):
            if one.y == other.y:
                compared += 1
                apart = abs(one.mark.at - other.mark.at) / per_pixel
                assert apart >= (one.mark.size + other.mark.size) / 2 - 1e-6
                first, second = sorted((one.mark, other.mark), key=lambda mark: mark.at)
                assert first.at + first.after <= second.at - second.before
            else:
                assert abs(one.y - other.y) >= 1
    assert compared > 10


@pytest.mark.parametrize("each_day", [4, 60])
def test_a_crowded_view_fills_the_rows_there_are_and_no_more(tiny, each_day):
    crowd = "event_id,date_start,event_type\n" + "".join(
        f"e{day}-{n},2020-06-{day:02},Battles\n" for day in range(1, 31) for n in range(each_day)
    )
    dossier = tiny(events=crowd)
    spots, bands = place(dossier, dossier.events.index, JUNE, "type", WIDE)
    assert len(spots) == 30 * each_day
    assert bands[-1].bottom <= WIDE.rows
    assert each_day == 4 or bands[-1].bottom > WIDE.rows - 2


def test_pack_takes_the_lowest_row_that_is_free():
    assert pack([0, 1, 2, 3], [2, 4, 5, 9]) == [0, 1, 0, 2]
    assert pack([], []) == []


def test_a_hover_escapes_what_the_record_says(tiny):
    dossier = tiny(events='event_id,title\ne,<script>alert(1)</script> & <img src=x onerror=alert(1)> "x"')
    hover = mark(dossier, "e").hover
    assert "<script" not in hover
    assert "<img" not in hover
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in hover
    assert hover.startswith("<b>25 June 2020</b><br>")


def headings(figure):
    return [heading["text"].replace("<br>", " ") for heading in figure["layout"]["annotations"]]


def test_a_heading_escapes_what_the_schema_says(few):
    schema = deepcopy(few.schema)
    codes = schema.tables["events"].fields["event_type"].codes
    codes["Battles"] = replace(codes["Battles"], label="<b>War</b> & <img src=x>")
    figure = timeline_figure(replace(few, schema=schema), ["day"], window=JUNE, lanes="type")
    assert headings(figure) == ["&lt;b&gt;War&lt;/b&gt; &amp; &lt;img src=x&gt;"]


def test_lanes_are_headed_by_the_words_of_the_schema(dossier):
    figure = timeline_figure(dossier, dossier.events.index, window=BOTH_ROUNDS, lanes="type")
    texts = headings(figure)
    used = set(dossier.events["event_type"])
    assert texts == [
        code.label for name, code in dossier.codes("events", "event_type").items() if name in used
    ]


def test_drawing_changes_nothing_and_draws_the_same_again(few):
    before = few.events.copy()
    first = timeline_figure(few, few.events.index, window=JUNE)
    kept = deepcopy(first)
    timeline_figure(few, ["day"], window=JUNE, lanes="type", form=NARROW)["data"].clear()
    assert timeline_figure(few, few.events.index, window=JUNE) == kept == first
    assert few.events.equals(before)


def test_an_empty_view_is_an_empty_picture(few):
    figure = timeline_figure(few, [], window=JUNE)
    assert not any(trace["x"] for trace in figure["data"])
    assert figure["layout"]["shapes"] == []
    go.Figure(figure)


def test_the_other_format_differs_in_nothing_but_what_is_sent_beside_it(dossier):
    events = apply_filters(dossier, Filters())
    wide, narrow = (
        timeline_figure(dossier, events, window=BOTH_ROUNDS, form=form) for form in (WIDE, NARROW)
    )
    beside = differing(narrow)
    turned = deepcopy(wide)
    for trace, rows in zip(turned["data"], beside["y"], strict=True):
        trace["y"] = rows
    turned["layout"].update(beside["layout"])
    assert turned == narrow != wide


def test_text_breaks_between_words():
    assert broken("one two three", 7) == ["one two", "three"]
    assert broken("indivisible word", 4) == ["indivisible", "word"]
    assert broken("", 4) == [""]


def test_the_overview_counts_every_month_of_the_record(tiny):
    dossier = tiny(events="event_id,date_start\na,2020-04-30\nb,2020-06\nc,2020-06-30")
    assert density(dossier, ["b"]) == {
        "month": ["2020-04-01", "2020-05-01", "2020-06-01"],
        "total": [1, 0, 2],
        "shown": [0, 0, 1],
    }


def test_the_overview_of_the_record_adds_up(dossier):
    events = apply_filters(dossier, Filters())
    counted = density(dossier, events)
    assert sum(counted["total"]) == len(dossier.events)
    assert sum(counted["shown"]) == len(events)
    assert all(shown <= total for shown, total in zip(counted["shown"], counted["total"], strict=True))
