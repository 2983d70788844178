"""The real tables: complete, sound, and in step with datapackage.json."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tightrope.domain.check import check_tables
from tightrope.domain.dates import PARTIAL_DATE
from tightrope.domain.load import load_dossier, read_tables
from tightrope.domain.schema import load_schema

DATA = Path(__file__).parents[2] / "data"
SCHEMA = load_schema(DATA)
TABLES = read_tables(DATA)

ROWS = {
    "events": 238,  # 237 as researched, 1 added
    "participants": 755,  # 754 as researched, 2 added, 1 dropped
    "claims": 2342,  # 2,258 as researched, 29 added, 6 dropped (S-5, R-3), 61 split in two (V-1)
    "event_links": 142,  # 139 as researched, 3 added (S-5, S-6)
    "chips": 5,
    "rounds": 2,
    "round_sentences": 52,
    "round_claims": 105,
    "tours": 3,
    "tour_steps": 31,
    "tour_sentences": 127,
    "tour_evidence": 272,
    "actors": 179,  # 180 as researched, 2 merged into 1 (S-7)
    "placings": 22,
    "descriptions": 320,
    "description_sources": 354,
    "aliases": 717,
    "relations": 592,  # 597 as researched, 5 merged into others (P-4, S-2)
    "relation_claims": 884,
    "places": 51,  # 54 names, 3 of them second names of a place merged into it (E-5)
    "translations": 484,
    "sources": 1078,  # 1,068 as researched, 10 added
    "corrections": 648,
    "redirects": 17,
}
"""Rows are added and corrected on purpose only; a count that moves must be moved here too."""

UNUSED_CODES = {
    ("events", "status", "planned"),
    ("redirects", "kind", "event"),
}
"""Codes that the vocabulary has and no row uses: planned events have all been announced or superseded, and no
event has lost its id."""

FINDINGS = {"P": 7, "N": 18, "R": 4, "S": 10, "V": 1}
"""How many findings of each kind the fact-check of November 2026 numbers."""

ADDRESS_FAULTS = {
    "": 872,
    "missing": 2,
    "raw-ip": 5,
    "malformed-host": 4,
    "staging-host": 17,
    "proxy-or-copy": 16,
    "shortener": 1,
    "scraper": 26,
    "aggregator": 125,
    "listing": 10,
}
UNUSED_SOURCES = 0
"""Sources on which nothing rests; none so far."""

UNUSED_ACTORS = {"committee-29"}
"""Actors that are in no event and no relation; known by their spellings only."""

FIELDS = [(table.name, field.name) for table in SCHEMA.tables.values() for field in table.fields.values()]
VOCABULARIES = [(table, field) for table, field in FIELDS if SCHEMA.tables[table].fields[field].codes]


def test_the_tables_load_without_a_problem():
    assert [str(problem) for problem in check_tables(TABLES, SCHEMA)] == []
    dossier = load_dossier(DATA)
    checked = sum(len(frame) for frame in TABLES.values())
    assert checked == sum(ROWS.values()) > 0
    assert len(dossier.events) == ROWS["events"]


@pytest.mark.parametrize("table", SCHEMA.tables)
def test_no_row_is_lost_or_added_by_chance(table):
    assert len(TABLES[table]) == ROWS[table] > 0


def test_every_csv_is_a_table_of_the_schema():
    assert {path.name for path in DATA.glob("*.csv")} == {table.path for table in SCHEMA.tables.values()}


@pytest.mark.parametrize("table", SCHEMA.tables)
def test_the_header_is_that_of_the_schema(table):
    assert list(TABLES[table].columns) == list(SCHEMA.tables[table].fields)


@pytest.mark.parametrize("table", SCHEMA.tables.values(), ids=SCHEMA.tables)
def test_the_file_is_utf8_without_mark_with_line_feeds(table):
    content = (DATA / table.path).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.decode("utf-8")


@pytest.mark.parametrize("table", SCHEMA.tables)
def test_no_cell_has_space_around_it_or_is_a_placeholder(table):
    frame = TABLES[table]
    for column in frame.columns:
        cells = frame[column]
        assert cells[cells.ne(cells.str.strip())].to_dict() == {}
        assert cells[cells.str.lower().isin(["n/a", "null", "nan", "tbd", "todo"])].to_dict() == {}


@pytest.mark.parametrize(("table", "field"), VOCABULARIES)
def test_every_code_is_used_or_named_as_unused(table, field):
    codes = set(SCHEMA.tables[table].fields[field].codes)
    unused = codes - set(TABLES[table][field])
    assert unused == {code for t, f, code in UNUSED_CODES if (t, f) == (table, field)}


@pytest.mark.parametrize(("table", "field"), VOCABULARIES)
def test_every_code_has_a_label_of_its_own_and_a_description(table, field):
    codes = SCHEMA.tables[table].fields[field].codes.values()
    assert len({code.label for code in codes}) == len(codes) > 0
    assert all(code.description.endswith(".") for code in codes)


@pytest.mark.parametrize("table", ["relations", "event_links"])
def test_every_tie_and_link_can_be_read_from_both_ends(table):
    assert all(code.inverse for code in SCHEMA.tables[table].fields["relation"].codes.values())


def test_a_code_means_the_same_in_both_tables_that_use_it():
    relations, statements = SCHEMA.tables["relations"], SCHEMA.tables["relation_claims"]
    assert relations.fields["sign"].codes == statements.fields["sign"].codes
    camps = SCHEMA.tables["actors"].fields["alignment"].codes.items()
    assert SCHEMA.tables["placings"].fields["alignment"].codes.items() <= camps


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_every_field_is_described(table, field):
    assert SCHEMA.tables[table].fields[field].description.endswith(".")


def test_date_columns_hold_partial_dates():
    dated = {(t, f) for t, f in FIELDS if SCHEMA.tables[t].fields[f].pattern == PARTIAL_DATE}
    assert dated == {
        ("events", "date_start"),
        ("events", "date_end"),
        ("rounds", "date_start"),
        ("rounds", "date_end"),
        ("rounds", "network_day"),
        ("actors", "died"),
        ("placings", "valid_from"),
        ("placings", "valid_to"),
        ("relations", "valid_from"),
        ("relations", "valid_to"),
        ("relation_claims", "valid_from"),
        ("relation_claims", "valid_to"),
        ("sources", "published"),
        ("corrections", "date"),
        ("claims", "value_date"),
    }


def test_every_table_names_its_keys():
    for table in SCHEMA.tables.values():
        assert table.primary_key
    keys = [
        f"{table.name}.{key.field} -> {key.table}.{key.target}"
        for table in SCHEMA.tables.values()
        for key in table.foreign_keys
    ]
    assert keys == [
        "events.place -> places.place",
        "participants.event_id -> events.event_id",
        "participants.actor_id -> actors.actor_id",
        "claims.event_id -> events.event_id",
        "claims.source_id -> sources.source_id",
        "claims.value_actor -> actors.actor_id",
        "event_links.from_event -> events.event_id",
        "event_links.to_event -> events.event_id",
        "event_links.source_id -> sources.source_id",
        "chips.event_id -> events.event_id",
        "round_sentences.round -> rounds.round",
        "round_claims.sentence_id -> round_sentences.sentence_id",
        "round_claims.event_id -> events.event_id",
        "round_claims.source_id -> sources.source_id",
        "tour_steps.tour -> tours.tour",
        "tour_sentences.step_id -> tour_steps.step_id",
        "tour_evidence.sentence_id -> tour_sentences.sentence_id",
        "tour_evidence.event_id -> events.event_id",
        "tour_evidence.relation_id -> relations.relation_id",
        "tour_evidence.source_id -> sources.source_id",
        "actors.death_event -> events.event_id",
        "placings.actor_id -> actors.actor_id",
        "placings.source_id -> sources.source_id",
        "descriptions.actor_id -> actors.actor_id",
        "description_sources.actor_id -> actors.actor_id",
        "description_sources.source_id -> sources.source_id",
        "aliases.actor_id -> actors.actor_id",
        "aliases.source_id -> sources.source_id",
        "relations.from_actor -> actors.actor_id",
        "relations.to_actor -> actors.actor_id",
        "relation_claims.relation_id -> relations.relation_id",
        "relation_claims.source_id -> sources.source_id",
        "sources.same_text_as -> sources.source_id",
        "corrections.source_id -> sources.source_id",
    ]


def test_something_rests_on_every_source():
    used = set()
    for table in ("claims", "event_links", "aliases", "relation_claims", "description_sources"):
        used |= set(TABLES[table]["source_id"])
    assert len(set(TABLES["sources"]["source_id"]) - used) == UNUSED_SOURCES


def test_every_actor_is_in_an_event_or_a_relation():
    relations = TABLES["relations"]
    used = set(TABLES["participants"]["actor_id"]) | set(relations["from_actor"]) | set(relations["to_actor"])
    assert set(TABLES["actors"]["actor_id"]) - used == UNUSED_ACTORS


def test_every_place_is_used():
    assert set(TABLES["places"]["place"]) == set(TABLES["events"]["place"])


def test_a_relation_is_named_by_what_it_ties():
    relations = TABLES["relations"]
    named = relations["from_actor"] + "--" + relations["relation"] + "--" + relations["to_actor"]
    assert named.equals(relations["relation_id"].rename(None))


def test_unfit_addresses_are_counted_by_their_fault():
    assert TABLES["sources"]["url_fault"].value_counts().to_dict() == ADDRESS_FAULTS


def test_an_address_fit_for_readers_has_a_named_host_and_no_tracking_tail():
    sources = TABLES["sources"]
    fit = sources.loc[sources["url_fault"].eq(""), "url"]
    assert len(fit) == ADDRESS_FAULTS[""]
    odd = [url for url in fit if not re.match(r"https?://([a-z0-9-]+\.)+[a-z]{2,}(/|$)", url)]
    assert odd == []
    assert not sources["url"].str.contains(r"[?&](?:utm_\w+|fbclid|gclid|shared?)=").any()


def test_a_missing_address_is_the_only_reason_for_an_empty_one():
    sources = TABLES["sources"]
    assert sources["url"].eq("").equals(sources["url_fault"].eq("missing"))


@pytest.mark.parametrize("document", ["CITATION.cff", "data/LICENSE"])
def test_who_cites_the_data_cites_its_version(document):
    text = (DATA.parent / document).read_text(encoding="utf-8")
    assert re.findall(r"20\d\d\.\d+\.\d+", text) == [SCHEMA.version]
    assert SCHEMA.licence.name in text
    assert SCHEMA.title in re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("change", ["changed", "dropped", "added"])
def test_a_correction_that_its_row_does_not_bear_out_is_a_problem(change):
    corrections = TABLES["corrections"].copy()
    line = corrections.index[corrections["change"].eq(change)][-1]
    field = {"changed": "after", "dropped": "row", "added": "row"}[change]
    corrections.loc[line, field] = "2020-06-25-dora-raid" if change == "dropped" else "what nobody wrote"
    corrections.loc[line, "table"] = "events" if change == "dropped" else corrections.loc[line, "table"]
    problems = check_tables(TABLES | {"corrections": corrections}, SCHEMA)
    assert [problem.line for problem in problems] == [line]


def test_a_count_is_a_number_and_a_range_is_in_order():
    claims, codes = TABLES["claims"], SCHEMA.tables["claims"].fields["attribute"].codes
    counted = claims[claims["count_low"].ne("") | claims["count_high"].ne("")]
    assert {codes[attribute].type for attribute in counted["attribute"]} == {"count"}
    both = counted[counted["count_low"].ne("") & counted["count_high"].ne("")]
    assert len(both) > 300
    assert (both["count_low"].astype(int) <= both["count_high"].astype(int)).all()


@pytest.mark.parametrize(
    ("value", "low", "high", "approximate"),
    [
        ("at least 10", "10", "", ""),
        ("about 21", "21", "21", "yes"),
        ("11 to 16", "11", "16", ""),
        ("up to 3 million US dollars", "", "3000000", ""),
        ("dozens", "", "", ""),
        ("3 on a house and 1 on empty ground", "4", "4", ""),
    ],
)
def test_a_count_says_in_numbers_what_its_value_says_in_words(value, low, high, approximate):
    rows = TABLES["claims"].loc[TABLES["claims"]["value"].eq(value)]
    assert len(rows) > 0
    assert set(rows[["count_low", "count_high", "is_approximate"]].itertuples(index=False, name=None)) == {
        (low, high, approximate)
    }


def test_dates_stand_where_the_attribute_is_a_date():
    claims, codes = TABLES["claims"], SCHEMA.tables["claims"].fields["attribute"].codes
    dated = claims[claims["value_date"].ne("")]
    assert len(dated) > 80
    assert {codes[attribute].type for attribute in dated["attribute"]} == {"date"}


def test_a_perpetrator_is_an_actor_and_never_a_denial():
    said = TABLES["claims"].loc[TABLES["claims"]["attribute"].eq("perpetrator"), "value"]
    assert len(said) > 70
    assert (
        said[
            said.str.contains(r"den(?:y|ied)|unclaimed|^no |rejected|^unknown(?! gunmen| party| group)")
        ].tolist()
        == []
    )


def test_what_happened_is_said_in_four_words():
    claims = TABLES["claims"]
    assert set(claims.loc[claims["attribute"].eq("occurrence"), "value"]) == {
        "yes", "denied", "planned", "unconfirmed",
    }  # fmt: skip


def test_every_finding_of_the_fact_check_is_applied_or_answered():
    found = set(TABLES["corrections"]["finding"])
    wanted = {f"{kind}-{n}" for kind, count in FINDINGS.items() for n in range(1, count + 1)}
    assert sorted(wanted - found) == []


def test_the_real_frictionless_finds_the_package_valid():
    command = [sys.executable, "-m", "frictionless", "validate", "--json", "data/datapackage.json"]
    done = subprocess.run(command, cwd=DATA.parent, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert (done.returncode, report["valid"], report["stats"]["errors"]) == (0, True, 0)
    assert report["stats"]["tasks"] == len(SCHEMA.tables)


def test_copies_of_one_text_are_one_witness():
    sources = TABLES["sources"].set_index("source_id")["same_text_as"]
    copies = sources[sources.ne("")]
    assert len(copies) == 6
    assert sources[copies].eq("").all()
    assert copies["aawsat-2020-06-26-raid"] == "aawsat-reuters-2020-06-26-raid"


def test_no_command_rests_on_one_source_unless_it_is_marked_as_disputed():
    relations = TABLES["relations"]
    commands = relations[relations["relation"].eq("commands")]
    assert set(commands.loc[commands["source_count"].eq("1"), "status"]) <= {"disputed"}
    assert len(commands) > 3


def test_nobody_is_left_without_a_description():
    described = TABLES["descriptions"]["actor_id"]
    assert set(TABLES["actors"]["actor_id"]) == set(described)


def test_every_statement_of_the_research_is_still_there():
    """2,258 statements: 29 added, 5 duplicates dropped, 1 moved, 61 split into killed and wounded."""
    assert ROWS["claims"] == 2258 + 29 - 5 - 1 + 61


def test_whom_events_call_killed_are_recorded_as_dead_on_the_day():
    actors = TABLES["actors"].set_index("actor_id")
    assert actors["died"].ne("").equals(actors["death_event"].ne("")), "of our own record the event is there"
    dead = actors.loc[actors["died"].ne(""), "died"].to_dict()
    assert dead.pop("qasem-soleimani") == dead.pop("abu-mahdi-al-muhandis") == "2020-01-03"
    assert dead.pop("hisham-al-hashimi") == "2020-07-06"
    assert len(dead) == 7
    events = TABLES["events"].set_index("event_id")["title"]
    told = events[actors.loc[list(dead), "death_event"]]
    assert told.str.contains("kill|shot dead|assassinated").all()


def test_who_changed_sides_is_placed_with_a_source_and_the_camp_of_the_actor_is_one_of_them():
    placings = TABLES["placings"]
    assert {"qasim-al-araji", "falih-al-fayyadh", "popular-mobilization-forces"} <= set(placings["actor_id"])
    assert placings["note"].ne("").all()
    camps = TABLES["actors"].set_index("actor_id")["alignment"]
    assert all(
        camps[actor] in set(rows["alignment"]) for actor, rows in placings.groupby("actor_id", sort=False)
    )
