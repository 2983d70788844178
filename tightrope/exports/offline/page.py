"""The offline edition as one HTML file: plain text whole by itself, and with scripts the two pictures."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tightrope.domain.dossier import Dossier, build_dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.parts import most_important
from tightrope.exports.excerpt import excerpt
from tightrope.exports.offline.bundle import LIBRARIES, STATIC, bundle, library
from tightrope.exports.offline.edition import edition
from tightrope.exports.taken import Taken
from tightrope.figures.cards import event_card, when
from tightrope.figures.crowd import MOST_EXACT, is_crowded
from tightrope.figures.template import render
from tightrope.text import SOURCE_LANGUAGE, direction, language, say_day, say_number, t, tn
from tightrope.view_state import first_view, to_query

SHEETS = (
    "style.css",
    "overtime.css",
    "search_box.css",
    "touch.css",
    "seen.css",
    "print.css",
    "offline/offline.css",
)
THEME = Path(__file__).parents[3] / ".streamlit" / "config.toml"

BEGIN = """
const root = document.documentElement;
if ("noModule" in HTMLScriptElement.prototype) root.classList.add("js");
addEventListener("load", () => "started" in root.dataset || root.classList.remove("js"));
""".strip()
"""Hides what is read without scripts until these run; where they fail or may not run it is shown again."""


class TooLargeError(Exception):
    """There are more events than one page can draw one by one."""


def write_offline(taken: Taken) -> bytes:
    """The whole record, opened at the view; of a record too large for one page, the view's events.

    Where these are too many as well, the most important of them. The page says what it leaves out.
    """
    dossier, left_out = taken.dossier, ""
    if is_crowded(dossier.events.index):
        places = most_important(dossier, taken.events.places, MOST_EXACT)
        kept = [str(dossier.events.index[place]) for place in places]
        dossier = build_dossier(dossier.schema, excerpt(dossier, kept, taken.actors, taken.ties))
        left_out = t(
            "Of {sentence} this file holds the {n} most important.", sentence=taken.sentence, n=len(kept)
        )
    start = to_query(replace(taken.view, language=SOURCE_LANGUAGE), "").removeprefix("?")
    return offline_page(dossier, start=start, left_out=left_out, today=taken.today).encode()


def offline_page(
    dossier: Dossier, *, start: str = "", base: str = "", left_out: str = "", today: date
) -> str:
    """The whole record of a dossier as one HTML file that asks for nothing.

    Parameters
    ----------
    start
        The query string of the view the file opens with, without a question mark; empty for the first view.
    base
        The address at which the file will stand, with a slash at its end, for the preview of links to it;
        empty where it is not known.
    left_out
        A sentence on what of the record is not there; empty where all is.
    today
        The day on which it is made.

    Raises
    ------
    TooLargeError
        If there are more events than `MOST_EXACT`, which the timeline draws one by one.
    """
    if is_crowded(dossier.events.index):
        found, most = (say_number(number) for number in (len(dossier.events), MOST_EXACT))
        raise TooLargeError(
            f"The offline edition draws at most {most} events, and there are {found}: export a view instead."
        )
    scripts = [BEGIN, *map(library, LIBRARIES), bundle()]
    told = edition(dossier) | {"start": start}
    return render(
        "offline.html",
        language=language.get(),
        direction=direction(),
        about=about(dossier, today) | {"left_out": left_out},
        base=base,
        policy=policy(scripts),
        style=style(),
        icon=data_address("image/svg+xml", (STATIC / "icon.svg").read_bytes()),
        begin=scripts[0],
        libraries=scripts[1:-1],
        script=scripts[-1],
        entries=entries(dossier),
        edition=embedded(told),
    )


def about(dossier: Dossier, today: date) -> dict[str, str]:
    """What the page says of itself."""
    events, sources = len(dossier.events), len(dossier.sources)
    told = {"events": say_number(events), "sources": say_number(sources)}
    return {
        "title": dossier.schema.title,
        "said": t(
            "{events} events on {sources} sources: a timeline beside a dated alliance network.", **told
        ),
        "version": "" if dossier.is_own else dossier.version,
        "licence": dossier.schema.licence.name,
        "licence_url": dossier.schema.licence.url,
        "restriction": dossier.schema.licence.restriction,
        "made": say_day(today),
        "count": tn("{n} event", "{n} events", events),
    }


def entries(dossier: Dossier) -> list[tuple[str, str, str]]:
    """Every event in order of time: its id, its date in words, and its card as the app shows it."""
    first = first_view(dossier)

    def link(event: str) -> str:
        if dossier.is_own:
            return ""
        return "#" + to_query(replace(first, event=event), dossier.version).removeprefix("?")

    def profile(actor: str) -> str:
        return ""

    ordered = sorted(rows_of(dossier, "events").values(), key=lambda event: (event.start, event.Index))
    return [
        (event.Index, when(event), event_card(dossier, event.Index, link=link(event.Index), profile=profile))
        for event in ordered
    ]


def policy(scripts: list[str]) -> str:
    """The Content-Security-Policy: nothing is fetched, nothing runs but these scripts."""
    hashes = " ".join(f"'sha256-{digest(script)}'" for script in scripts)
    # Plotly and vis-network set styles as they draw.
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def digest(script: str) -> str:
    """The SHA-256 of a script, as a policy names it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def embedded(value: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    """JSON that may stand in a page: no text in it can end the element around it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace(
        "<", "\\u003c"
    )


@lru_cache
def style() -> str:
    """The sheets of the app that this page needs, below the colours of its theme."""
    sheets = "\n".join((STATIC / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    return f"{theme()}\n{sheets}"


def theme() -> str:
    """The theme that Streamlit gives the app, as the variables under which its sheets know it."""
    told = tomllib.loads(THEME.read_text(encoding="utf-8"))["theme"]

    def colours(name: str) -> str:
        return " ".join(f"--st-{_hyphens(key)}: {value};" for key, value in told[name].items())

    lasting = f"--st-font: {told['font']}; --st-base-radius: {told['baseRadius']};"
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {colours('dark')} }} }}"
    return f":root {{ {lasting} {colours('light')} }}\n{dark}"


def _hyphens(name: str) -> str:
    return re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name)


def data_address(media_type: str, content: bytes) -> str:
    """The content as an address that fetches nothing."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
