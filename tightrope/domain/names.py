"""Names of actors, found: exact, by an alias, by some of their words, or nearly.

A source writes Kata'ib Hizballah, another Kataeb Hezbollah; both must find one actor, and neither must find
the Lebanese Hezbollah. Which spellings are the same is told by `folding`; here they are ranked. The browser's
search box (`static/names.js`) ranks alike, and a test holds the two together.

Nothing here reads files or knows an actor by name; the tables come in as plain rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tightrope.domain.folding import PASSED_OVER, fold, readings, skeleton, sound, voiced

Why = Literal["exact", "alias", "prefix", "words", "near"]
RANKS: tuple[Why, ...] = ("exact", "alias", "prefix", "words", "near")

# A longer text is cut before it is searched: no actor has such a name, and a pasted page must not cost time.
LONGEST_QUERY = 120

# How far a typed word is from a known one. What languages write differently is nearer than a wrong letter.
SAME_SOUND, LIKE_SOUND, WRONG_VOWEL, WRONG_LETTER = 1, 3, 2, 4
OTHER_LANGUAGE = 1  # more, for a text that had to be read as of another language
MORE_SAID, MOST_MORE = (
    3,
    3,
)  # for each word beside a whole name, as in Nuri Kamal al-Maliki; and how many there may be
FARTHEST = 3 * WRONG_LETTER  # all words together

# Two words of the same consonants sound alike if they are so many: two cannot tell Ali from Ala. A whole name
# needs more of them, and so many that one may be wrong.
CONSONANTS_OF_WORD, CONSONANTS_OF_NAME, MANY_CONSONANTS = 3, 4, 7


@dataclass(frozen=True)
class Spelling:
    """One way to write an actor's name: its folded key, the text as the table has it, and whose it is.

    `others` are the actor's aliases that fold to the same key.
    """

    key: str
    original: str
    ident: str
    is_name: bool
    others: tuple[str, ...] = ()

    def as_typed(self, typed: str) -> str | None:
        """The text of the table that was typed, letter for letter but for capitals, if one was."""
        return next((text for text in (self.original, *self.others) if text.lower() == typed), None)


@dataclass(frozen=True)
class NameIndex:
    """All spellings of all actors, in the order of the actors, an actor's names before the aliases."""

    spellings: tuple[Spelling, ...]

    @cached_property
    def by_word(self) -> Mapping[str, frozenset[int]]:
        """The places of the spellings that have a word, by that word."""
        places: defaultdict[str, set[int]] = defaultdict(set)
        for place, spelling in enumerate(self.spellings):
            for word in spelling.key.split(" "):
                places[word].add(place)
        return {word: frozenset(found) for word, found in places.items()}

    @cached_property
    def sounds(self) -> Mapping[str, str]:
        """How each word sounds."""
        return {word: sound(word) for word in self.by_word}

    @cached_property
    def by_skeleton(self) -> Mapping[str, tuple[str, ...]]:
        """The words that have a skeleton, by that skeleton."""
        words: defaultdict[str, list[str]] = defaultdict(list)
        for word, heard in self.sounds.items():
            words[skeleton(heard)].append(word)
        return {bones: tuple(found) for bones, found in words.items()}

    @cached_property
    def joined(self) -> Mapping[str, frozenset[int]]:
        """The places of spellings by their key without spaces, so that Rab'Allah is Rab Allah."""
        return _places(_joined(spelling.key) for spelling in self.spellings)

    @cached_property
    def whole_skeletons(self) -> Mapping[str, frozenset[int]]:
        """The places of spellings by the skeleton of the whole name."""
        return _places(skeleton(sound(spelling.key)) for spelling in self.spellings)


def _places(texts: Iterable[str]) -> dict[str, frozenset[int]]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for place, text in enumerate(texts):
        places[text].add(place)
    return {text: frozenset(found) for text, found in places.items()}


def _joined(text: str) -> str:
    return text.replace(" ", "")


@dataclass(frozen=True)
class NameHit:
    """An actor who was found, the spelling that matched (as the table has it), and why it matched."""

    ident: str
    matched: str
    why: Why


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
    known: dict[str, dict[str, Spelling]] = {}
    for actor_id, name, name_ar in actors:
        known.setdefault(actor_id, {})
        for text in (name, name_ar):
            _add(known[actor_id], text, actor_id, is_name=True)
    for actor_id, alias in aliases:
        if actor_id not in known:
            raise ValueError(f'alias "{alias}" names actor_id "{actor_id}", which is not among the actors')
        _add(known[actor_id], alias, actor_id, is_name=False)
    return NameIndex(tuple(s for own in known.values() for s in own.values() if s.key))


def _add(own: dict[str, Spelling], text: str, actor_id: str, *, is_name: bool) -> None:
    key = fold(text)
    first = own.get(key)
    if first is None:
        own[key] = Spelling(key, text, actor_id, is_name)
    else:
        own[key] = replace(first, others=(*first.others, text))


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
    whole = index.joined.get(_joined(query), frozenset())
    ranked: dict[int, _Ranked] = {}
    for at in _having_all(index, begun) | whole:
        spelling = index.spellings[at]
        written = spelling.as_typed(typed)
        rank = (
            (int(not spelling.is_name), int(written is None), 0, 0) if at in whole else _rank(spelling, query)
        )
        ranked[at] = (rank, written or spelling.original)
    return ranked


def _having_all(index: NameIndex, wanted: Iterable[Iterable[str]]) -> frozenset[int]:
    """Places of the spellings that have one word of each list."""
    found = [frozenset[int]().union(*(index.by_word[word] for word in words)) for words in wanted]
    return frozenset.intersection(*found)


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
        for at, far in _distances(index, key, as_typed).items():
            spelling = index.spellings[at]
            more = max(spelling.key.count(" ") - key.count(" "), 0)
            rank = (4, far + (0 if as_typed else OTHER_LANGUAGE), more, int(not spelling.is_name))
            ranked[at] = min((rank, spelling.original), ranked.get(at, (rank, spelling.original)))
    return ranked


def _distances(index: NameIndex, key: str, as_typed: bool) -> dict[int, int]:
    """How far each spelling that is near is from a key, word by word or as a whole."""
    typed = key.split(" ")
    near = [_near_words(index, word, _wrong_letters(word, len(typed)) if as_typed else 0) for word in typed]
    found: dict[int, int] = {}
    for at in _having_all(index, near):
        words = index.spellings[at].key.split(" ")
        far = sum(min(distance[word] for word in words if word in distance) for distance in near)
        if far <= FARTHEST:
            found[at] = far
    for at, more in _said_with_more(index, typed):
        found[at] = min(MORE_SAID * more, found.get(at, FARTHEST))
    for bones, far in _near_skeletons(index, skeleton(sound(key))):
        for at in index.whole_skeletons[bones]:
            found[at] = min(far, found.get(at, far))
    return found


def _said_with_more(index: NameIndex, typed: list[str]) -> Iterator[tuple[int, int]]:
    """Each spelling of two words or more that are all among the typed, with how many others are typed."""
    for at in frozenset[int]().union(*(index.by_word.get(word, ()) for word in typed)):
        words = index.spellings[at].key.split(" ")
        if 1 < len(words) < len(typed) <= len(words) + MOST_MORE and set(words) <= set(typed):
            yield at, len(typed) - len(words)


def _wrong_letters(word: str, words: int) -> int:
    """How many letters of a typed word may be wrong: beside other words more than where it stands alone."""
    if words == 1:
        return min(2, len(word) // 4)
    return min(2, (len(word) + 1) // 3) if len(word) > 2 else 0


def _near_words(index: NameIndex, typed: str, wrong: int) -> dict[str, int]:
    """Each word that the typed one begins, nearly is or sounds like, with the distance between them."""
    heard = sound(typed)
    bones = skeleton(heard)
    near = {word: 0 for word in index.by_word if word.startswith(typed)}
    for word in index.by_skeleton.get(bones, ()):
        if index.sounds[word] == heard and len(heard) > 1:
            near.setdefault(word, SAME_SOUND)
        elif len(bones) >= CONSONANTS_OF_WORD and _sound_alike(typed, word):
            near.setdefault(word, LIKE_SOUND)
    scored = extract(typed, index.by_word.keys(), scorer=OSA.distance, score_cutoff=wrong, limit=None)
    for word, edits, _ in scored:
        letter = WRONG_VOWEL if skeleton(index.sounds[word]) == bones else WRONG_LETTER
        near[word] = min(letter * int(edits), near.get(word, FARTHEST))
    return near


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words of the same consonants differ in which vowels they have, not in where."""
    said = voiced if one.isascii() == other.isascii() else sound
    return OSA.distance(said(one), said(other)) <= 1


def _near_skeletons(index: NameIndex, bones: str) -> list[tuple[str, int]]:
    """The skeletons of whole names that are the given one, or are one consonant from it if it is long."""
    if len(bones) < CONSONANTS_OF_NAME:
        return []
    wrong = int(len(bones) >= MANY_CONSONANTS)
    found = extract(bones, index.whole_skeletons.keys(), scorer=OSA.distance, score_cutoff=wrong, limit=None)
    return [(other, LIKE_SOUND + WRONG_LETTER * int(edits)) for other, edits, _ in found]
