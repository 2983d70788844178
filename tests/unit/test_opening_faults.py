"""What is wrong with a reader's table is told with its line, and nothing else of it is lost."""

import csv
import io

import pytest
from exports import row, text
from opening import dossier_of, noticed, opened, told

from tightrope.__main__ import main
from tightrope.domain.check import check_tables
from tightrope.domain.opening.keeping import keep


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
