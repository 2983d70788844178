"""All words of the interface go through here: one gettext catalogue, dates and numbers by Babel.

The source language is English, so English needs no catalogue file. A further language is a file
`locale/<code>/LC_MESSAGES/tightrope.po`; no code changes, and nothing to compile: it is read as it is.
Its header `Language` names the locale of its dates and numbers, as "ar_IQ" does, whose months are Iraq's.
What does not belong here: the words of the dossier, which `domain.wording` puts into the reader's language.
"""

from __future__ import annotations

import gettext
import io
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from functools import lru_cache, wraps
from itertools import takewhile
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALE_FOLDER = Path(__file__).parent / "locale"

SOURCE_LANGUAGE = "en"
"""The language that the words in the code are in; what a link without a language is read in."""

language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)
"""The language of the reader who is being served."""


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let what is said inside be said in a language, whoever is being served."""
    token = language.set(code)
    try:
        yield
    finally:
        language.reset(token)


ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""Between these a text takes its direction from its own first letter and turns none of its neighbours."""


P = ParamSpec("P")
R = TypeVar("R")


def cached_by_language(maxsize: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """`functools.lru_cache` for a function whose result has words in it: one result for each language."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize)
        def kept(code: str, *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            return kept(language.get(), *args, **kwargs)  # type: ignore[arg-type]  # all are hashable

        return ask

    return decorate


@lru_cache
def languages() -> tuple[str, ...]:
    """The codes of the languages the interface speaks, the source language first."""
    written = sorted(path.parts[-3] for path in LOCALE_FOLDER.glob("*/LC_MESSAGES/tightrope.po"))
    return (SOURCE_LANGUAGE, *written)


def _file(code: str) -> Path:
    return LOCALE_FOLDER / code / "LC_MESSAGES" / "tightrope.po"


@lru_cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """The messages of a language; the messages themselves where it has no file. Fuzzy ones are left out."""
    path = _file(code)
    if not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache
def locale_of(code: str) -> Locale:
    """The locale whose dates, numbers and names of languages a language uses.

    The head of its file says it, up to the first empty line: who reads English does not wait for all Arabic.
    """
    path = _file(code)
    if not path.is_file():
        return Locale.parse(code)
    with path.open("rb") as file:
        return Locale.parse(read_po(takewhile(bytes.strip, file)).locale_identifier or code)


def direction() -> Literal["ltr", "rtl"]:
    """Which way the reader's language is written."""
    return "rtl" if locale_of(language.get()).text_direction == "rtl" else "ltr"


def onward() -> Literal["→", "←"]:
    """The arrow that points to what comes next, where a text has it among its words."""
    return "→" if direction() == "ltr" else "←"


def browser_locale() -> str:
    """The locale by its BCP 47 name: with it the browser writes dates and numbers as `say_day` does."""
    locale = locale_of(language.get())
    return f"{locale.language}{f'-{locale.territory}' if locale.territory else ''}-u-nu-latn"


def own_name(code: str) -> str:
    """The name of a language in itself: "English", "العربية"."""
    return str(locale_of(code).languages.get(code, code))


def catalogue_of(code: str) -> tuple[dict[str, str], dict[str, list[str]], Callable[[int], int]]:
    """All a reader's browser needs to speak a language; nothing but the rule where it is that of the code.

    Returns
    -------
    tuple
        The messages by themselves, the forms of those that have several by their singular, and what gives the
        place of the form that fits a number.
    """
    path = _file(code)
    if not path.is_file():
        return {}, {}, lambda n: int(n != 1)
    with path.open("rb") as file:
        told = [one for one in read_po(file) if one.id and not one.fuzzy]
    single, several = dict[str, str](), dict[str, list[str]]()
    for one in told:
        if isinstance(one.id, str) and isinstance(one.string, str) and one.string:
            single[one.id] = one.string
        elif not isinstance(one.id, str) and isinstance(one.string, tuple) and all(one.string):
            several[one.id[0]] = list(one.string)
    return single, several, _catalogue(code).plural  # type: ignore[attr-defined]  # of GNUTranslations


def translator(code: str) -> Callable[[str], str]:
    """What gives a message in a language, whoever is being served; the empty one stays empty."""
    catalogue = _catalogue(code)
    return lambda message: catalogue.gettext(message) if message else ""


def t(message: str, **values: object) -> str:
    """The message in the reader's language, with `{names}` filled from the values."""
    text = _catalogue(language.get()).gettext(message)
    return text.format(**_isolated(values)) if values else text


def tn(singular: str, plural: str, n: int, **values: object) -> str:
    """The message in the number that fits `n`, which is also filled in as `{n}`."""
    text = _catalogue(language.get()).ngettext(singular, plural, n)
    return text.format(n=n, **_isolated(values))


def _isolated(values: dict[str, object]) -> dict[str, object]:
    return {name: apart(value) if isinstance(value, str) else value for name, value in values.items()}


def apart(text: str) -> str:
    """A text that stands among others or in a picture; where words run from the right it turns none of them.

    In HTML `<bdi>` does the same. A text without letters, such as "13–53", runs as its neighbours do; a day
    such as "2020-12-25" does not, for its hyphens would turn it round.
    """
    turns = any(letter == "-" or unicodedata.bidirectional(letter) in ("L", "R", "AL") for letter in text)
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if turns and direction() == "rtl" else text


def say_number(number: int) -> str:
    """A number in words of the language: "2,258"."""
    return format_decimal(number, locale=locale_of(language.get()))


def say_day(day: date) -> str:
    """A day in words: "25 December 2020"."""
    return format_date(day, "d MMMM y", locale=locale_of(language.get()))


def say_month(day: date) -> str:
    """The month of a day in words: "December 2020"."""
    return format_date(day, "LLLL y", locale=locale_of(language.get()))


def say_short_month(day: date) -> str:
    """The month of a day in few letters, for an axis: "Dec 2020"."""
    return format_date(day, "LLL y", locale=locale_of(language.get()))


def say_short_day(day: date) -> str:
    """A day in few letters, for an axis that says its year: "25 Dec"."""
    return format_date(day, "d MMM", locale=locale_of(language.get()))


@cached_by_language(maxsize=4096)
def say_span(start: date, end: date) -> str:
    """A closed interval in as few words as it takes.

    A whole year is "2024", a whole month "December 2020", days of one month "20–25 December 2020".

    >>> say_span(date(2020, 12, 20), date(2020, 12, 25))
    '20–25 December 2020'
    >>> say_span(date(2020, 5, 1), date(2021, 6, 30))
    'May 2020 – June 2021'
    """
    locale = locale_of(language.get())
    if start == end:
        return say_day(start)
    after = end + timedelta(days=1)
    if start.day == 1 and after.day == 1:
        if start.month == 1 and after.month == 1:
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        if (start.year, start.month) == (end.year, end.month):
            return say_month(start)
        return f"{say_month(start)} – {say_month(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{format_date(start, 'd', locale=locale)}–{say_day(end)}"
    if start.year == end.year:
        return f"{format_date(start, 'd MMMM', locale=locale)} – {say_day(end)}"
    return f"{say_day(start)} – {say_day(end)}"


def say_language(code: str) -> str:
    """The name of a language by its ISO 639-1 code, or the code where it has none: "Arabic"."""
    return str(locale_of(language.get()).languages.get(code, code))


def script_language(name: str) -> Literal["ar", "en"]:
    """Which of the two languages the record has names in a name is in, by its letters."""
    return "ar" if any(unicodedata.bidirectional(letter) == "AL" for letter in name) else "en"


def join_words(words: list[str], last: Literal["and", "or"]) -> str:
    """Words as a list in a sentence, `last` being the word before the last one: "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    first = t(", ").join(words[:-1])
    if last == "and":
        return t("{words} and {word}", words=first, word=words[-1])
    return t("{words} or {word}", words=first, word=words[-1])
