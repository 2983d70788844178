"""The dates of a tie in words, as exact as the sources have them: "since June 2014", "2007 – May 2020"."""

from __future__ import annotations

from typing import Any

from tightrope.domain.attested import last_attested
from tightrope.domain.dates import earliest, latest
from tightrope.domain.dossier import Dossier
from tightrope.domain.ties import ACTS, is_open_ended
from tightrope.text import say_span, t


def date_words(told: str) -> str:
    """A partial date in words: "2020", "December 2020", "25 December 2020"."""
    return say_span(earliest(told), latest(told))


def span_words(begun: str, ended: str, is_act: bool) -> str:
    """Two partial dates of a tie in words, either of which may be unknown; an act has a day and no since."""
    if not begun and not ended:
        return t("undated")
    if len(begun) == len(ended) > 0:
        return say_span(earliest(begun), latest(ended))
    if begun and ended:  # "2007" and "2020-01-03": neither is told more exactly than the sources have it
        return f"{date_words(begun)} – {date_words(ended)}"
    if begun:
        return date_words(begun) if is_act else t("since {day}", day=date_words(begun))
    return t("until {day}", day=date_words(ended))


def tie_words(dossier: Dossier, relation: Any, *, short: bool = False) -> str:  # noqa: ANN401 - a row
    """The dates of a relation; where no end is known, that too unless `short`, and when it was last attested.

    Nothing is told of an act without a date.
    """
    begun, ended, is_open = relation.valid_from, relation.valid_to, is_open_ended(relation)
    if not (begun or ended or is_open):
        return ""
    said = [span_words(begun, ended, relation.relation in ACTS)]
    if is_open and begun and not short:
        said.append(t("no end on record"))
    if is_open and (attested := last_attested(dossier).get(relation.Index)):
        said.append(t("last attested {day}", day=date_words(attested)))
    return t(", ").join(said)
