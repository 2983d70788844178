"""A simulated reader, who knows what each click must lead to and holds the server to it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import parse_qs, urlencode

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from bench.dossier import dossier, first_actors, first_events
from bench.load.tab import FailedError, Tab
from tightrope.domain.filters import apply_filters
from tightrope.picks import PRESETS, picked
from tightrope.sentence import count_of
from tightrope.view_state import View, parse_params, to_params

LOST = (ConnectionClosed, ConnectionError, InvalidHandshake, OSError, TimeoutError)
PAGES = ("rounds", "accounts", "sources", "data", "about")
HABITS = {"actor": 35, "event": 30, "window": 15, "page": 12, "back": 8}
"""What a reader does, in parts of a hundred."""


@dataclass
class Diary:
    """What all readers together have lived through."""

    waits: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    reconnects: int = 0

    @property
    def answers(self) -> int:
        """How many answers came."""
        return sum(map(len, self.waits.values()))

    def waited(self, what: str, seconds: float) -> None:
        """Note how long an answer took, in seconds."""
        self.waits.setdefault(what, []).append(seconds)


class Reader:
    """Reads one page after the other, and checks that each answer is the one to the own question."""

    def __init__(self, seed: int, servers: Callable[[], str], diary: Diary) -> None:
        self.chance = Random(seed)
        self.servers = servers
        self.diary = diary
        self.view = View()
        self.past: list[View] = []
        self.page = ""
        self.serial = 0

    async def read(self, until: float, think: Callable[[Random], float], pause: Callable) -> None:
        """Open the first page and do one thing after the other until the time is over."""
        unheard: tuple[str, str] | None = None
        while time.monotonic() < until:
            tab = Tab(self.servers())
            try:
                async with tab:
                    await self._timed("open", tab.visit(self.page, _query(self.view)))
                    self.serial = 0  # nothing was clicked in this session yet
                    self._check(tab, 0)
                    if unheard:  # the browser tells a new server the click that the old one has not answered
                        await self._do(tab, *unheard)
                        unheard = None
                    while time.monotonic() < until:
                        await pause(think(self.chance))
                        unheard = self._choice()
                        await self._do(tab, *unheard)
                        unheard = None
            except LOST:
                self.diary.reconnects += 1
                await pause(0.5 + self.chance.random())
            except (FailedError, KeyError) as error:
                self.diary.errors.append(f"{type(error).__name__}: {error}")
                self.view, self.page, self.past, unheard = View(), "", [], None

    async def _timed(self, what: str, answer) -> None:  # noqa: ANN001 - an awaitable
        begun = time.monotonic()
        await answer
        self.diary.waited(what, time.monotonic() - begun)

    def _choice(self) -> tuple[str, str]:
        """What to do next: the habit, and what is picked."""
        if self.page:
            return "page", "."
        habit = self.chance.choices(list(HABITS), list(HABITS.values()))[0]
        if habit == "actor":
            chosen = self.view.filters.actors
            leaves = chosen and (len(chosen) > 1 or self.chance.random() < 0.5)
            return habit, self.chance.choice(chosen if leaves else first_actors()[:30])
        if habit == "event":
            return habit, self.chance.choice(first_events())
        if habit == "window":
            return habit, self.chance.choice(list(PRESETS))
        if habit == "back" and self.past:
            return habit, ""
        return "page", self.chance.choice(PAGES)

    async def _do(self, tab: Tab, habit: str, ident: str) -> None:
        """Do it, then check the answer."""
        if habit == "back":
            view = self.past[-1]
            await self._timed(habit, tab.visit("", _query(view), history=True))
            self.past.pop()
            self.view = view
            self._check(tab, self.serial)
            return
        serial = max(self.serial + 1, int(time.time() * 1000))
        if habit == "page":
            kind, ident = "go", f"{ident}?{_query(self.view)}"
        else:
            kind = {"window": "preset"}.get(habit, habit)
        await self._timed(habit, tab.pick({"kind": kind, "id": ident, "serial": serial}))
        self.serial = serial
        if habit == "page":
            self.page = ident.partition("?")[0].strip(".")
        else:
            self.past.append(self.view)
            self.view = picked(self.view, dossier(), kind, ident)
        self._check(tab, serial)

    def _check(self, tab: Tab, serial: int) -> None:
        """Hold the answer against what it must be.

        Raises
        ------
        FailedError
            If it is the answer to anything else.
        """
        filters, truth = self.view.filters, tab.parts.get("truth")
        if truth is None:
            raise FailedError(f"the page {self.page!r} came without its last part")
        expected = {
            "page": self.page,
            "view": self.view,
            "event": None if self.page == "rounds" else self.view.event,
            "actors": list(filters.actors),
            "serial": serial,
        }
        asked = parse_params(parse_qs(tab.query, keep_blank_values=True), dossier())[0]
        found = {
            "page": tab.page,
            "view": asked,
            **{key: truth[key] for key in ("event", "actors", "serial")},
        }
        if not self.page:
            expected["count"] = count_of(len(apply_filters(dossier(), filters)), dossier())
            said = re.search(r'class="count"[^>]*>([^<]*)<', tab.parts["sentence"]["html"])
            found["count"] = said[1] if said else ""
        wrong = [key for key in expected if expected[key] != found[key]]
        if wrong:
            raise FailedError("; ".join(f"{key} is {found[key]!r}, not {expected[key]!r}" for key in wrong))


def _query(view: View) -> str:
    return urlencode(to_params(view), doseq=True)
