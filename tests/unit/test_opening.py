"""A reader's own file: exports old and new, similar tables and ZIPs of our tables become dossiers."""

import csv
import io
import json
import re
from datetime import date

import pytest
from exports import COLUMNS, DATA, many, packed, row, text, workbook, workbook_files

from tightrope.__main__ import main
from tightrope.domain.check import check_tables
from tightrope.domain.lanes import camps_of
from tightrope.domain.load import load_dossier
from tightrope.domain.opening.files import open_file
from tightrope.domain.opening.keeping import keep
from tightrope.domain.opening.template import template
from tightrope.domain.schema import load_schema

OURS = load_schema(DATA)


def opened(content, name="export.csv", **asked):
    return open_file(content if isinstance(content, bytes) else content.encode(), name, OURS, **asked)


def dossier_of(*rows, **asked):
    opening = opened(text(rows), **asked)
    assert opening.problems == []
    return opening.dossier


def told(opening):
    return [str(problem) for problem in opening.problems]


def noticed(opening):
    return [str(notice) for notice in opening.notices]


# What an export may look like ----


def test_an_export_of_today_opens():
    opening = opened(text(many(50)))
    assert (opening.kind, opening.events, opening.left_out) == ("acled", 50, 0)
    assert opening.notices == opening.missing == opening.problems == []
    assert len(opening.columns) == len(COLUMNS)


def test_an_export_of_before_2023_opens():
    old = [name.upper() for name in COLUMNS if name not in ("disorder_type", "civilian_targeting", "tags")]
    old = ["DATA_ID", "EVENT_ID_NO_CNTY", *old, "ISO3"]
    told_then = row(
        9,
        event_date="25 June 2020",
        event_type="Remote violence",
        actor1="Kataib Hezbollah",
        inter1="3",
        actor2="Civilians (Iraq)",
        inter2="7",
    )
    written = {name.upper(): cell for name, cell in told_then.items()} | {"DATA_ID": "7", "ISO3": "IRQ"}
    opening = opened(text([written], old).replace("SOURCE_SCALE", "SOURCE SCALE"))
    assert (opening.kind, opening.problems) == ("acled", [])
    event = opening.dossier.events.loc["irq9"]
    assert (event["date_start"], event["event_type"]) == ("2020-06-25", "Explosions/Remote violence")
    assert opening.dossier.actors.at["kataib-hezbollah", "alignment"] == "political-militias"
    assert opening.dossier.actors.at["civilians-iraq", "alignment"] == "civilians"


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (text([row()], delimiter=";").encode(), ""),
        (text([row()], delimiter="\t").encode(), ""),
        (("sep=;\n" + text([row()], delimiter=";")).encode(), ""),
        (text([row()]).encode("utf-8-sig"), ""),
        (text([row()]).replace("\n", "\r\n").encode(), ""),
        (text([row()]).encode("utf-16"), "UTF-16"),
        (text([row(location="Alqāmišlī", notes="déjà vu")]).encode(), ""),
        (text([row(notes="déjà vu")]).encode("cp1252"), "Windows-1252"),
        (("Export of my account\n,,,\n" + text([row()])).encode(), "row 3"),
        (text([row()]).replace("event_date", "Event Date").replace("actor1", " ACTOR1 ").encode(), ""),
        (text([row() | {"mine": "x"}], [*COLUMNS, "mine"]).encode(), ""),
        (text([row()], [*reversed(COLUMNS)]).encode(), ""),
        (text([row()], [*COLUMNS[:8], "inter1", "country", "iso", "notes"]).encode(), ""),
        (
            text([row(assoc_actor_1="NA", actor2="NA", fatalities="NA", latitude="null")]).encode(),
            "on the map: 1.",
        ),
    ],
)
def test_exports_are_read_however_they_were_saved(content, notice):
    opening = opened(content)
    assert (opening.kind, opening.events, told(opening)) == ("acled", 1, [])
    assert bool(opening.notices) == bool(notice)
    assert all(notice in one for one in noticed(opening))


def test_errors_in_a_workbook_are_told_with_their_place():
    files = workbook_files({"Data": [COLUMNS, [row()[one] for one in COLUMNS]]})
    sheet = files["xl/worksheets/sheet1.xml"]
    sheet, count = re.subn(r'<c r="AC2".*?</c>', '<c r="AC2" t="e"><v>#DIV/0!</v></c>', sheet)
    assert count == 1
    opening = opened(packed(files | {"xl/worksheets/sheet1.xml": sheet}), "f.xlsx")
    assert (opening.events, told(opening)) == (1, [])
    assert noticed(opening) == ["Cells that hold an error are read as empty (AC2)."]


def test_cells_that_say_nothing_name_nobody():
    own = dossier_of(row(actor2="NA", inter2="NA", assoc_actor_1="n/a", source="NULL", fatalities="NA"))
    assert list(own.actors["name"]) == ["Military Forces of Iraq (2022-)"]
    assert list(own.claims["attribute"]) == ["occurrence"]
    assert list(own.claims["source_id"]) == ["opened-file"]


def test_a_workbook_opens_from_a_later_sheet_below_a_title():
    header = list(COLUMNS)
    cells = [date(2025, 5, 16) if name == "event_date" else row()[name] for name in header]
    cells[header.index("fatalities")] = 3
    opening = opened(workbook({"About": [["Read me"]], "Data": [["My export"], [], header, cells]}), "e.xlsx")
    assert told(opening) == []
    assert opening.dossier.events["date_start"].tolist() == ["2025-05-16"]
    assert opening.dossier.events["significance"].tolist() == [2]
    assert noticed(opening) == [
        "The names of the columns were found in row 3.",
        'The workbook has 2 sheets; "Data" was read.',
    ]


def test_formulas_without_a_value_are_told_with_their_place():
    files = workbook_files({"Data": [COLUMNS, *[list(row(n).values()) for n in (1, 2)]]})
    sheet = files["xl/worksheets/sheet1.xml"]
    for place, cell in [
        ("H2", '<c r="H2"><f>CONCAT("a","b")</f><v/></c>'),
        ("AB2", '<c r="AB2" t="str"><f>""</f><v></v></c>'),
        ("H3", '<c r="H3" t="str"><f>A3</f><v>The army</v></c>'),
    ]:
        assert f'<c r="{place}"' in sheet
        sheet = re.sub(rf'<c r="{place}".*?</c>', cell, sheet)
    opening = opened(packed(files | {"xl/worksheets/sheet1.xml": sheet}), "f.xlsx")
    assert noticed(opening) == [
        "Formulas without a stored value are read as empty (H2); save the workbook in a spreadsheet."
    ]
    assert told(opening) == ["f.xlsx (Data):2: the first actor is empty; it must be given"]
    assert opening.dossier.actors["name"].tolist() == ["Islamic State (Iraq)", "The army"]


def test_marks_that_turn_letters_around_are_taken_out_and_told():
    opening = opened(text([row(1, actor1="gnp.\u202eexe", notes="\u2067a\u2069"), row(2)]))
    assert "gnp.exe" in opening.dossier.actors["name"].tolist()
    assert noticed(opening) == ["Invisible signs were taken out of 2 of the cells."]


@pytest.mark.parametrize("content", [text([]), text([], ["when", "what", "who"])])
def test_names_of_columns_alone_are_nothing_to_open(content):
    opening = opened(content)
    assert opening.dossier is None
    assert told(opening) == [
        "export.csv: there is no row below the names of the columns; each row is an event"
    ]


def test_a_csv_packed_into_a_zip_is_that_csv():
    assert opened(packed({"2025-export.csv": text([row()])}), "e.zip").kind == "acled"


# What a row becomes ----


def test_a_row_says_what_it_says_and_no_more():
    own = dossier_of(row(fatalities="12"))
    event = own.events.iloc[0]
    assert event["title"] == "Armed clash: Military Forces of Iraq (2022-) – Islamic State (Iraq), Dora"
    assert event["summary"] == "On 16 May 2025, made up for a test."
    assert (event["episode"], event["significance"], event["status"]) == ("2025", 1, "occurred")
    assert own.relations.empty, "who fought each other is no tie that the file states"
    assert own.places.loc["Dora", ["lat", "lon", "precision"]].tolist() == [33.25, 44.4, "town"]


def test_who_is_named_first_did_not_begin_the_fight():
    own = dossier_of(row())
    assert own.participants["role"].tolist() == ["side", "side"]
    assert camps_of(own, "irq1") == ["state-forces", "rebel-groups"]


def test_who_acts_against_civilians_or_alone_is_the_initiator():
    own = dossier_of(
        row(1, event_type="Violence against civilians", actor2="Civilians (Iraq)", inter2="7"),
        row(2, event_type="Explosions/Remote violence", actor2="", inter2=""),
        row(3, event_type="Protests", actor2="", assoc_actor_1="Labor Group (Iraq); Women (Iraq)"),
    )
    roles = own.participants.groupby("event_id")["role"].agg(list).to_dict()
    assert roles == {
        "irq1": ["initiator", "target"],
        "irq2": ["initiator"],
        "irq3": ["participant", "associated", "associated"],
    }


def test_deaths_are_a_statement_of_the_file_and_not_of_a_newspaper():
    claims = dossier_of(row(fatalities="3")).claims
    assert claims[["attribute", "value", "source_id"]].to_numpy().tolist() == [
        ["occurrence", "yes", "shafaq-news"],
        ["occurrence", "yes", "al-sumaria"],
        ["killed_count", "3", "opened-file"],
    ]
    assert claims["count_low"].tolist()[-1] == 3


def test_a_date_is_as_exact_as_its_precision():
    own = dossier_of(row(1, time_precision="1"), row(2, time_precision="2"), row(3, time_precision="3"))
    assert own.events[["date_start", "date_end", "date_precision"]].to_numpy().tolist() == [
        ["2025-05-16", "", "day"],
        ["2025-05-13", "2025-05-19", "week"],
        ["2025-05", "", "month"],
    ]


def test_places_of_one_name_are_told_apart():
    own = dossier_of(
        row(1), row(2, admin1="Basra", latitude="30.5", longitude="47.8"), row(3, geo_precision="2")
    )
    here, there = "Dora (Baghdad, Iraq)", "Dora (Basra, Iraq)"
    assert own.events["place"].tolist() == [here, there, here]
    assert own.places.at["Dora (Baghdad, Iraq)", "precision"] == "district", "the least exact one holds"


def test_riots_and_protests_of_old_exports_are_told_apart_by_who_was_there():
    own = dossier_of(
        row(1, event_type="Riots/Protests", inter1="5"), row(2, event_type="Riots/Protests", inter1="6")
    )
    assert own.events["event_type"].tolist() == ["Riots", "Protests"]


@pytest.mark.parametrize("count", [1, 3, 200])
def test_what_is_made_of_an_export_passes_the_check_of_the_record(count, tmp_path):
    own = opened(text(many(count))).dossier
    keep(own, tmp_path / "kept")
    again = load_dossier(tmp_path / "kept")
    assert len(again.events) == count
    assert again.schema.licence.restriction == own.schema.licence.restriction != ""
    assert not again.is_own, "a folder may be shared with all readers of a server"


# Dates ----


@pytest.mark.parametrize(
    "written",
    ["16 May 2025", "2025-05-16", "16/05/2025", "16-May-2025", "16.05.2025", "May 16, 2025", "20250516",
     "45793", "2025-05-16T00:00:00Z", "2025/05/16", "16 MAY 2025", "Fri, 16 May 2025"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(written):
    assert dossier_of(row(event_date=written)).events["date_start"].tolist() == ["2025-05-16"]


@pytest.mark.parametrize(
    ("dates", "order", "read", "notice"),
    [
        (
            ["05/06/2025"],
            "",
            ["2025-06-05"],
            "can mean two days; they were read with the day first (5 June 2025)",
        ),
        (["05/06/2025"], "month first", ["2025-05-06"], "month first, as you said"),
        (["05/06/2025", "25/06/2025"], "", ["2025-06-05", "2025-06-25"], "day first, as some"),
        (["05/06/2025", "05/26/2025"], "", ["2025-05-06", "2025-05-26"], "month first, as some"),
    ],
)
def test_dates_of_numbers_are_said_to_be_a_guess(dates, order, read, notice):
    rows = [row(number, event_date=written) for number, written in enumerate(dates)]
    opening = opened(text(rows), order=order)
    assert opening.numbered
    assert opening.dossier.events["date_start"].tolist() == read
    [said] = noticed(opening)
    assert notice in said


# Faults ----


def test_every_faulty_row_is_told_with_its_line_and_the_good_ones_are_kept():
    rows = [row(number) for number in range(9)]
    rows[1]["event_date"] = "31/31/2020"
    rows[3]["event_type"] = "Parade"
    rows[5]["latitude"] = "north"
    rows[6]["fatalities"] = "many"
    rows[7]["event_id_cnty"] = "IRQ2"
    rows[8]["event_date"] = ""
    opening = opened(text(rows))
    assert [problem.line for problem in opening.problems] == [3, 5, 7, 8, 9, 10]
    assert (
        told(opening)[0]
        == 'export.csv:3: "31/31/2020" is no day from 1900 to 2100; write 2025-05-16 or 16 May 2025'
    )
    assert (opening.events, opening.left_out) == (3, 6)


def test_of_two_faults_of_a_row_the_first_is_told():
    opening = opened(text([row(1, event_date="", event_type="Parade", fatalities="many"), row(2)]))
    assert told(opening) == ["export.csv:2: the date is empty; it must be given"]
    opening = opened(text([row(1, event_type="Parade", fatalities="many"), row(2)]))
    assert '"Parade" is no type' in told(opening)[0]


@pytest.mark.parametrize("day", ["1850-01-01", "2025-05", "2101-01-01", "soon"])
def test_a_day_that_no_link_can_name_is_told(day):
    assert told(opened(text([row(event_date=day)]))) == [
        f'export.csv:2: "{day}" is no day from 1900 to 2100; write 2025-05-16 or 16 May 2025'
    ]


@pytest.mark.parametrize(
    ("written", "killed", "weight"),
    [
        ("1,000", "1000", 1), ("1.000", "1000", 1), ("2,500,000", "2500000", 1), ("12345", "12345", 1),
        ("00012", "12", 1), ("3,00", "3", 2), ("3.0", "3", 2), ("9", "9", 2), ("0", "0", 3),
    ],
)  # fmt: skip
def test_deaths_are_counted_as_they_are_written(written, killed, weight):
    own = dossier_of(row(fatalities=written))
    deaths = own.claims[own.claims["attribute"].eq("killed_count")]
    assert deaths["value"].tolist() == [killed]
    assert own.events["significance"].tolist() == [weight]


@pytest.mark.parametrize("written", ["1,00,0", "1,0000", "3.5", "3,000.5", "-1", "1e3"])
def test_what_is_no_count_of_deaths_is_told(written):
    assert told(opened(text([row(fatalities=written)]))) == [
        f'export.csv:2: "{written}" is no count of deaths'
    ]


def test_half_a_place_is_told():
    opening = opened(text([row(1, longitude=""), row(2, latitude="", longitude=""), row(3)]))
    assert noticed(opening) == [
        "Rows with one of latitude and longitude only, whose place is not on the map: 1."
    ]


@pytest.mark.parametrize("name", ["\u200b", " \u200e\u200f ", "\u2060\ufeff", "\a\x1b"])
def test_an_actor_that_nobody_can_see_is_none(name):
    assert told(opened(text([row(actor1=name)]))) == [
        "export.csv:2: the first actor is empty; it must be given"
    ]


def test_marks_of_direction_within_arabic_stay():
    name = "\u0627\u0644\u062d\u0634\u062f (PMF)\u200f \u0641\u064a"
    assert name in dossier_of(row(actor1=name)).actors["name"].tolist()


def test_a_row_of_another_width_is_told_and_the_lines_after_it_keep_their_numbers():
    lines = text([row(number) for number in range(4)]).splitlines()
    lines[2] += ",one,more"
    lines[4] = lines[4].replace("16 May 2025", "someday", 1)
    opening = opened("\n".join(lines))
    assert [problem.line for problem in opening.problems] == [3, 5]
    assert "33 cells, the header 31" in told(opening)[0]


def test_an_open_quotation_mark_takes_its_own_row_and_no_other():
    lines = text([row(number) for number in range(5)]).splitlines()
    lines[3] = lines[3].replace("Islamic", '"Islamic', 1)
    opening = opened("\n".join(lines))
    assert opening.events == 4
    assert [problem.line for problem in opening.problems] == [4]


def test_weekly_counts_are_no_events():
    counts = "WEEK,REGION,COUNTRY,ADMIN1,EVENT_TYPE,SUB_EVENT_TYPE,EVENTS,FATALITIES,DISORDER_TYPE,ID\n"
    [said] = told(opened(counts + "2025-05-10,Middle East,Iraq,Baghdad,Battles,Armed clash,3,1,x,7\n"))
    assert "weekly counts, which hold no single event" in said


def test_the_reader_says_which_column_holds_what():
    table = "when;what;who;where\n16 May 2025;Battles;A group;Dora\n"
    opening = opened(table)
    assert opening.missing == ["event_date", "event_type", "actor1"]
    assert opening.dossier is None
    opening = opened(
        table, wishes={"event_date": "when", "event_type": "what", "actor1": "who", "location": "where"}
    )
    assert (opening.kind, opening.events) == ("table", 1)
    assert opening.dossier.events["place"].tolist() == ["Dora"]
    assert "no licence" in opening.dossier.schema.licence.restriction


def test_a_column_is_used_once():
    opening = opened(text([row()]), wishes={"actor1": "actor2"})
    uses = {column.name: column.use for column in opening.columns}
    assert (uses["actor1"], uses["actor2"]) == ("", "actor1")


# A ZIP of our tables ----


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


# From the command line ----


def test_the_command_line_tells_the_same_problems(tmp_path, capsys):
    export = tmp_path / "export.csv"
    export.write_text(text([row(1), row(2, event_type="Parade")]), encoding="utf-8")
    assert main(["check", str(export)]) == 1
    assert 'export.csv:3: "Parade" is no type of ACLED' in capsys.readouterr().out
    assert main(["convert", str(export), str(tmp_path / "folder")]) == 1
    assert "1 event, 1 row left out. ACLED’s terms forbid" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "folder")]) == 0
    assert main(["convert", str(export), str(tmp_path / "folder")]) == 1, "a folder is never written over"


def test_the_made_tables_hold_what_a_spreadsheet_reads(tmp_path):
    keep(opened(text([row()])).dossier, tmp_path / "kept")
    with (tmp_path / "kept" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read(), newline="")))
    assert rows[-1]["count_low"] == "0", "a count is a whole number in the file"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nosuch.csv"], "nosuch.csv does not exist"),
        (["convert", "nosuch.csv", "x"], "nosuch.csv does not exist"),
        (["convert", "data", "x"], "data is no file; name a ZIP, CSV or XLSX"),
    ],
)
def test_the_command_line_asks_for_a_file_that_is_there(arguments, said, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err


def test_nothing_but_the_rule_on_text_is_left_out_of_the_check(tiny):
    own = opened(text([row(notes="=1+1 <b>")])).dossier
    frames = {name: getattr(own, name).reset_index() for name in ("events",)}
    texts = {"events": frames["events"][list(own.schema.tables["events"].fields)].astype("str")}
    strict, kind = (check_tables(texts, own.schema, published=one) for one in (True, False))
    told = [{str(problem.message) for problem in problems} for problems in (strict, kind)]
    assert told[0] - told[1] == {'summary contains HTML ("<b>"); write plain text'}
