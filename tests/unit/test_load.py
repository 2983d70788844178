"""Loading: files that cannot be read are problems, not tracebacks; a sound folder becomes a typed dossier."""

import json
import shutil
from dataclasses import FrozenInstanceError
from pathlib import Path

import pandas as pd
import pytest

from tightrope.domain.load import DataError, load_dossier, read_tables
from tightrope.domain.schema import SchemaError, load_schema

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="module")
def dossier():
    return load_dossier(DATA)


UNREADABLE = {
    "empty": (b"", "data/places.csv:1: the first line must name each column once"),
    "column named twice": (b"place,place\n", "data/places.csv:1: the first line must name each column once"),
    "latin-1": (
        "place,lat\nBaghdad,\nEl Café,\n".encode("latin-1"),
        "data/places.csv:3: the text is not UTF-8; save the file in the encoding UTF-8",
    ),
    "quotation mark left open": (
        b'place,lat\nBaghdad,\n"Dora,\nTaji,\n',
        "data/places.csv:3: the row is no regular CSV (unexpected end of data); check its quotation marks",
    ),
    "text after a quotation": (
        b'place,lat\n"Dora" Baghdad,\n',
        "data/places.csv:2: the row is no regular CSV (',' expected after '\"'); check its quotation marks",
    ),
    "row too long": (
        b"place,lat\nBaghdad,\nDora, Baghdad,\n",
        "data/places.csv:3: the row has 3 cells, the header 2; "
        "a cell that contains a comma needs quotation marks",
    ),
}


@pytest.mark.parametrize(("content", "expected"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_file_is_a_problem(folder, content, expected):
    (folder / "places.csv").write_bytes(content)
    for load in (read_tables, load_dossier):
        with pytest.raises(DataError) as caught:
            load(folder)
        assert expected in str(caught.value).split("\n")


def test_a_missing_file_and_a_fault_elsewhere_are_told_together(folder):
    (folder / "places.csv").unlink()
    participants = folder / "participants.csv"
    participants.write_text(participants.read_text("utf-8") + "no-such-event,cts,victim,\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_dossier(folder)
    assert [problem.file for problem in caught.value.problems] == [
        "data/places.csv",
        "data/participants.csv",
        "data/participants.csv",
    ]


def test_a_folder_in_the_place_of_a_file_is_a_problem(folder):
    (folder / "places.csv").unlink()
    (folder / "places.csv").mkdir()
    with pytest.raises(DataError, match=r"data/places\.csv: the file cannot be read"):
        load_dossier(folder)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder, dossier):
    places = folder / "places.csv"
    places.write_bytes(b"\xef\xbb\xbf" + places.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(load_dossier(folder).places, dossier.places)


def test_tables_are_read_as_text_with_the_lines_of_the_file():
    tables = read_tables(DATA)
    for frame in tables.values():
        assert frame.index.name == "line"
        assert frame.index[0] == 2
        assert not frame.isna().any(axis=None)
        assert all(isinstance(value, str) for value in frame.iloc[0])


def test_a_table_without_rows_keeps_its_columns(folder):
    (folder / "aliases.csv").write_text("actor_id,alias,script,source_id\n", encoding="utf-8")
    assert list(load_dossier(folder).aliases.columns) == ["actor_id", "alias", "script", "source_id"]


def test_events_carry_their_closed_interval(dossier):
    events = dossier.events
    assert events.index.name == "event_id"
    assert events.loc["2024-hashimi-suspect-released", ["start", "end"]].tolist() == [
        pd.Timestamp("2024-01-01"),
        pd.Timestamp("2024-12-31"),
    ]
    raid = events.loc["2020-06-25-dora-raid"]
    assert raid["start"] == pd.Timestamp(raid["date_start"])
    assert (events["start"] <= events["end"]).all()
    assert events["significance"].dtype == "int64"


def test_relations_without_a_date_have_no_interval(dossier):
    relations = dossier.relations
    assert relations["start"].isna().equals(relations["valid_from"].eq(""))
    assert relations["end"].isna().equals(relations["valid_to"].eq(""))
    assert relations.loc["mustafa-al-kadhimi--leads--iraqi-government", "start"] == pd.Timestamp("2020-05-07")
    assert relations["source_count"].dtype == "int64"


def test_places_that_are_not_located_have_no_point(dossier):
    places = dossier.places
    assert places.loc["Baghdad", ["lat", "lon"]].tolist() == [33.31, 44.37]
    assert places.loc["Jraishan crossing", ["lat", "lon"]].isna().all()


def test_the_dossier_is_a_frozen_value_with_labels_and_a_version(dossier):
    assert dossier.version == dossier.schema.version == "2026.11.6"
    assert dossier.label("relations", "relation", "leads") == "leads"
    assert dossier.codes("relations", "relation")["leads"].inverse == "is led by"
    assert dossier.label("events", "significance", "1") == "Turning point"
    assert dossier.label("event_links", "status", "") == ""
    assert dossier.label("claims", "attribute", "detainee_count") == "detainee_count"
    assert isinstance(hash(dossier), int)
    with pytest.raises(FrozenInstanceError):
        dossier.events = dossier.places


def package(folder):
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def lose_version(package):
    del package["version"]


def lose_a_meaning(package):
    del package["resources"][0]["schema"]["fields"][3]["meanings"]["year"]


def point_nowhere(package):
    package["resources"][0]["schema"]["foreignKeys"][0]["reference"]["resource"] = "towns"


def key_nowhere(package):
    package["resources"][0]["schema"]["primaryKey"] = ["id"]


def break_a_pattern(package):
    package["resources"][0]["schema"]["fields"][0]["constraints"]["pattern"] = "("


def misshape(package):
    package["resources"] = 7


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lose_version, "data/datapackage.json lacks the property 'version'"),
        (lose_a_meaning, 'field "date_precision" must give exactly its codes a meaning; differing: year'),
        (point_nowhere, '"events" refers by place to towns.place, which is not defined'),
        (key_nowhere, 'the primary key of "events" names the unknown field "id"'),
        (break_a_pattern, 'the pattern of field "event_id" is no regular expression'),
        (misshape, "data/datapackage.json is not shaped like a Data Package"),
    ],
)
def test_a_schema_at_fault_is_refused_in_one_sentence(folder, spoil, message):
    changed = package(folder)
    spoil(changed)
    (folder / "datapackage.json").write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema(folder)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [None, b"{", b"\xff{}"], ids=["missing", "no JSON", "no UTF-8"])
def test_a_schema_that_cannot_be_read_is_refused(folder, content):
    (folder / "datapackage.json").unlink()
    if content is not None:
        (folder / "datapackage.json").write_bytes(content)
    with pytest.raises(SchemaError, match=r"^data/datapackage\.json is "):
        load_dossier(folder)


def test_a_package_that_does_not_define_a_table_of_every_dossier_is_refused_in_one_sentence(folder):
    changed = package(folder)
    changed["resources"] = [one for one in changed["resources"] if not one["name"].startswith("tour")]
    (folder / "datapackage.json").write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(
        SchemaError, match=r"^data/datapackage\.json does not define tours, tour_steps, .*; take"
    ):
        load_dossier(folder)
