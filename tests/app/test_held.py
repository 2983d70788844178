"""What an answer needed is gone once it was given, but for what is kept for others who ask for the same."""

import gc
import sys
from weakref import ref

import pytest

ASAIB, KATAIB, RAID = "asaib-ahl-al-haq", "kataib-hezbollah", "2020-06-25-dora-raid"
VIEWS = [
    {},
    {"actor": KATAIB},
    {"event": RAID},
    {"to": "2020-06-30"},
    {"tie": f"{ASAIB}--{KATAIB}"},
    {"q": "rockets", "lanes": "camp"},
]


def blocks_held():
    """Blocks of memory that objects of Python lie in, but for weak references.

    pandas notes who looks at a column by such and strikes out the dead ones by the five hundred.
    """
    gc.collect()
    return sys.getallocatedblocks() - sum(type(one) is ref for one in gc.get_objects())


@pytest.mark.parametrize("page", [None, "accounts", "map", "sources"])
def test_a_hundred_answers_leave_nothing_behind(visit, page):
    def read(rounds):
        for _ in range(rounds):
            for view in VIEWS:
                visit.open(page, **view)

    read(3)  # all of these views are kept now, and whatever is imported late is there
    before, rounds = blocks_held(), 17
    read(rounds)
    assert blocks_held() - before < rounds * len(VIEWS), "a block or more for each answer"
