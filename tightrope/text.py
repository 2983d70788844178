"""All words of the interface go through here: one gettext catalogue, dates and numbers by Babel.

The source language is English, so English needs no catalogue file. A further language is a folder
`locale/<code>/LC_MESSAGES/tightrope.mo`; no code changes. What does not belong here: the words of the
dossier (titles, labels of codes), which are data.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, timedelta
from functools import lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE_FOLDER = Path(__file__).parent / "locale"

language: ContextVar[str] = ContextVar("language", default="en")
"""The language of the reader who is being served."""


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
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("tightrope", LOCALE_FOLDER, languages=[code], fallback=True)


def t(message: str, **values: object) -> str:
    """The message in the reader's language, with `{names}` filled from the values."""
    text = _catalogue(language.get()).gettext(message)
    return text.format(**values) if values else text


def tn(singular: str, plural: str, n: int, **values: object) -> str:
    """The message in the number that fits `n`, which is also filled in as `{n}`."""
    text = _catalogue(language.get()).ngettext(singular, plural, n)
    return text.format(n=n, **values)


def say_number(number: int) -> str:
    """A number in words of the language: "2,258"."""
    return format_decimal(number, locale=language.get())


def say_day(day: date) -> str:
    """A day in words: "25 December 2020"."""
    return format_date(day, "d MMMM y", locale=language.get())


def say_month(day: date) -> str:
    """The month of a day in words: "December 2020"."""
    return format_date(day, "LLLL y", locale=language.get())


def say_short_month(day: date) -> str:
    """The month of a day in few letters, for an axis: "Dec 2020"."""
    return format_date(day, "LLL y", locale=language.get())


def say_short_day(day: date) -> str:
    """A day in few letters, for an axis that says its year: "25 Dec"."""
    return format_date(day, "d MMM", locale=language.get())


@cached_by_language(maxsize=4096)
def say_span(start: date, end: date) -> str:
    """A closed interval in as few words as it takes.

    A whole year is "2024", a whole month "December 2020", days of one month "20–25 December 2020".

    >>> say_span(date(2020, 12, 20), date(2020, 12, 25))
    '20–25 December 2020'
    >>> say_span(date(2020, 5, 1), date(2021, 6, 30))
    'May 2020 – June 2021'
    """
    locale = language.get()
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
    return str(Locale.parse(language.get()).languages.get(code, code))


def join_words(words: list[str], last: str) -> str:
    """Words as a list in a sentence: "A, B and C", `last` being the word before the last one."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
