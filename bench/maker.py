"""What is in a made-up dossier: each table drawn by the shares of `bench.shares`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from bench.invented import actor_names, place_names, spellings
from bench.shares import (
    ATTACKS,
    CAMPS,
    COUNTED,
    CRITERIA,
    EPISODES,
    FIRST,
    HEADLINES,
    KINDS,
    LAST,
    NOTE,
    PEAKS,
    RELATIONS,
    ROLES,
    ROUND_DAYS,
    ROUNDS,
    SOURCE_KINDS,
    SPEAKERS,
    TYPES,
)

Row = Sequence[Any]


class Maker:
    """Draws table after table; later ones refer to earlier ones by id."""

    def __init__(self, events: int, draw: np.random.Generator) -> None:
        self.draw = draw
        self.count = events
        self.kinds = self.some(KINDS, max(60, round(12 * events**0.5)))
        self.kinds[:8] = ["person", "armed-group", "umbrella", "state-institution"] * 2
        self.camps = self.some(CAMPS, len(self.kinds))
        self.camps[:8] = ["iraqi-government", "iran-aligned", "iran-aligned", "iraqi-government"] * 2
        self.names = actor_names(self.kinds, draw)
        self.actors = [f"a-{place:05}" for place in range(len(self.names))]
        self.places = place_names(round(6 * events**0.4), draw)
        self.sources = [f"s-{place:06}" for place in range(round(13 * events**0.8))]
        self.starts = self.days()
        self.levels = draw.choice([1, 2, 3], p=[0.03, 0.15, 0.82], size=events)
        self.ids = [f"{day}-e{place:06}" for place, day in enumerate(self.starts)]
        # One text in forty is a copy of the one before it.
        self.copied = dict(zip(self.sources[39::40], self.sources[38::40], strict=True))
        self.cited = _cycle(draw.permutation(self.sources))

    def tables(self) -> dict[str, Iterable[Row]]:
        """The rows of every table, in an order in which each is drawn before it is referred to."""
        people, types = self.taking_part(), self.some(TYPES, self.count)
        leads = self.leads()
        relations, statements = self.relations()
        return {
            "events": self.events(people, types, leads),
            "participants": self.participants(people, types),
            "claims": self.claims(people),
            "event_links": self.links(),
            "chips": [
                (self.ids[one], f"Generated fact {place}", NOTE) for place, one in enumerate(leads[0], 1)
            ],
            "rounds": ROUNDS,
            "round_sentences": self.sentences(),
            "round_claims": [
                (f"{name}-{criterion}-1", self.ids[leads[place][0]], "occurrence", "", "")
                for place, name in enumerate(ROUND_DAYS, 1)
                for criterion in CRITERIA
            ],
            "actors": [
                (one, *name, kind, camp, "", "", "", "core" if place < len(self.actors) / 6 else "minor", "")
                for place, (one, name, kind, camp) in enumerate(
                    zip(self.actors, self.names, self.kinds, self.camps, strict=True)
                )
            ],
            "descriptions": [
                (one, "who", f"{name[0]} is made up.")
                for one, name in zip(self.actors, self.names, strict=True)
            ],
            "description_sources": [(one, next(self.cited)) for one in self.actors],
            "aliases": [
                (one, alias, "arabic" if alias == name[1] else "latin", next(self.cited))
                for one, name, ways in zip(
                    self.actors, self.names, self.draw.integers(1, 6, len(self.actors)), strict=True
                )
                for alias in spellings(name, int(ways))
            ],
            "relations": relations,
            "relation_claims": statements,
            "places": [
                (place, f"{30 + 6 * north:.2f}", f"{41 + 6 * east:.2f}", "town", "", NOTE)
                for place, (north, east) in zip(
                    self.places, self.draw.random((len(self.places), 2)), strict=True
                )
            ],
            "sources": self.texts(),
        }

    def some(self, weights: dict[str, float], count: int) -> list[str]:
        """So many codes, drawn by their weights."""
        shares = np.array(list(weights.values()))
        return [str(one) for one in self.draw.choice(list(weights), p=shares / shares.sum(), size=count)]

    def ranks(self, among: int, count: int) -> list[int]:
        """So many places of a list, by Zipf's law: the first is drawn most, each later one less."""
        shares = 1 / (np.arange(among) + 2.7)
        return [int(one) for one in self.draw.choice(among, p=shares / shares.sum(), size=count)]

    def days(self) -> list[date]:
        """The first day of each event, in order."""
        span = (LAST - FIRST).days
        offsets = self.draw.integers(0, span, size=self.count)
        done = 0
        for middle, width, share in PEAKS:
            some = round(share * self.count)
            near = self.draw.normal((middle - FIRST).days, width, size=some)
            offsets[done : done + some] = np.clip(near, 0, span).astype(int)
            done += some
        return [FIRST + timedelta(days=int(offset)) for offset in np.sort(offsets)]

    def leads(self) -> list[list[int]]:
        """Five events for the facts, then one for each round, by their place."""
        turning = [int(one) for one in np.flatnonzero(self.levels == 1)]
        inside = [
            next(place for place, day in enumerate(self.starts) if first <= day <= last)
            for first, last, _ in ROUND_DAYS.values()
        ]
        facts = dict.fromkeys([*inside, *turning[:: max(1, len(turning) // 3)]])
        return [list(facts)[:5], *([one] for one in inside)]

    def taking_part(self) -> list[list[int]]:
        """The actors of each event by their place, each once; the more important, the more."""
        sizes = 1 + self.draw.poisson(np.array([4.5, 3, 1.6])[self.levels - 1])
        drawn = iter(self.ranks(len(self.actors), int(sizes.sum())))
        return [list(dict.fromkeys(next(drawn) for _ in range(size))) for size in sizes]

    def events(self, people: list[list[int]], types: list[str], leads: list[list[int]]) -> Iterable[Row]:
        """Two in a hundred are known to the month or year only, one in eight lasts for days."""
        precise = self.some({"day": 0.97, "month": 0.025, "year": 0.005}, self.count)
        longer = self.draw.random(self.count) < 0.12
        lengths = self.draw.integers(1, 12, size=self.count)
        status = self.some(
            {"occurred": 0.93, "alleged": 0.04, "announced": 0.02, "superseded": 0.01}, self.count
        )
        where = self.ranks(len(self.places), self.count)
        exact = {one for found in leads for one in found}
        for place, day in enumerate(self.starts):
            exactly = "day" if place in exact else precise[place]
            begun = day.isoformat()[: {"day": 10, "month": 7, "year": 4}[exactly]]
            lasting = longer[place] and exactly == "day" and place not in exact
            site, level = self.places[where[place]], int(self.levels[place])
            title = HEADLINES[types[place]].format(who=self.names[people[place][0]][0], place=site)
            label = f"{site} {place}" if level == 1 else ""
            episode = next(code for until, code in EPISODES if day < until)
            ended = (day + timedelta(days=int(lengths[place]))).isoformat() if lasting else ""
            yield (
                self.ids[place], begun, ended, exactly, f"{title} ({place})", label, NOTE, types[place],
                site, status[place], episode, level,
            )  # fmt: skip

    def participants(self, people: list[list[int]], types: list[str]) -> Iterable[Row]:
        """One role for each actor of an event; in an attack the first is its author, two times in three."""
        roles = iter(self.some(ROLES, sum(map(len, people))))
        for place, actors in enumerate(people):
            for first, actor in zip([True] + [False] * len(actors), actors, strict=False):
                role = next(roles)
                if first and types[place] in ATTACKS:
                    role = "initiator" if place % 3 else "accused"
                yield self.ids[place], self.actors[actor], role, ""

    def claims(self, people: list[list[int]]) -> Iterable[Row]:
        """That it happened, by one to twenty sources; counts and authors, which may differ, of some."""
        told = 1 + self.draw.poisson(np.array([9, 3.5, 0.7])[self.levels - 1])
        counts = self.draw.random(self.count) < np.array([0.9, 0.5, 0.1])[self.levels - 1]
        for place, sources in enumerate(told):
            event = self.ids[place]
            cited = list(dict.fromkeys(next(self.cited) for _ in range(sources)))
            denied = len(cited) > 2 and place % 17 == 0
            for turn, source in enumerate(cited):
                said = "denied" if denied and turn == 1 else "yes"
                yield (
                    event,
                    "occurrence",
                    said,
                    source,
                    SPEAKERS[(place + turn) % 6],
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                )
            if counts[place]:
                counted, base = COUNTED[place % 5], 1 + place % 40
                for turn, source in enumerate(cited):
                    number = base + (turn % 3 if place % 4 == 0 else 0)
                    speaker = SPEAKERS[(place + turn) % 6]
                    yield event, counted, number, source, speaker, "", "", number, number, "", "", ""
            if len(cited) > 3:
                author = people[place][0]
                yield (
                    event, "perpetrator", self.names[author][0], cited[0], "", "", "", "", "", "", "",
                    self.actors[author],
                )  # fmt: skip

    def links(self) -> Iterable[Row]:
        """From an event to one a little before it."""
        later = np.flatnonzero(self.draw.random(self.count) < 0.4)
        back = 1 + self.draw.geometric(0.05, size=len(later))
        kinds = self.some(
            {"response-to": 0.5, "part-of": 0.3, "escalates": 0.15, "reverses": 0.05}, len(later)
        )
        for one, gap, kind in zip(later, back, kinds, strict=True):
            if gap <= one:
                earlier, alleged = self.ids[one - gap], one % 9 == 0
                status = "alleged" if alleged else "single-source"
                yield self.ids[one], earlier, kind, status, "an unnamed analyst", next(self.cited)

    def relations(self) -> tuple[list[Row], list[Row]]:
        """Dated, signed relations, the weighty actors having most; and the statements they rest on."""
        rows: list[Row] = []
        statements: list[Row] = []
        wanted = round(3.3 * len(self.actors))
        ends = zip(self.ranks(len(self.actors), wanted), self.ranks(len(self.actors), wanted), strict=True)
        kinds = self.some({code: share for code, (_, share) in RELATIONS.items()}, wanted)
        counts = 1 + self.draw.poisson(0.9, size=wanted)
        offsets = self.draw.integers(-2000, (LAST - FIRST).days, size=wanted)
        made: set[str] = set()
        for place, ((one, other), kind) in enumerate(zip(ends, kinds, strict=True)):
            ident = f"{self.actors[one]}--{kind}--{self.actors[other]}"
            if one == other or ident in made:
                continue
            made.add(ident)
            day = FIRST + timedelta(days=int(offsets[place]))
            begun = "" if place % 8 == 0 else day.isoformat()[: 10 if place % 2 else 7]
            ended = (day + timedelta(days=900)).isoformat() if begun and place % 9 == 0 else ""
            cited = list(dict.fromkeys(next(self.cited) for _ in range(counts[place])))
            denied = len(cited) > 2 and place % 5 == 0
            texts = {self.copied.get(source, source) for source in cited}
            status = "disputed" if denied else "undisputed" if len(texts) > 1 else "single-source"
            sign = RELATIONS[kind][0]
            rows.append(
                (
                    ident, self.actors[one], self.actors[other], kind, sign, begun, ended, len(cited), "",
                    status, "one of the sources" if denied else "",
                )
            )  # fmt: skip
            for turn, source in enumerate(cited):
                stance = "denies" if denied and not turn else "asserts"
                statements.append((ident, sign, begun, ended, "", source, stance))
        return rows, statements

    def sentences(self) -> Iterable[Row]:
        """One sentence for each criterion and round."""
        for name in ROUND_DAYS:
            for criterion in CRITERIA:
                yield f"{name}-{criterion}-1", criterion, name, f"Made up: {criterion} of {name}.", ""

    def texts(self) -> Iterable[Row]:
        """Texts of made-up papers, whose addresses lead nowhere (RFC 2606)."""
        kinds = self.some(SOURCE_KINDS, len(self.sources))
        languages = self.some({"en": 0.5, "ar": 0.42, "fa": 0.08}, len(self.sources))
        papers = self.ranks(200, len(self.sources))
        offsets = self.draw.integers(0, (LAST - FIRST).days, size=len(self.sources))
        for place, source in enumerate(self.sources):
            day = FIRST + timedelta(days=int(offsets[place]))
            yield (
                source, f"https://paper-{papers[place]}.example/{place}", f"Generated text {place}",
                "headline", f"Paper {papers[place]}", "", day, languages[place], kinds[place], "", "",
                self.copied.get(source, ""),
            )  # fmt: skip


def _cycle(items: np.ndarray[Any, Any]) -> Iterator[str]:
    """The items over and over, in one order."""
    while True:
        yield from map(str, items)
