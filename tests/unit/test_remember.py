"""Results are kept with their dossier: once for each question and language, and gone when it is gone."""

import gc
import weakref
from dataclasses import replace

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Filters, apply_filters
from tightrope.domain.remember import remembered
from tightrope.text import language


def test_a_question_is_worked_out_once_for_each_dossier(dossier: Dossier) -> None:
    asked = []

    @remembered(2)
    def letters(dossier: Dossier, word: str) -> int:
        asked.append((dossier, word))
        return len(word)

    other = replace(dossier)
    assert [letters(one, "raid") for one in (dossier, dossier, other)] == [4, 4, 4]
    assert asked == [(dossier, "raid"), (other, "raid")]


def test_words_are_kept_for_each_language_and_facts_are_not(dossier: Dossier) -> None:
    asked = []

    @remembered(worded=True)
    def words(dossier: Dossier) -> str:
        asked.append("words")
        return language.get()

    @remembered()
    def facts(dossier: Dossier) -> int:
        asked.append("facts")
        return len(dossier.events)

    told = []
    for code in ("en", "ar", "en"):
        before = language.set(code)
        told.append(words(dossier))
        facts(dossier)
        language.reset(before)
    assert told == ["en", "ar", "en"]
    assert sorted(asked) == ["facts", "words", "words"]


def test_a_dossier_that_nobody_reads_any_more_is_let_go_with_all_that_was_worked_out(
    dossier: Dossier,
) -> None:
    own = replace(dossier)
    assert apply_filters(own, Filters())
    gone = weakref.ref(own)
    del own
    gc.collect()
    assert gone() is None
