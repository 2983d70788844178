"""How far a name is from what was typed: wrong letters, other vowels, words too many."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tightrope.domain.folding import skeleton, sound, voiced
from tightrope.domain.spellings import NameIndex

# How far a typed word is from a known one. What languages write differently is nearer than a wrong letter.
SAME_SOUND, LIKE_SOUND, WRONG_VOWEL, WRONG_LETTER = 1, 3, 2, 4
MORE_SAID, MOST_MORE = (
    3,
    3,
)  # for each word beside a whole name, as in Nuri Kamal al-Maliki; and how many there may be
FARTHEST = 3 * WRONG_LETTER  # all words together

# Two words of the same consonants sound alike if they are so many: two cannot tell Ali from Ala. A whole name
# needs more of them, and so many that one may be wrong.
CONSONANTS_OF_WORD, CONSONANTS_OF_NAME, MANY_CONSONANTS = 3, 4, 7


def distances(index: NameIndex, key: str, *, as_typed: bool) -> dict[int, int]:
    """How far each spelling that is near is from a key, word by word or as a whole."""
    typed = key.split(" ")
    near = [_near_words(index, word, _wrong_letters(word, len(typed)) if as_typed else 0) for word in typed]
    found: dict[int, int] = {}
    for at in index.having_all(near):
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
