"""The generated dossiers: valid, the same again, shaped like the record, and not to be taken for it."""

import filecmp
from collections import Counter

import pytest

from bench.generate import generate
from tightrope.domain.accounts import disputed_events
from tightrope.domain.load import load_dossier


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    generate(600, folder)
    return folder


@pytest.fixture(scope="module")
def generated(folder):
    return load_dossier(folder)  # which checks it


def test_it_is_a_valid_dossier_of_the_size_asked_for_and_says_what_it_is(generated):
    assert len(generated.events) == 600
    assert "generated" in generated.schema.title and "nothing of it happened" in generated.schema.title
    assert len(generated.chips) == 5 and len(generated.rounds) == 2


def test_the_same_seed_gives_the_same_files_and_another_seed_others(folder, tmp_path):
    generate(600, tmp_path / "again")
    generate(600, tmp_path / "other", seed=7)
    names = sorted(path.name for path in folder.iterdir())
    assert filecmp.cmpfiles(folder, tmp_path / "again", names, shallow=False)[0] == names
    assert "events.csv" in filecmp.cmpfiles(folder, tmp_path / "other", names, shallow=False)[1]


def test_few_actors_have_most_parts_and_most_actors_few(generated):
    counts = sorted(Counter(generated.participants["actor_id"]).values(), reverse=True)
    tenth = len(generated.actors) // 10
    assert sum(counts[:tenth]) > 0.4 * sum(counts), "a tenth of the actors has almost half of all parts"
    assert counts[len(counts) // 2] <= 3, "half of those who take part do so three times at most"


def test_actors_grow_slower_than_events(generated, tmp_path):
    generate(2400, tmp_path)
    actors = (tmp_path / "actors.csv").read_text(encoding="utf-8").count("\n") - 1
    assert len(generated.actors) < actors < 3 * len(generated.actors)


def test_it_has_what_makes_a_record_hard(generated):
    assert set(generated.events["date_precision"]) == {"day", "month", "year"}
    assert generated.actors["name_ar"].str.contains("[\u0621-\u064a]").all()
    assert 0 < len(disputed_events(generated)) < 300
    assert set(generated.relations["sign"]) == {"positive", "negative", "mixed"}
    assert (generated.sources["same_text_as"] != "").any()
    assert (generated.relations["valid_from"] == "").any() and (generated.relations["valid_to"] != "").any()
    most = generated.claims.groupby("event_id").size()
    assert most.max() > 8 and most.median() <= 3, "few events have many claims, most have few"


def test_too_small_a_dossier_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="at least 100"):
        generate(10, tmp_path)
