"""The entities of a view, judged by FollowTheMoney itself: valid, nothing lost, every reference resolved."""

import json
import subprocess
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tightrope.exports.formats import FORMATS
from tightrope.exports.taken import take
from tightrope.view_state import parse_params

TOOL = Path(__file__).parents[2] / ".tools" / "ftm" / "bin" / "python"
"""FollowTheMoney stands apart: it needs an older NetworkX than the app (`make .tools/ftm`)."""

JUDGE = """
import json, sys
from followthemoney import model
lost, named, there = [], set(), set()
for line in sys.stdin:
    told = json.loads(line)
    schema = model.get(told["schema"])
    schema.validate(told)
    entity = model.make_entity(schema)
    there.add(told["id"])
    for name, values in told["properties"].items():
        entity.add(name, values)
        if len(entity.get(name)) != len(values):
            lost.append([told["id"], name, values])
        if schema.get(name).range:
            named.update(values)
print(json.dumps({"lost": lost, "missing": sorted(named - there)}))
"""


def entities(dossier, query=""):
    view, _ = parse_params(parse_qs(query), dossier)
    taken = take(dossier, view, base="https://example.org/", today=date(2026, 11, 21))
    return taken, [json.loads(line) for line in FORMATS["ftm"].write(taken).splitlines()]


def judged(found):
    if not TOOL.exists():
        pytest.fail("FollowTheMoney is missing; run `make .tools/ftm`")
    lines = "".join(json.dumps(one) + "\n" for one in found)
    run = subprocess.run([TOOL, "-c", JUDGE], input=lines, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


@pytest.mark.parametrize("query", ["", "from=..&to=..&network=all&undated=1"])
def test_followthemoney_finds_every_entity_valid_and_loses_nothing(query, dossier):
    _, found = entities(dossier, query)
    assert judged(found) == {"lost": [], "missing": []}


def test_the_judge_tells_a_reference_to_nobody_and_a_date_that_is_none(dossier):
    _, found = entities(dossier, "actor=asaib-ahl-al-haq")
    event = next(one for one in found if one["schema"] == "Event")
    event["properties"]["involved"] = ["nobody"]
    assert judged(found)["missing"] == ["nobody"]
    event["properties"]["startDate"] = ["some day"]
    with pytest.raises(AssertionError, match="Entity validation failed"):
        judged(found)


def test_there_is_one_entity_for_each_row_and_no_id_twice(dossier):
    taken, found = entities(dossier, "actor=asaib-ahl-al-haq")
    assert len({one["id"] for one in found}) == len(found)
    ids = {one["id"] for one in found}
    for name, column in (("events", "event_id"), ("actors", "actor_id"), ("sources", "source_id")):
        assert set(taken.tables[name][column]) <= ids
    assert set(taken.tables["relations"]["relation_id"]) <= ids
    parts = [one for one in found if one["id"].count("--") == 2 and one["schema"] == "UnknownLink"]
    links = taken.tables["event_links"].drop_duplicates(["from_event", "relation", "to_event"])
    assert len(parts) >= len(taken.tables["participants"]) + len(links)


def test_an_accusation_stays_with_whoever_makes_it(dossier):
    _, found = entities(dossier, "from=..&to=..&network=all&undated=1")
    assert not any({"topics", "organizer"} & set(one["properties"]) for one in found)
    alleged = dossier.relations[dossier.relations["status"].eq("alleged")]
    told = {one["id"]: one["properties"].get("summary", []) for one in found}
    met = [relation for relation in alleged.index if relation in told]
    assert met, "no alleged tie in the view proves nothing"
    for relation in met:
        assert f"according to {alleged.at[relation, 'attributed_to']}" in told[relation][0]


def test_the_first_line_says_where_it_is_from(dossier):
    taken, found = entities(dossier)
    note = found[0]["properties"]
    assert found[0]["schema"] == "Note"
    assert note["description"] == [taken.sentence]
    assert note["sourceUrl"] == [taken.permalink]
    assert f"licence: {taken.licence.name}" in note["notes"]
