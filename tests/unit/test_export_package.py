"""The data package of a view: valid to its makers' tool, opened again whole, safe in a spreadsheet."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from urllib.parse import parse_qs

import pytest
from exports import DATA, row, text

from tightrope.domain.load import load_dossier
from tightrope.domain.opening.files import open_file
from tightrope.domain.schema import load_schema
from tightrope.exports.formats import FORMATS
from tightrope.exports.taken import take
from tightrope.view_state import first_view, parse_params

OURS = load_schema(DATA)
RUN = "=HYPERLINK(1)"


def packed(dossier, query=""):
    view = parse_params(parse_qs(query), dossier)[0] if query else first_view(dossier)
    taken = take(dossier, view, today=date(2026, 11, 21))
    return taken, FORMATS["csv"].write(taken)


def unpacked(content, folder):
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


def rows(content, path):
    raw = zipfile.ZipFile(io.BytesIO(content)).read(path)
    assert raw.startswith(b"\xef\xbb\xbf"), "without it Excel takes Arabic for Windows letters"
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.fixture
def acled():
    """A dossier that a reader has opened, one cell of which would run."""
    made = [row(1, notes=RUN), row(2, notes="-5"), row(3, notes="'=x"), row(4, actor2="")]
    opening = open_file(text(made).encode(), "mine.csv", OURS)
    assert opening.problems == []
    return opening.dossier


def test_the_real_frictionless_finds_it_valid(dossier, tmp_path):
    _, content = packed(dossier, "actor=asaib-ahl-al-haq")
    folder = unpacked(content, tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "--json", str(folder / "datapackage.json")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(run.stdout)
    assert report["valid"], run.stdout[:2000]
    assert report["stats"]["tasks"] == len(OURS.tables)
    told = {task["name"]: task["stats"].get("rows", 0) for task in report["tasks"]}
    assert told["events"] == 17


def test_it_is_a_record_of_its_own_as_a_file_and_as_a_folder(dossier, tmp_path):
    taken, content = packed(dossier, "actor=asaib-ahl-al-haq")
    opening = open_file(content, "view.zip", OURS)
    assert (opening.problems, opening.left_out) == ([], 0)
    again = load_dossier(unpacked(content, tmp_path))
    for name in OURS.tables:
        assert len(getattr(again, name)) == len(getattr(opening.dossier, name)) == len(taken.tables[name])
    assert again.events["title"].tolist() == dossier.events.loc[list(taken.events), "title"].tolist()
    assert again.actors.loc["asaib-ahl-al-haq", "name_ar"] == "عصائب أهل الحق"
    assert again.events["significance"].dtype == dossier.events["significance"].dtype


def test_taken_again_it_is_the_same(dossier, tmp_path):
    first, content = packed(dossier, "actor=asaib-ahl-al-haq")
    again = load_dossier(unpacked(content, tmp_path))
    second, _ = packed(again, "network=all")
    for name in ("events", "participants", "claims", "event_links", "places"):
        assert (
            second.tables[name].astype("str").values.tolist()
            == first.tables[name].astype("str").values.tolist()
        )


def test_it_says_where_it_is_from(dossier):
    taken, content = packed(dossier, "actor=asaib-ahl-al-haq&from=2020-12-01&to=2020-12-31")
    archive = zipfile.ZipFile(io.BytesIO(content))
    package = json.loads(archive.read("datapackage.json"))
    told = package["about"]
    assert told["view"] == taken.sentence == "10 of 238 events · involving Asaib Ahl al-Haq · December 2020"
    assert told["permalink"] == taken.query
    assert (told["version"], told["licence"]) == (dossier.version, "CC-BY-4.0")
    assert package["window"] == ["2020-12-01", "2020-12-31"], "who opens it sees all of it"
    assert all(value in archive.read("README.txt").decode("utf-8-sig") for value in told.values())


def test_the_same_view_makes_the_same_bytes(dossier):
    assert packed(dossier)[1] == packed(dossier)[1]


def test_no_cell_runs_and_none_is_lost(acled):
    _, content = packed(acled)
    summaries = [one["summary"] for one in rows(content, "events.csv")]
    assert f"'{RUN}" in summaries and "-5" in summaries and "''=x" in summaries
    assert RUN not in summaries
    before = acled.events["summary"].tolist()
    assert open_file(content, "again.zip", OURS).dossier.events["summary"].tolist() == before


def test_a_package_that_does_not_say_so_keeps_its_apostrophes(acled):
    _, content = packed(acled)
    archive, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as silent:
        for name in archive.namelist():
            silent.writestr(name, archive.read(name).replace(b'"quieted": true', b'"quieted": false'))
    assert f"'{RUN}" in open_file(out.getvalue(), "silent.zip", OURS).dossier.events["summary"].tolist()


@pytest.mark.parametrize("name", FORMATS)
def test_rows_of_acled_carry_the_note_that_they_must_not_be_passed_on(name, acled):
    taken = take(acled, first_view(acled), base="https://example.org/", today=date(2026, 11, 21))
    assert taken.licence.restriction
    content = FORMATS[name].write(taken)
    if name == "csv":
        content = zipfile.ZipFile(io.BytesIO(content)).read("README.txt")
    plain = content.decode().replace("&#39;", "'").replace("&quot;", '"').replace('\\"', '"')
    assert taken.licence.restriction in plain
    assert "example.org" not in plain, "no link leads others to a reader's own file"
