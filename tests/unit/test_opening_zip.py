"""A ZIP of our tables, or of one other table, becomes a dossier; what is wrong in it is told."""

import csv
import io
import json
import re

import pytest
from exports import COLUMNS, DATA, packed, row, text, workbook
from opening import OURS, noticed, opened, told

from tightrope.domain.opening.template import template


def our_template():
    return template(OURS, (DATA / "datapackage.json").read_text(encoding="utf-8"))


def tables(**changes):
    """The files of the template with some replaced; None takes one away."""
    from tightrope.domain.opening.archive import unpack

    files = unpack(our_template()) | {f"{name}.csv": content for name, content in changes.items()}
    return {name: content for name, content in files.items() if content is not None}


def test_the_template_opens_and_says_that_its_rows_are_examples():
    opening = opened(our_template(), "template.zip")
    assert (opening.kind, opening.problems, opening.notices) == ("dossier", [], [])
    assert opening.events == 2
    assert all("EXAMPLE" in title for title in opening.dossier.events["title"])


def test_a_zip_needs_neither_package_nor_every_table():
    files = tables(chips=None, rounds=None) | {"datapackage.json": b""}
    del files["datapackage.json"]
    opening = opened(packed({f"folder/{name}": content for name, content in files.items()}), "t.zip")
    assert (opening.events, opening.problems) == (2, [])
    assert noticed(opening) == ["Not in the ZIP, and taken as empty: chips.csv, rounds.csv."]


def test_a_faulty_row_goes_with_all_that_rests_on_it():
    events = tables()["events.csv"].decode().replace("2025-06,", "soon,")
    opening = opened(packed(tables(events=events)), "t.zip")
    assert [str(problem).split(":")[0] for problem in opening.problems] == ["t.zip/events.csv"]
    assert (opening.events, opening.left_out) == (1, 3)
    assert opening.dossier.claims["event_id"].tolist() == ["example-1"]
    assert noticed(opening) == [
        "Left out with the faulty rows, on which they rest: participants.csv 1, claims.csv 1."
    ]


def test_names_of_columns_that_differ_in_case_alone_are_told():
    events = tables()["events.csv"].decode().replace("label", "TITLE", 1)
    opening = opened(packed(tables(events=events)), "t.zip")
    assert (opening.events, opening.problems) == (2, [])
    assert noticed(opening) == ["events.csv: columns not used: TITLE."]


@pytest.mark.parametrize("blank", ["\u3000", "\u200f\u2003\u200e"])
def test_a_cell_of_blanks_of_any_script_is_empty(blank):
    header, first, *rest = tables()["events.csv"].decode().splitlines()
    title = next(csv.DictReader(io.StringIO(f"{header}\n{first}\n")))["title"]
    events = "\n".join([header, first.replace(title, blank), *rest])
    assert any(
        "title is empty; it must be given" in one
        for one in told(opened(packed(tables(events=events)), "t.zip"))
    )


def test_a_zip_without_its_events_says_that_and_nothing_that_follows_from_it():
    [said] = told(opened(packed(tables(events=None)), "t.zip"))
    assert said == "t.zip: events.csv is not in the ZIP; a dossier has at least one event"
    head = tables()["events.csv"].decode().splitlines()[0]
    [said] = told(opened(packed(tables(events=head)), "t.zip"))
    assert said.startswith("t.zip/events.csv:1: there is no row below the names of the columns")


@pytest.mark.parametrize("name", ["acled.csv", "acled_events.csv", "folder/export.XLSX"])
def test_a_zip_of_one_table_is_that_table(name):
    content = (
        workbook({"Data": [COLUMNS, [row()[one] for one in COLUMNS]]})
        if "XLSX" in name
        else text([row()]).encode()
    )
    beside = {f"__MACOSX/._{name}": b"\0\5\x16\7", ".DS_Store": b"\0"}
    opening = opened(packed({name: content} | beside), "t.zip")
    assert (opening.kind, opening.events, told(opening)) == ("acled", 1, [])


def test_a_zip_without_an_event_is_nothing_to_open():
    head = tables()["events.csv"].decode().splitlines()[0]
    rest = dict.fromkeys(("claims", "participants"))
    opening = opened(packed(tables(events=head, **rest)), "t.zip")
    assert opening.dossier is None
    words = "there is no row below the names of the columns; a dossier has at least one event"
    assert f"t.zip/events.csv:1: {words}" in told(opening)


def test_a_zip_of_which_every_event_is_faulty_is_nothing_to_open():
    events = re.sub(r"\b2025-[0-9-]+,", "soon,", tables()["events.csv"].decode())
    opening = opened(packed(tables(events=events)), "t.zip")
    assert opening.dossier is None
    assert all(problem.line > 1 for problem in opening.problems)


def test_a_missing_column_leaves_nothing_to_open():
    content = "\n".join(line.split(",", 1)[1] for line in tables()["events.csv"].decode().splitlines())
    opening = opened(packed(tables(events=content)), "t.zip")
    assert opening.dossier is None
    assert 't.zip/events.csv:1: column "event_id" is missing; the schema requires it' in told(opening)


def test_a_dossier_may_have_words_of_its_own():
    package = json.loads(tables()["datapackage.json"])
    fields = next(one for one in package["resources"] if one["name"] == "actors")["schema"]["fields"]
    alignment = next(field for field in fields if field["name"] == "alignment")
    alignment["constraints"]["enum"] = ["north", "south"]
    alignment["meanings"] = {"north": {"label": "The north"}}
    actors = tables()["actors.csv"].decode().replace(",other,", ",north,")
    opening = opened(packed(tables(actors=actors) | {"datapackage.json": json.dumps(package)}), "t.zip")
    assert told(opening) == []
    assert [code.label for code in opening.dossier.codes("actors", "alignment").values()] == [
        "The north",
        "south",
    ]


def test_a_strangers_pattern_is_not_run_and_its_address_no_link():
    package = json.loads(tables()["datapackage.json"])
    package["licenses"] = [{"name": "x", "title": "Mine", "path": "javascript:alert(1)"}]
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            field.setdefault("constraints", {})["pattern"] = "(a+)+$"
    opening = opened(packed(tables() | {"datapackage.json": json.dumps(package)}), "t.zip")
    assert told(opening) == []
    assert opening.dossier.schema.licence.url == ""
    assert opening.dossier.schema.tables["events"].fields["event_id"].pattern.startswith("^[a-z0-9]")


def test_an_address_that_is_no_web_address_is_a_fault():
    sources = tables()["sources.csv"].decode().replace("https://example.org/article", "javascript:alert(1)")
    opening = opened(packed(tables(sources=sources)), "t.zip")
    assert any("javascript:alert(1)" in one and "pattern" in one for one in told(opening))


def test_hostile_words_in_a_dossier_are_words():
    events = tables()["events.csv"].decode().replace("EXAMPLE: a statement is made", "<script>x</script>")
    opening = opened(packed(tables(events=events)), "t.zip")
    assert told(opening) == []
    assert "<script>x</script>" in opening.dossier.events["title"].tolist()
