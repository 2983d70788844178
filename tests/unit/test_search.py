"""What the search box is sent: bounded, the most significant events first."""

import json

from tightrope.figures import search


def _sent(events):
    return len(json.dumps(events, ensure_ascii=False).encode())


def test_of_many_events_only_the_most_significant_are_sent(tiny):
    rows = "\n".join(f"{'event-' * 10}{n},{1 + n % 3},2020-06-01" for n in range(3000))
    dossier = tiny(events=f"event_id,significance,date_start\n{rows}")
    sent = search.search_data(dossier)["index"]["events"]
    assert 100 < len(sent) < 1000
    assert _sent(sent) < 1.1 * search.MOST_BYTES
    assert {int(event["id"].rsplit("-", 1)[1]) % 3 for event in sent} == {0}


def test_all_events_of_the_record_are_sent_with_every_spelling_of_their_place(dossier):
    sent = {event["id"]: event for event in search.search_data(dossier)["index"]["events"]}
    assert sent.keys() == set(dossier.events.index)
    assert "Albu Aitha" in sent["2020-06-25-dora-raid"]["places"]


def test_every_actor_and_alias_is_sent(dossier):
    actors = search.search_data(dossier)["index"]["actors"]
    pairs = {(actor["id"], alias) for actor in actors for alias in actor["aliases"]}
    assert pairs == set(zip(dossier.aliases["actor_id"], dossier.aliases["alias"], strict=True))
    assert {actor["id"] for actor in actors} == set(dossier.actors.index)
