"""Names of people, groups and places that do not exist, in Latin and Arabic script."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tightrope.domain.folding import fold

Name = tuple[str, str]
"""One name in Latin and in Arabic script."""

SYLLABLES: tuple[Name, ...] = (
    ("ba", "با"), ("bu", "بو"), ("da", "دا"), ("du", "دو"), ("fa", "فا"), ("fi", "في"), ("ha", "ها"),
    ("ja", "جا"), ("ju", "جو"), ("ka", "كا"), ("ki", "كي"), ("la", "لا"), ("lu", "لو"), ("ma", "ما"),
    ("mi", "مي"), ("na", "نا"), ("nu", "نو"), ("ra", "را"), ("ru", "رو"), ("sa", "سا"), ("su", "سو"),
    ("sha", "شا"), ("ta", "تا"), ("ti", "تي"), ("wa", "وا"), ("za", "زا"), ("zu", "زو"),
)  # fmt: skip
ENDS: tuple[Name, ...] = (("n", "ن"), ("m", "م"), ("r", "ر"), ("d", "د"), ("f", "ف"), ("sh", "ش"), ("z", "ز"))

GROUPS: tuple[Name, ...] = (
    ("Kataib {}", "كتائب {}"), ("Saraya {}", "سرايا {}"), ("Liwa {}", "لواء {}"), ("Usbat {}", "عصبة {}"),
)  # fmt: skip
BODIES: tuple[Name, ...] = (
    ("{} Directorate", "مديرية {}"), ("{} Command", "قيادة {}"), ("{} Council", "مجلس {}"),
)  # fmt: skip
PARTIES: tuple[Name, ...] = (("{} Party", "حزب {}"), ("{} Movement", "حركة {}"), ("{} Company", "شركة {}"))
STATES: tuple[Name, ...] = (("Republic of {}", "جمهورية {}"),)
PEOPLE: tuple[Name, ...] = (("{} al-{}i", "{} ال{}ي"),)

PATTERNS: dict[str, tuple[Name, ...]] = {
    "person": PEOPLE,
    "armed-group": GROUPS,
    "umbrella": (("{} Mobilisation", "حشد {}"),),
    "state-institution": BODIES,
    "political-party": PARTIES[:1],
    "movement": PARTIES[1:2],
    "company": PARTIES[2:],
    "foreign-state": STATES,
}
"""How the name of each kind of actor is made; every blank takes a word of its own."""


def words(draw: np.random.Generator) -> Iterator[Name]:
    """Made-up words without end, of two or three syllables and a final consonant."""
    while True:
        parts = [SYLLABLES[i] for i in draw.integers(len(SYLLABLES), size=draw.integers(2, 4))]
        parts.append(ENDS[draw.integers(len(ENDS))])
        yield "".join(latin for latin, _ in parts).capitalize(), "".join(arabic for _, arabic in parts)


def actor_names(kinds: list[str], draw: np.random.Generator) -> list[Name]:
    """A name for each actor of a kind, no two of which a reader could take for each other."""
    made, taken = words(draw), set[str]()
    return [_free(PATTERNS[kind], made, taken, draw) for kind in kinds]


def place_names(count: int, draw: np.random.Generator) -> list[str]:
    """So many names of places, all different."""
    made: dict[str, None] = {}
    for latin, _ in words(draw):
        made[latin] = None
        if len(made) == count:
            break
    return list(made)


def _free(
    patterns: tuple[Name, ...], made: Iterator[Name], taken: set[str], draw: np.random.Generator
) -> Name:
    """The next name that does not fold to one that is taken."""
    while True:
        latin, arabic = patterns[draw.integers(len(patterns))]
        blanks = [next(made) for _ in range(latin.count("{}"))]
        name = latin.format(*(one for one, _ in blanks))
        if (key := fold(name)) not in taken:
            taken.add(key)
            return name, arabic.format(*(other for _, other in blanks))


def spellings(name: Name, count: int) -> list[str]:
    """Ways to write a name, as sources differ in them; at most so many, the Arabic one first."""
    latin, arabic = name
    ways = [
        arabic,
        latin.replace("al-", "Al "),
        latin.replace("u", "o"),
        latin.replace("i", "ee"),
        latin.upper(),
    ]
    return [way for way in dict.fromkeys(ways) if way != latin][:count]
