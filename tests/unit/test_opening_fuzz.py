"""Thousands of broken files: each becomes a dossier or sentences, and never an exception."""

import os

import pytest
from exports import DATA, many, packed, text, workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tightrope.domain.opening.columns import USES
from tightrope.domain.opening.files import open_file
from tightrope.domain.opening.template import template
from tightrope.domain.schema import load_schema

OURS = load_schema(DATA)
ROWS = many(4)

SEEDS = [
    text(ROWS).encode(),
    text(ROWS, delimiter=";").encode("utf-16"),
    packed({"export.csv": text(ROWS)}),
    template(OURS, (DATA / "datapackage.json").read_text(encoding="utf-8")),
    workbook({"Data": [list(ROWS[0]), *(list(one.values()) for one in ROWS)]}),
]

CASES = int(os.environ.get("FUZZ_CASES", "100"))
"""How many files each of these tests makes, and ten times as many where a file is small; the environment may
ask for more."""

bounded = settings(
    max_examples=CASES, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip

light = settings(parent=bounded, max_examples=10 * CASES)


def faults(content, **asked):
    """What is wrong with how a file was opened: none of these may ever be."""
    opening = open_file(content, "fuzz", OURS, **asked)
    found = {
        "neither opened nor said why": not (opening.dossier or opening.problems or opening.missing),
        "a problem without words": not all(str(problem).strip() for problem in opening.problems),
        "a name of a file in two lines": any("\n" in problem.file for problem in opening.problems),
        "another number of events than was said": opening.dossier is not None
        and len(opening.dossier.events) != opening.events,
    }
    return [fault for fault, is_so in found.items() if is_so]


@st.composite
def mutated(draw):
    """A good file with bytes flipped, cut, repeated or swapped."""
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        if not content:
            break
        start = draw(st.integers(0, len(content) - 1))
        end = min(len(content), start + draw(st.integers(1, 60)))
        match draw(st.sampled_from(["flip", "cut", "repeat", "swap", "insert", "truncate"])):
            case "flip":
                content[start] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del content[start:end]
            case "repeat":
                content[start:start] = content[start:end] * draw(st.integers(1, 20))
            case "swap":
                other = draw(st.integers(0, len(content) - 1))
                content[start], content[other] = content[other], content[start]
            case "insert":
                content[start:start] = draw(st.binary(min_size=1, max_size=12))
            case "truncate":
                del content[start:]
    return bytes(content)


@bounded
@given(mutated())
def test_a_file_that_was_damaged_on_its_way(content):
    assert faults(content) == []


@light
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"event_date,"]),
)
def test_bytes_that_are_no_file(content, start):
    assert faults(start + content) == []


CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["", "NA", "=1+1", "<script>", "javascript:x", "\u202e", "16 May 2025", "31/02/2020", "0000-00-00",
         "1e9", "٣", "９", "-0", "1,5", "Riots/Protests", "9" * 40, "a;b;;c", "acled-export", "opened-file"]
    ),
)  # fmt: skip


@bounded
@given(st.lists(st.dictionaries(st.sampled_from(list(ROWS[0])), CELLS, max_size=12), max_size=6))
def test_cells_that_nobody_expects(changes):
    rows = [ROWS[place % len(ROWS)] | change for place, change in enumerate(changes)]
    assert faults(text(rows).encode("utf-8", "surrogatepass")) == []


@light
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=5),
    st.dictionaries(st.sampled_from(list(USES)), st.text(max_size=8), max_size=5),
    st.sampled_from(["", "day first", "month first"]),
)
def test_tables_of_any_shape_with_any_wishes(rows, wishes, order):
    content = "\n".join(",".join(cells) for cells in rows).encode("utf-8", "replace")
    names = dict(zip(wishes, rows[0], strict=False))
    assert faults(content, wishes=wishes | names, order=order) == []


@bounded
@given(st.data())
def test_our_tables_with_cells_of_another_column(data):
    files = unpacked()
    name = data.draw(st.sampled_from([name for name in files if name.endswith(".csv")]))
    lines = files[name].decode().split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[place].split(",")
    cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(CELLS).replace("\n", " ")
    lines[place] = ",".join(cells)
    files[name] = "\n".join(lines).encode("utf-8", "replace")
    assert faults(packed(files)) == []


def unpacked():
    from tightrope.domain.opening.archive import unpack

    return unpack(SEEDS[3])


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_the_files_are_good_before_they_are_broken(seed):
    opening = open_file(SEEDS[seed], "good", OURS)
    assert opening.dossier is not None
    assert opening.problems == []
