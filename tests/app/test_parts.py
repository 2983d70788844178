"""A page is sent in one message, and what the browser holds is not sent again."""

import json


def message(visit):
    """The one message of the page."""
    components = visit.app.get("bidi_component")
    assert len(components) == 1
    return json.loads(components[0].proto.json)


def test_the_main_page_is_one_message(visit):
    visit.open()
    keys = [part["key"] for part in message(visit)["parts"]]
    assert {"bar", "sentence", "timeline", "network", "table", "card", "truth"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_a_piece_that_the_browser_holds_is_named_and_not_sent(visit):
    visit.open()
    first = message(visit)
    pieces = {part["key"]: part["pieces"] for part in first["parts"]}
    assert {digest for some in pieces.values() for digest in some} == set(first["texts"])
    visit.app.session_state["held"] = [*pieces["timeline"], pieces["card"][0], 7, None]
    visit.run()
    second = message(visit)
    assert second["parts"] == first["parts"]
    assert set(first["texts"]) - set(second["texts"]) == {*pieces["timeline"], pieces["card"][0]}
    visit.run()
    assert message(visit) == first, "told once, it holds for one run"


def test_another_choice_has_another_digest(visit):
    visit.open()
    first = {part["key"]: part["pieces"] for part in message(visit)["parts"]}
    visit.open(event="2020-06-25-dora-raid")
    second = {part["key"]: part["pieces"] for part in message(visit)["parts"]}
    changed = {key for key in first if first[key] != second.get(key)}
    assert {"sentence", "card", "network", "truth"} <= changed
    assert not {"record", "search", "chips"} & changed
    assert first["timeline"][0] == second["timeline"][0], "the picture is the same, only its words are not"
