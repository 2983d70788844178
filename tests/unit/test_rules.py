"""The rules of the record that no schema can say, and the command that tells every problem."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from tightrope.__main__ import main
from tightrope.domain.load import DataError, load_dossier
from tightrope.domain.schema import load_schema

DATA = Path(__file__).parents[2] / "data"
SCHEMA = load_schema(DATA)


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def rewrite(folder, table, change):
    """Write a table anew after `change(rows)`, the rows being dicts."""
    path = folder / SCHEMA.tables[table].path
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = reader.fieldnames, list(reader)
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def problems(folder):
    with pytest.raises(DataError) as caught:
        load_dossier(folder)
    return str(caught.value).split("\n")


def row(rows, **cells):
    [found] = [one for one in rows if all(one[key] == value for key, value in cells.items())]
    return found


def turn_a_link_round(rows):
    link = row(rows, from_event="2020-06-25-dora-raid", to_event="2020-06-29-detainees-released")
    link["from_event"], link["to_event"] = link["to_event"], link["from_event"]


def lose_the_sources_of_a_description(rows):
    rows[:] = [one for one in rows if one["actor_id"] != "iran"]


def keep_a_merged_id(rows):
    rows[0]["old_id"] = rows[0]["new_id"]


def lose_a_criterion(rows):
    rows[:] = [one for one in rows if (one["criterion"], one["round"]) != ("outcome", "december-2020")]


def lose_the_claims_of_a_sentence(rows):
    rows[:] = [one for one in rows if one["sentence_id"] != "june-2020-held-1"]


BROKEN = {
    "a link against time": (
        "event_links", turn_a_link_round,
        "2020-06-29-detainees-released begins after 2020-06-25-dora-raid ended; turn the link round",
    ),
    "a link that nobody makes": (
        "event_links", lambda rows: rows[0].update(status="alleged", attributed_to=""),
        "a link that is alleged needs attributed_to: who makes it",
    ),
    "a description without a source": (
        "description_sources", lose_the_sources_of_a_description,
        "no source supports it; add a row to description_sources",
    ),
    "two actors of one name": (
        "actors", lambda rows: row(rows, actor_id="kuwait").update(name="Katā’ib Hizb Allah"),
        'name "Katā’ib Hizb Allah" reads like that of "kataib-hezbollah"; '
        "tell them apart, or merge and redirect",
    ),
    "an id of two things": (
        "sources", lambda rows: rows[0].update(source_id="iran"),
        "the id is taken in actors; an id names one thing in all tables",
    ),
    "undisputed on one source": (
        "relations", lambda rows: row(rows, relation_id="irgc-quds-force--part-of--iran")
        .update(status="undisputed"),
        "status is undisputed on one independent source; that is single-source",
    ),
    "single source on two": (
        "relations", lambda rows: row(rows, relation_id="hadi-al-amiri--leads--badr-organization")
        .update(status="single-source"),
        "status is single-source, yet 4 independent sources state it",
    ),
    "a denial that the status hides": (
        "relations", lambda rows: row(rows, relation_id="iran--backs--kataib-hezbollah")
        .update(status="undisputed"),
        "status is undisputed, yet a statement denies it; that is disputed",
    ),
    "a dispute without a speaker": (
        "relations", lambda rows: row(rows, relation_id="iran--backs--kataib-hezbollah")
        .update(attributed_to=""),
        "a relation that is disputed needs attributed_to: who says so",
    ),
    "sources counted wrong": (
        "relations", lambda rows: rows[0].update(source_count="9"),
        "source_count is 9, the statements have 4 sources",
    ),
    "a hidden difference of dates": (
        "relations", lambda rows: rows[0].update(dates_differ=""),
        "dates_differ must say how: the statements' dates exclude each other",
    ),
    "a range upside down": (
        "claims", lambda rows: row(rows, value="11 to 16").update(count_low="17"),
        "count_low 17 is above count_high 16",
    ),
    "a number where no count is": (
        "claims", lambda rows: rows[0].update(count_low="3"),
        "count_low is given, yet occurrence is no count",
    ),
    "a cell that is missing": (
        "round_sentences", lose_a_criterion,
        'criterion "outcome" has no sentence; add one to round_sentences, '
        "if only to say that nothing is on record (absence yes)",
    ),
    "a sentence that rests on nothing": (
        "round_claims", lose_the_claims_of_a_sentence,
        "nothing supports it; add a row to round_claims",
    ),
    "a sentence on nothing that rests on something": (
        "round_claims", lambda rows: rows[0].update(sentence_id="june-2020-threats-2"),
        "absence is yes, yet round_claims names what it rests on; empty one of the two",
    ),
    "a claim that nobody makes": (
        "round_claims", lambda rows: row(rows, sentence_id="june-2020-held-1")
        .update(source_id="upi-2020-12-24-centcom"),
        "no claim on 2020-06-25-dora-raid says detained_count, upi-2020-12-24-centcom; "
        "name one that is in claims",
    ),
    "a value that wins in silence": (
        "round_claims", lambda rows: row(rows, sentence_id="june-2020-held-1").update(value="14"),
        "value chooses one of the accounts of detained_count; leave it empty to rest on all",
    ),
    "a claim on another time": (
        "round_claims", lambda rows: row(rows, sentence_id="june-2020-held-1")
        .update(event_id="2020-12-22-zerjawi-arrest"),
        "2020-12-22-zerjawi-arrest lies outside the round; widen it or rest on another event",
    ),
    "a network of no day": (
        "rounds", lambda rows: rows[0].update(network_day="2020-06"),
        "network_day 2020-06 is no single day within the round",
    ),
    "a network of another time": (
        "rounds", lambda rows: rows[0].update(network_day="2020-12-26"),
        "network_day 2020-12-26 is no single day within the round",
    ),
    "an id that came back": (
        "redirects", keep_a_merged_id,
        'old_id "muqtada-al-sadr--negotiated-with--iran" is still in use',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "change", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_rule_that_no_schema_can_say_is_told_when_broken(folder, table, change, expected):
    rewrite(folder, table, change)
    told = problems(folder)
    found = [line for line in told if line.endswith(expected)]
    assert found != []
    told_at = (table, "descriptions", "rounds", "round_sentences")
    assert all(line.startswith(tuple(f"data/{one}.csv:" for one in told_at)) for line in found)


def first_cell(text):
    """What replaces the last cell of the first row by a text."""

    def spoil(content):
        lines = content.split(b"\n")
        before = b',"' if lines[1].endswith(b'"') else b","  # a cell in quotation marks may hold commas
        head, _, _ = lines[1].rpartition(before)
        lines[1] = head + b"," + text
        return b"\n".join(lines)

    return spoil


def lose_a_column(content):
    head, line, rest = content.partition(b"\n")
    _, _, others = head.partition(b",")
    return b"renamed," + others + line + rest


def repeat_the_first_row(content):
    return content + next_rows(content)[1]


def next_rows(content):
    """The header and the rows of a CSV, each with its line end; a quoted line break stays in its row."""
    rows, row = [], b""
    for line in content.splitlines(keepends=True):
        row += line
        if row.count(b'"') % 2 == 0:
            rows.append(row)
            row = b""
    return rows


CORRUPT = {
    "missing column": (lose_a_column, 'is missing; the schema requires it'),
    "duplicate id": (repeat_the_first_row, "it must be unique"),
    "wrong encoding": (lambda content: content + "é\n".encode("latin-1"), "the text is not UTF-8"),
    "HTML": (first_cell(b"<b>bold</b>"), "contains HTML"),
    "formula": (first_cell(b"=HYPERLINK(1)"), "which a spreadsheet runs as a formula"),
    "NUL byte": (first_cell(b"a\0b"), "the file holds a NUL byte"),
    "50 MB of one line": (lambda content: content + b"x" * 50_000_000, "50,000,000 bytes"),
    "row cut off": (lambda content: content + b'"open', "check its quotation marks"),
}  # fmt: skip


@pytest.mark.parametrize("table", SCHEMA.tables)
@pytest.mark.parametrize(("spoil", "expected"), CORRUPT.values(), ids=CORRUPT)
def test_a_corrupt_table_gives_a_clear_line_and_never_a_traceback(folder, table, spoil, expected, capsys):
    path = folder / SCHEMA.tables[table].path
    path.write_bytes(spoil(path.read_bytes()))
    assert main(["check", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith(f"data/{path.name}") and expected in line] != []
    assert max(map(len, lines)) < 3000


KEYED = [(table.name, key.field) for table in SCHEMA.tables.values() for key in table.foreign_keys]


@pytest.mark.parametrize(("table", "field"), KEYED)
def test_a_dangling_key_is_told_in_every_table(folder, table, field, capsys):
    rewrite(folder, table, lambda rows: rows[0].update({field: "nobody-knows"}))
    assert main(["check", str(folder)]) == 1
    assert f'{field} "nobody-knows" is not in ' in capsys.readouterr().out


DATED = [
    (table.name, field.name)
    for table in SCHEMA.tables.values()
    for field in table.fields.values()
    if field.is_partial_date
]


@pytest.mark.parametrize(("table", "field"), DATED)
def test_a_bad_date_is_told_in_every_table(folder, table, field, capsys):
    rewrite(folder, table, lambda rows: rows[0].update({field: "2020-02-30"}))
    assert main(["check", str(folder)]) == 1
    assert f'{field} "2020-02-30" is not a date' in capsys.readouterr().out


def test_a_sound_folder_is_one_line_of_counts(capsys):
    assert main(["check", str(DATA)]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert f"version {SCHEMA.version}, no problem in {len(SCHEMA.tables)} tables" in line


def test_a_definition_at_fault_is_one_line(folder, capsys):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    del package["version"]
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == "data/datapackage.json lacks the property 'version'\n"


def test_a_folder_that_is_none_is_one_line(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert "datapackage.json is missing" in capsys.readouterr().out


def test_the_check_asks_whether_the_corrections_tell_what_the_tables_say_and_the_app_does_not(folder, capsys):
    def forget(rows):
        [*_, last] = [one for one in rows if one["change"] == "changed"]
        last["after"] = "what nobody wrote"

    rewrite(folder, "corrections", forget)
    assert main(["check", str(folder)]) == 1
    assert "what nobody wrote" in capsys.readouterr().out
    assert len(load_dossier(folder).events) == 238
