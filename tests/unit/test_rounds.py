"""The two rounds side by side: cells, what they rest on, footnotes, links."""

import re
from html import unescape

import pytest

from tightrope.domain.filters import apply_filters
from tightrope.domain.rounds import basis_of, comparison
from tightrope.figures.rounds import round_network, round_view, rounds_page, runs
from tightrope.view_state import parse_params

ROUNDS = """
    round,title,date_start,date_end,network_day,network_reason
    one,One,2020-06-01,2020-06-30,2020-06-26,because
"""
SENTENCES = """
    sentence_id,criterion,round,text,absence
    one-held-1,held,one,Several were held.,
    one-held-2,held,one,Nothing more is on record.,yes
    one-outcome-1,outcome,one,They were freed.,
"""
CLAIMS = """
    event_id,attribute,value,source_id,attributed_to,said_as,count_low,count_high
    raid,detained_count,13,wire,police,,13,13
    raid,detained_count,14,paper,army,,14,14
    raid,outcome,freed,wire,,,,
    raid,outcome,kept,paper,army,,,
    other,outcome,freed,wire,,,,
"""


@pytest.fixture(scope="module")
def small(tiny):
    return tiny(
        rounds=ROUNDS,
        round_sentences=SENTENCES,
        round_claims="""
            sentence_id,event_id,attribute,value,source_id
            one-held-1,raid,detained_count,,
            one-outcome-1,raid,outcome,freed,
            one-outcome-1,raid,detained_count,,paper
        """,
        claims=CLAIMS,
        events="event_id\nraid\nother",
        sources="source_id\nwire\npaper",
    )


def said(claims):
    return [(row.attribute, row.value) for row in claims]


def test_a_cell_has_its_sentences_with_the_claims_they_name(small):
    cell = comparison(small)["held"]["one"]
    assert [sentence.text for sentence in cell.sentences] == [
        "Several were held.", "Nothing more is on record.",
    ]  # fmt: skip
    assert said(cell.sentences[0].claims) == [("detained_count", "13"), ("detained_count", "14")]
    assert cell.sentences[1].claims == ()


def test_a_reference_may_name_one_value_or_one_source_and_never_another_event(small):
    cell = comparison(small)["outcome"]["one"]
    assert said(cell.claims) == [("outcome", "freed"), ("detained_count", "14")]
    assert {row.event_id for row in cell.claims} == {"raid"}


def test_a_criterion_without_a_sentence_has_an_empty_cell(small):
    assert comparison(small)["trigger"]["one"].sentences == ()


def test_the_basis_has_what_the_cell_cites_and_the_verdict_of_all_accounts(small):
    [counts, outcome] = basis_of(small, comparison(small)["outcome"]["one"])["raid"]
    assert [value.value.text for value in counts.values] == ["14"]
    assert counts.verdict == "differ"
    assert [value.value.text for value in outcome.values] == ["freed"]


def test_no_claim_of_a_cell_is_missing_from_its_basis(dossier):
    for cells in comparison(dossier).values():
        for cell in cells.values():
            shown = [
                (event, one.wording, one.source_id, one.speaker)
                for event, attributes in basis_of(dossier, cell).items()
                for attribute in attributes
                for one in attribute.statements
            ]
            cited = [(row.event_id, row.value, row.source_id, row.attributed_to) for row in cell.claims]
            assert sorted(shown) == sorted(cited)


def test_both_rounds_speak_to_every_criterion(dossier):
    cells = comparison(dossier)
    assert list(cells) == list(dossier.codes("round_sentences", "criterion"))
    assert len(cells) == 12
    for by_round in cells.values():
        assert list(by_round) == ["june-2020", "december-2020"]
        assert all(cell.claims for cell in by_round.values())


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], []), ([7, 2, 1, 3, 2], [(1, 3), (7, 7)]), ([5], [(5, 5)]), ([1, 2, 4, 5], [(1, 2), (4, 5)])],
)
def test_neighbouring_footnotes_are_one_run(numbers, expected):
    assert runs(numbers) == expected


@pytest.fixture(scope="module")
def page(dossier):
    made = rounds_page(dossier)
    return made.table + made.changes


def test_every_footnote_leads_to_a_source_of_the_list_and_every_source_is_cited(page):
    listed = [int(number) for number in re.findall(r'id="source-(\d+)"', page)]
    assert listed == list(range(1, len(listed) + 1))
    marks = re.findall(r'href="#source-(\d+)"[^>]*>\d+</a>(?:–<a href="#source-(\d+)")?', page)
    cited = {n for first, last in marks for n in range(int(first), int(last or first) + 1)}
    assert cited == set(listed)
    assert len(listed) > 100


def test_no_sentence_stands_without_footnotes_but_those_on_absence(page, dossier):
    bare = re.findall(r'<p class="absent">(.*?)</p>', page)
    texts = dossier.round_sentences.loc[dossier.round_sentences["absence"].eq("yes"), "text"]
    assert [unescape(text).strip() for text in bare] == texts.tolist()


def test_every_link_inside_is_a_view_that_holds(page, dossier):
    links = [unescape(link) for link in re.findall(r'href="\./\?([^"]*)"', page)]
    assert len(links) > 100
    for link in set(links):
        params: dict[str, list[str]] = {}
        for key, value in (pair.split("=") for pair in link.split("&")):
            params.setdefault(key, []).append(value.replace("%2F", "/"))
        view, notices = parse_params(params, dossier)
        assert notices == []
        assert view.event is None or view.event in apply_filters(dossier, view.filters)


@pytest.mark.parametrize("name", ["june-2020", "december-2020"])
def test_the_view_of_a_round_has_every_event_the_comparison_rests_on(dossier, name):
    events = set(apply_filters(dossier, round_view(dossier, name).filters))
    sentences = dossier.round_sentences.index[dossier.round_sentences["round"].eq(name)]
    rests_on = dossier.round_claims[dossier.round_claims["sentence_id"].isin(sentences)]
    assert set(rests_on["event_id"]) <= events


def test_both_networks_choose_among_the_same_actors(dossier):
    june, december = (round_network(dossier, name) for name in dossier.rounds.index)
    assert "26 June 2020" in june["tools"]
    assert "26 December 2020" in december["tools"]
    actors = [{node["id"] for node in network["nodes"]} for network in (june, december)]
    assert len(actors[0] | actors[1]) <= 28
    assert {"mustafa-al-kadhimi", "kataib-hezbollah", "asaib-ahl-al-haq"} <= actors[0] & actors[1]
    assert "hossam-al-zerjawi" in actors[1] - actors[0]
    edges = [{edge["id"] for edge in network["edges"]} for network in (june, december)]
    assert "counter-terrorism-service--kataib-hezbollah" in edges[0] - edges[1]
    assert "asaib-ahl-al-haq--mustafa-al-kadhimi" in edges[1] - edges[0]


ACCUSES = re.compile(
    r"(?<!Counter-)\b(terroris\w+|crim\w+|guilty|murder\w*|behead\w*|cut off|blamed|accused|rocket fire)\b",
    re.I,
)
SPEAKS = re.compile(r"\b(according to|spoke of|blamed|called|said|counted|threatened)\b", re.I)


def test_what_accuses_in_our_own_sentences_has_somebody_who_says_it(dossier):
    accusing = [text for text in dossier.round_sentences["text"] if ACCUSES.search(text)]
    assert len(accusing) > 5
    assert [text for text in accusing if not SPEAKS.search(text)] == []
