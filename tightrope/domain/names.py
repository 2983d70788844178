"""Names of actors, found: exact, by an alias, by some of their words, or nearly.

A source writes Kata'ib Hizballah, another Kataeb Hezbollah; both must find one actor, and neither must find
the Lebanese Hezbollah. Which spellings are the same is told by `folding`; here they are ranked. The browser's
search box (`static/names.js`) ranks alike, and a test holds the two together.

Nothing here reads files or knows an actor by name; the tables come in as plain rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tightrope.domain.folding import PASSED_OVER, fold, readings
from tightrope.domain.near import distances
from tightrope.domain.spellings import NameIndex, Spelling, without_spaces

Why = Literal["exact", "alias", "prefix", "words", "near"]
RANKS: tuple[Why, ...] = ("exact", "alias", "prefix", "words", "near")

# A longer text is cut before it is searched: no actor has such a name, and a pasted page must not cost time.
LONGEST_QUERY = 120

OTHER_LANGUAGE = 1  # how much farther a name is for a text that had to be read as of another language


@dataclass(frozen=True)
class NameHit:
    """An actor who was found, the spelling that matched (as the table has it), and why it matched."""

    ident: str
    matched: str
    why: Why


def search(index: NameIndex, text: str, limit: int | None = 8) -> list[NameHit]:
    """Find actors by any spelling, the best first, every actor at most once.

    Parameters
    ----------
    index
        What `name_index` built.
    text
        What the reader typed: any script, any length (cut at `LONGEST_QUERY` characters).
    limit
        The largest number of hits; None for all.

    Returns
    -------
    list of NameHit
        Ranked by `why`: the whole name (``exact``), a whole alias (``alias``), a name that begins with the
        typed words (``prefix``), every typed word begins some word of one spelling (``words``). Of equal hits
        one that is letter for letter what was typed comes first, and is told as what matched. Aliases that
        begin with the typed words are ``words`` too, because many begin with somebody else's name ("Khazali
        Network"). Only if nothing is found so, not even without the words that may stand around a name
        ("Sheikh"), every typed word may differ in a letter or two, or be written as another language does
        (``near``). Empty when the text folds to nothing.
    """
    text = text[:LONGEST_QUERY]
    query = fold(text)
    if not query:
        return []
    barer = [without(query, level) for level in range(len(PASSED_OVER) + 1)]
    typed = text.strip().lower()
    found = next(filter(None, (_best(index, _surely(index, key, typed)) for key in dict.fromkeys(barer))), [])
    if not found:
        meant = [(key, True) for key in barer[1:]] + [(without(key, 1), False) for key in readings(text)]
        found = _best(index, _nearly(index, meant))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])][:limit]


def without(key: str, levels: int) -> str:
    """Return a folded text without the words that may stand around a name, unless it is nothing else.

    `levels` says of how many lists of `PASSED_OVER` the words are left out; letters that stand alone go too.
    """
    passed = {word for words in PASSED_OVER[:levels] for word in words}
    left = [word for word in key.split(" ") if word not in passed and (len(word) > 1 or not levels)]
    return " ".join(left) or key


# What a hit is sorted by: its place in RANKS, then up to three counts of which the smaller is the better.
_Rank = tuple[int, int, int, int]


# How a spelling is ranked, and the text that is told to have matched.
_Ranked = tuple[_Rank, str]


def _best(index: NameIndex, ranked: Mapping[int, _Ranked]) -> list[tuple[_Rank, NameHit]]:
    """Keep the best-ranked spelling of every actor who has one, in the order of the actors."""
    best: dict[str, tuple[_Rank, NameHit]] = {}
    for at in sorted(ranked):
        spelling, (rank, matched) = index.spellings[at], ranked[at]
        if spelling.ident not in best or rank < best[spelling.ident][0]:
            # An alias may fold to the name itself: who typed it is told of the alias.
            why = "alias" if rank[0] == 0 and matched != spelling.original else RANKS[rank[0]]
            best[spelling.ident] = (rank, NameHit(spelling.ident, matched, why))
    return list(best.values())


def _surely(index: NameIndex, query: str, typed: str) -> dict[int, _Ranked]:
    """Rank the spellings of which the typed words begin words; `typed` is the text as it was typed."""
    begun = [[word for word in index.by_word if word.startswith(start)] for start in query.split(" ")]
    whole = index.joined.get(without_spaces(query), frozenset())
    ranked: dict[int, _Ranked] = {}
    for at in index.having_all(begun) | whole:
        spelling = index.spellings[at]
        written = spelling.as_typed(typed)
        rank = (
            (int(not spelling.is_name), int(written is None), 0, 0) if at in whole else _rank(spelling, query)
        )
        ranked[at] = (rank, written or spelling.original)
    return ranked


def _rank(spelling: Spelling, query: str) -> _Rank:
    if spelling.is_name and spelling.key.startswith(f"{query} "):
        return (2, 0, 0, 0)
    words = spelling.key.split(" ")
    whole = sum(start in words for start in query.split(" "))
    return (3, -whole, int(not spelling.is_name), int(not spelling.key.startswith(query)))


def _nearly(index: NameIndex, meant: Iterable[tuple[str, bool]]) -> dict[int, _Ranked]:
    """Rank the spellings that nearly have the words of a key; each key comes with whether it is as typed."""
    ranked: dict[int, _Ranked] = {}
    for key, as_typed in dict.fromkeys(meant):
        for at, far in distances(index, key, as_typed=as_typed).items():
            spelling = index.spellings[at]
            more = max(spelling.key.count(" ") - key.count(" "), 0)
            rank = (4, far + (0 if as_typed else OTHER_LANGUAGE), more, int(not spelling.is_name))
            ranked[at] = min((rank, spelling.original), ranked.get(at, (rank, spelling.original)))
    return ranked
