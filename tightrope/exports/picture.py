"""The two pictures of a view as SVG files that say inside what they show and where it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tightrope.domain.choice import Choice
from tightrope.domain.dossier import Dossier
from tightrope.exports.lit import lit
from tightrope.exports.network_svg import network_svg
from tightrope.exports.sheet import Caption, bare, sheet
from tightrope.exports.taken import Taken
from tightrope.exports.timeline_svg import timeline_svg
from tightrope.text import apart, say_day, t, tn
from tightrope.view_state import View


def write_timeline(taken: Taken) -> bytes:
    """The timeline of the view as an SVG that says by itself what it is."""
    lights = lit(taken.dossier, taken.view, taken.picture)
    drawing, height = timeline_svg(taken.dossier, taken.view, taken.events, lights)
    return sheet(drawing, height, _caption(taken, [])).encode()


def write_network(taken: Taken) -> bytes:
    """The network of the view as an SVG that says by itself what it is."""
    lights = lit(taken.dossier, taken.view, taken.picture)
    drawing, height = network_svg(taken.view, taken.picture, lights)
    return sheet(drawing, height, _caption(taken, [taken.picture["alt"]])).encode()


def both_pictures(
    dossier: Dossier, view: View, events: Choice, picture: Mapping[str, Any]
) -> tuple[str, str]:
    """Timeline and network of a view as SVGs for a page that says by itself what they show.

    Parameters
    ----------
    picture
        The network as the page draws it, made by `figures.pictures.picture_of`.
    """
    lights = lit(dossier, view, picture)
    return (
        bare(*timeline_svg(dossier, view, events, lights), t("Timeline")),
        bare(*network_svg(view, picture, lights), picture["alt"]),
    )


def _caption(taken: Taken, told: Sequence[str]) -> Caption:
    return Caption(
        title=taken.title,
        said=(taken.sentence, *told),
        notes=tuple(filter(None, [*origin(taken), taken.permalink])),
    )


def origin(taken: Taken) -> list[str]:
    """Whose record it is, its version, sources and licence, the day; then why it may not be passed on."""
    citation, licence = taken.citation, taken.licence
    whose = apart(f"{', '.join(citation.authors)} ({citation.year}).") if citation else ""
    version = "" if taken.dossier.is_own else t("Data version {version}.", version=taken.version)
    rests = tn("It rests on {n} source.", "It rests on {n} sources.", len(taken.tables["sources"]))
    terms = " ".join(map(apart, filter(None, [licence.title, licence.url])))
    day = t("Taken on {day}.", day=say_day(taken.today))
    return [" ".join(filter(None, [whose, version, rests, f"{terms}.", day])), licence.restriction]
