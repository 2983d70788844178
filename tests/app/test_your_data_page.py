"""A reader's own dossier on every page, whatever is missing in it; gone when it is closed."""

import gc
import re
import weakref

import pytest
from exports import DATA, many, row, text

from tightrope.domain.opening.files import open_file
from tightrope.domain.opening.template import template
from tightrope.domain.schema import load_schema
from tightrope.views import own
from tightrope.views.shell import PAGES

OURS = load_schema(DATA)


DOSSIERS = {
    "one event": lambda: text([row()]).encode(),
    "our template": lambda: template(OURS, (DATA / "datapackage.json").read_text(encoding="utf-8")),
    "three rows": lambda: text(many(3)).encode(),
    "two thousand rows": lambda: text(many(2000)).encode(),
}


@pytest.fixture
def opened(visit):
    """A visit with a file open."""

    def make(content):
        opening = open_file(content, "mine.csv", OURS)
        assert opening.problems == []
        visit.app.session_state["dossier"] = opening.dossier
        visit.app.session_state["own.name"] = opening.name
        return visit

    return make


@pytest.mark.parametrize("which", DOSSIERS)
def test_every_page_shows_it(opened, which):
    visit = opened(DOSSIERS[which]())
    for page in PAGES:
        visit.open(None if page == "overview" else page)
        assert "Your data mine.csv" in visit.text("own"), page
        assert visit.params["v"] == ["own-file"], page


def test_the_first_view_is_the_whole_of_it(opened):
    visit = opened(text(many(30)).encode()).open()
    assert len(visit.drawn) == 30
    assert visit.sentence.startswith("30 of 30 events · the whole record")
    assert visit.data("chips") is None
    assert visit.data("network")["empty"] == "This file has no dated ties between actors"


def test_a_filter_on_it_is_in_the_url(opened):
    visit = opened(text(many(30)).encode()).open(episode="2020", v="own-file")
    assert visit.params == {"episode": ["2020"], "v": ["own-file"]}
    assert 0 < len(visit.drawn) < 30


def test_no_link_to_it_is_offered(opened):
    visit = opened(text([row()]).encode()).open(event="irq1", v="own-file")
    for part in ("sentence", "card"):
        assert not re.search(r'data-(copy|frame)="[^#]', visit.data(part)["html"]), "only words, no link"
    assert "they need your file" in visit.sentence


def test_the_data_page_says_whose_rows_these_are(opened):
    visit = opened(text([row()]).encode()).open("data")
    head = visit.text("data-head")
    assert "forbid passing its rows on" in head
    assert "Creative Commons" not in head
    assert "How to cite" not in head


def test_empty_parts_say_that_they_are_empty(opened):
    visit = opened(text([row()]).encode()).open("rounds")
    assert "compares no rounds" in visit.text("rounds-table")
    assert "tells no tours" in visit.open("story").text("tours")
    assert "tour" not in visit.open("overview").text("sentence")


def test_nothing_is_said_of_the_language_of_a_file(opened):
    visit = opened(text(many(3)).encode()).open(lang="ar", event="irq1")
    assert "irq1" in visit.data("card")["html"]
    for part in ("card", "table"):
        assert "الإنجليزية" not in visit.text(part), part


def test_a_link_to_data_that_is_not_here_says_so(visit):
    visit.open(v="own-file", actor="somebody", episode="2020")
    assert "Your data is gone" in visit.text("own")
    assert visit.data("notice") is None, "what was chosen in it is no fault of the link"
    assert visit.params == {}
    assert len(visit.drawn) > 100, "Tightrope's own record is shown"


def test_a_link_to_data_that_is_not_here_says_so_in_its_language(visit):
    visit.open(v="own-file", actor="somebody", lang="ar")
    assert "زالت بياناتك" in visit.text("own")
    assert visit.params == {"lang": ["ar"]}


def test_without_a_file_no_bar_is_there(visit):
    assert visit.open().data("own") is None
    assert visit.open("your-data").data("own") is None
    assert visit.data("own-preview") is None


def pending(visit, content, name="mine.csv"):
    visit.open("your-data")
    visit.app.session_state[own.PENDING] = own.Pending(content, name, open_file(content, name, OURS))
    return visit.run()


def test_what_is_found_in_a_file_is_said_in_the_language_of_the_page(visit):
    rows = [row(1), row(2, event_type="Parade", fatalities="many"), row(3, event_date="05/06/2025")]
    said = pending(visit, text(rows).encode()).text("own-preview")
    assert 'mine.csv:3: "Parade" is no type of ACLED' in said
    visit.open("your-data", lang="ar")
    shown = visit.text("own-preview")
    for words in (
        '\u2068mine.csv:3\u2069: "\u2068Parade\u2069" ليس من أنواع ACLED',
        "تحتمل يومين",
        "تمنع شروط ACLED تمرير صفوفها",
        "دقة التاريخ",
    ):
        assert words in shown, words
    assert "forbid" not in shown


def test_a_file_is_looked_at_before_it_is_opened(visit):
    rows = [row(1), row(2, event_type="Parade"), row(3, event_date="05/06/2025")]
    shown = pending(visit, text(rows).encode()).text("own-preview")
    assert "mine.csv An ACLED export 2 events" in shown
    assert "1 problem" in shown
    assert 'mine.csv:3: "Parade" is no type of ACLED' in shown
    assert "Open 2 events without 1 row" in shown
    assert "Not used: year , disorder_type" in shown
    assert "can mean two days" in shown
    assert visit.data("own") is None, "nothing is open yet"


def test_a_refused_file_offers_nothing_to_open(visit):
    shown = pending(visit, b"%PDF-1.7", "mine.pdf")
    assert "this is a PDF" in shown.text("own-preview")
    assert "own:open" not in shown.data("own-preview")["html"]


def test_a_file_without_a_row_offers_nothing_to_open(visit):
    shown = pending(visit, text([]).encode())
    assert "there is no row below the names of the columns" in shown.text("own-preview")
    assert "own:open" not in shown.data("own-preview")["html"]


def test_words_of_a_file_are_text(visit):
    hostile = "<img src=x onerror=alert(1)>"
    html = pending(visit, text([row(actor1=hostile, notes=hostile)]).encode(), hostile).data("own-preview")
    assert "<img" not in html["html"]


@pytest.fixture
def session(monkeypatch):
    kept = {}
    monkeypatch.setattr(own.st, "session_state", kept)
    return kept


def test_a_reader_corrects_opens_and_closes(session):
    content = text([row(event_date="05/06/2025")]).encode()
    session[own.PENDING] = own.Pending(content, "mine.csv", open_file(content, "mine.csv", OURS))
    own.correct("order", "month first")
    own.correct("actor1", "10")
    own.correct("nonsense", "1")
    own.correct("actor1", "999")
    assert session[own.PENDING].wishes == {"actor1": "actor2"}
    assert own.answer("open") == "opened"
    dossier = session["dossier"]
    assert dossier.events["date_start"].tolist() == ["2025-05-06"]
    assert own.PENDING not in session, "the bytes are let go"
    assert own.answer("close") == "closed"
    assert session == {own.LOST: False}


def test_nothing_keeps_a_dossier_that_was_closed(opened):
    visit = opened(text(many(40)).encode())
    for page in PAGES:
        visit.open(None if page == "overview" else page)
    visit.open(actor="kataib-hezbollah", v="own-file")
    kept = weakref.ref(visit.app.session_state["dossier"])
    assert kept().memory, "the pages have worked things out from it"
    del visit.app.session_state["dossier"]
    visit.run()
    gc.collect()
    assert kept() is None


def test_results_do_not_hold_on_to_their_dossier():
    from tightrope.domain.filters import apply_filters, first_filters

    dossier = open_file(text([row()]).encode(), "mine.csv", OURS).dossier
    apply_filters(dossier, first_filters(dossier))
    kept = weakref.ref(dossier)
    gc.disable()
    try:
        del dossier
        assert kept() is None, "gone at once, not when garbage is collected"
    finally:
        gc.enable()
