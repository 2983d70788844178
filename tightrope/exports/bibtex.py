"""BibTeX, in UTF-8, as BibTeX, biblatex and the reference managers read it."""

from __future__ import annotations

from tightrope.exports.about import about
from tightrope.exports.entries import address, bibtex_entry, escaped, names
from tightrope.exports.references import Reference, holding, references
from tightrope.exports.taken import Taken


def write_bibtex(taken: Taken) -> bytes:
    """Every source of the view as an entry, its key the id of the source; comments say what it is from."""
    told = "".join(f"% {name}: {_comment(text)}\n" for name, text in about(taken).items())
    where = holding(taken)
    return "\n".join([told, *(_entry(one, where) for one in references(taken))]).encode()


def _entry(one: Reference, where: str) -> str:
    return bibtex_entry(
        "techreport" if one.is_report else "online",
        one.id,
        {
            "author": names(one.authors),
            "title": f"{{{escaped(one.title)}}}",
            "institution" if one.is_report else "organization": escaped(one.publisher),
            "year": str(one.published[0]) if one.published else "",
            "date": "-".join(f"{part:02d}" for part in one.published),
            "url": address(one.url),
            "language": one.language,
            "note": escaped(" ".join(one.notes)),
            "library": escaped(where),
        },
    )


def _comment(text: str) -> str:
    """A text between entries, where only an @ means something."""
    return " ".join(text.replace("@", "(at)").split())
