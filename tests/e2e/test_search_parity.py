"""The search box of the browser and the search of Python are one: same folding, same hits, same order."""

import csv
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from tightrope.domain.find import find
from tightrope.domain.folding import fold, readings, skeleton, sound, voiced
from tightrope.domain.lookup import rows_by
from tightrope.figures.search import search_data

WRITTEN = Path(__file__).parents[1] / "unit" / "spellings.csv"


@pytest.fixture(scope="module")
def queries(dossier):
    """Names, whole, half typed and with a letter missing; spellings that no table has; titles and places."""
    actors, aliases, events = dossier.actors, dossier.aliases, dossier.events
    whole = [text for text in dict.fromkeys([*aliases["alias"], *actors["name"], *actors["name_ar"]]) if text]
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        written = [row["spelling"] for row in csv.DictReader(file)]
    titles = [*events["title"], *events["place"].unique()]
    return [
        *whole,
        *(text[: len(text) // 2] for text in whole),
        *(text[:2] + text[3:] for text in whole[::5]),
        *written,
        *titles,
        *(text[:-2] for text in titles[::4]),
        *(
            "Albu Eessa",
            "Albu Aitha",
            "Hezbollah",
            "Merkel",
            "xqzt",
            "al-",
            "",
            "2020-06-25-dora-raid",
            "KDP",
        ),
    ]


@pytest.fixture
def module(reader):
    """Runs an expression over the modules of the search, without the page around them."""
    reader.page.goto(f"{reader.base}/app/static/find.js")

    def run(expression, argument):
        return reader.page.evaluate(
            f"""async (argument) => {{
              const {{Names, distance}} = await import("/app/static/names.js");
              const {{Finder}} = await import("/app/static/find.js");
              return ({expression})(argument);
            }}""",
            argument,
        )

    return run


def test_every_query_is_folded_and_heard_alike(module, dossier, queries):
    heard = module(
        """({rules, queries}) => {
          const names = new Names(rules);
          return queries.map((text) => {
            const key = names.fold(text), heard = names.sound(key);
            return [key, heard, names.skeleton(heard), names.voiced(key), names.readings(text)];
          });
        }""",
        {"rules": search_data(dossier)["index"]["rules"], "queries": queries},
    )
    assert len(heard) > 4000
    for text, given in zip(queries, heard, strict=True):
        key = fold(text)
        assert given == [key, sound(key), skeleton(sound(key)), voiced(key), readings(text)], text


def test_every_query_finds_the_same_actors_and_events_in_the_same_order(module, dossier, queries):
    asked = queries[::6]
    parts = rows_by(dossier, "participants", "event_id")
    found = module(
        """({index, parts, queries}) => {
          const finder = new Finder(index, (event) => parts[event] ?? []);
          const told = (kind, hits) => hits.map(({id, why, matched}) => [kind, id, why, matched]);
          return queries.map((text) => {
            const {actors, events} = finder.find(text);
            return [...told("actor", actors), ...told("event", events)];
          });
        }""",
        {
            "index": search_data(dossier)["index"],
            "parts": {event: [part.actor_id for part in rows] for event, rows in parts.items()},
            "queries": asked,
        },
    )
    for text, given in zip(asked, found, strict=True):
        hits = [hit for hit in find(dossier, text) if hit.kind != "place" and hit.why != "text"]
        assert given == [[hit.kind, hit.ident, hit.why, hit.matched] for hit in hits], text


def test_letters_are_counted_as_the_library_of_python_counts_them(module):
    words = [
        "kazimi",
        "kazmii",
        "kzaimi",
        "kasim",
        "ca",
        "abc",
        "",
        "hisham",
        "hishma",
        "ihsham",
        "sulaimani",
    ]
    pairs = [[one, other] for one in words for other in words]
    counted = module("(pairs) => pairs.map(([a, b]) => distance(a, b, 20))", pairs)
    assert counted == [OSA.distance(one, other) for one, other in pairs]
