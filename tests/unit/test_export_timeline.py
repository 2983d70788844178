"""The JSON for TimelineJS: one slide for each event, dates as exact as the record, no markup of strangers.

That TimelineJS draws all of it is shown in a browser, in `tests/e2e/test_timelinejs.py`.
"""

import json
from datetime import date
from urllib.parse import parse_qs

from tightrope.exports.formats import FORMATS
from tightrope.exports.taken import take
from tightrope.view_state import parse_params


def written(dossier, query="", **said):
    view, _ = parse_params(parse_qs(query), dossier)
    taken = take(dossier, view, today=date(2026, 11, 21), **said)
    return taken, json.loads(FORMATS["timelinejs"].write(taken))


def test_each_event_of_the_view_is_a_slide(dossier):
    taken, told = written(dossier, "actor=asaib-ahl-al-haq")
    assert [slide["unique_id"] for slide in told["events"]] == list(taken.events)
    assert taken.sentence in told["title"]["text"]["text"]
    assert told["about"]["version"] == dossier.version


def test_a_date_has_the_parts_that_the_record_has(tiny):
    made = tiny(
        events="""
            event_id,date_start,date_end,date_precision
            day,2020-06-25,2020-06-26,day
            month,2020-07,,month
        """
    )
    _, told = written(made)
    day, month = sorted(told["events"], key=lambda slide: slide["unique_id"])
    assert (day["start_date"], day["end_date"]) == (
        {"year": 2020, "month": 6, "day": 25},
        {"year": 2020, "month": 6, "day": 26},
    )
    assert month["start_date"] == {"year": 2020, "month": 7}
    assert "end_date" not in month


def test_groups_are_the_lanes_of_the_view(dossier):
    by_type = {slide["group"] for slide in written(dossier, "lanes=type")[1]["events"]}
    assert by_type <= {code.label for code in dossier.codes("events", "event_type").values()}
    by_camp = {slide["group"] for slide in written(dossier)[1]["events"]}
    assert by_camp <= {code.label for code in dossier.codes("actors", "alignment").values()}
    assert len(by_camp) > 3


def test_texts_are_escaped_and_addresses_that_are_unfit_are_no_links(tiny):
    made = tiny(
        events='event_id,title,summary\ne,<img src=x onerror=alert(1)>,"<script>a</script>"',
        sources="""
            source_id,url,publisher,url_fault
            fit,https://a.example/x?a=1&b=2,A & B,
            unfit,https://b.example/,B,wrong-page
            script,javascript:alert(1),C,
        """,
        claims="event_id,source_id\ne,fit\ne,unfit\ne,script",
    )
    _, told = written(made)
    slide = told["events"][0]["text"]
    assert slide["headline"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert "<script" not in slide["text"]
    assert 'href="https://a.example/x?a=1&amp;b=2"' in slide["text"]
    assert slide["text"].count("href=") == 1
    assert "B [unfit]" in slide["text"] and "javascript:" not in slide["text"]


def test_a_slide_leads_to_its_event_where_the_address_of_the_app_is_known(dossier):
    _, told = written(dossier, "actor=asaib-ahl-al-haq", base="https://example.org/")
    assert all(f"event={one['unique_id']}" in one["text"]["text"] for one in told["events"])
    _, told = written(dossier, "actor=asaib-ahl-al-haq")
    assert all("event=" not in one["text"]["text"] for one in told["events"])
