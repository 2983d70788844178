"""Counts on which accounts differ, drawn: each account a dot on the line of its own event.

Every row has a scale of its own, from zero to its highest value, because 53 men and 735 dead have no axis in
common; the numbers stand below the dots. The figure is the plain dict that plotly.js draws (see `timeline`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

from tightrope.domain.accounts import Account, Attribute
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.values import Value
from tightrope.figures.accounts import attribute_words, headline, lowered, value_words
from tightrope.figures.looks import kind_looks
from tightrope.figures.theme import PLAIN, tint
from tightrope.text import apart, direction, say_number, say_span, t

MOST_ROWS = 12
"""How many rows the picture has: what can be taken in at one look. The table has all."""

SUBJECTS: dict[str, frozenset[str]] = {
    "held": frozenset({"detained_count", "released_count"}),
    "fired": frozenset({"munition_count", "intercepted_count"}),
    "hurt": frozenset({"killed_count", "wounded_count"}),
    "mustered": frozenset({"crowd_size", "force_size", "vehicle_count"}),
}
"""What is counted, by subject. Seats, rates and ordinal numbers are left to the table: they do not start from
zero."""

BASE, STEP, HIGHEST = 0.68, 7, 6
"""Where the line of a row runs, as a part of its height; how many pixels dots of one value stand above each
other, and how many of them do before a second column begins."""

OPEN_END = 0.03
"""How far a value without an upper or a lower end reaches beyond the end that is given."""


@dataclass(frozen=True)
class Form:
    """The size of the picture.

    Attributes
    ----------
    row, gutter, width, legend
        Pixels: height of a row, room for words beside it, width of the plot, height of the legend.
    letters
        How many letters of a row's words fit into a line.
    head
        The part of a row that its words take above its line.
    """

    row: int
    gutter: int
    width: int
    letters: int
    head: float
    legend: int


WIDE = Form(row=64, gutter=340, width=900, letters=52, head=0.0, legend=34)
NARROW = Form(row=104, gutter=10, width=330, letters=46, head=0.42, legend=74)
"""On a desk and on a phone, where the words stand above the line."""


def pictured(
    dossier: Dossier, attributes: Iterable[Attribute], counted: frozenset[str]
) -> tuple[Attribute, ...]:
    """The rows of the picture: the counts most disputed in the weightiest events, at most `MOST_ROWS`.

    A count weighs by its independent accounts times the numbers they give, and three times as much in a
    turning point as in a context event. The heaviest comes first; equal weights keep the order of the record.
    """
    events = rows_of(dossier, "events")

    def weight(one: Attribute) -> int:
        return one.independent_count * len(one.counts) * int(4 - events[one.event_id].significance)

    counts = [one for one in attributes if one.name in counted and one.count_span and one.count_span[1]]
    return tuple(sorted(counts, key=weight, reverse=True)[:MOST_ROWS])


def disputes_figure(
    dossier: Dossier, rows: Sequence[Attribute], links: Sequence[str], form: Form = WIDE
) -> dict[str, Any]:
    """The accounts of some counts as a Plotly figure, a row for each attribute.

    Parameters
    ----------
    rows, links
        The attributes from top to bottom, and where a click on each leads.

    Returns
    -------
    dict
        `data` and `layout`. The first two traces are the spans and the ranges, the last one the numbers; the
        others are one for each kind of source, with the row's place as `customdata` of each dot. On the x
        axis 1 is the highest value of a row, on the y axis rows run downwards from 0.
    """
    dots = [dot for place, attribute in enumerate(rows) for dot in _dots(dossier, place, attribute, form)]
    return {
        "data": [
            _lines([(place, *_span(row)) for place, row in enumerate(rows)], form, 2, tint(PLAIN, 0.55)),
            _lines(_ranges(rows), form, 6, tint(PLAIN, 0.35)),
            *(
                _trace(dossier, kind, [dot for dot in dots if dot["kind"] == kind])
                for kind in kind_looks(dossier)
            ),
            _numbers(rows, form),
        ],
        "layout": _layout(dossier, rows, links, form),
    }


def _level(place: int, form: Form) -> float:
    """Where the line of a row runs."""
    return place + form.head + BASE * (1 - form.head)


def _top(attribute: Attribute) -> int:
    return attribute.count_span[1] if attribute.count_span else 1


def _span(attribute: Attribute) -> tuple[float, float]:
    low, high = attribute.count_span or (0, 1)
    return low / _top(attribute), high / _top(attribute)


def _at(attribute: Attribute, account: Account) -> float:
    """Where a value stands: its number, the middle of its range, or the end that is given."""
    ends = [end for end in (account.value.low, account.value.high) if end is not None]
    return sum(ends) / len(ends) / _top(attribute)


def _ranges(rows: Sequence[Attribute]) -> list[tuple[int, float, float]]:
    """The values that are ranges; an open end is a stub, since nobody says how far it reaches."""
    return [
        (place, *_reach(account.value, _top(row)))
        for place, row in enumerate(rows)
        for account in row.counts
        if account.value.low != account.value.high
    ]


def _reach(value: Value, top: int) -> tuple[float, float]:
    low = None if value.low is None else value.low / top
    high = None if value.high is None else value.high / top
    if low is None:
        return (high or 0) - OPEN_END, high or 0
    return low, low + OPEN_END if high is None else high


def _lines(spans: list[tuple[int, float, float]], form: Form, width: int, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, low, high in spans for x in (low, high, None)],
        "y": [_level(place, form) for place, _, _ in spans for _ in range(3)],
        "line": {"width": width, "color": colour},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dots(dossier: Dossier, place: int, attribute: Attribute, form: Form) -> list[dict[str, Any]]:
    """A dot for each independent account of each value, those at one place above each other."""
    rank = list(kind_looks(dossier)).index
    dots: list[dict[str, Any]] = []
    standing: Counter[float] = Counter()
    for account in attribute.counts:
        x = _at(attribute, account)
        witnesses = {one.account: one for one in reversed(account.statements)}
        for said in sorted(witnesses.values(), key=lambda one: rank(one.kind)):
            column, level = divmod(standing[x], HIGHEST)
            standing[x] += 1
            dots.append(
                {
                    "kind": said.kind,
                    "row": place,
                    "x": x + column * 10 / form.width,
                    "y": _level(place, form) - level * STEP / form.row,
                    "text": f"<b>{_line(value_words(account.value))}</b> {_line(said.speaker)}",
                }
            )
    return dots


def _line(words: str) -> str:
    return apart(escape(words))


def _trace(dossier: Dossier, kind: str, dots: list[dict[str, Any]]) -> dict[str, Any]:
    colour, symbol = kind_looks(dossier)[kind]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": dossier.label("sources", "kind", kind),
        "x": [round(dot["x"], 4) for dot in dots],
        "y": [round(dot["y"], 3) for dot in dots],
        "customdata": [dot["row"] for dot in dots],
        "text": [dot["text"] for dot in dots],
        "hovertemplate": "%{text}<br>%{fullData.name}<extra></extra>",
        "marker": {"symbol": symbol, "size": 9, "color": colour, "opacity": 1},
        "showlegend": bool(dots),
    }


def _numbers(rows: Sequence[Attribute], form: Form) -> dict[str, Any]:
    """The numbers below the dots: lowest and highest first, then the best supported, none over another."""
    marks = [
        (place, x, text) for place, row in enumerate(rows) for x, text in sorted(_fitting(row, form.width))
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for _, x, _ in marks],
        "y": [_level(place, form) + 5 / form.row for place, _, _ in marks],
        "text": [text for _, _, text in marks],
        "textposition": "bottom center",
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _fitting(attribute: Attribute, width: int) -> list[tuple[float, str]]:
    """The numbers of a row that have room, each with its place."""
    # An exact number stands for itself, not as "8+".
    counts = sorted(attribute.counts, key=lambda account: account.value.high is not None)
    given = {
        account.value.low if account.value.low is not None else account.value.high: account
        for account in counts
    }
    low, high = attribute.count_span or (0, 0)
    order = sorted(given, key=lambda number: (number not in (low, high), -len(given[number].accounts)))
    placed: list[tuple[float, str, float]] = []
    for number in order:
        x, text = (number or 0) / _top(attribute), say_number(number or 0)
        text += "" if given[number].value.high is not None else "+"
        half = (len(text) * 7 + 6) / 2 / width
        if all(abs(x - other) >= half + reach for other, _, reach in placed):
            placed.append((x, text, half))
    return [(x, text) for x, text, _ in placed]


def _layout(dossier: Dossier, rows: Sequence[Attribute], links: Sequence[str], form: Form) -> dict[str, Any]:
    begin, end = ("r", "l") if direction() == "rtl" else ("l", "r")
    return {
        "height": form.row * max(len(rows), 1) + form.legend + 4,
        "margin": {begin: form.gutter, end: 26, "t": form.legend, "b": 4},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {
            "orientation": "h",
            "itemclick": False,
            "itemdoubleclick": False,
            **_beginning(),
            "y": 1,
            "yanchor": "bottom",
            **({} if form.gutter > form.row else {"entrywidth": 105}),
        },
        "xaxis": {"range": [-0.02, 1.04], "visible": False, "fixedrange": True},
        "yaxis": {"range": [max(len(rows), 1), 0], "visible": False, "fixedrange": True},
        "annotations": [
            _heading(dossier, place, row, link, form)
            for place, (row, link) in enumerate(zip(rows, links, strict=True))
        ],
    }


def _beginning() -> dict[str, Any]:
    """The side of the picture on which lines of the language begin, as Plotly has it."""
    return {"x": 1, "xanchor": "right"} if direction() == "rtl" else {"x": 0, "xanchor": "left"}


def _heading(dossier: Dossier, place: int, attribute: Attribute, link: str, form: Form) -> dict[str, Any]:
    """What a row is about, as a link to its event; it stands where lines begin."""
    event = rows_of(dossier, "events")[attribute.event_id]
    told, what = headline(dossier, attribute), lowered(attribute_words(dossier, attribute))
    words = t("{values} {what}", values=told, what=what)
    day = say_span(event.start.date(), event.end.date())
    lines = wrap(f"{day} · {event.label or event.title}", form.letters)
    beside = form.head == 0
    return {
        "xref": "paper",
        **_beginning(),
        "xshift": (form.gutter if direction() == "rtl" else -form.gutter) if beside else 0,
        "y": place + (0.5 if beside else 0.04),
        "yanchor": "middle" if beside else "top",
        "align": _beginning()["xanchor"],
        "showarrow": False,
        "text": f'<a href="{escape(link)}" target="_self"><b>{_line(words)}</b></a><br>'
        + "<br>".join(map(_line, lines)),
        "font": {"size": 12.5},
    }
