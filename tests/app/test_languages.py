"""The pages in another language: all of a page, links that stay in it, each reader's words their own."""

import re
from base64 import b64decode
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from babel.messages.pofile import write_po

from tests.app.conftest import Visit
from tightrope import text
from tightrope.views.shell import PAGES
from tools.words import catalogues, gathered, read

RAID = "2020-06-25-dora-raid"
ARABIC = re.compile(r"[\u0600-\u06ff]")


def html_of(visit):
    return " ".join(str(visit.data(key)["html"]) for key in visit.keys if "html" in visit.data(key))


def words_of(visit):
    """All that a page is given, by part; what the session counts is left out."""
    return {key: visit.data(key) for key in visit.keys if key not in ("truth", "search")}


def test_the_first_page_is_arabic_throughout(visit):
    visit.open(lang="ar")
    assert visit.sentence.startswith("149 من أصل 238 حدثاً")
    assert "أيار 2020" in visit.sentence
    assert visit.message["language"] == {"code": "ar", "direction": "rtl", "locale": "ar-IQ-u-nu-latn"}
    assert "كيف تقرأ هذه الصفحة" in visit.text("card")
    assert {"مصطفى الكاظمي", "إيران"} <= {
        node["label"].strip("\u2068\u2069") for node in visit.data("network")["nodes"]
    }
    assert visit.params == {"lang": ["ar"]}


def test_english_is_the_language_of_a_link_without_one(visit):
    visit.open()
    assert visit.message["language"] == {"code": "en", "direction": "ltr", "locale": "en-u-nu-latn"}
    assert visit.params == {}


def test_an_unknown_language_is_said_and_dropped(visit):
    visit.open(lang="tlh")
    assert "“tlh” is not a known value of “lang”." in visit.notice
    assert visit.sentence.startswith("149 of 238 events")


def test_a_bad_link_is_told_in_the_language_it_asks_for(visit):
    visit.open(lang="ar", event="nothing")
    assert "تعذّر استعمال جزء من هذا الرابط" in visit.notice


@pytest.mark.parametrize("page", [None, *PAGES[1:]])
def test_every_link_of_a_page_stays_in_its_language(visit, page):
    visit.open(page, lang="ar", **({"event": RAID} if page in (None, "map") else {}))
    links = re.findall(r'<a (?!class="language")[^>]*?href="([^"#]*)"[^>]*data-go', html_of(visit))
    assert len(links) >= len(PAGES)
    assert [link for link in map(unescape, links) if "lang=ar" not in link] == []
    copied = re.findall(r'data-copy="(\?[^"]*)"', html_of(visit))
    assert [link for link in map(unescape, copied) if "lang=ar" not in link] == []


def test_the_bar_leads_to_the_same_view_in_the_other_language(visit):
    visit.open(lang="ar", event=RAID)
    other = re.search(r'class="language" href="([^"]*)" hreflang="en"', visit.data("bar")["html"])[1]
    assert unescape(other) == f".?event={RAID}"
    visit.open(event=RAID)
    other = re.search(r'class="language" href="([^"]*)" hreflang="ar"', visit.data("bar")["html"])[1]
    assert unescape(other) == f".?event={RAID}&lang=ar"


def test_readers_of_two_languages_in_one_process_keep_their_words():
    """What one session has had worked out and kept, the other gets in its own words, and the first again."""
    english, arabic = Visit(), Visit()
    shown = {}
    for _ in range(2):
        for name, visit, asked in (("en", english, {}), ("ar", arabic, {"lang": "ar"})):
            visit.open(**asked, event=RAID)
            assert shown.setdefault(name, words_of(visit)) == words_of(visit)
    for key in ("controls", "sentence", "table", "chips"):
        assert not ARABIC.search(english.text(key))
    assert not re.search("of 238 events|Show all|Zoom in|took part", str(words_of(arabic)))
    english.open("accounts")
    arabic.open("accounts", lang="ar")
    assert english.data("accounts") != arabic.data("accounts")


def test_a_translated_title_is_marked_as_ours_and_an_english_one_as_such(visit):
    visit.open(lang="ar", event=RAID)
    assert "العنوان ترجمة من هذا المشروع" in visit.text("card")
    assert '<div class="summary" dir="auto">' in visit.data("card")["html"]
    assert "44 مترجمة من هذا المشروع" in visit.text("table")
    visit.open(lang="ar", event="2017-12-khazali-lebanon-border")
    assert "لم تُترجم بعد" in visit.text("card")
    visit.open(event=RAID)
    assert "project’s own translation" not in visit.text("card") + visit.text("table")


@pytest.fixture
def made_up_language(tmp_path, monkeypatch):
    """A language that nobody wrote code for: each word of the interface in brackets."""
    catalogue = gathered()
    for message in catalogue:
        if message.id:
            message.string = (
                tuple(f"[{one}]" for one in message.id) if message.pluralizable else f"[{message.id}]"
            )
    folder = tmp_path / "ckb" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "tightrope.po").open("wb") as file:
        file.write(b'msgid ""\nmsgstr ""\n"Language: ckb\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n')
        file.write(b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
        write_po(file, catalogue, omit_header=True)
    forget = (text.languages, text._catalogue, text.locale_of)
    monkeypatch.setattr(text, "LOCALE_FOLDER", tmp_path)
    for one in forget:
        one.cache_clear()
    yield "ckb"
    monkeypatch.undo()
    for one in forget:
        one.cache_clear()


@pytest.mark.parametrize("page", [None, *PAGES[1:]])
def test_a_further_language_needs_a_catalogue_and_no_code(made_up_language, visit, page):
    visit.open(page, lang=made_up_language)
    assert visit.message["language"]["direction"] == "rtl"
    assert "[About]" in visit.text("bar")
    assert visit.text("bar").endswith("English")


def test_arabic_is_the_only_other_language_yet():
    assert text.languages() == ("en", "ar")
    assert read(catalogues()["ar"]).num_plurals == 6


def saved(visit, form):
    """The file that an Arabic page saves in a format."""
    visit.open(lang="ar", event=RAID)
    visit.app.session_state["taken"] = (form, 1)
    visit.run()
    return b64decode(visit.data("saved")["content"])


def test_data_is_what_the_tables_hold_in_whatever_language_it_is_taken(visit):
    with ZipFile(BytesIO(saved(visit, "csv"))) as packed:
        actors = packed.read("actors.csv").decode("utf-8-sig")
        translations = packed.read("translations.csv").decode("utf-8-sig")
        package = packed.read("datapackage.json").decode()
    assert "asaib-ahl-al-haq,Asaib Ahl al-Haq,عصائب أهل الحق," in actors
    assert "مداهمة الدورة" in translations
    assert '"Turning point"' in package
    assert "149 of 238 events" in package
    for form in ("gexf", "json", "bibtex"):
        assert "\u2068" not in saved(visit, form).decode()


def test_what_people_read_is_in_the_language_of_the_page(visit):
    report = saved(visit, "html").decode()
    assert "مداهمة" in report
    assert '<html lang="ar"' in report
    assert "149 من أصل 238 حدثاً" in saved(visit, "timeline-svg").decode()
