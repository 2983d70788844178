"""A dossier of 10,000 events on the same page: counts first, one by one once the window is small enough."""

import pytest
from playwright.sync_api import expect
from reader import Reader

from bench.generate import generate
from tightrope.domain.filters import BOTH_ROUNDS, Filters, apply_filters
from tightrope.domain.load import load_dossier
from tightrope.figures.crowd import MOST_EXACT, spans
from tightrope.figures.tables import MOST_ROWS
from tightrope.view_state import View, to_params

COUNTED = """() => {
  const [{ customdata, meta }] = document.querySelector(".timeline-plot").data;
  return customdata.map((span, at) => [span, meta[at]]);
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    generate(10_000, folder)
    return folder


@pytest.fixture
def large(browser, fresh_server, port, folder, watch):
    """A reader of the large dossier."""
    with fresh_server(port, folder) as base:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        yield Reader(watch.over(context.new_page()), base, load_dossier(folder))
        context.close()


def test_counts_become_events_when_one_is_clicked(large):
    large.open()
    events = apply_filters(large.dossier, Filters())
    assert len(events) > MOST_EXACT
    expect(large.sentence).to_contain_text(f"{len(events):,} of 10,000 events")
    legend = large.page.locator(".legend").first
    expect(legend).to_contain_text(f"{len(events):,} events, drawn as counts")
    expect(large.page.locator(".part-table .cut")).to_contain_text(f"first {MOST_ROWS} of {len(events):,}")
    assert large.rows.count() == MOST_ROWS
    counted = large.page.evaluate(COUNTED)
    assert sum(count for _, count in counted) >= len(events), "an event of two camps is counted in both"

    narrow = {f"{first}..{last}": (first, last) for first, last in spans(BOTH_ROUNDS)}
    sizes = {
        span: len(apply_filters(large.dossier, Filters(start=first, end=last)))
        for span, (first, last) in narrow.items()
    }
    span = min(sizes, key=sizes.get)
    assert {one for one, _ in counted} <= sizes.keys() and 0 < sizes[span] <= MOST_ROWS
    large.click_event(span)
    link = to_params(View(Filters(start=narrow[span][0], end=narrow[span][1])))
    large.wait_link(**{key: link.get(key) for key in ("from", "to")})
    large.wait_agreed(sizes[span])
    expect(large.sentence).to_contain_text(f"{sizes[span]} of 10,000 events")
    expect(large.page.locator(".part-table .cut")).to_have_count(0)
    expect(legend).not_to_contain_text("counts")

    inside = apply_filters(large.dossier, Filters(start=narrow[span][0], end=narrow[span][1]))
    assert set(large.markers()) == set(inside)
    event = inside[0]
    large.rows.locator(f'[data-pick="event:{event}"]').click()
    large.wait_link(event=[event])
    assert large.lit()["event"] == event
