"""The figures the README gives of the record are the record's."""

from pathlib import Path

from tightrope.text import say_number

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_readme_counts_what_the_record_holds(dossier):
    flat = " ".join(README.split())
    counts = {
        name: say_number(len(getattr(dossier, name)))
        for name in ("events", "claims", "sources", "relations", "actors", "relation_claims")
    }
    assert (
        "{events} events rest on {claims} statements of {sources} sources; {relations} relations between "
        "{actors} actors rest on {relation_claims} statements"
    ).format(**counts) in flat
    assert f"{len(dossier.round_sentences)} sentences of our own compare June and December 2020" in flat
    assert f"{len(dossier.tour_sentences)} tell three guided tours" in flat
    assert len(dossier.tours) == 3
