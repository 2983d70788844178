"""Whatever a link, a click, a date or a name holds: an answer, never an error, in few words."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.domain.dates import earliest, interval, latest
from tightrope.domain.folding import fold
from tightrope.domain.names import search
from tightrope.domain.spellings import name_index
from tightrope.link_reader import EARLIEST, LATEST, MOST_LETTERS, MOST_NOTICES, MOST_VALUES
from tightrope.picks import PRESETS, picked
from tightrope.view_state import (
    View,
    parse_params,
    to_params,
    to_query,
)

KEYS = ("actor", "match", "members", "type", "episode", "status", "level", "q", "disputed", "source-kind")
KEYS += ("from", "to", "event", "tie", "asof", "lanes", "undated", "network", "table", "v")
KINDS = ("event", "tie", "actor", "close", "clear", "reset", "set", "toggle", "drop", "preset", "month")
KINDS += ("window", "go", "dismiss", "hello", "", "__class__")


def cases(number):
    """So many cases, always the same, so that a red test stays red. All together are ten thousand."""
    return settings(max_examples=number, deadline=None, derandomize=True)


BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"

CORPUS = [
    "x" * 10_000,
    "".join(map(chr, range(32))),
    "\x7f\x80\x9f\u2028\u2029\ufeff\ufffe",
    BIDI + "evil" + BIDI,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}}${7*7}#{7*7}<%= 7*7 %>",
    "$\\frac{1}{0}$ [x](javascript:alert(1)) ![x](https://elsewhere.invalid/x.png) :material/close:",
    "=HYPERLINK('https://elsewhere.invalid')",
    "' OR 1=1 --",
    "../../../etc/passwd\x00.csv",
    "%00%ff%zz%",
    "\ud800",
    "a\udfff\ud800b",
    "\U0010ffff" * 300,
    "a\u0301" * 5_000,
    "𝟮𝟬𝟮𝟬-𝟬𝟲-𝟮𝟱",
    "٢٠٢٠-٠٦-٢٥",
    "9" * 10_000,
    "-1",
    "1e400",
    "nan",
    "0x10",
    "true",
    "null",
    "None",
    "[]",
    "0000-00-00",
    "2020-02-30",
    "2020-13-01",
    "1899-12-31",
    "2101-01-01",
    "9999-12-31",
    "-2020-06-25",
    "2020-W26-4",
    "20200625",
    "2020-06-25T00:00:00+00:00",
    "..",
    "....",
    "--",
    "--" * 5_000,
    "a--b--c",
    "prime-minister-kadhimi--prime-minister-kadhimi",
    "__proto__",
    "constructor",
    " ",
    "",
]


def check(dossier, params):
    """What holds for every link, whatever it asks for."""
    view, notices = parse_params(params, dossier)
    assert len(notices) <= MOST_NOTICES + 1
    assert all(notice.isprintable() and len(notice) < 200 for notice in notices)
    assert parse_params(to_params(view), dossier) == (view, []), "what it became is a link itself"
    to_query(view, dossier.version).encode("ascii")
    for day in (view.filters.start, view.filters.end, view.asof):
        assert day is None or EARLIEST <= day <= LATEST
    assert len(view.filters.text) <= MOST_LETTERS
    assert view.filters.text.isprintable()
    return view, notices


@pytest.mark.parametrize("value", CORPUS, ids=range(len(CORPUS)))
def test_a_hostile_value_under_any_key_gives_a_view_and_few_words(dossier, value):
    for key in KEYS:
        check(dossier, {key: [value]})
        check(dossier, {key: [value] * 3})
    check(dossier, {key: [value] for key in KEYS})
    check(dossier, {value: [value]})


@pytest.mark.parametrize("key", KEYS)
def test_ten_thousand_values_of_a_key_are_neither_read_nor_complained_of_one_by_one(dossier, key):
    class Watched(list):
        """Values that tell how many of them were looked at."""

        looked = 0

        def __getitem__(self, place):
            found = list.__getitem__(self, place)
            self.looked += len(found) if isinstance(place, slice) else 1
            return found

        def __iter__(self):
            raise AssertionError("all of them are looked at")

    values = Watched(f"unknown-{number}" for number in range(10_000))
    check(dossier, {key: values})
    # The ends of the window are read up to three times.
    assert values.looked <= 3 * MOST_VALUES


def test_what_was_dropped_is_said_once_and_of_many_the_first(dossier):
    _, notices = parse_params({"actor": ["a", "a", "b", "c", "d", "e", "f"], "v": ["1"]}, dossier)
    assert notices == [
        "The link was made with another version of the data.",
        "“a” is not a known value of “actor”.",
        "“b” is not a known value of “actor”.",
        "“c” is not a known value of “actor”.",
        "And 3 more parts of it.",
    ]


def test_a_notice_cannot_turn_the_text_around_it(dossier):
    _, [notice] = check(dossier, {"event": [BIDI + "evil\x00\ud800" + BIDI]})
    assert notice == "“evil” is not a known value of “event”."


@pytest.mark.parametrize(
    "query",
    [
        "actor=%ff%fe&q=%",
        "&&&&====",
        "actor" + "&actor=x" * 10_000,
        "?" * 10_000,
        "q=" + "%F0%9F%92%A3" * 1_000,
        "q=a;b;event=c",
        "\x00=\x00",
        "%00=%00&%ud800=1",
    ],
)
def test_a_hostile_query_gives_a_view(dossier, query):
    check(dossier, parse_qs(query, keep_blank_values=True))


text = st.text(max_size=60) | st.text(st.characters(), max_size=12) | st.sampled_from(CORPUS)


@pytest.fixture(scope="session")
def known(dossier):
    """Texts that mean something to the dossier, and texts that mean nothing anywhere."""
    ids = [*dossier.actors.index[:8], *dossier.events.index[:8]]
    pairs = [f"{one}--{other}" for one in dossier.actors.index[:4] for other in dossier.actors.index[:4]]
    words = ["all", "any", "1", "0", "camp", "ties", "2020-06-01", "2020-12", "2020", "..", "Political"]
    return st.sampled_from([*ids, *pairs, *words, *PRESETS]) | text


def test_no_link_raises(dossier, known):
    values = st.lists(known, max_size=4)
    params = st.dictionaries(st.sampled_from(KEYS) | text, values, max_size=8)

    @cases(3000)
    @given(params)
    def any_link(params):
        check(dossier, params)

    any_link()


def test_no_click_raises_and_each_gives_a_view_that_a_link_can_carry(dossier, known):
    ident = known | st.tuples(st.sampled_from(KEYS) | text, known).map("=".join)
    ident |= st.tuples(known, known).map("..".join)
    clicks = st.lists(st.tuples(st.sampled_from(KINDS) | text, ident), max_size=5)

    @cases(2000)
    @given(clicks)
    def any_clicks(clicks):
        view = View()
        for kind, ident in clicks:
            view = picked(view, dossier, kind, ident)
        assert parse_params(to_params(view), dossier) == (view, [])

    any_clicks()


digits = st.text("0123456789-+./ TWZ٢०", max_size=12)


@cases(4000)
@given(st.dates().map(str) | digits | text, digits | text)
def test_a_date_is_an_interval_or_an_error_that_says_what_would_be_right(start, end):
    for read in (earliest, latest):
        try:
            assert isinstance(read(start), date)
        except ValueError as error:
            assert "is not a date" in str(error)
    try:
        first, last = interval(start, end)
    except ValueError as error:
        assert "is not a date" in str(error) or "is before" in str(error)
    else:
        assert first <= last


def test_no_name_raises_and_what_is_folded_stays_folded(dossier):
    names = [(actor, row["name"], "") for actor, row in dossier.actors.iterrows()]
    index = name_index(names, [])
    letters = st.text(
        "abdehiklmnoqrstuyz'’-. ابتجحخدرزسشصضطظعغفقكلمنهويىةءأإآ\u200c\u0640\u064b", max_size=30
    )
    known = st.sampled_from([name for _, name, _ in names])

    @cases(1000)
    @given(letters | known | text)
    def any_name(name):
        key = fold(name)
        assert key == " ".join(key.split())
        assert all(hit.ident in dossier.actors.index for hit in search(index, name))

    any_name()
