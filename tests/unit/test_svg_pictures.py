"""The pictures on paper: whole and valid SVG, the events and actors of the page, nothing but text in it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from exports import DATA

from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.papers import load_citation
from tightrope.domain.wording import in_language
from tightrope.exports.lettering import RIGHT_TO_LEFT, lines_of, width_of
from tightrope.exports.lit import lit
from tightrope.exports.paper import on_paper
from tightrope.exports.picture import both_pictures, origin, write_network, write_timeline
from tightrope.exports.sheet import WIDTH
from tightrope.exports.taken import take
from tightrope.figures.pictures import chosen_in, picture_of
from tightrope.text import END_OF_ISOLATE, ISOLATE, language, speaking
from tightrope.view_state import View, as_of

SVG = "{http://www.w3.org/2000/svg}"
SALVO = "2020-12-20-green-zone-salvo"
TODAY = date(2026, 11, 21)
DECEMBER = View(filters=Filters(start=date(2020, 12, 1), end=date(2020, 12, 31)))
PICTURES = pytest.mark.parametrize("write", [write_timeline, write_network])

HOSTILE = '<script>alert(1)</script>&amp;"]]>\u202e'


def drawn(write, dossier, view=DECEMBER, **options):
    return ElementTree.fromstring(write(take(dossier, view, today=TODAY, **options)))


def pictured(dossier, view):
    """The network of a view as the page draws it."""
    events = apply_filters(dossier, view.filters)
    return picture_of(dossier, view, as_of(view, dossier), events, chosen_in(dossier, view))


def words(svg):
    """Every text of a picture, without what keeps its direction."""
    said = ("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    return [text.replace(ISOLATE, "").replace(END_OF_ISOLATE, "").strip() for text in said]


def titles(svg):
    return [title.text for title in svg.iter(f"{SVG}title")]


@PICTURES
@pytest.mark.parametrize(
    "view",
    [
        View(),
        DECEMBER,
        replace(DECEMBER, event=SALVO),
        replace(DECEMBER, tie="asaib-ahl-al-haq--mustafa-al-kadhimi"),
        replace(DECEMBER.narrowed(actors=("asaib-ahl-al-haq", "iran")), network="all"),
        replace(DECEMBER, compare=date(2020, 6, 25), size="ties"),
        replace(DECEMBER, picture="together", lanes="type"),
        DECEMBER.narrowed(text="no such word in any event"),
    ],
)
def test_every_view_has_its_pictures_and_they_need_nothing_else(dossier, write, view):
    svg = drawn(write, dossier, view)
    assert {part.tag.removeprefix(SVG) for part in svg.iter()} <= {
        "svg", "g", "path", "rect", "circle", "text", "tspan", "title"
    }  # fmt: skip
    names = {name for part in svg.iter() for name in part.attrib}
    assert not {name for name in names if "href" in name or name.startswith("on") or name in ("style", "id")}


@PICTURES
def test_a_picture_says_what_it_shows_and_where_it_is_from(dossier, write):
    svg = drawn(write, dossier, base="https://example.org/")
    said = " ".join(words(svg))
    shown = len(apply_filters(dossier, DECEMBER.filters))
    assert f"{shown} of {len(dossier.events)} events · December 2020" in said
    assert dossier.schema.title in said
    assert f"Data version {dossier.version}." in said
    assert dossier.schema.licence.url in said
    assert "Taken on 21 November 2026." in said
    link = "".join(words(svg)[-2:])
    assert "https://example.org/?" in link
    assert f"from=2020-12-01&to=2020-12-31&lanes=camp&network=key&table=events&v={dossier.version}" in link


@pytest.mark.parametrize("lanes", ["type", "episode"])
def test_every_event_of_the_view_is_drawn_once_in_lanes_that_exclude_each_other(dossier, lanes):
    view = replace(DECEMBER, lanes=lanes)
    events = apply_filters(dossier, view.filters)
    told = Counter(title.partition(": ")[2] for title in titles(drawn(write_timeline, dossier, view)))
    assert told == Counter(dossier.events.loc[list(events), "title"])


def test_an_event_known_to_the_year_only_is_a_bar_where_its_middle_is_outside_the_window(tiny):
    dossier = tiny(
        events="""
            event_id,date_start,date_precision
            some-day-of-the-year,2020,year
        """
    )
    svg = drawn(write_timeline, dossier)
    assert titles(svg) == []
    bars = [
        path for path in svg.iter(f"{SVG}path") if path.get("stroke-width") == "3" and "H" in path.get("d")
    ]
    assert "M118.0," in bars[0].get("d")
    assert bars[0].get("d").endswith(f"H{WIDTH}.0")


def test_the_network_has_the_actors_and_ties_of_the_page(dossier):
    picture = pictured(dossier, DECEMBER)
    told = titles(drawn(write_network, dossier))
    expected = [item["title"] for item in (*picture["edges"], *picture["nodes"])]
    assert sorted(told) == sorted(expected)
    assert len(picture["nodes"]) > 10


def test_no_name_in_the_network_is_cut(dossier):
    svg = drawn(write_network, dossier, replace(DECEMBER, network="all"))
    picture = pictured(dossier, replace(DECEMBER, network="all"))
    lines = [[span.text[1:-1] for span in text.iter(f"{SVG}tspan")] for text in svg.iter(f"{SVG}text")]
    assert {" ".join(parts) for parts in lines} >= {node["label"] for node in picture["nodes"]}


def test_boxes_of_actors_cover_no_other(dossier):
    svg = drawn(write_network, dossier)
    boxes = [
        tuple(float(group[0].get(name)) for name in ("x", "y", "width", "height"))
        for group in svg.iter(f"{SVG}g")
        if len(group) == 3 and group[0].tag == f"{SVG}rect"
    ]
    assert len(boxes) > 10
    for (x, y, wide, tall), (left, top, across, down) in combinations(boxes, 2):
        assert x + wide <= left or left + across <= x or y + tall <= top or top + down <= y


def test_an_open_event_is_ringed_and_what_is_not_linked_to_it_fades(dossier):
    def faint(view):
        svg = drawn(write_timeline, dossier, view)
        return sum(group.get("opacity") == "0.25" for group in svg.iter(f"{SVG}g"))

    events = apply_filters(dossier, DECEMBER.filters)
    opened = replace(DECEMBER, event=SALVO, lanes="type")
    lights = lit(dossier, opened, pictured(dossier, opened))
    assert SALVO in lights.events
    assert faint(replace(opened, event=None)) == 0
    assert faint(opened) == len(set(events) - lights.events)
    rings = list(drawn(write_timeline, dossier, opened).iter(f"{SVG}circle"))
    assert len(rings) == len(lights.events & set(events))


def test_who_is_tied_to_the_chosen_actor_is_lit_and_no_other(dossier):
    view = DECEMBER.narrowed(actors=("asaib-ahl-al-haq",))
    picture = pictured(dossier, view)
    lights = lit(dossier, view, picture)
    touching = [edge for edge in picture["edges"] if "asaib-ahl-al-haq" in (edge["from"], edge["to"])]
    assert lights.ties == {edge["id"] for edge in touching}
    assert lights.actors == {end for edge in touching for end in (edge["from"], edge["to"])}
    assert len(lights.actors) < len(picture["nodes"])


def test_labels_of_the_timeline_cover_neither_marks_nor_each_other(dossier):
    svg = drawn(write_timeline, dossier, View())
    labels = [
        (float(text.get("x")), float(text.get("y")), "".join(text.itertext())[1:-1])
        for text in svg.iter(f"{SVG}text")
        if text.get("paint-order")
    ]
    assert len(labels) > 5
    assert {words for _, _, words in labels} <= set(dossier.events["label"])
    boxes = [(x, y - 9, x + width_of(words, 11), y + 2) for x, y, words in labels]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_crowd_is_drawn_as_counts_that_add_up(tiny):
    rows = "".join(f"e{number},2020-12-{number % 28 + 1:02d}\n" for number in range(700))
    dossier = tiny(events=f"event_id,date_start\n{rows}")
    said = words(drawn(write_timeline, dossier, DECEMBER))
    assert "700 events, drawn as counts" in said
    assert sum(int(text) for text in said if text.isdigit()) == 700


@PICTURES
def test_hostile_text_stays_text(tiny, write):
    dossier = tiny(
        events=f"""
            event_id,date_start,title,label
            one,2020-12-20,'{HOSTILE}',{HOSTILE.replace('"', "'")}
        """,
        actors=f"""
            actor_id,name
            a,{HOSTILE.replace('"', "'")}
            b,Other
        """,
        participants="""
            event_id,actor_id,role
            one,a,initiator
            one,b,target
        """,
        relations="""
            relation_id,from_actor,to_actor,valid_from,source_count
            r,a,b,2020-01-01,3
        """,
    )
    svg = drawn(write, dossier, DECEMBER.narrowed(text="alert"))
    assert not list(svg.iter(f"{SVG}script"))
    assert any("<script>alert(1)</script>" in text for text in (*words(svg), *titles(svg)))


def test_arabic_names_are_whole_and_keep_their_direction(tiny):
    dossier = tiny(
        events="""
            event_id,date_start,label
            one,2020-12-20,كتائب حزب الله
        """
    )
    svg = drawn(write_timeline, dossier)
    assert f"{ISOLATE}كتائب حزب الله{END_OF_ISOLATE}" in {text.text for text in svg.iter(f"{SVG}text")}


@pytest.fixture
def in_arabic(dossier):
    """The dossier as a reader of Arabic has it, while the interface speaks Arabic."""
    token = language.set("ar")
    yield in_language(dossier, "ar")
    language.reset(token)


@PICTURES
def test_for_who_reads_from_the_right_the_sheet_begins_on_the_right(in_arabic, write):
    svg = drawn(write, in_arabic, DECEMBER)
    said = [
        text
        for text in svg.iter(f"{SVG}text")
        if text.get("text-anchor") == "end" and text.get("x") == str(WIDTH)
    ]
    assert len(said) > 3
    turned = [text.text for text in said if text.text.startswith(RIGHT_TO_LEFT)]
    assert any("كانون الأول 2020" in text for text in turned)


@PICTURES
def test_what_explains_the_signs_stays_inside_the_sheet_either_way(dossier, in_arabic, write):
    for code, record in (("ar", in_arabic), ("en", dossier)):
        language.set(code)
        view = DECEMBER if write is write_timeline else replace(DECEMBER, compare=date(2020, 6, 25))
        svg = drawn(write, record, view)
        [key] = [
            group for group in svg.iter(f"{SVG}g") if group.get("font-size") == "11.5" and len(group) > 2
        ]
        for entry in key:
            left = float(entry.get("transform").removeprefix("translate(").partition(",")[0])
            wide = width_of("".join(entry[-1].itertext()), 11.5)
            text = float(entry[-1].get("x"))
            begin = left + text - (wide if entry[-1].get("text-anchor") == "end" else 0)
            assert begin >= -1
            assert begin + wide <= WIDTH + 1


def test_an_empty_view_says_so(dossier):
    said = words(drawn(write_timeline, dossier, DECEMBER.narrowed(text="no such word in any event")))
    assert "No event passes all filters" in said


def test_a_readers_own_file_has_no_link_and_keeps_its_licence_note(dossier):
    licence = replace(dossier.schema.licence, restriction="ACLED forbids it.")
    own = replace(dossier, schema=replace(dossier.schema, version="own-file", licence=licence))
    said = " ".join(words(drawn(write_timeline, own, base="https://example.org/")))
    assert "https://example.org" not in said
    assert "own-file" not in said
    assert "ACLED forbids it." in said


def test_among_arabic_words_author_and_address_of_the_licence_keep_their_direction(dossier):
    """The last stroke of the address stood before its first letter, and the year before the author."""
    with speaking("ar"):
        taken = take(in_language(dossier, "ar"), DECEMBER, today=TODAY, citation=load_citation(DATA.parent))
        said = origin(taken)[0]
    for words in (
        f"{taken.citation.authors[0]} ({taken.citation.year}).",
        taken.licence.title,
        taken.licence.url,
    ):
        assert f"{ISOLATE}{words}{END_OF_ISOLATE}" in said
    assert ISOLATE not in origin(take(dossier, DECEMBER, today=TODAY, citation=taken.citation))[0]


def test_pictures_for_a_page_have_no_caption_but_a_label(dossier):
    events = apply_filters(dossier, DECEMBER.filters)
    timeline, network = map(
        ElementTree.fromstring, both_pictures(dossier, DECEMBER, events, pictured(dossier, DECEMBER))
    )
    assert timeline.get("aria-label") == "Timeline"
    assert "Alliance network on 31 December 2020" in network.get("aria-label")
    assert not any("CC" in text or "Data version" in text for text in (*words(timeline), *words(network)))


def test_lines_hold_all_letters_and_are_no_wider_than_asked():
    link = "https://example.org/?" + "actor=kataib-hezbollah&" * 20
    lines = lines_of(f"See {link} there", 300, 11)
    assert "".join(lines).replace(" ", "") == f"See{link}there"
    assert all(width_of(line, 11) <= 300 for line in lines)


def test_see_through_colours_are_mixed_with_paper():
    assert on_paper("rgba(0,0,0,0.5)") == "#808080"
    assert on_paper("#123456") == "#123456"
