"""What the page sends when a reader takes a view away: the file, once, and nothing until it is asked for."""

import json
from base64 import b64decode

import pytest
from exports import DATA, row, text

from tightrope.domain.opening.files import open_file
from tightrope.domain.schema import load_schema
from tightrope.exports.formats import FORMATS
from tightrope.views import taking


def ask(visit, form, serial=1):
    visit.app.session_state["taken"] = (form, serial)
    return visit.run().data("saved")


def test_the_menu_offers_every_format(visit):
    html = visit.open().data("sentence")["html"]
    assert [name for name in FORMATS if f'data-pick="take:{name}"' not in html] == []
    assert visit.data("saved") is None


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_that_is_asked_for_is_sent_once(form, visit):
    visit.open(actor="asaib-ahl-al-haq", **{"from": "2020-12-01", "to": "2020-12-31"})
    sent = ask(visit, form, serial=7)
    assert sent["serial"] == 7
    assert sent["type"] == FORMATS[form].media_type
    assert sent["name"].startswith("tightrope-10-events-20")
    assert sent["name"].endswith(f".{FORMATS[form].ending}")
    assert b64decode(sent["content"], validate=True)
    assert visit.run().data("saved") is None


def test_a_format_that_there_is_not_is_nothing(visit):
    assert ask(visit.open(), "exe") is None


def test_a_file_that_is_too_large_is_not_sent_and_the_page_says_so(visit, monkeypatch):
    monkeypatch.setattr(taking, "MOST_BYTES", 1000)
    sent = ask(visit.open(), "json")
    assert sent["content"] == sent["name"] == ""
    assert sent["words"].startswith("The file has ")


def test_a_file_of_ones_own_has_no_link_and_says_whose_rows_it_holds(visit):
    opening = open_file(text([row(1), row(2)]).encode(), "mine.csv", load_schema(DATA))
    visit.app.session_state["dossier"] = opening.dossier
    visit.app.session_state["own.name"] = opening.name
    visit.open()
    restriction = opening.dossier.schema.licence.restriction
    assert restriction in visit.text("sentence")
    sent = ask(visit, "json")
    about = json.loads(b64decode(sent["content"]))["about"]
    assert (about["restriction"], "permalink" in about) == (restriction, False)
    assert restriction in sent["words"]


def test_what_is_said_beside_such_a_file_is_in_the_language_of_the_page(visit):
    opening = open_file(text([row(1), row(2)]).encode(), "mine.csv", load_schema(DATA))
    visit.app.session_state["dossier"] = opening.dossier
    visit.app.session_state["own.name"] = opening.name
    sent = ask(visit.open(lang="ar"), "json")
    assert "تمنع شروط ACLED" in sent["words"]
    about = json.loads(b64decode(sent["content"]))["about"]
    assert about["restriction"] == opening.dossier.schema.licence.restriction
