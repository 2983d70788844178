"""The search box of the browser and the search of Python are one: same folding, same hits, same order."""

import pytest

from tightrope.domain.names import FOLDING, fold, name_index, search


@pytest.fixture(scope="module")
def index(dossier):
    actors, aliases = dossier.actors, dossier.aliases
    return name_index(
        zip(actors.index, actors["name"], actors["name_ar"], strict=True),
        zip(aliases["actor_id"], aliases["alias"], strict=True),
    )


@pytest.fixture(scope="module")
def queries(dossier):
    """Every name and alias, whole, half typed and with a letter missing."""
    actors, aliases = dossier.actors, dossier.aliases
    whole = [text for text in dict.fromkeys([*aliases["alias"], *actors["name"], *actors["name_ar"]]) if text]
    return [
        *whole,
        *(text[: len(text) // 2] for text in whole),
        *(text[:2] + text[3:] for text in whole[::5]),
    ]


@pytest.fixture
def module(reader):
    """Runs an expression over the module of the search box, without the page around it."""
    reader.page.goto(f"{reader.base}/app/static/actor_search.js")

    def run(expression, argument):
        return reader.page.evaluate(
            f"""async (argument) => {{
              const {{fold, search}} = await import("/app/static/actor_search.js");
              return ({expression})(argument);
            }}""",
            argument,
        )

    return run


def test_every_query_is_folded_alike(module, queries):
    rules = [list(rule) for rule in FOLDING]
    folded = module(
        "({rules, queries}) => queries.map((text) => fold(text, rules))", {"rules": rules, "queries": queries}
    )
    assert len(folded) > 1500
    assert dict(zip(queries, folded, strict=True)) == {text: fold(text) for text in queries}


def test_every_query_finds_the_same_actors_in_the_same_order(module, queries, index, dossier):
    keys = {actor: [list(key) for key in pairs] for actor, pairs in index.keys().items()}
    found = module(
        "({actors, rules, queries}) => queries.map((text) => search(actors, rules, text))",
        {
            "rules": [list(rule) for rule in FOLDING],
            "queries": queries,
            "actors": [
                {
                    "id": actor,
                    "name": row["name"],
                    "ar": row["name_ar"],
                    "keys": [list(key) for key in keys[actor]],
                }
                for actor, row in dossier.actors.iterrows()
            ],
        },
    )
    expected = {
        text: [(hit.actor_id, hit.matched, hit.why) for hit in search(index, text)] for text in queries
    }
    given = {
        text: [(hit["id"], hit["matched"], hit["why"]) for hit in hits]
        for text, hits in zip(queries, found, strict=True)
    }
    assert given == expected
