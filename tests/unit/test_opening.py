"""A reader's own export or similar table, however it was saved, becomes a dossier."""

import re
from datetime import date

import pytest
from exports import COLUMNS, many, packed, row, text, workbook, workbook_files
from opening import dossier_of, noticed, opened, told

from tightrope.domain.lanes import camps_of
from tightrope.domain.load import load_dossier
from tightrope.domain.opening.keeping import keep

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
