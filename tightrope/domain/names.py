"""Names of actors, folded and found: one key for many spellings, in Latin, Arabic and Persian script.

A source writes Kata'ib Hizballah, another Kataeb Hezbollah; both must find one actor, and neither must find
the Lebanese Hezbollah. `FOLDING` is the only definition of which spellings are the same: the browser's search
box (`static/actor_search.js`) gets the same list as data and searches with the same ranking.

Nothing here reads files or knows an actor by name; the tables come in as plain rows.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Why = Literal["exact", "alias", "prefix", "words", "near"]
RANKS: tuple[Why, ...] = ("exact", "alias", "prefix", "words", "near")

# A longer text is cut before it is searched: no actor has such a name, and a pasted page must not cost time.
LONGEST_QUERY = 120

# Ordered (pattern, replacement) pairs, read alike by Python's `re` and by a JavaScript RegExp (flags "gu"):
# therefore no \b, \w or \s (they differ), no group in a replacement ("\1" against "$1"), and no lookbehind
# (older iPhones refuse the whole expression). Words stand between single spaces while the rules run, so that
# " x(?= )" is a whole word. A rule must also suit a name that is still being typed: if "hezbo" and
# "hezbollah" went different ways, the group would stay hidden until its last letter.
FOLDING: tuple[tuple[str, str], ...] = (
    # Signs. Apostrophes (ayn, hamza), full stops and invisible marks vanish; all others become a space, also
    # the zero-width non-joiner, which Persian writes between the parts of a name.
    (r"[\u0621\u0640\u00ad\u200b\u200d-\u200f\u2060\ufeff]", ""),
    (r"['`.\u02b9-\u02cb\u2018\u2019\u201b\u2032]", ""),
    # Arabic and Persian: wasla, alif maqsura and Persian ye, Persian kaf, ta marbuta and its kin, digits.
    (r"[\u0671-\u0673]", "\u0627"),
    (r"[\u0649\u06cc\u06d0\u06d2]", "\u064a"),
    (r"[\u06a9\u06aa]", "\u0643"),
    (r"[\u0629\u06be\u06c1\u06c3\u06d5]", "\u0647"),
    *((f"[{chr(0x660 + digit)}{chr(0x6F0 + digit)}]", str(digit)) for digit in range(10)),
    ("\u0131", "i"),  # Turkish
    ("^|$", " "),
    (r"[^0-9a-z\u0620-\u064a\u066e-\u06d3\u06ee-\u06ff]+", " "),
    # Abd al-X, Abdul X, Abdulx and عبدالx; then the article, written apart, assimilated (as-Salam) or joined.
    (" abd[aeiou]l(?!l?ah )", " abd "),
    (" \u0639\u0628\u062f(?=\u0627\u0644)", " \u0639\u0628\u062f "),
    (" +", " "),
    (" \u0627\u0644(?=[\u0620-\u06ff])", " "),
    (" [aeu]l(?= )", ""),
    (r" [ae]?(sh|th|dh|[dlnrstz])(?= \1)", ""),
    (" al(?=[bcdfghjkmnqrstvxz])", " "),
    (r"(?!^) ([aeu]|\u0627\u0644?)(?= $)", ""),  # an article that is still being typed
    # English spellings, then the consonants that one Arabic letter is written with; Kathimi is Kadhimi.
    ("isation", "ization"),
    ("ph", "f"),
    ("ch", "sh"),
    ("kh", "k"),
    ("gh", "g"),
    ("q", "k"),
    ("kath(?=[ei]m)", "kaz"),
    ("dh", "z"),
    ("th", "s"),
    # Vowels: y and e are i, o is u, ei is ai. No letter counts twice, and the h of Allah is silent.
    ("y", "i"),
    ("ei", "ai"),
    ("e", "i"),
    ("o", "u"),
    (r"([a-z])(?=\1)", ""),
    ("lah(?= )", "la"),
    # Words that are written in more ways than the rules above unite.
    (" hi[sz]b[aiu]", " hizbu"),
    (" hi[sz]b [aiu]?la(?= )", " hizbula"),
    (" k[ai]t[ai]+b(?= )", " kataib"),
    (" muhami", " muhama"),
    (" ahmi", " ahma"),
    ("^ +| +$", ""),
)

TOGETHER, BETWEEN = 500, "0" * 24
"""How many texts are folded as one, and the word between them."""

_RULES = tuple((re.compile(pattern), replacement) for pattern, replacement in FOLDING)


@dataclass(frozen=True)
class Spelling:
    """One way to write an actor's name: its folded key, the text as the table has it, and whose it is."""

    key: str
    original: str
    actor_id: str
    is_name: bool


@dataclass(frozen=True)
class NameIndex:
    """All spellings of all actors, in the order of the actors; an actor's equal keys are kept once."""

    spellings: tuple[Spelling, ...]

    def keys(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Return (key, original) of every spelling by actor id, names first: what the browser searches."""
        pairs: dict[str, tuple[tuple[str, str], ...]] = {}
        for spelling in self.spellings:
            pairs[spelling.actor_id] = (*pairs.get(spelling.actor_id, ()), (spelling.key, spelling.original))
        return pairs


@dataclass(frozen=True)
class Hit:
    """An actor who was found, the spelling that matched (as the table has it), and why it matched."""

    actor_id: str
    matched: str
    why: Why


def fold(text: str) -> str:
    """Return the search key of a text: lower-case words without marks, between single spaces, by `FOLDING`.

    A text of other scripts or of signs only, or nothing but an article, folds to the empty string.

    Examples
    --------
    >>> fold("Kata\u2019ib Hizballah") == fold("Ketaeb Hizb Allah")
    True
    """
    key = _bare(text)
    for pattern, replacement in _RULES:
        key = pattern.sub(replacement, key)
    return key


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the search key of each text, much sooner than `fold` one by one.

    Many texts are folded as one, a word of digits between them, which no rule touches. An article that stands
    alone at the end of a text is kept, since nobody is typing there.
    """
    keys: list[str] = []
    for first in range(0, len(texts), TOGETHER):
        some = [_bare(text) for text in texts[first : first + TOGETHER]]
        key = f" {BETWEEN} ".join(some)
        for pattern, replacement in _RULES:
            key = pattern.sub(replacement, key)
        keys += (one.strip() for one in key.split(BETWEEN))
    return keys


def _bare(text: str) -> str:
    """The text in lower case and without marks on its letters."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.category(char).startswith("M")).lower()


def name_index(actors: Iterable[tuple[str, str, str]], aliases: Iterable[tuple[str, str]]) -> NameIndex:
    """Build the index that `search` reads.

    Parameters
    ----------
    actors
        (actor_id, name, name_ar) of every actor, the most wanted first: equal hits keep this order. `name_ar`
        may be empty.
    aliases
        (actor_id, alias) of every alias, in any order.

    Raises
    ------
    ValueError
        If an alias belongs to an actor who is not among `actors`.
    """
    spellings: dict[str, dict[str, Spelling]] = {}
    for actor_id, name, name_ar in actors:
        own = spellings.setdefault(actor_id, {})
        for text in (name, name_ar):
            own.setdefault(fold(text), Spelling(fold(text), text, actor_id, is_name=True))
    for actor_id, alias in aliases:
        if actor_id not in spellings:
            raise ValueError(f'alias "{alias}" names actor_id "{actor_id}", which is not among the actors')
        spellings[actor_id].setdefault(fold(alias), Spelling(fold(alias), alias, actor_id, is_name=False))
    return NameIndex(tuple(s for own in spellings.values() for s in own.values() if s.key))


def search(index: NameIndex, text: str, limit: int = 8) -> list[Hit]:
    """Find actors by any spelling, the best first, every actor at most once.

    Parameters
    ----------
    index
        What `name_index` built.
    text
        What the reader typed: any script, any length (cut at `LONGEST_QUERY` characters).
    limit
        The largest number of hits.

    Returns
    -------
    list of Hit
        Ranked by `why`: the whole name (``exact``), a whole alias (``alias``), a name that begins with the
        typed words (``prefix``), every typed word begins some word of one spelling (``words``). Aliases that
        begin with the typed words are ``words`` too, because many begin with somebody else's name ("Khazali
        Network"). Only if nothing else is found, every typed word may differ in a letter or two (``near``).
        Empty when the text folds to nothing.
    """
    query = fold(text[:LONGEST_QUERY])
    if not query:
        return []
    found = _best(index, lambda spelling: _rank(spelling, query)) or _best(index, _nearness(index, query))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])][:limit]


# What a hit is sorted by: its place in RANKS, then up to three counts of which the smaller is the better.
_Rank = tuple[int, int, int, int]


def _best(index: NameIndex, rank: Callable[[Spelling], _Rank | None]) -> list[tuple[_Rank, Hit]]:
    """Keep the best-ranked spelling of every actor who has one, in the order of the actors."""
    best: dict[str, tuple[_Rank, Hit]] = {}
    for spelling in index.spellings:
        place = rank(spelling)
        if place is not None and (spelling.actor_id not in best or place < best[spelling.actor_id][0]):
            best[spelling.actor_id] = (place, Hit(spelling.actor_id, spelling.original, RANKS[place[0]]))
    return list(best.values())


def _rank(spelling: Spelling, query: str) -> _Rank | None:
    # Compared without spaces, so that Rab'Allah is Rab Allah and Alfayyadh is al-Fayyadh.
    if spelling.key.replace(" ", "") == query.replace(" ", ""):
        return (0 if spelling.is_name else 1, 0, 0, 0)
    if spelling.is_name and spelling.key.startswith(f"{query} "):
        return (2, 0, 0, 0)
    typed, words = query.split(" "), spelling.key.split(" ")
    if not all(any(word.startswith(start) for word in words) for start in typed):
        return None
    whole = sum(start in words for start in typed)
    return (3, -whole, int(not spelling.is_name), int(not spelling.key.startswith(query)))


def _nearness(index: NameIndex, query: str) -> Callable[[Spelling], _Rank | None]:
    """Rank by the sum of the edits of all typed words, comparing each with each word of the index once."""
    vocabulary = {word for spelling in index.spellings for word in spelling.key.split(" ")}
    edits = [dict(_near_words(start, vocabulary)) for start in query.split(" ")]

    def rank(spelling: Spelling) -> _Rank | None:
        words = spelling.key.split(" ")
        nearest = [min((near[word] for word in words if word in near), default=None) for near in edits]
        if None in nearest:
            return None
        return (4, sum(edit for edit in nearest if edit is not None), int(not spelling.is_name), 0)

    return rank


def _near_words(typed: str, vocabulary: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give each word that the typed one begins or nearly is, with the number of edits between them."""
    allowed = min(2, len(typed) // 4)  # a word of three letters has to be right
    for word in vocabulary:
        if word.startswith(typed):
            yield word, 0
        elif abs(len(word) - len(typed)) <= allowed and (edits := _edits(typed, word)) <= allowed:
            yield word, edits


def _edits(a: str, b: str) -> int:
    """Levenshtein distance: the letters to insert, drop or replace to make one word of the other."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        above, row = row, [i]
        for j, other in enumerate(b, start=1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != other)))
    return row[-1]
