"""The offline edition as a file: its size, its policy, its code in one script, the site around it."""

import base64
import gzip
import hashlib
import json
import re
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from tightrope.__main__ import main
from tightrope.exports.formats import FORMATS
from tightrope.exports.offline import bundle
from tightrope.exports.offline.page import TooLargeError, offline_page
from tightrope.exports.offline.preview import SIZE
from tightrope.exports.offline.site import AddressError, site_files
from tightrope.exports.offline.templates import FILLED, template_trees
from tightrope.exports.taken import take
from tightrope.view_state import parse_params

TODAY = date(2026, 11, 21)
MOST_BYTES = 3_000_000

HEAD = "event_id,title,date_start,significance"


@pytest.fixture(scope="module")
def page(dossier):
    return offline_page(dossier, base="https://example.org/x/", today=TODAY)


@pytest.fixture(scope="module")
def crowd(tiny):
    rows = "\n".join(f"event-{n},Title {n},2020-06-{1 + n % 30:02},{1 + n % 3}" for n in range(900))
    return tiny(events=f"{HEAD}\n{rows}", actors="actor_id\na\nb")


def test_the_whole_record_is_at_most_three_megabytes_on_the_way(page):
    assert 500_000 < len(gzip.compress(page.encode(), 9)) < MOST_BYTES


def test_it_holds_every_row_that_a_view_can_show(page, dossier):
    told = json.loads(re.search(r'id="edition">(.*?)</script>', page, re.DOTALL)[1])
    assert [one["id"] for one in told["events"]] == list(dossier.events.index)
    assert {one["id"] for one in told["actors"]} == set(dossier.actors.index)
    assert len(told["relations"]) == len(dossier.relations)
    assert told["sources"].keys() == set(dossier.sources.index)
    assert page.count('<section id="event=') == len(dossier.events)


def test_only_its_own_scripts_may_run_and_nothing_may_be_fetched(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    assert len(scripts) == 5
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"].split() == [f"'sha256-{one}'" for one in hashes]
    assert "connect-src" not in allowed and "http" not in policy
    assert not re.search(r"<(?:script|img|iframe|source|video|audio|object|embed)[^>]*\ssrc=", page)
    assert not re.search(r'<link(?![^>]*(?:canonical|href="data:))', page)


def test_a_view_with_a_name_for_every_host_has_its_preview(page):
    assert 'property="og:image" content="https://example.org/x/preview.png"' in page
    assert 'rel="canonical" href="https://example.org/x/"' in page


def test_a_file_of_no_host_names_none(dossier):
    page = offline_page(dossier, today=TODAY)
    assert "og:image" not in page and "canonical" not in page
    assert 'property="og:title"' in page


def test_every_module_is_in_the_bundle_once_and_none_imports_any_more():
    told = bundle.bundle()
    names = re.findall(r'^"([\w/.]+\.js)": async \(\) => \{$', told, re.MULTILINE)
    assert names == sorted(set(names))
    assert {bundle.START, *bundle.KINDS, "page.js", "selection.js", "offline/view.js"} <= set(names)
    asked = set(re.findall(r'\$load\("([^"$]+)"\)', told))
    assert asked <= set(names)
    assert not re.search(r"^(import|export)\b", told, re.MULTILINE)


def test_a_module_that_cannot_be_bundled_is_named(tmp_path, monkeypatch):
    (tmp_path / "offline").mkdir()
    (tmp_path / "offline" / "start.js").write_text('import * as all from "./view.js";\n')
    monkeypatch.setattr(bundle, "STATIC", tmp_path)
    monkeypatch.setattr(bundle, "KINDS", ())
    bundle.bundle.cache_clear()
    with pytest.raises(bundle.BundleError, match=r"offline/start\.js.*import \* as all"):
        bundle.bundle()
    bundle.bundle.cache_clear()


def test_no_text_of_a_script_or_of_the_data_ends_its_element(tiny):
    assert bundle.inline('a = "</script><!--"') == 'a = "<\\/script><\\!--"'
    dossier = tiny(events="event_id,title\none,</script><b>x")
    page = offline_page(dossier, today=TODAY)
    assert "</script><b>x" not in page
    assert "\\u003c/script>\\u003cb>x" in page


def test_every_template_that_another_one_takes_macros_from_is_there():
    assert set(FILLED) == template_trees().keys()
    imported = r'"is": "(?:From)?Import", "template": \{[^}]*"value": "([^"]+)"'
    taken = re.findall(imported, json.dumps(template_trees()))
    assert taken and set(taken) <= set(FILLED)


def test_the_words_of_the_twins_are_words_of_the_app():
    """What `t(…)` says in the browser stands in the catalogue, so that it can be translated there too."""
    catalogue = (bundle.STATIC.parent / "tightrope" / "locale" / "tightrope.pot").read_text(encoding="utf-8")
    known = set(re.findall(r'^msgid(?:_plural)? "(.*)"$', catalogue.replace('"\n"', ""), re.MULTILINE))
    said = set()
    for path in (bundle.STATIC / "offline").glob("*.js"):
        source = path.read_text(encoding="utf-8")
        said |= set(re.findall(r'\bt\("([^"]+)"', source))
        for pair in re.findall(r'\btn\("([^"]+)", "([^"]+)"', source):
            said |= set(pair)
    assert len(said) > 40
    assert said <= known


def test_the_format_opens_with_the_view_and_holds_the_whole_record(dossier):
    view, _ = parse_params({"actor": ["kataib-hezbollah"]}, dossier)
    told = FORMATS["offline"].write(take(dossier, view, today=TODAY)).decode()
    assert '"start":"actor=kataib-hezbollah&' in told
    assert told.count('<section id="event=') == len(dossier.events)


def test_of_a_crowded_record_the_view_is_taken_and_what_is_left_out_is_said(crowd):
    view, _ = parse_params({"level": ["1"]}, crowd)
    told = FORMATS["offline"].write(take(crowd, view, today=TODAY)).decode()
    assert told.count('<section id="event=') == 300
    whole = FORMATS["offline"].write(take(crowd, parse_params({}, crowd)[0], today=TODAY)).decode()
    assert whole.count('<section id="event=') == 600
    assert "900 of 900 events" in whole and "holds the 600 most important" in whole


def test_a_crowd_is_no_page(crowd):
    with pytest.raises(TooLargeError, match="at most 600 events, and there are 900"):
        offline_page(crowd, today=TODAY)


def test_the_site_has_what_hosts_and_previews_ask_for(dossier):
    files = site_files(dossier, base="https://example.org/x", today=TODAY)
    assert files.keys() == {"index.html", "preview.png", "robots.txt", "sitemap.xml"}
    assert b"Sitemap: https://example.org/x/sitemap.xml" in files["robots.txt"]
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    assert (
        ElementTree.fromstring(files["sitemap.xml"]).findtext("s:url/s:loc", "", names)
        == "https://example.org/x/"
    )
    picture = Image.open(BytesIO(files["preview.png"]))
    assert picture.size == SIZE
    assert len(picture.getcolors(1_000_000)) > 100


@pytest.mark.parametrize(
    "base", ["", "example.org", "ftp://example.org/", "https://example.org/?x", 'https://a"b/']
)
def test_what_is_no_address_is_refused(dossier, base):
    with pytest.raises(AddressError, match="no address of a folder"):
        site_files(dossier, base=base, today=TODAY)


def test_the_command_writes_the_site(tmp_path, capsys):
    assert main(["site", str(tmp_path / "out"), "--base", "https://example.org/x/"]) == 0
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["index.html", "preview.png", "robots.txt", "sitemap.xml"]
    assert "https://example.org/x/" in capsys.readouterr().out
    assert main(["site", str(tmp_path / "out"), "--base", "nowhere"]) == 1
    assert "'nowhere' is no address" in capsys.readouterr().err
