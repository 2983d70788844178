"""What every page carries, whatever else it shows."""

import pytest

from tightrope.views import shell


@pytest.mark.parametrize("page", shell.PAGES)
def test_every_page_tells_who_answered_last_so_that_a_lost_click_can_come_again(visit, page):
    told = visit.open(None if page == "overview" else page).data("truth")
    assert told["serial"] == 0
    assert len(told["session"]) == 8
