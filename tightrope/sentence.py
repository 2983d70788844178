"""The view said in words: each filter says itself, one sentence restates them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tightrope.domain.dossier import Dossier
from tightrope.domain.filters import CONTEXT, with_members
from tightrope.domain.lookup import rows_of
from tightrope.domain.ties import ends_of
from tightrope.text import apart, join_words, say_day, say_number, say_span, t, tn
from tightrope.view_state import View


@dataclass(frozen=True)
class Phrase:
    """One filter in words.

    Attributes
    ----------
    text
        The words.
    key, value
        What takes it off again: the key of the filter, with the value where it has several.
    joint
        The word that joins it to the phrase before ("and", "or"), where it can be changed to the other.
    members
        For an umbrella, whether it stands for its members too; None for any other phrase.
    """

    text: str
    key: str
    value: str = ""
    joint: str = ""
    members: bool | None = None


def count_of(shown: int, dossier: Dossier) -> str:
    """How many of how many: "37 of 237 events"."""
    total = len(dossier.events)
    told = {"shown": say_number(shown), "total": say_number(total)}
    return tn("{shown} of {total} event", "{shown} of {total} events", total, **told)


def phrases(view: View, dossier: Dossier) -> list[Phrase]:
    """Every filter that is set, in words, in the order of the sentence; the window is always said."""
    filters = view.filters
    said: list[Phrase] = []
    joint = t("and") if filters.match == "all" else t("or")
    for place, actor in enumerate(filters.actors):
        name = rows_of(dossier, "actors")[actor].name
        said.append(
            Phrase(
                apart(name) if place else t("involving {name}", name=name),
                "actor",
                actor,
                joint=joint if place else "",
                members=filters.members if is_umbrella(dossier, actor) else None,
            )
        )
    for key, field, chosen in (
        ("type", "event_type", filters.types),
        ("episode", "episode", filters.episodes),
        ("status", "status", filters.statuses),
    ):
        if chosen:
            labels = [dossier.label("events", field, code) for code in chosen]
            said.append(Phrase(join_words(labels, "or"), key))
    if filters.level < CONTEXT:
        said.append(Phrase(say_level(filters.level), "level"))
    if filters.disputed:
        said.append(Phrase(t("disputed only"), "disputed"))
    if filters.source_kinds:
        labels = [dossier.label("sources", "kind", code) for code in filters.source_kinds]
        kinds = join_words(labels, "or")
        said.append(Phrase(t("with a source of the kind {kinds}", kinds=kinds), "source-kind"))
    if filters.text:
        said.append(Phrase(t("saying “{words}”", words=filters.text), "q"))
    said.append(Phrase(say_window(filters.start, filters.end), "window"))
    return said


def network_phrases(view: View) -> list[Phrase]:
    """What is asked of the network beyond its day, in words; each can be taken off like a filter."""
    if view.picture == "together":
        return [Phrase(t("network of who appears in the same events"), "picture"), *_sized(view)]
    said = []
    if view.compare:
        said.append(Phrase(t("network compared with {day}", day=say_day(view.compare)), "compare"))
    return said + _sized(view)


def opened_words(view: View, dossier: Dossier) -> str:
    """The event or tie that is open, in words; empty where nothing is."""
    if view.tie:
        one, other = (rows_of(dossier, "actors")[actor].name for actor in ends_of(view.tie))
        return t("the tie {one} – {other}", one=one, other=other)
    return str(rows_of(dossier, "events")[view.event].title) if view.event else ""


def _sized(view: View) -> list[Phrase]:
    words = {"ties": t("actors sized by their ties"), "betweenness": t("actors sized by betweenness")}
    return [Phrase(words[view.size], "size")] if view.size in words else []


def say_level(level: int) -> str:
    """How far down in significance the view goes."""
    return t("turning points only") if level == 1 else t("turning points and important events")


def say_window(start: date | None, end: date | None) -> str:
    """The window in words, open ends included."""
    if start and end:
        return say_span(start, end)
    if start:
        return t("since {day}", day=say_day(start))
    if end:
        return t("until {day}", day=say_day(end))
    return t("the whole record")


def sentence(view: View, dossier: Dossier, shown: int) -> str:
    """The whole view in one sentence: "37 of 237 events · involving … · December 2020"."""
    words = count_of(shown, dossier)
    for phrase in phrases(view, dossier):
        words += f" {phrase.joint} {phrase.text}" if phrase.joint else f" · {phrase.text}"
        words += " " + t("with members") if phrase.members else ""
    return words


def is_umbrella(dossier: Dossier, actor: str) -> bool:
    """Whether an actor has parts or members in the dossier."""
    return len(with_members(dossier, actor)) > 1


def is_default_window(view: View, dossier: Dossier) -> bool:
    """Whether the window is the one a first visit shows."""
    return (view.filters.start, view.filters.end) == dossier.schema.window
