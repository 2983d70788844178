"""Every place lies where it is said to lie, by the shapes of the map; what has no point says why."""

import math

from tightrope.domain.places import WHOLE
from tightrope.figures.ground import KM, shapes

SHAPES = shapes()["governorates"] | shapes()["countries"]
NOT_DRAWN = {"United States", "United Kingdom"}
"""Countries too far away to be drawn; their places are known by their longitude."""

SLACK = 8.0
"""By how many kilometres a line of 1:10 million may be wrong."""

OUTSIDE = {"Camp Taji"}
"""In Baghdad governorate today; the source still draws the governorate as the city and its nearest fields."""

IN_NO_AREA = {"Strait of Hormuz", "Persian Gulf", "Iraq-Syria border", "Najaf and Karbala"}
"""Seas, a border and a pair of cities, which lie in no one area."""

UNLOCATED = {"Radwaniyah, Baghdad", "Jraishan crossing"}


def inside(rings, lon, lat):
    """Whether a point lies in a shape: a line from it to the east leaves the shape an odd number of times."""
    crossed = 0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > lat) != (by > lat) and lon < ax + (lat - ay) / (by - ay) * (bx - ax):
                crossed += 1
    return crossed % 2 == 1


def far_from(rings, lon, lat):
    """Kilometres from a point to the line around a shape."""
    shrink = math.cos(math.radians(lat))
    return min(
        distance((lon * shrink, lat), (ax * shrink, ay), (bx * shrink, by)) * KM
        for ring in rings
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)
    )


def distance(point, start, end):
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def located(dossier):
    return dossier.places.loc[dossier.places["lat"].notna()]


def test_the_shapes_tell_inside_from_outside():
    assert inside(SHAPES["Basra"], 47.78, 30.51)
    assert not inside(SHAPES["Basra"], 44.37, 33.31)
    assert inside(SHAPES["Iraq"], 44.37, 33.31)
    assert far_from(SHAPES["Baghdad"], 51.39, 35.69) > 500


def test_every_place_lies_in_its_area(dossier):
    checked, wrong = 0, {}
    for place in located(dossier).itertuples():
        if place.area in NOT_DRAWN or not place.area:
            continue
        checked += 1
        rings = SHAPES[place.area]
        off = 0 if inside(rings, place.lon, place.lat) else far_from(rings, place.lon, place.lat)
        if off > SLACK:
            wrong[place.Index] = f"{off:.0f} km outside {place.area}"
    assert set(wrong) == OUTSIDE, wrong
    assert checked > 40


def test_a_governorate_of_iraq_is_in_iraq():
    """Were the shapes of two sources shifted against each other, a right point could be wrong by one."""
    for name, rings in shapes()["governorates"].items():
        for ring in rings:
            points = ring[:: max(1, len(ring) // 10)]
            off = [
                p for p in points if not inside(SHAPES["Iraq"], *p) and far_from(SHAPES["Iraq"], *p) > SLACK
            ]
            assert off == [], name


def test_places_abroad_have_the_longitude_of_their_country(dossier):
    spans = {"United States": (-78, -73), "United Kingdom": (-1, 0.5)}
    abroad = dossier.places.loc[dossier.places["area"].isin(NOT_DRAWN)]
    assert len(abroad) == 4
    for place in abroad.itertuples():
        west, east = spans[place.area]
        assert west < place.lon < east


def test_every_place_has_an_area_or_is_named_as_one_that_has_none(dossier):
    empty = set(dossier.places.index[dossier.places["area"] == ""])
    assert empty == IN_NO_AREA
    assert set(dossier.places["area"]) - {""} <= set(SHAPES) | NOT_DRAWN


def test_what_is_not_located_says_why(dossier):
    without = dossier.places.loc[dossier.places["lat"].isna() | dossier.places["lon"].isna()]
    assert set(without.index) == UNLOCATED
    assert set(without["precision"]) == {"unknown"}
    assert (without["note"].str.len() > 30).all()
    assert (located(dossier)["precision"] != "unknown").all()


def test_a_site_is_no_rounder_than_a_site(dossier):
    """Two decimals are a kilometre: a base may have them, a square or a building may not."""
    bases = {"Camp Taji"}
    for place in located(dossier).loc[lambda places: places["precision"] == "site"].itertuples():
        finest = max(len(f"{number:g}".partition(".")[2]) for number in (place.lat, place.lon))
        assert finest >= 3 or place.Index in bases, place.Index


def test_no_two_places_are_one_place(dossier):
    """Green Zone and Green Zone, Baghdad were two rows once, and so two marks on the map."""
    folded = [name.casefold().split(",")[0].strip() for name in dossier.places.index]
    assert len(set(folded)) == len(folded) > 40


def test_a_whole_country_or_governorate_has_the_shape_that_is_shaded(dossier):
    whole = dossier.places.loc[dossier.places["precision"].isin(WHOLE)]
    assert set(whole.index) == {"Iraq", "Camp Ashraf, Diyala"}
    assert set(whole["area"]) <= set(SHAPES)


def test_the_shapes_are_small_and_say_whence_they_come():
    from tightrope.figures.ground import SHAPES as FOLDER

    files = sorted(FOLDER.glob("*.json"))
    assert [path.name for path in files] == ["land.json", "water.json"]
    assert sum(path.stat().st_size for path in files) < 150_000
    assert [licence for _, licence in shapes()["sources"]] == ["Public domain", "LGPL-3.0-or-later"]
    assert all("npm" in source or "PyPI" in source for source, _ in shapes()["sources"])
    assert len(shapes()["governorates"]) == 18
