"""What is refused, each with one clear sentence, and without filling the memory or touching the disk."""

import io
import stat
import tempfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from exports import COLUMNS, DATA, packed, row, text, workbook_files

from tightrope.domain.opening import limits
from tightrope.domain.opening.files import open_file
from tightrope.domain.schema import load_schema
from tightrope.text import script_language, speaking

OURS = load_schema(DATA)
ROOT = Path(__file__).parents[2]


def said(content, name="file"):
    """The one sentence with which a file is refused, which there is in every language."""
    opening = open_file(content, name, OURS)
    assert opening.dossier is None
    [problem] = opening.problems
    sentence = str(problem)
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert "{" not in sentence
    with speaking("ar"):
        assert script_language(str(problem.message)) == "ar"
    return sentence


def sheet(cells):
    """A workbook of one sheet whose cells are raw XML."""
    files = workbook_files({"Data": [["x"]]})
    files["xl/worksheets/sheet1.xml"] = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    return packed(files)


def linked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        one = zipfile.ZipInfo("events.csv")
        one.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(one, "/etc/passwd")
    return out.getvalue()


def doubled():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("events.csv", "a")
        archive.writestr("events.csv", "b")
    return out.getvalue()


def encrypted():
    content = bytearray(packed({"events.csv": "event_id\n"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying():
    """A ZIP that claims a file to be smaller than it is."""
    content = bytearray(packed({"events.csv": "x" * 5000}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(content)


REFUSED = {
    "nothing": (lambda: b"", "the file is empty"),
    "a pdf": (lambda: b"%PDF-1.7", "this is a PDF"),
    "a page": (lambda: b"<!DOCTYPE html><script>", "this is a web page or XML"),
    "json": (lambda: b'{"data": []}', "this is JSON"),
    "gzip": (lambda: b"\x1f\x8b\x08", "this is a GZIP archive"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old workbook (XLS)"),
    "bytes": (lambda: b"event_date,event_type,actor1\n\0\0", "line 2 holds a NUL byte"),
    "a giant line": (lambda: b"a," * 700_000, "line 1 has more than 1,000,000 letters"),
    "columns": (lambda: b",".join(b"c%d" % n for n in range(10_000)), "has 10,000 columns; at most 300"),
    "no zip": (lambda: b"PK\x03\x04 and no more", "the ZIP is damaged"),
    "no tables": (lambda: packed({"holiday.txt": "sun", "b.txt": ""}), "holds none of our tables"),
    "a text": (lambda: packed({"hello.txt": "hi", "a.png": "x"}), "holds none of our tables"),
    "climbing": (lambda: packed({"../../events.csv": "x"}), "a path that leads out of it"),
    "absolute": (lambda: packed({"/etc/events.csv": "x"}), "a path that leads out of it"),
    "windows": (lambda: packed({"C:\\events.csv": "x"}), "a path that leads out of it"),
    "a link": (linked, "is a link to another file"),
    "nested": (lambda: packed({"inner.zip": packed({"events.csv": "x"})}), "is an archive itself"),
    "many": (lambda: packed({f"{n}.csv": "" for n in range(300)}), "holds 300 files; at most 200"),
    "doubled": (doubled, "is in the ZIP more than once"),
    "case": (lambda: packed({"events.csv": "x", "EVENTS.csv": "y"}), "is in the ZIP more than once"),
    "encrypted": (encrypted, "is encrypted"),
    "lying": (lying, "the ZIP is damaged"),
    "a bomb": (lambda: packed({"events.csv": b"0" * 5_000_000}), "more than 200 times its size"),
    "lzma": (lambda: packed({"events.csv": "x"}, zipfile.ZIP_LZMA), "packed in an uncommon way"),
    "a far cell": (lambda: sheet('<row r="1"><c r="XFD1048576"/></row>'), "has 16,384 columns; at most 300"),
    "a hidden far cell": (lambda: sheet('<row r="1"><c s=">" r="XFD1"/></row>'), "16,384 columns"),
    "a far row": (lambda: sheet('<row r="9999999"><c r="A9999999"/></row>'), "9,999,999 rows"),
    "far apart": (lambda: sheet('<row r="1"><c r="KA1"/></row><row r="99999"/>'), "at most 10,000,000"),
    "entities": (lambda: sheet('<row r="1"><c r="&#88;FD1"/></row>'), "a cell without a proper place"),
    "doctype": (
        lambda: packed(workbook_files({"Data": [["x"]]}) | {"xl/styles.xml": "<!DOCTYPE x [ ]><x/>"}),
        "definitions of its own (DOCTYPE)",
    ),
    "no sheet": (lambda: packed({"xl/workbook.xml": "<workbook/>"}), "the workbook"),
    "bad package": (lambda: packed({"events.csv": "x\n", "datapackage.json": "[" * 100_000}), "is no JSON"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_opened_is_refused_in_a_sentence(case):
    content, words = REFUSED[case]
    assert words in said(content())


def test_more_bytes_than_are_read_are_refused(monkeypatch):
    from tightrope.domain.opening import files

    monkeypatch.setattr(files, "MOST_BYTES", 1000)
    assert "at most 0 MB are read" in said(b"x" * 1001)


def test_more_unpacked_bytes_than_fit_are_refused(monkeypatch):
    from tightrope.domain.opening import archive

    monkeypatch.setattr(archive, "MOST_UNPACKED", 1000)
    assert "the ZIP unpacks to" in said(packed({"events.csv": "x" * 1001}))


def test_more_events_than_the_pages_carry_are_refused(monkeypatch):
    from tightrope.domain.opening import files

    monkeypatch.setattr(files, "MOST_EVENTS", 2)
    assert "the table has 3 rows; at most 2 events are read" in said(
        text([row(n) for n in range(3)]).encode()
    )


def test_a_cell_too_long_takes_its_row():
    opening = open_file(text([row(1), row(2, notes="x" * 40_000)]).encode(), "e.csv", OURS)
    assert opening.events == 1
    assert 'the cell under "notes" has 40,000 letters' in str(opening.problems[0])


def test_a_file_of_open_quotation_marks_is_given_up():
    lines = [",".join(COLUMNS)] + ['"a"b' * 3] * 3000
    assert "rows are no regular CSV; save the table as CSV again" in said("\n".join(lines).encode())


def test_streamlit_stops_a_larger_file_on_its_way():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * limits.MEGABYTE == limits.MOST_BYTES


def test_nothing_is_written_to_the_disk(monkeypatch):
    def never(*_, **__):
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "mkdtemp", "TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, never)
    monkeypatch.setattr(Path, "open", never)
    assert open_file(text([row()]).encode(), "e.csv", OURS).events == 1
    assert open_file(packed({"e.csv": text([row()])}), "e.zip", OURS).events == 1


def test_a_name_is_shown_without_folders_and_signs():
    assert open_file(b"", "C:\\me\\a\u202eb\n.csv", OURS).name == "ab.csv"
