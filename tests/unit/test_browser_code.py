"""What is sent of the browser code, and what a document asks for early."""

import re

import pytest

from tightrope.views.components import SHEETS, STATIC, TOGETHER
from tightrope.views.server.browser_code import THEIRS, content, files
from tightrope.views.server.early import KINDS, asked_early
from tightrope.views.shell import PAGES


def test_our_sheets_come_in_one_file_in_their_order():
    together = content(files(ours=True)[TOGETHER]).decode()
    places = [together.index((STATIC / sheet).read_text(encoding="utf-8")) for sheet in SHEETS]
    assert places == sorted(places)
    assert len(set(places)) == len(SHEETS)
    assert not (STATIC / TOGETHER).exists(), "a file of that name would be one of ours that is never sent"


def test_our_scripts_say_first_that_all_of_them_is_called():
    for name, file in files(ours=True).items():
        if name.endswith(".js"):
            assert content(file) == b"//# allFunctionsCalledOnLoad\n" + file.read_bytes()


def test_the_scripts_of_streamlit_come_as_they_are():
    for name, file in files(ours=False).items():
        if name.endswith(".js"):
            assert content(file) == file.read_bytes()


def test_the_sheet_of_streamlit_leaves_out_only_what_no_page_shows():
    faces = re.compile(r"@font-face\{[^}]*\}")
    (name,) = [name for name in files(ours=False) if name.startswith("css/index.")]
    file = files(ours=False)[name]
    before, after = file.read_text(encoding="utf-8"), content(file).decode()
    assert faces.sub("", before) in faces.sub("", after)
    gone = set(faces.findall(before)) - set(faces.findall(after))
    families = [re.search(r"font-family:([^;]*)", face)[1] for face in gone]
    assert sorted(families) == ["Material Symbols Rounded", "Source Sans", "Source Sans"]
    assert "font-family:Material Symbols Rounded;unicode-range:U+21-10FFFF;" in after
    assert '[data-testid="stHeader"]{display:none}' in after, "the bar is not seen, even at first"


def test_each_page_asks_early_only_for_files_that_there_are():
    for page in ("", *PAGES[1:]):
        asked = re.findall(r'(?:href|src)="\./(app/)?static/([^"?]+)', asked_early(page))
        assert len(asked) > 8
        for ours, name in asked:
            assert name in files(ours=bool(ours))
    assert set(KINDS) <= {"", *PAGES[1:]}


@pytest.mark.parametrize(
    ("page", "library"), [("", "plotly"), ("rounds", "vis-network"), ("accounts", "plotly")]
)
def test_a_page_with_a_picture_asks_early_for_what_draws_it(page, library):
    assert f"vendor/{library}" in asked_early(page)
    assert f"vendor/{library}" not in asked_early("about")


def test_a_document_names_nothing_twice():
    named = re.findall(r'href="([^"]+)"', (THEIRS.parent / "index.html").read_text(encoding="utf-8"))
    asked = re.findall(r'(?:href|src)="([^"]+)"', asked_early(""))
    assert len(asked) == len(set(asked))
    assert not set(asked) & set(named)
