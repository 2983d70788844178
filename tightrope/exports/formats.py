"""The formats in which a view can be taken away. A further one is a module beside this and a line below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tightrope.exports.bibtex import write_bibtex
from tightrope.exports.csl_json import write_csl_json
from tightrope.exports.ftm import write_ftm
from tightrope.exports.gexf import write_gexf
from tightrope.exports.graphml import write_graphml
from tightrope.exports.offline.page import write_offline
from tightrope.exports.package import write_package
from tightrope.exports.picture import write_network, write_timeline
from tightrope.exports.report import write_report
from tightrope.exports.ris import write_ris
from tightrope.exports.taken import Taken
from tightrope.exports.timelinejs import write_timelinejs
from tightrope.exports.whole_json import write_json
from tightrope.text import SOURCE_LANGUAGE, t

SVG = "image/svg+xml"

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

    @property
    def is_data(self) -> bool:
        """Whether programs read it: then it is what the tables hold, whatever language the page is in."""
        return self.group in ("data", "sources") or self.name in ("gexf", "graphml")

    def spoken(self, asked: str) -> str:
        """The language a file of it is in where the reader has asked for this one."""
        return SOURCE_LANGUAGE if self.is_data else asked

    @property
    def is_picture(self) -> bool:
        """Whether the page offers it as PNG too, which the reader's browser makes of the SVG."""
        return self.media_type == SVG


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
        Format("timeline-svg", "timeline", lambda: t("Picture"), SVG, "timeline.svg", write_timeline),
        Format(
            "timelinejs",
            "timeline",
            lambda: t("TimelineJS (JSON)"),
            "application/json",
            "timeline.json",
            write_timelinejs,
        ),
        Format("network-svg", "network", lambda: t("Picture"), SVG, "network.svg", write_network),
        Format("gexf", "network", lambda: t("Gephi (GEXF)"), "application/gexf+xml", "gexf", write_gexf),
        Format(
            "graphml",
            "network",
            lambda: t("Other network tools (GraphML)"),
            "application/graphml+xml",
            "graphml",
            write_graphml,
        ),
        Format("bibtex", "sources", lambda: t("LaTeX (BibTeX)"), "application/x-bibtex", "bib", write_bibtex),
        Format(
            "ris",
            "sources",
            lambda: t("Zotero, EndNote (RIS)"),
            "application/x-research-info-systems",
            "ris",
            write_ris,
        ),
        Format(
            "csl-json",
            "sources",
            lambda: t("Pandoc (CSL-JSON)"),
            "application/vnd.citationstyles.csl+json",
            "csl.json",
            write_csl_json,
        ),
        Format("html", "page", lambda: t("Report to print"), "text/html", "html", write_report),
        Format(
            "offline", "page", lambda: t("Offline edition (HTML)"), "text/html", "offline.html", write_offline
        ),
    )
}
"""Every format by its name, in the order in which the menu offers them."""


def menu() -> list[tuple[str, list[Format]]]:
    """The formats under the headings of the menu; a heading without formats is left out."""
    headings: dict[Group, str] = {
        "data": t("Data"),
        "network": t("Network"),
        "timeline": t("Timeline"),
        "sources": t("Sources"),
        "page": t("Page"),
    }
    grouped = [
        (words, [one for one in FORMATS.values() if one.group == name]) for name, words in headings.items()
    ]
    return [(words, formats) for words, formats in grouped if formats]
