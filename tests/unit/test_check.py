"""Each rule of the data, broken once: the problem names file, line and row, and what would be right."""

import csv
import io
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from tightrope.domain.check import Problem, check_tables
from tightrope.domain.load import DataError, load_dossier, read_tables
from tightrope.domain.schema import load_schema
from tightrope.domain.value_rules import value_faults
from tightrope.message import Message
from tightrope.text import speaking

SCHEMA = Path(__file__).parents[2] / "data" / "datapackage.json"

TABLES = {
    "events.csv": """\
event_id,date_start,date_end,date_precision,title,label,summary,event_type,place,status,episode,significance
2020-06-25-dora-raid,2020-06-25,2020-06-26,day,The raid,,"A summary that
spans two lines.",Strategic developments,Dora,occurred,june-2020,1
2020-06-29-release,2020-06-29,,day,The release,,Most were freed.,Political,Dora,occurred,june-2020,2
""",
    "participants.csv": "event_id,actor_id,role\n2020-06-25-dora-raid,cts,detainer\n",
    "claims.csv": """\
event_id,attribute,value,source_id,attributed_to,note
2020-06-25-dora-raid,detained_count,14,wire,the army,
2020-06-25-dora-raid,detained_count,23,wire,officials,
2020-06-29-release,occurrence,yes,wire,,
""",
    "event_links.csv": """\
from_event,to_event,relation,status,source_id
2020-06-29-release,2020-06-25-dora-raid,reverses,undisputed,wire
""",
    "chips.csv": "event_id,headline,text\n2020-06-25-dora-raid,The raid,Counts differ\n",
    "actors.csv": """\
actor_id,name,name_ar,kind,alignment,tier,wikidata
cts,Counter-Terrorism Service,,state-institution,iraqi-government,core,
kadhimi,Mustafa al-Kadhimi,,person,iraqi-government,core,
""",
    "aliases.csv": "actor_id,alias,script,source_id\ncts,Counter Terrorism Service,latin,wire\n",
    "relations.csv": """\
relation_id,from_actor,to_actor,relation,sign,valid_from,valid_to,source_count,status
kadhimi--commands--cts,kadhimi,cts,commands,positive,2020-05,2022-10,1,single-source
""",
    "relation_claims.csv": """\
relation_id,sign,valid_from,valid_to,note,source_id,stance
kadhimi--commands--cts,positive,2020-05,2022-10,,wire,asserts
""",
    "places.csv": "place,lat,lon,precision,note\nDora,33.25,44.40,district,\n",
    "sources.csv": """\
source_id,url,title,title_is,publisher,author,published,language,kind,note,url_fault
wire,https://example.org/raid,The raid,headline,A wire,,2020-06-26,en,wire,,
copy,https://example.org/copy,The copy,headline,A blog,,2020-06,en,blog,,aggregator
""",
}

"""Only the columns that matter here: the fixture adds the schema's others, and the other tables, empty."""

RAID = 'data/events.csv:2 event_id "2020-06-25-dora-raid": '
RELEASE = 'data/events.csv:4 event_id "2020-06-29-release": '
TIE = 'data/relations.csv:2 relation_id "kadhimi--commands--cts": '

DORA = 'data/places.csv:2 place "Dora": '


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(SCHEMA, folder)
    for table in load_schema(folder).tables.values():
        rows = list(csv.DictReader(io.StringIO(TABLES.get(table.path, ""))))
        with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table.fields), lineterminator="\n", restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def edit(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder):
    with pytest.raises(DataError) as caught:
        load_dossier(folder)
    return str(caught.value).split("\n")


def test_tables_without_a_fault_give_no_problem(folder):
    assert check_tables(read_tables(folder), load_schema(folder)) == []
    assert len(load_dossier(folder).events) == 2


FAULTS = {
    "required": ("events.csv", "The release", "", RELEASE + "title is empty; it must be given"),
    "code": (
        "events.csv", "Political,Dora,occurred", "Political,Dora,certain",
        RELEASE + 'status "certain" is unknown; '
        "the codes are occurred, alleged, announced, planned, superseded",
    ),
    "number code": (
        "events.csv", "june-2020,2", "june-2020,4",
        RELEASE + 'significance "4" is unknown; the codes are 1, 2, 3',
    ),
    "pattern": (
        "sources.csv", "26,en", "26,English",
        'data/sources.csv:2 source_id "wire": language "English" does not match the pattern ^([a-z]{2}|und)$',
    ),
    "date": (
        "sources.csv", "2020-06-26", "26 June 2020",
        'data/sources.csv:2 source_id "wire": published "26 June 2020" is not a date; '
        "write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    "day that the calendar lacks": (
        "events.csv", "2020-06-29,,", "2020-06-29,2020-06-31,",
        RELEASE + 'date_end "2020-06-31" is not a date; that month has 30 days',
    ),
    "order of an event's dates": (
        "events.csv", "2020-06-26", "2020-06-24",
        RAID + "date_end 2020-06-24 is before date_start 2020-06-25",
    ),
    "order of a relation's dates": (
        "relations.csv", "2022-10", "2019", TIE + "valid_to 2019 is before valid_from 2020-05",
    ),
    "whole number": (
        "relations.csv", "2022-10,1", "2022-10,1.5", TIE + 'source_count "1.5" is not a whole number from 1',
    ),
    "number": (
        "places.csv", "33.25", "33°15'", DORA + """lat "33°15'" is not a number from -90 to 90""",
    ),
    "number that only Python reads": (
        "places.csv", "33.25", "nan", DORA + 'lat "nan" is not a number from -90 to 90',
    ),
    "range": ("places.csv", "33.25", "133.25", DORA + 'lat "133.25" is not a number from -90 to 90'),
    "primary key": (
        "actors.csv", "kadhimi,Mustafa", "cts,Mustafa",
        'data/actors.csv:3 actor_id "cts": actor_id is already on line 2; it must be unique',
    ),
    "primary key of several columns": (
        "claims.csv", "23,wire,officials", "14,wire,the army",
        'data/claims.csv:3 event_id "2020-06-25-dora-raid", attribute "detained_count", value "14", '
        'source_id "wire", attributed_to "the army": event_id, attribute, value, source_id, attributed_to '
        "is already on line 2; it must be unique",
    ),
    "unique": (
        "sources.csv", "org/copy", "org/raid",
        'data/sources.csv:3 source_id "copy": url is already on line 2; it must be unique',
    ),
    "reference": (
        "events.csv", "Political,Dora", "Political,Doora",
        RELEASE + 'place "Doora" is not in places; add it there or correct the spelling',
    ),
    "event without a claim": (
        "claims.csv", "2020-06-29-release,occurrence", "2020-06-25-dora-raid,occurrence",
        RELEASE + "no claim supports it; add a row to claims",
    ),
    "relation without a statement": (
        "relation_claims.csv", "kadhimi--commands--cts,positive,2020-05,2022-10,,wire,asserts\n", "",
        TIE + "no statement supports it; add a row to relation_claims",
    ),
    "unknown column": (
        "aliases.csv", "actor_id,alias", "actor_id,alia",
        'data/aliases.csv:1: column "alia" is unknown; the columns are actor_id, alias, script, source_id',
    ),
    "missing column": (
        "aliases.csv", "actor_id,alias", "actor_id,alia",
        'data/aliases.csv:1: column "alias" is missing; the schema requires it',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place_and_remedy(folder, file, old, new, expected):
    edit(folder, file, old, new)
    assert expected in problems(folder)


SINGLE = [name for name in FAULTS if "column" not in name and "primary" not in name]


@pytest.mark.parametrize("name", SINGLE)
def test_a_fault_is_told_once(folder, name):
    file, old, new, expected = FAULTS[name]
    edit(folder, file, old, new)
    assert problems(folder) == [expected]


def test_all_problems_are_told_at_once_in_the_order_of_tables_and_lines(folder):
    edit(folder, "events.csv", "june-2020,1", "june-2020,9")
    edit(folder, "events.csv", "Political,Dora", "Political,Doora")
    edit(folder, "events.csv", "The release", "")
    edit(folder, "sources.csv", ",en,wire", ",English,wire")
    assert [problem.split(" ")[0] for problem in problems(folder)] == [
        "data/events.csv:2",
        "data/events.csv:4",
        "data/events.csv:4",
        "data/sources.csv:2",
    ]


def test_lines_are_those_of_the_file_below_a_cell_that_spans_lines(folder):
    edit(folder, "events.csv", "spans two lines.", "spans\n\n\nfive lines.")
    edit(folder, "events.csv", "The release", "")
    assert problems(folder) == [RELEASE.replace(":4", ":7") + "title is empty; it must be given"]


def test_a_missing_table_does_not_make_every_reference_a_problem(folder):
    (folder / "sources.csv").unlink()
    assert problems(folder) == [
        "data/sources.csv: the file is missing; the schema requires the table sources"
    ]


def test_checking_changes_no_table(folder):
    tables = read_tables(folder)
    before = {name: frame.copy() for name, frame in tables.items()}
    check_tables(tables, load_schema(folder))
    for name, frame in tables.items():
        assert frame.equals(before[name])


def test_a_problem_of_a_whole_file_names_no_line():
    problem = Problem("data/events.csv", 0, "", Message("the file is missing"))
    assert str(problem) == "data/events.csv: the file is missing"


def test_a_problem_is_said_in_the_language_of_who_reads_it():
    problem = Problem(
        "events.csv", 3, 'event_id "x"', Message("{column} is empty; it must be given", column="title")
    )
    assert str(problem) == 'events.csv:3 event_id "x": title is empty; it must be given'
    with speaking("ar"):
        assert str(problem) == '\u2068events.csv:3 event_id "x"\u2069: \u2068title\u2069 فارغ؛ وهو مطلوب'
    assert str(problem) == 'events.csv:3 event_id "x": title is empty; it must be given'


def test_a_number_above_the_only_bound_is_told_by_that_bound():
    field = replace(load_schema(SCHEMA.parent).tables["places"].fields["lat"], minimum=None)
    table = replace(load_schema(SCHEMA.parent).tables["places"], fields={"lat": field})
    [(_, fault)] = value_faults(pd.DataFrame({"lat": ["91"]}, index=[2]), table, {})
    assert str(fault) == 'lat "91" is not a number to 90'
