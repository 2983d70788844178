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


def test_a_part_that_the_browser_holds_is_named_and_not_sent(visit):
    visit.open()
    first = {part["key"]: part for part in message(visit)["parts"]}
    visit.app.session_state["held"] = [first["timeline"]["digest"], first["card"]["digest"], 7, None]
    visit.run()
    second = {part["key"]: part for part in message(visit)["parts"]}
    assert [key for key, part in second.items() if "data" not in part] == ["timeline", "card"]
    assert all(second[key]["digest"] == part["digest"] for key, part in first.items())
    visit.run()
    assert all("data" in part for part in message(visit)["parts"]), "told once, it holds for one run"


def test_another_choice_has_another_digest(visit):
    visit.open()
    first = {part["key"]: part["digest"] for part in message(visit)["parts"]}
    visit.open(event="2020-06-25-dora-raid")
    second = {part["key"]: part["digest"] for part in message(visit)["parts"]}
    changed = {key for key in first if first[key] != second.get(key)}
    assert {"sentence", "card", "network", "truth"} <= changed
    assert not {"timeline", "record", "search", "chips"} & changed
