"""Colours as readers without red or green cones see them: never alone, and no two of a set alike.

The simulation is that of Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for
Simulation of Color Vision Deficiency", table 1 at severity 1.0, on linear sRGB; the distance is CIEDE2000 as
Sharma, Wu and Dalal (2005) write it, tested with pairs of their table 1. Contrast is that of WCAG 2.2.
"""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import numpy as np
import pytest

from tightrope.figures.theme import (
    CAMP_COLOURS,
    KIND_LOOKS,
    OPEN_DASHES,
    OUTLINES,
    SIGN_LOOKS,
    TYPE_LOOKS,
)

SIGHTS = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}

SRGB_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)

WHITE = SRGB_TO_XYZ @ np.ones(3)

PAGES = {"light": "#FFFFFF", "dark": "#14171C"}

CLEARLY = 10
"""Ten times the unit of CIEDE2000, in which about 1 is just noticed: told apart at a glance."""


def linear(colour):
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(colour, sight):
    seen = np.clip(SIGHTS[sight] @ linear(colour), 0, 1)
    ratio = SRGB_TO_XYZ @ seen / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one, other, sight):
    return ciede2000(lab(one, sight), lab(other, sight))


def ciede2000(one, other):
    (l1, a1, b1), (l2, a2, b2) = (map(float, colour) for colour in (one, other))
    grey = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - sqrt(grey**7 / (grey**7 + 25**7)))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = (degrees(atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    wave = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * wave)
    blue = 2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 - blue * by_chroma * by_hue)


def contrast(one, other):
    dark, light = sorted(float(SRGB_TO_XYZ[1] @ linear(colour)) + 0.05 for colour in (one, other))
    return light / dark


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_the_published_pairs(one, other, distance):
    assert ciede2000(one, other) == pytest.approx(distance, abs=5e-5)


def test_the_measure_knows_black_white_and_what_red_and_green_share():
    assert apart("#000000", "#FFFFFF", "all cones") == pytest.approx(100, abs=0.1)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert apart("#C0362C", "#5E8C31", "deuteranopia") < apart("#C0362C", "#5E8C31", "all cones") / 3


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_signs_of_ties_are_told_apart_by_colour_in_every_sight(sight):
    colours = [colour for colour, _ in SIGN_LOOKS.values()]
    assert min(apart(one, other, sight) for one, other in combinations(colours, 2)) > CLEARLY


def test_and_by_their_line_in_no_colour_at_all():
    lines = [str(dashes) for _, dashes in SIGN_LOOKS.values()] + [
        str(dashes) for dashes in OPEN_DASHES.values()
    ]
    assert len(set(lines)) == 2 * len(SIGN_LOOKS)


@pytest.mark.parametrize("looks", [TYPE_LOOKS, KIND_LOOKS], ids=["types of events", "kinds of sources"])
def test_each_code_has_a_form_of_its_own(looks):
    forms = [form for _, form in looks.values()]
    assert len(set(forms)) == len(forms)


def test_each_form_of_an_event_type_is_drawn_otherwise():
    drawn = [OUTLINES[form] for _, form in TYPE_LOOKS.values()]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("looks", ["types", "kinds", "camps", "signs"])
def test_every_colour_stands_out_from_the_page(looks, page):
    colours = {
        "types": [colour for colour, _ in TYPE_LOOKS.values()],
        "kinds": [colour for colour, _ in KIND_LOOKS.values()],
        "camps": list(CAMP_COLOURS.values()),
        "signs": [colour for colour, _ in SIGN_LOOKS.values()],
    }[looks]
    assert min(contrast(colour, PAGES[page]) for colour in colours) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_two_camps_that_confront_each_other_are_told_apart(sight):
    assert apart(CAMP_COLOURS["iraqi-government"], CAMP_COLOURS["iran-aligned"], sight) > 2 * CLEARLY
