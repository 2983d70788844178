"""Reading the keys of a link, one at a time; what cannot be had is dropped, and said in a sentence."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import Window
from tightrope.domain.ties import ends_of, pair_id
from tightrope.domain.tours import tours
from tightrope.text import t, tn

Params = Mapping[str, Sequence[str]]

OPEN = ".."
"""An open end of the window, as ISO 8601-2 writes it."""

MOST_VALUES = 40
MOST_LETTERS = 120
"""How many values of one key, and how many letters of a search, a link may carry. What lies beyond is not
looked at, so that reading a link costs the same however long it is."""

MOST_NOTICES = 4
"""How much of what cannot be had is said one by one."""

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


class LinkReader:
    """Reads one key at a time and keeps a sentence for what it had to drop, in `notices`."""

    def __init__(self, params: Params) -> None:
        self.params = params
        self.notices: list[str] = []

    def said(self, version: str) -> list[str]:
        """The sentences, each once; of many the first, and how many there are beside."""
        told = list(dict.fromkeys(self.notices))
        made_with = self.last("v")
        if told and made_with and made_with != version:
            told.insert(0, t("The link was made with another version of the data."))
        rest = len(told) - MOST_NOTICES
        if rest > 0:
            told[MOST_NOTICES:] = [tn("And {n} more part of it.", "And {n} more parts of it.", rest)]
        return told

    def values(self, key: str) -> list[str]:
        """The values of a key that are looked at; empty ones mean nothing."""
        given = self.params.get(key, ())
        if len(given) > MOST_VALUES:
            self.notices.append(t("Only the first {n} values of “{key}” were read.", n=MOST_VALUES, key=key))
        return [value for value in given[:MOST_VALUES] if value]

    def last(self, key: str) -> str | None:
        """The last value of a key, which holds where a key may have one only; None where there is none."""
        found = self.values(key)
        return found[-1] if found else None

    def drop(self, key: str, value: str) -> None:
        """Say that a value cannot be had."""
        # Marks that turn text around are not printable, so nothing in a notice can be.
        shown = "".join(c for c in value[:60] if c.isprintable())
        self.notices.append(t("“{value}” is not a known value of “{key}”.", value=shown, key=key))

    def codes(self, key: str, known: Container[str]) -> tuple[str, ...]:
        """The known values of a key, each once, in the order of the link."""
        kept: dict[str, None] = {}
        for value in self.values(key):
            if value in known:
                kept[value] = None
            else:
                self.drop(key, value)
        return tuple(kept)

    def known(self, key: str, known: Container[str]) -> str | None:
        """The value of a key if it is known, else None."""
        value = self.last(key)
        if value is None or value in known:
            return value
        self.drop(key, value)
        return None

    def step(self, dossier: Dossier) -> str | None:
        """The step that is asked for by itself, or the first one of the tour that is."""
        tour, wanted = self.known("tour", tours(dossier)), self.last("step")
        known = {step.id for one in tours(dossier).values() if tour in (None, one.id) for step in one.steps}
        if wanted in known:
            return wanted
        if wanted is not None:
            self.drop("step", wanted)
        return tours(dossier)[tour].steps[0].id if tour else None

    def one_of(self, key: str, allowed: Sequence[Any], default: Any) -> Any:  # noqa: ANN401 - a Literal
        """The value of a key, or the default where it is none of those allowed."""
        return self.known(key, set(allowed)) or default

    def switch(self, key: str) -> bool:
        """Whether a key that is `1` or `0` is `1`."""
        return bool(self.one_of(key, ("0", "1"), "0") == "1")

    def words(self, key: str) -> str:
        """The text of a key in one line, as long as may be searched for."""
        text = " ".join("".join(c if c.isprintable() else " " for c in self.last(key) or "").split())
        if len(text) > MOST_LETTERS:
            self.notices.append(
                t("Only the first {n} letters of “{key}” were read.", n=MOST_LETTERS, key=key)
            )
        return text[:MOST_LETTERS].strip()

    def day(self, key: str) -> date | None:
        """The day of a key."""
        value = self.last(key)
        return None if value is None else self.written_day(key, value)

    def written_day(self, key: str, value: str) -> date | None:
        """A day as links write it; None, and said, where it is none."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        # Weeks ("2020-W52-5") and days without hyphens are days to Python, but not as links write them.
        if day is None or day.isoformat() != value or not EARLIEST <= day <= LATEST:
            self.drop(key, value)
            return None
        return day

    def end_of_window(self, key: str, default: date | None) -> date | None:
        """An end of the window, None where it is open."""
        value = self.last(key)
        if value == OPEN:
            return None
        return default if value is None else self.written_day(key, value) or default

    def window(self, first: Window) -> Window:
        """The window in order; an end that is not given is open where its default contradicts the other."""
        start = self.end_of_window("from", first[0])
        end = self.end_of_window("to", first[1])
        if start and end and start > end:
            if not self.last("to"):
                return start, None
            if not self.last("from"):
                return None, end
            return end, start
        return start, end

    def tie(self, key: str, actors: Container[str]) -> str | None:
        """The two ends of a tie as its id, in the one order that ids have."""
        value = self.last(key)
        if value is None:
            return None
        pair = ends_of(value)
        if len(pair) == 2 and pair[0] != pair[1] and all(one in actors for one in pair):
            return pair_id(*pair)
        self.drop(key, value)
        return None
