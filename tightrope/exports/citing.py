"""How a view, or the whole record, is cited: in a sentence, in BibTeX, in RIS."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from tightrope.domain.dossier import Dossier
from tightrope.domain.papers import Citation
from tightrope.exports.entries import address, bibtex_entry, escaped, names, ris_record
from tightrope.figures.template import render
from tightrope.sentence import network_phrases, opened_words, sentence
from tightrope.text import say_day, t
from tightrope.view_state import View, to_query


@dataclass(frozen=True)
class Cited:
    """A view as it is cited.

    Attributes
    ----------
    title, version
        Those of the record; no version where it is a reader's own file.
    sentence
        The filters in words with "n of N events", what is asked of the network, and what is open.
    query
        The complete link to the view from its question mark on; empty where no link leads there.
    permalink
        The link with the address of the host before it, where that is known.
    today
        The day on which the view was read.
    citation
        How the record is to be cited; None for any but our own.
    """

    title: str
    version: str
    sentence: str
    query: str
    permalink: str
    today: date
    citation: Citation | None

    @property
    def key(self) -> str:
        """The key of the entry: the same for the same view of the same version, and for no other."""
        mark = blake2b(f"{self.query}{self.sentence}".encode(), digest_size=3).hexdigest()
        return "-".join(filter(None, ["tightrope", self.version, mark]))


def cited(
    dossier: Dossier, view: View, shown: int, *, base: str, today: date, citation: Citation | None
) -> Cited:
    """What a citation of a view needs.

    Parameters
    ----------
    shown
        How many events the view shows.
    base
        The address of the app, before the question mark of a link; empty where it is not known.
    """
    query = "" if dossier.is_own else to_query(view, dossier.version)
    said = [sentence(view, dossier, shown), *(one.text for one in network_phrases(view))]
    if title := opened_words(view, dossier):
        said.append(t("open: {title}", title=title))
    return Cited(
        title=citation.title if citation else dossier.schema.title,
        version="" if dossier.is_own else dossier.version,
        sentence=" · ".join(said),
        query=query,
        permalink=base + query if query else "",
        today=today,
        citation=citation,
    )


def in_words(one: Cited) -> str:
    """The citation in a sentence or two."""
    whose = f"{', '.join(one.citation.authors)} ({one.citation.year}). " if one.citation else ""
    parts = [f"{whose}{one.title}."]
    if one.version:
        parts.append(t("Data version {version}.", version=one.version))
    parts += [t("View: {sentence}.", sentence=one.sentence), t("Taken on {day}.", day=say_day(one.today))]
    return " ".join([*parts, one.permalink]).strip()


def view_bibtex(one: Cited) -> str:
    """The citation as a BibTeX entry, of a type that older styles know too."""
    return bibtex_entry(
        "misc",
        one.key,
        {
            **_record_fields(one.title, one.version, one.citation),
            "note": escaped(t("View: {sentence}.", sentence=one.sentence)),
            "url": address(one.permalink),
            "urldate": one.today.isoformat(),
        },
    )


def view_ris(one: Cited) -> str:
    """The citation as a RIS record."""
    return ris_record(
        [
            ("TY", "DATA"),
            ("ID", one.key),
            *(("AU", name) for name in (one.citation.authors if one.citation else ())),
            ("TI", one.title),
            ("PY", one.citation.year if one.citation else ""),
            ("ET", one.version),
            ("N1", t("View: {sentence}.", sentence=one.sentence)),
            ("UR", one.permalink),
            ("Y2", one.today.strftime("%Y/%m/%d")),
        ]
    )


def cite_menu(one: Cited) -> str:
    """A menu that shows the citation in each form, each with a button that copies it, as HTML."""
    ways = [
        ("words", t("In words"), in_words(one)),
        ("bibtex", "BibTeX", view_bibtex(one)),
        ("ris", "RIS", view_ris(one)),
    ]
    return render("cite.html", ways=ways)


def record_bibtex(citation: Citation) -> str:
    """The citation of the whole record as a BibTeX entry; the reader has to add where the data was read."""
    note = f"Data set, version {citation.version} of {citation.released}, {citation.licence}"
    fields = _record_fields(citation.title, citation.version, citation)
    return bibtex_entry("misc", f"tightrope-{citation.version}", fields | {"note": escaped(note)})


def _record_fields(title: str, version: str, citation: Citation | None) -> dict[str, str]:
    """Author, title, year and version; braces keep names and capitals as they are."""
    return {
        "author": names(citation.authors) if citation else "",
        "title": f"{{{escaped(title)}}}",
        "year": citation.year if citation else "",
        "version": escaped(version),
    }
