"""The slider of the network's day: its span, its marks, the changes before and after, the rule in words."""

import re
from datetime import date

from tightrope.domain.tie_days import tie_days
from tightrope.figures.asof import MOST_MARKS, asof_slider

TINY = {
    "actors": "actor_id,name\na,Alpha\nb,Beta",
    "events": "event_id,date_start,date_end\none,2020-01-01,\ntwo,2020-12-31,",
    "relations": """
        relation_id,from_actor,to_actor,relation,valid_from,valid_to
        1,a,b,backs,2020-03,2020-06-30
        2,b,a,threatened,2020-03-01,
        3,a,b,allied-with,2020-07-01,
        4,a,b,leads,2019,
    """,
}


def marks(html):
    return re.findall(
        r'data-pick="set:asof=([^"]+)" title="([^"]+)" style="inset-inline-start: ([0-9.]+)%"', html
    )


def test_a_mark_stands_where_ties_begin_or_have_ended_and_says_which(tiny):
    html = asof_slider(tiny(**TINY), date(2020, 5, 1))
    assert [(day, float(at)) for day, _, at in marks(html)] == [("2020-03-01", 16.44), ("2020-07-01", 49.86)]
    words = [title.split("\n") for _, title, _ in marks(html)]
    assert words == [
        ["1 March 2020: 2 relations begin", "+ Alpha backs Beta", "+ Beta threatened Alpha"],
        ["1 July 2020: 1 relation begins, 1 has ended", "– Alpha backs Beta", "+ Alpha is allied with Beta"],
    ]


def test_the_slider_spans_the_record_and_stands_on_the_day(tiny):
    html = asof_slider(tiny(**TINY), date(2020, 5, 1))
    assert 'min="0" max="365" value="121" data-set="asof" data-first="2020-01-01"' in html
    assert 'aria-valuetext="1 May 2020"' in html
    assert "Drawn: ties whose dates touch the day." in html


def test_the_buttons_lead_to_the_change_before_and_after(tiny):
    def steps(day):
        return re.findall(
            r'class="step" (?:data-pick="set:asof=([^"]+)"|disabled)', asof_slider(tiny(**TINY), day)
        )

    assert steps(date(2020, 5, 1)) == ["2020-03-01", "2020-07-01"]
    assert steps(date(2020, 3, 1)) == ["2019-01-01", "2020-07-01"]
    assert steps(date(2018, 1, 1)) == ["", "2019-01-01"]
    assert steps(date(2024, 1, 1)) == ["2020-07-01", ""]


def test_marks_are_bounded_and_none_of_the_changes_in_the_span_is_lost(dossier):
    found = marks(asof_slider(dossier, date(2020, 6, 25)))
    first, last = dossier.events["start"].min().date(), dossier.events["end"].max().date()
    inside = [one for one in tie_days(dossier) if first <= one.day <= last]
    assert 20 < len(found) <= MOST_MARKS < len(inside)
    counted = sum(
        sum(map(int, re.findall(r"(\d+) (?:relation|ha)", title.split("\n")[0]))) for _, title, _ in found
    )
    assert counted == sum(len(one.begun) + len(one.ended) for one in inside)
