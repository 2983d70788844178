"""The data page: the whole schema is in it, every correction, and the citation of CITATION.cff."""

import re
from html import unescape

from tightrope.views.papers import own_citation


def test_every_table_column_and_code_of_the_schema_is_told(visit, dossier):
    visit.open("data")
    html = unescape(visit.data("data-codebook")["html"])
    codes = 0
    for table in dossier.schema.tables.values():
        assert f'id="table-{table.name}"' in html
        assert f"<code>{table.path}</code>" in html
        assert table.description in html
        part = html.split(f'id="table-{table.name}"')[1].split("</section>")[0]
        for field in table.fields.values():
            assert f"<code>{field.name}</code>" in part
            assert field.description in part
            for code in field.codes.values():
                assert f"<code>{code.code}</code>" in part
                assert code.description in part
                codes += 1
        for key in table.foreign_keys:
            assert f'<a href="#table-{key.table}">{key.table}.{key.target}</a>' in part
    assert codes > 150


def test_row_counts_are_those_of_the_record(visit, dossier):
    visit.open("data")
    words = visit.text("data-codebook")
    assert "claims.csv 2,342 rows" in words
    assert f"Version {dossier.version}: {len(dossier.schema.tables)} tables" in visit.text("data-head")


def test_every_correction_is_there_with_its_reason(visit, dossier):
    visit.open("data")
    html = unescape(visit.data("data-corrections")["html"])
    body = html.split("<tbody>")[1]
    assert body.count("<tr>") == len(dossier.corrections) > 400
    for row in dossier.corrections.itertuples():
        assert f"<code>{row.Index}</code>" in body
        assert row.reason in body
    assert "648 corrections" in visit.text("data-corrections")


def test_it_cites_as_the_citation_file_does(visit):
    visit.open("data")
    cited = own_citation()
    assert f"{cited.authors[0]} ({cited.year}). {cited.title}" in visit.text("data-head")
    [bibtex] = [block.value for block in visit.app.code]
    assert cited.title in bibtex
    assert f"version = {{{cited.version}}}" in bibtex


def test_the_changes_of_the_data_are_there_and_those_of_the_app_are_not(visit, dossier):
    visit.open("data")
    [changes] = [block.value for block in visit.app.markdown]
    assert f"### {dossier.version}" in changes
    assert "Unreleased" not in changes


def test_the_checks_are_told_and_the_command_that_runs_them(visit):
    visit.open("data")
    words = visit.text("data-checks")
    assert "python -m tightrope check" in words
    assert "every correction still stands in its row." in words


def test_there_is_no_button_that_does_nothing(visit):
    visit.open("data")
    for key in ("data-head", "data-codebook", "data-checks", "data-corrections"):
        buttons = re.findall(r"<button[^>]*>", visit.data(key)["html"])
        assert all("data-sort" in button for button in buttons)
