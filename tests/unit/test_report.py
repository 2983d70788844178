"""What the bench writes down: each metric with its run, ratios only of what one run measured, and in turn."""

import json

import pytest

from bench import report
from bench.report import PAIRS, Metric, ratios, write_results
from bench.turns import in_turn

AROUND = {"date": "2026-11-21T12:00+00:00", "load_average": [0.1, 0.1, 0.1]}
LATER = AROUND | {"date": "2026-11-22T12:00+00:00"}
OURS, THEIRS = PAIRS["filter → everything"]


@pytest.fixture
def results(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results.json")
    return tmp_path / "results.json"


def metric(name, *values):
    return Metric(name, values, "ms", "a note")


def test_a_part_leaves_what_other_parts_measured(results):
    write_results([metric("one", 1, 2, 3), metric("two", 5)], [{"events": 238}], AROUND)
    told = write_results([metric("two", 7)], [], LATER)
    assert json.loads(results.read_text(encoding="utf-8")) == told
    assert told["metrics"]["one"]["median"] == 2
    assert told["metrics"]["one"]["run"]["date"] == AROUND["date"]
    assert (told["metrics"]["two"]["median"], told["metrics"]["two"]["run"]["date"]) == (7, LATER["date"])
    assert told["scale"]["rows"] == [{"events": 238}]


def test_only_what_was_measured_in_one_run_is_compared(results):
    told = write_results([metric(OURS, 100), metric(THEIRS, 450)], [], AROUND)
    assert told["ratios"] == {"filter → everything": 4.5}
    assert write_results([metric(OURS, 50)], [], LATER)["ratios"] == {}
    assert ratios({}) == {}


def test_what_is_compared_is_measured_in_turn():
    seen = []

    def run(name, times):
        for time in times:
            seen.append(name)
            yield time

    assert in_turn(run("ours", [1.0, 2.0]), run("theirs", [10.0, 20.0, 30.0])) == (
        [1.0, 2.0],
        [10.0, 20.0, 30.0],
    )
    assert seen == ["ours", "theirs", "ours", "theirs", "theirs"]
