"""The map: degrees become places on it, no mark covers another, and no point is claimed that nobody told."""

import math
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations
from re import findall

import pytest
from exports import DATA, row, text

from tightrope.domain.opening.files import open_file
from tightrope.domain.places import UNTOLD, places_of
from tightrope.domain.schema import load_schema
from tightrope.domain.wording import in_language
from tightrope.figures.ground import ACROSS, BAGHDAD, IRAQ, KM, RATIO, ground, middle, path, shapes
from tightrope.figures.place_map import (
    MOST_BEYOND,
    MOST_EVENTS,
    MOST_LISTED,
    place_card,
    place_map,
    places_list,
)
from tightrope.figures.place_marks import HEIGHT, MOST_MARKS, WIDTH, apart, in_baghdad, marks, names, shares

PLACES = """
    place,lat,lon,precision,area
    Camp Taji,33.52,44.26,site,Baghdad
    Dora,33.25,44.40,district,Baghdad
    Baghdad,33.31,44.37,city,Baghdad
    Basra,30.51,47.78,city,Basra
    Camp Ashraf,33.75,44.64,province,Diyala
    Iraq,33.2,43.7,country,Iraq
    Tehran,35.69,51.39,city,Iran
    Radwaniyah,,,unknown,Baghdad
"""


@pytest.fixture(scope="module")
def told(tiny):
    """A builder: a dossier with these events, each `id,place` or `id,place,type`."""

    def build(*rows):
        wide = "\n".join(row if row.count(",") == 2 else f"{row},Political" for row in rows)
        return tiny(events=f"event_id,place,event_type\n{wide}", places=PLACES)

    return build


def everything(dossier):
    return places_of(dossier, dossier.events.index)


def test_a_map_in_another_language_shows_the_same_places(dossier):
    """In Arabic a province had no mark: its shape was looked up by its Arabic name."""

    def drawn(one):
        return [
            (frame.unit, mark.at, [place.name for place in mark.places])
            for frame in (IRAQ, BAGHDAD)
            for mark in marks(frame, everything(one))[0]
        ]

    assert drawn(in_language(dossier, "ar")) == drawn(dossier)
    assert any(mark.shaded for mark in marks(IRAQ, everything(dossier))[0])


def test_the_middle_of_a_frame_is_in_its_middle_and_north_is_up():
    for frame in (IRAQ, BAGHDAD):
        assert frame.spot(frame.lon, frame.lat) == (ACROSS / 2, ACROSS / RATIO / 2)
        assert frame.spot(frame.lon, frame.lat + 0.1)[1] < ACROSS / RATIO / 2
        assert frame.spot(frame.lon + 0.1, frame.lat)[0] > ACROSS / 2


@pytest.mark.parametrize("frame", [IRAQ, BAGHDAD])
def test_a_kilometre_is_as_long_to_the_east_as_to_the_north(frame):
    x, y = frame.spot(frame.lon, frame.lat)
    east = frame.spot(frame.lon + 10 / KM / math.cos(math.radians(frame.lat)), frame.lat)[0] - x
    north = y - frame.spot(frame.lon, frame.lat + 10 / KM)[1]
    assert east == pytest.approx(north)


def test_a_path_is_drawn_in_whole_steps_and_not_at_all_where_it_is_out_of_sight():
    d = path(BAGHDAD, [[[44.3, 33.3], [44.4, 33.3], [44.4, 33.4]]], closed=True)
    assert d.startswith("M")
    assert d.endswith("Z")
    assert "." not in d
    assert path(BAGHDAD, [[[47.0, 30.0], [47.1, 30.0], [47.1, 30.1]]], closed=True) == ""


def test_the_ground_of_iraq_has_all_governorates_and_that_of_baghdad_none():
    assert len([d for d in ground(IRAQ)["governorates"] if d]) == 18
    assert ground(BAGHDAD)["governorates"] == ground(BAGHDAD)["countries"] == []
    assert ground(BAGHDAD)["banks"], "the Tigris runs through Baghdad"


def test_the_middle_of_a_governorate_is_in_it():
    x, y = middle([[[0, 0], [2, 0], [2, 2], [0, 2]], [[9, 9], [9.1, 9], [9.1, 9.1]]])
    assert (x, y) == pytest.approx((1, 1))


def test_places_come_with_their_events_busiest_first_and_events_without_one_are_kept(told):
    dossier = told("a,Dora", "b,Basra", "c,Dora", "d,", "e,Atlantis")
    assert [(place.name, place.events) for place in everything(dossier)] == [
        (UNTOLD, ("d", "e")),
        ("Dora", ("a", "c")),
        ("Basra", ("b",)),
    ]


def test_baghdad_is_one_mark_on_the_map_of_iraq_and_the_city_itself_none_on_its_own(told):
    dossier = told("a,Dora", "b,Camp Taji", "c,Baghdad", "d,Basra")
    [city, basra], _ = marks(IRAQ, everything(dossier))
    assert set(city.events) == {"a", "b", "c"}
    assert basra.events == ("d",)
    inner, _ = marks(BAGHDAD, everything(dossier))
    assert {mark.places[0].name for mark in inner} == {"Dora", "Camp Taji"}


def test_only_a_site_is_sharp_and_a_governorate_is_shaded_instead_of_its_point(told):
    dossier = told("a,Dora", "b,Camp Taji", "c,Camp Ashraf", "d,Iraq", "e,Tehran", "f,Radwaniyah")
    inner = {mark.places[0].name: mark for mark in marks(BAGHDAD, everything(dossier))[0]}
    assert inner["Camp Taji"].reach == 0
    assert inner["Dora"].reach > inner["Dora"].radius
    outer = {mark.places[0].name: mark for mark in marks(IRAQ, everything(dossier))[0]}
    ashraf = outer["Camp Ashraf"]
    assert ashraf.shaded == "Diyala"
    told_point = tuple(length * WIDTH / ACROSS for length in IRAQ.spot(44.64, 33.75))
    assert math.dist(ashraf.anchor, told_point) > 5, "the point in the table is another town's"
    assert not {"Iraq", "Tehran", "Radwaniyah"} & outer.keys()


@pytest.mark.parametrize("frame", [IRAQ, BAGHDAD])
def test_no_mark_of_the_record_covers_another_or_leaves_the_frame(dossier, frame):
    crowd, without = marks(frame, everything(dossier))
    assert len(crowd) > 12
    assert without == 0
    for one, other in combinations(crowd, 2):
        assert math.dist(one.at, other.at) >= one.radius + other.radius - 0.5
    for mark in crowd:
        assert mark.radius <= mark.at[0] <= WIDTH - mark.radius
        assert mark.radius <= mark.at[1] <= HEIGHT - mark.radius
        assert math.dist(mark.at, mark.anchor) < 45, "a mark stays near its place"
    assert marks(frame, everything(dossier))[0] == crowd


def test_marks_on_one_point_part(told):
    [mark] = marks(BAGHDAD, everything(told("a,Dora")))[0]
    crowd = apart([mark] * 5)
    assert min(math.dist(a.at, b.at) for a, b in combinations(crowd, 2)) >= 2 * mark.radius


def test_a_frame_never_holds_more_marks_than_it_can_and_says_how_many_are_left_out(told):
    [dora] = everything(told("a,Dora"))
    crowd = [replace(dora, name=f"{n}", lon=44.2 + n / 1000) for n in range(100)]
    shown, without = marks(BAGHDAD, crowd)
    assert (len(shown), without) == (MOST_MARKS, 100 - MOST_MARKS)


def test_no_name_lies_on_a_mark_or_on_another_name(dossier):
    for frame in (IRAQ, BAGHDAD):
        crowd, _ = marks(frame, everything(dossier))
        written = names(crowd)
        assert len(written) > 8
        assert len({name.text for name in written}) == len(written)
        for name in written:
            wide = len(name.text) * 6.6
            left = name.at[0] - {"start": 0, "end": wide, "middle": wide / 2}[name.side]
            for mark in crowd:
                across = max(left - mark.at[0], mark.at[0] - left - wide, 0)
                up = max(name.at[1] - 11 - mark.at[1], mark.at[1] - name.at[1] - 3, 0)
                assert math.hypot(across, up) >= mark.radius - 3, (name.text, mark.places[0].name)


def test_places_of_one_name_in_a_readers_file_have_it_on_the_map_without_half_a_bracket():
    spots = (("Diyala", "34.1", "45.0"), ("Basrah", "30.9", "47.4"))
    rows = [
        row(number, location="Mansuriyah", admin1=admin1, latitude=lat, longitude=lon)
        for number, (admin1, lat, lon) in enumerate(spots)
    ]
    opened = open_file(text(rows).encode(), "mine.csv", load_schema(DATA)).dossier
    assert set(opened.places.index) == {"Mansuriyah (Diyala, Iraq)", "Mansuriyah (Basrah, Iraq)"}
    crowd, _ = marks(IRAQ, everything(opened))
    assert [name.text for name in names(crowd)] == ["Mansuriyah", "Mansuriyah"]


def test_the_ring_shows_the_share_of_each_type_in_the_order_of_the_legend():
    assert shares(["b", "a", "a", "a"], ["a", "b", "c"]) == [("a", 75.0, 0.0), ("b", 25.0, 75.0)]


def test_every_event_of_the_record_is_on_the_map_or_said_not_to_be(dossier):
    events = tuple(dossier.events.index)
    html = place_map(dossier, events) + places_list(dossier, events)
    for place in everything(dossier):
        name = place.name.replace("&", "&amp;")
        assert f"place:{name}" in html or all(f"event:{event}" in html for event in place.events), place.name


def test_one_event_is_a_button_of_its_own_and_several_open_their_place(told):
    html = place_map(told("a,Dora", "b,Camp Taji", "c,Camp Taji"), ("a", "b", "c"))
    assert findall(r'class="map-mark[^"]*"[^>]*\n?\s*(data-(?:pick|show)="[^"]*")', html) == [
        'data-show="map-baghdad"',
        'data-pick="place:Camp Taji"',
        'data-pick="event:a"',
    ]


def test_what_is_far_has_an_arrow_that_points_at_it_and_a_whole_country_has_none(told):
    html = place_map(told("a,Tehran", "b,Iraq"), ("a", "b"))
    [turn] = findall(r"rotate\((-?\d+)deg\)", html)
    assert -60 < int(turn) < 0, "Tehran is east by north"
    assert "Iraq, no finer place told" in html


def test_hostile_names_are_text_and_nothing_else(tiny):
    name = "\"><img src=x onerror='alert(1)'>"
    table = f'place,lat,lon,precision,area\n"{name.replace(chr(34), chr(34) * 2)}",33.3,44.4,site,Baghdad'
    rows = "event_id,place\n" + "\n".join(
        f'{event},"{name.replace(chr(34), chr(34) * 2)}"' for event in ("a", "b")
    )
    dossier = tiny(events=rows, places=table)
    html = (
        place_map(dossier, ("a", "b")) + places_list(dossier, ("a", "b")) + place_card(dossier, name, ("a",))
    )
    tags, attributes = set(), set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, pairs: (tags.add(tag), attributes.update(key for key, _ in pairs))
    parser.feed(html)
    assert "button" in tags
    assert "img" not in tags
    assert "onerror" not in attributes


def test_lists_are_bounded_and_say_so(tiny):
    many = MOST_LISTED + 5
    places = "place,lat,lon,precision,area\n" + "\n".join(
        f"p{n},33.3,44.4,district,Baghdad" for n in range(many)
    )
    rows = [f"e{n},p{n}" for n in range(many)] + [f"x{n},p0" for n in range(MOST_EVENTS + 7)]
    dossier = tiny(events="event_id,place\n" + "\n".join(rows), places=places)
    events = tuple(dossier.events.index)
    listed = places_list(dossier, events)
    assert listed.count('data-pick="place:') == MOST_LISTED
    assert "5 more places are not listed" in listed
    card = place_card(dossier, "p0", events)
    assert card.count('data-pick="event:') == MOST_EVENTS
    assert "8 more events are not listed" in card


def test_what_lies_beyond_the_maps_or_on_none_is_bounded_too(tiny):
    many = MOST_BEYOND + 30
    places = ["place,lat,lon,precision,area"]
    places += [f"far{n},51.5,0.1,city,Elsewhere" for n in range(many)]
    places += [f"lost{n},,,unknown," for n in range(many)]
    rows = [f"{kind}-{n},{kind}{n}" for kind in ("far", "lost") for n in range(many)]
    rows += [f"lost-0-{n},lost0" for n in range(MOST_BEYOND)]
    dossier = tiny(events="\n".join(["event_id,place", *rows]), places="\n".join(places))
    events = tuple(dossier.events.index)
    html = place_map(dossier, events)
    assert html.count('data-pick="place:far') == MOST_BEYOND
    assert "30 more places have no room here" in html
    listed = places_list(dossier, events)
    assert listed.count('data-pick="event:') == 2 * MOST_BEYOND - 1
    assert "1 more event is not listed" in listed
    assert "30 more places are not listed" in listed


def test_events_without_a_point_are_listed_with_the_reason(told):
    html = places_list(told("a,Radwaniyah", "b,"), ("a", "b"))
    assert "place not located" in html
    assert "no place is told" in html
    assert set(findall(r'data-pick="event:(\w)"', html)) == {"a", "b"}


def test_a_place_of_no_event_in_view_opens_and_says_so(told):
    assert "No event of this view happened here" in place_card(told("a,Basra"), "Dora", ("a",))


def test_every_place_in_baghdads_frame_is_near_baghdad(dossier):
    inner = {place.name for place in everything(dossier) if in_baghdad(place)}
    assert {"Green Zone, Baghdad", "Camp Taji", "Baghdad International Airport"} <= inner
    assert not {"Al-Karma, Anbar", "Camp Ashraf, Diyala", "Basra"} & inner
    assert len(shapes()["governorates"]) == 18
