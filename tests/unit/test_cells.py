"""No cell of a CSV is run by a spreadsheet, no number is harmed, and nothing is lost on the way back."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.cells import quieted, quieted_cells, restored, restored_cells

RUN = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "-",
    "+964 770",
    "-5+cmd|x",
]
LEFT = ["", "plain", "2020-06-25", "-5", "+3.5", "-1,000", "a=b", "'tis", "''", "عصائب", "1-2"]


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_runs_gets_an_apostrophe(text):
    assert quieted(text) == f"'{text}"


@pytest.mark.parametrize("text", LEFT)
def test_all_else_stays(text):
    assert quieted(text) == text == restored(text)


@given(st.text(alphabet="'=+-@\t\r a5", max_size=6))
def test_nothing_is_lost_on_the_way_back(text):
    assert restored(quieted(text)) == text
    assert not quieted(text).startswith(("=", "@", "\t", "\r"))


def test_numbers_of_a_frame_stay_numbers():
    frame = pd.DataFrame({"who": ["=1", "b"], "n": pd.array([-1, None], "Int64"), "x": [-1.5, 2.0]})
    quiet = quieted_cells(frame)
    assert quiet["who"].tolist() == ["'=1", "b"]
    assert quiet[["n", "x"]].equals(frame[["n", "x"]])
    assert restored_cells(quiet[["who"]])["who"].tolist() == ["=1", "b"]
