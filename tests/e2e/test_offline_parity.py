"""What the offline edition answers in the browser is what Python answers: the same parts for the same link.

The modules run as they are, beside the data of the edition, without the page around them.
"""

import json
import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlencode

import pytest

from tightrope.domain.filters import apply_filters
from tightrope.domain.ties import ties_as_of
from tightrope.exports.offline.edition import edition
from tightrope.exports.offline.page import entries
from tightrope.figures.network import actor_nodes
from tightrope.picks import picked
from tightrope.view_state import as_of, parse_params, to_params
from tightrope.views import board, filter_bar

LINKS = {
    "the first view": "",
    "an event": "event=2020-12-20-green-zone-salvo",
    "an actor": "actor=kataib-hezbollah",
    "two actors, any": "actor=asaib-ahl-al-haq&actor=kataib-hezbollah&match=any",
    "an umbrella with its members": "actor=popular-mobilization-forces&members=1",
    "an umbrella alone": "actor=popular-mobilization-forces",
    "a tie": "tie=kataib-hezbollah--mustafa-al-kadhimi",
    "a tie on another day": "tie=kataib-hezbollah--mustafa-al-kadhimi&asof=2019-06-01",
    "a month by type": "from=2020-06-01&to=2020-06-30&lanes=type&asof=2020-06-26",
    "December by episode": "from=2020-12-01&to=2020-12-31&lanes=episode",
    "the whole record": "from=..&to=..",
    "since": "from=2021-03-15&to=..",
    "until": "from=..&to=2020-06-26",
    "some days": "from=2020-12-20&to=2021-01-03",
    "codes": "type=Battles&type=Riots&status=occurred&episode=june-2020&episode=aftermath",
    "significance": "level=1",
    "disputed": "disputed=1&level=2",
    "sources": "source-kind=partisan&source-kind=un",
    "words": "q=rockets green zone",
    "words of no phrase": "q=zone rockets&from=..&to=..",
    "Arabic words": "q=كتائب حزب الله",
    "marks only": "q=%22%22",
    "no event": "q=xqzt",
    "everyone": "network=all",
    "undated": "network=all&undated=1&actor=iran",
    "actors listed": "table=actors&from=2020-06-01&to=2020-07-01",
    "camps of another day": "network=all&asof=2003-06-01&undated=1",
    "camps of two": "actor=qasim-al-araji&table=actors&asof=2020-12-31",
    "ties listed": "table=ties&asof=2019-12-31",
    "early": "asof=1990-01-01&actor=qais-al-khazali",
    "the dead": "asof=2020-07-07&network=all",
    "unknown": "actor=nobody&event=none&tie=a--a&from=2020-13-01&level=9&lanes=x&v=2020.1.1&q=",
    "turned around": "from=2021-01-01&to=2020-01-01",
    "many": "&".join(f"actor=nobody-{number}" for number in range(50)),
    "markup": "q=<b>'\"%26</b>&actor=<script>alert(1)</script>\u202e",
}

PICKS = [
    ("event", "2020-06-25-dora-raid"),
    ("actor", "kataib-hezbollah"),
    ("actor", "nobody"),
    ("tie", "mustafa-al-kadhimi--kataib-hezbollah"),
    ("tie", "a--a"),
    ("preset", "june-2020"),
    ("preset", "constructor"),
    ("month", "2020-12"),
    ("month", "2020-13"),
    ("window", "2020-06-20..2020-07-10"),
    ("window", "2020-06-20"),
    ("set", "lanes=type"),
    ("set", "from="),
    ("set", "from=.."),
    ("set", "q=raid"),
    ("set", "level=7"),
    ("set", "asof=2020-06-26"),
    ("toggle", "type=Battles"),
    ("toggle", "disputed=1"),
    ("toggle", "network=all"),
    ("toggle", "match=any"),
    ("drop", "window"),
    ("drop", "actor=kataib-hezbollah"),
    ("drop", "type"),
    ("close", ""),
    ("clear", ""),
    ("reset", ""),
    ("elsewhere", "x"),
]


@pytest.fixture(scope="module")
def ask(desk, server, dossier):
    """Runs an expression over the modules of the offline edition, which has the record to itself."""
    page = desk.new_page()
    page.goto(f"{server}/app/static/find.js")
    cards = "".join(f'<section data-entry="{one}">{card}</section>' for one, _, card in entries(dossier))
    page.evaluate(
        """([data, cards]) => {
          document.body.innerHTML = '<script type="application/json" id="edition"></script>' + cards;
          document.getElementById("edition").textContent = data;
        }""",
        [json.dumps(edition(dossier)), cards],
    )

    def run(expression, argument):
        return page.evaluate(
            f"""async (argument) => {{
              const at = "/app/static/offline/";
              const names = ["view", "board", "picks", "alliances"];
              const [view, board, picks, alliances] =
                await Promise.all(names.map((name) => import(`${{at}}${{name}}.js`)));
              return ({expression})(argument);
            }}""",
            argument,
        )

    yield run
    page.close()


@pytest.fixture
def python_parts(dossier, monkeypatch):
    """`python_parts(view)` is every part that the page has of a view, by its key."""

    def parts(view):
        found = {}

        def part(key, kind, *pieces):
            told = [json.loads(one.text) if hasattr(one, "text") else one for one in pieces]
            found[key] = {name: value for piece in told for name, value in piece.items()}

        def markup(key, html):
            found[key] = {"html": html}

        for module in (board, filter_bar):
            monkeypatch.setattr(module, "part", part)
            monkeypatch.setattr(module, "markup", markup)
        monkeypatch.setattr(board, "tour_links", lambda dossier: [])
        monkeypatch.setattr(board, "file_asked", lambda dossier, view: None)
        monkeypatch.setattr(board, "_cited", lambda dossier, view, events: None)
        monkeypatch.setattr(board, "cite_menu", lambda cited: "")
        monkeypatch.setattr(board.state, "has_picked", lambda: False)
        events, day = apply_filters(dossier, view.filters), as_of(view, dossier)
        markup("controls", filter_bar.filter_controls(dossier, view))
        board.sentence_bar(dossier, view, events)
        board.at_hand(dossier, view, card="card", picture="timeline", back="Timeline")
        board.timeline_pane(dossier, view, events)
        board.network_pane(dossier, view, day)
        board.table_pane(dossier, view, events, day)
        markup("card", board.opened(dossier, view, events, day))
        return json.loads(json.dumps(found))

    return parts


NOT_THERE = (
    r'<a class="profile-mark".*?</a>',
    r"<p><a [^>]*data-go>.*?</a></p>",
    r'<details class="menu" data-menu="picture">.*?</details>',
    r'<button [^>]*data-pick="set:table=measures".*?</button>',
    r'<details class="menu take-away">.*?</details>',
    r'<details class="menu is-end" data-menu="embed">.*?</details>',
    r' data-copy="[^"]*"',
)
"""What leads to pages that the file does not have."""


def worded(html):
    """HTML as it is read, without what only the app has."""
    for pattern in NOT_THERE:
        html = re.sub(pattern, "", html, flags=re.DOTALL)
    html = unescape(html).replace('=""', "")  # a card that stood in the page is written by the browser
    return re.sub(r"\s*(<|>)\s*", r"\1", re.sub(r"\s+", " ", html)).strip()


def asked(query):
    return [(key, value) for key, values in parse_qs(query).items() for value in values]


PARTS = """(pairs) => {
  const [asked] = view.parseParams(pairs);
  return Object.fromEntries(board.parts(asked, [], {}).map(({ key, data }) => [key, data]));
}"""


@pytest.mark.parametrize("query", LINKS.values(), ids=LINKS)
def test_a_link_means_the_same_and_says_what_it_cannot_have(ask, dossier, query):
    view, notices = parse_params(parse_qs(query), dossier)
    told = ask(
        """(pairs) => {
          const [asked, notices] = view.parseParams(pairs);
          return [view.toParams(asked), view.toParams(asked, { complete: true, version: "x" }), notices];
        }""",
        asked(query),
    )
    window = dossier.schema.window
    for given, params in zip(
        told, (to_params(view, window=window), to_params(view, complete=True, version="x")), strict=False
    ):
        assert given == [[key, value] for key, values in params.items() for value in values]
    assert told[2] == notices


@pytest.mark.parametrize("query", LINKS.values(), ids=LINKS)
def test_every_part_of_the_page_is_that_of_the_app(ask, dossier, python_parts, query):
    view, _ = parse_params(parse_qs(query), dossier)
    expected, given = python_parts(view), ask(PARTS, asked(query))
    for key in ("sentence", "relax", "controls", "table", "card", "at-hand"):
        if not expected.get(key, {"html": ""})["html"]:
            assert key == "card" or key not in given
            continue
        assert worded(given[key]["html"]) == worded(expected[key]["html"]), key
    for key in ("timeline", "network"):
        assert worded(given[key].pop("tools")) == worded(expected[key].pop("tools"))
        assert worded(given[key].pop("legend")) == worded(expected[key].pop("legend"))
        if len(view.filters.actors) == 2:
            expected[key].pop("path", None)
        assert given[key] == expected[key]


def test_every_pick_does_the_same(ask, dossier):
    starts = ["", "event=2020-12-20-green-zone-salvo&actor=kataib-hezbollah&type=Battles&asof=2020-05-05"]
    steps = [(start, kind, ident) for start in starts for kind, ident in PICKS]
    given = ask(
        """(steps) => steps.map(([pairs, kind, id]) =>
             view.toParams(picks.picked(view.parseParams(pairs)[0], kind, id)))""",
        [(asked(start), kind, ident) for start, kind, ident in steps],
    )
    assert len(given) == 2 * len(PICKS)
    for (start, kind, ident), params in zip(steps, given, strict=True):
        after = picked(parse_params(parse_qs(start), dossier)[0], dossier, kind, ident)
        wanted = to_params(after, window=dossier.schema.window)
        assert params == [[key, value] for key, values in wanted.items() for value in values], (kind, ident)


def test_the_ties_of_every_month_are_the_same(ask, dossier):
    days = [date(year, month, 1).isoformat() for year in range(2012, 2024) for month in range(1, 13)]
    given = ask(
        """(days) => days.map((day) => alliances.tiesOn(day, false).map((tie) =>
             ["id", "sign", "sources", "forward", "backward", "openEnded"].map((key) => tie[key])))""",
        days,
    )
    assert sum(map(len, given)) > 10_000
    for day, ties in zip(days, given, strict=True):
        wanted = ties_as_of(dossier, date.fromisoformat(day), False)
        assert ties == [
            [one.id, one.sign, one.sources, one.forward, one.backward, one.open_ended] for one in wanted
        ], day


def test_every_actor_is_told_by_the_same_card(ask, dossier):
    day, events = date(2020, 12, 20), apply_filters(dossier, parse_params({}, dossier)[0].filters)
    given = ask(
        """([day, ids]) => {
          const [first] = view.parseParams([]);
          const parts = (actor) => board.parts({ ...first, actors: [actor], asof: day }, [], {});
          return ids.map((id) => parts(id).find(({ key }) => key === "card").data.html);
        }""",
        [day.isoformat(), list(dossier.actors.index)],
    )
    for actor, html in zip(dossier.actors.index, given, strict=True):
        view, _ = parse_params({"actor": [actor], "asof": [day.isoformat()]}, dossier)
        mine = apply_filters(dossier, view.filters)
        assert worded(html) == worded(board.opened(dossier, view, mine, day)), actor
    assert len(events) > len(mine)


def test_no_actor_stands_elsewhere_than_in_the_app(dossier):
    known = {node["id"]: (node["x"], node["y"], node["narrow"]) for node in actor_nodes(dossier)}
    drawn = {
        one["id"]: (one["node"]["x"], one["node"]["y"], one["node"]["narrow"])
        for one in edition(dossier)["actors"]
    }
    assert drawn == known and len(drawn) == len(dossier.actors)


def test_a_link_that_asks_for_what_the_file_lacks_says_so_once(ask):
    query = urlencode({"compare": "2020-01-01", "picture": "together", "size": "ties", "table": "measures"})
    _, notices = ask("(pairs) => view.parseParams(pairs)", asked(query))
    assert notices == [
        f"The offline edition does not show “{one}”."
        for one in ("compare=2020-01-01", "picture=together", "size=ties", "table=measures")
    ]
