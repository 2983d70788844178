"""The formats in which a view can be taken away. A further one is a module beside this and a line below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tightrope.exports.ftm import write_ftm
from tightrope.exports.gexf import write_gexf
from tightrope.exports.graphml import write_graphml
from tightrope.exports.offline.page import write_offline
from tightrope.exports.package import write_package
from tightrope.exports.taken import Taken
from tightrope.exports.timelinejs import write_timelinejs
from tightrope.exports.whole_json import write_json
from tightrope.text import t

Group = Literal["data", "network", "timeline", "sources", "page"]
"""Under which heading of the menu a format stands."""


@dataclass(frozen=True)
class Format:
    """One way to write what is taken.

    Attributes
    ----------
    name
        How the command line and the menu's picks call it.
    group
        Where it stands in the menu.
    title
        Gives what a reader would call it, in the reader's language.
    media_type, ending
        Those of the file; the ending without its first dot.
    write
        Makes the whole file.
    """

    name: str
    group: Group
    title: Callable[[], str]
    media_type: str
    ending: str
    write: Callable[[Taken], bytes]


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            "csv", "data", lambda: t("Spreadsheet tables (CSV)"), "application/zip", "csv.zip", write_package
        ),
        Format(
            "ftm",
            "data",
            lambda: t("Investigation tools (FollowTheMoney)"),
            "application/x-ndjson",
            "ftm.json",
            write_ftm,
        ),
        Format("json", "data", lambda: t("Everything as JSON"), "application/json", "json", write_json),
        Format(
            "timelinejs",
            "timeline",
            lambda: t("TimelineJS (JSON)"),
            "application/json",
            "timeline.json",
            write_timelinejs,
        ),
        Format("gexf", "network", lambda: t("Gephi (GEXF)"), "application/gexf+xml", "gexf", write_gexf),
        Format(
            "graphml",
            "network",
            lambda: t("Other network tools (GraphML)"),
            "application/graphml+xml",
            "graphml",
            write_graphml,
        ),
        Format("offline", "page", lambda: t("Offline edition (HTML)"), "text/html", "html", write_offline),
    )
}
"""Every format by its name, in the order in which the menu offers them."""
