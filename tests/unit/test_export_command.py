"""The command `export`: the file of a link, and one clear sentence for whatever goes wrong."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from exports import DATA, row, text

from tightrope.__main__ import main
from tightrope.exports.formats import FORMATS

LINK = "https://example.org/?actor=asaib-ahl-al-haq&from=2020-12-01&to=2020-12-31"


def export(capsys, *arguments):
    code = main(["export", *arguments])
    return code, capsys.readouterr()


def test_a_link_becomes_a_file(capsys, tmp_path):
    path = tmp_path / "view.json"
    code, said = export(capsys, "--format", "json", "--view", LINK, "--output", str(path))
    told = json.loads(path.read_bytes())
    assert code == 0
    assert len(told["tables"]["events"]) == 10
    assert told["about"]["permalink"].startswith("https://example.org/?actor=asaib-ahl-al-haq&")
    assert "the Tightrope developers" in told["about"]["citation"]
    assert said.err == f"{path}: 10 of 238 events · involving Asaib Ahl al-Haq · December 2020\n"
    assert said.out == ""


def test_without_a_link_it_is_the_first_view_and_a_dash_is_standard_output(capsysbinary):
    assert main(["export", "--format", "json", "--output", "-"]) == 0
    assert len(json.loads(capsysbinary.readouterr().out)["tables"]["events"]) == 149


def test_what_a_link_asks_in_vain_is_said_beside_the_file(capsys, tmp_path):
    path = tmp_path / "view.json"
    code, said = export(capsys, "--format", "json", "--view", "actor=nobody", "--output", str(path))
    assert code == 0
    assert said.err.startswith("“nobody” is not a known value of “actor”.\n")


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.is_data])
def test_data_is_what_the_tables_hold_whatever_language_the_link_is_in(form, capsysbinary):
    """From the command line it came translated: a package with titles that no table of the record has."""
    taken = []
    for words in ("", "&lang=ar"):
        view = "event=2020-12-20-green-zone-salvo&from=2020-12-20&to=2020-12-20" + words
        assert main(["export", "--format", form, "--view", view, "--output", "-"]) == 0
        content = capsysbinary.readouterr().out
        if form == "csv":
            content = ZipFile(BytesIO(content)).read("events.csv")
        taken.append(content.replace(b"&amp;lang=ar", b"").replace(b"&lang=ar", b""))
    assert taken[0] == taken[1]


def test_a_report_is_in_the_language_of_its_link(capsysbinary):
    assert (
        main(
            ["export", "--format", "html", "--view", "from=2020-12-20&to=2020-12-20&lang=ar", "--output", "-"]
        )
        == 0
    )
    assert b'lang="ar" dir="rtl"' in capsysbinary.readouterr().out


def test_rows_of_acled_are_named_as_such(capsys, tmp_path):
    mine, path = tmp_path / "mine.csv", tmp_path / "view.json"
    mine.write_text(text([row(1), row(2)]), encoding="utf-8")
    code, said = export(capsys, "--format", "json", "--data", str(mine), "--output", str(path))
    told = json.loads(path.read_bytes())["about"]
    assert code == 0
    assert told["restriction"] in said.err
    assert "permalink" not in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--output", "{tmp}/no/folder.json"), "folder.json cannot be written: No such file or directory"),
        (("--output", "-", "--data", "{tmp}"), "datapackage.json is missing"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments, sentence, capsys, tmp_path):
    code, said = export(capsys, "--format", "json", *(one.format(tmp=tmp_path) for one in arguments))
    assert code == 1
    assert sentence in said.err and "Traceback" not in said.err
    assert said.out == ""


def test_an_unknown_format_is_answered_with_those_there_are(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["export", "--format", "xls", "--output", "-"])
    assert ended.value.code == 2
    assert "choose from" in capsys.readouterr().err


def test_the_readme_names_every_format():
    readme = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in readme] == []
