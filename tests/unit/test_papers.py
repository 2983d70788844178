"""How to cite and what changed: read from the files of the repository, which hold each fact once."""

from functools import partial
from pathlib import Path

import pytest
import yaml

from tightrope.domain.check import RULES
from tightrope.domain.papers import (
    Citation,
    PaperError,
    load_citation,
    load_data_changelog,
    parse_citation,
)
from tightrope.figures.codebook import rule_words

ROOT = Path(__file__).parents[2]

CFF = """cff-version: 1.2.0
title: The app
license: MIT
authors:
  - name: somebody else
preferred-citation:
  type: data
  title: "The record: one"
  authors:
    - name: A group
    - name: B group
  version: 2026.1.2
  year: 2026
  date-released: 2026-01-31
  license: CC-BY-4.0
"""


def test_the_preferred_citation_is_read_and_not_that_of_the_app():
    assert parse_citation(CFF) == Citation(
        title="The record: one",
        authors=("A group", "B group"),
        version="2026.1.2",
        year="2026",
        released="2026-01-31",
        licence="CC-BY-4.0",
    )


def test_the_file_reads_as_a_yaml_reader_reads_it():
    wanted = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["preferred-citation"]
    read = load_citation(ROOT)
    assert read.title == wanted["title"]
    assert list(read.authors) == [author["name"] for author in wanted["authors"]]
    assert (read.version, read.licence) == (str(wanted["version"]), wanted["license"])
    assert (read.year, read.released) == (str(wanted["year"]), str(wanted["date-released"]))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("title: The app\n", "preferred-citation"),
        (CFF.replace("  version: 2026.1.2\n", ""), "version"),
        (CFF.replace("    - name: A group\n    - name: B group\n", ""), "authors"),
    ],
)
def test_what_is_missing_is_named(text, lacking):
    with pytest.raises(PaperError, match=f"lacks {lacking};"):
        parse_citation(text)


def test_the_changelog_ends_where_the_app_begins(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## Data\n\n### 2\n- new\n\n### 1\nOld.\n\n## App\n\n### 9\n- not this\n", "utf-8"
    )
    assert load_data_changelog(tmp_path) == "### 2\n- new\n\n### 1\nOld."


def test_a_changelog_without_a_data_part_is_an_error(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## App\n", "utf-8")
    with pytest.raises(PaperError, match='no part "## Data"'):
        load_data_changelog(tmp_path)


def test_every_rule_of_the_check_has_its_words():
    said = rule_words()
    rules = {rule.func if isinstance(rule, partial) else rule for rule in RULES}
    assert len(set(said)) == len(said) == len(rules) + 1, "and one for the corrections"
