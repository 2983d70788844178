"""All spellings of all names, indexed by what they fold to, by their words and by how they sound."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tightrope.domain.folding import fold, skeleton, sound


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
        return _places(without_spaces(spelling.key) for spelling in self.spellings)

    @cached_property
    def whole_skeletons(self) -> Mapping[str, frozenset[int]]:
        """The places of spellings by the skeleton of the whole name."""
        return _places(skeleton(sound(spelling.key)) for spelling in self.spellings)

    def having_all(self, wanted: Iterable[Iterable[str]]) -> frozenset[int]:
        """The places of the spellings that have one word of each list."""
        found = [frozenset[int]().union(*(self.by_word[word] for word in words)) for words in wanted]
        return frozenset.intersection(*found)


def _places(texts: Iterable[str]) -> dict[str, frozenset[int]]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for place, text in enumerate(texts):
        places[text].add(place)
    return {text: frozenset(found) for text, found in places.items()}


def without_spaces(text: str) -> str:
    """Return a key as one word."""
    return text.replace(" ", "")


def name_index(actors: Iterable[tuple[str, str, str]], aliases: Iterable[tuple[str, str]]) -> NameIndex:
    """Build the index that `names.search` reads.

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
