"""The words of the offline edition: the language of the file and its messages."""

from __future__ import annotations

from typing import Any

from babel.dates import get_month_names

from tightrope.text import browser_locale, catalogue_of, direction, language, locale_of, t


def words() -> dict[str, Any]:
    """The language of the file, and in any but that of the code its messages."""
    code = language.get()
    months = get_month_names("wide", context="format", locale=locale_of(code))
    messages, plurals, plural_of = catalogue_of(code)
    return {
        "language": code,
        "locale": browser_locale(),
        "direction": direction(),
        "months": [months[number] for number in range(1, 13)],
        "messages": messages,
        "plurals": plurals,
        "pluralOf": [plural_of(number) for number in range(200)],
        "notShown": t("The offline edition does not show “{key}”."),
    }
