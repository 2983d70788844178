"""How two actors are tied, in words."""

from datetime import date

from tightrope.domain.paths import shortest_paths
from tightrope.figures.path import path_card

DAY = date(2020, 12, 25)


def card(tiny, relations, pair=("c", "a")):
    head = "relation_id,from_actor,to_actor,relation,sign,valid_from,source_count\n"
    dossier = tiny(actors="actor_id,name\na,Alpha\nb,Beta (B)\nc,Gamma (G)", relations=head + relations)
    return path_card(dossier, pair, shortest_paths(dossier, *pair, DAY, False), DAY, False)


def test_each_step_is_named_on_the_way_from_the_first_to_the_second_with_sign_words_and_sources(tiny):
    html = card(tiny, "1,a,b,backs,positive,2019,3\n2,b,c,threatened,negative,2020-12,1")
    assert "How Gamma (G) is tied to Alpha" in html
    assert "Through 1 other, on 25 December 2020." in html
    assert html.index("Gamma – Beta") < html.index("Beta – Alpha")
    assert "Beta threatened Gamma (December 2020)" in html
    assert "Alpha backs Beta (since 2019)" in html
    assert (
        html.index(">against<")
        < html.index("1 statement")
        < html.index(">with<")
        < html.index("3 statements")
    )
    assert 'data-pick="tie:b--c"' in html


def test_a_tie_between_the_two_is_direct_and_no_chain_is_said_plainly(tiny):
    assert "Directly, on 25 December 2020." in card(tiny, "1,a,c,backs,positive,2019,3")
    none = card(tiny, "1,a,b,backs,positive,2019,3")
    assert "No chain of ties on record for 25 December 2020 leads from one to the other." in none
    assert "<ol" not in none
