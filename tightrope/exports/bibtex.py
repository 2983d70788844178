"""BibTeX, in UTF-8, as BibTeX, biblatex and the reference managers read it."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.exports.about import about
from tightrope.exports.references import Reference, holding, references
from tightrope.exports.taken import Taken

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}
"""How letters that TeX would obey are written. Braces must balance even behind a backslash."""

IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}
"""The same in an address, which is printed as it stands."""

OTHERS = "others"
"""The last of several authors who are not all named; BibTeX knows the word."""


def write_bibtex(taken: Taken) -> bytes:
    """Every source of the view as an entry, its key the id of the source; comments say what it is from."""
    told = "".join(f"% {name}: {_comment(text)}\n" for name, text in about(taken).items())
    where = holding(taken)
    return "\n".join([told, *(_entry(one, where) for one in references(taken))]).encode()


def entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry of BibTeX; the fields that are empty are left out, the others stand as they are given."""
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}\n}}\n"


def escaped(text: str) -> str:
    r"""A text whose letters TeX prints and does not obey.

    >>> print(escaped("100 % of {it}"))
    100 \% of \textbraceleft{}it\textbraceright{}
    """
    return "".join(SPECIAL.get(letter, letter) for letter in text)


def address(url: str) -> str:
    """An address with nothing in it that would end its field."""
    return "".join(IN_ADDRESS.get(letter, letter) for letter in url)


def names(authors: tuple[str, ...]) -> str:
    """Authors, each whole: braces keep a name from being taken apart."""
    return " and ".join(name if name == OTHERS else f"{{{escaped(name)}}}" for name in authors)


def _entry(one: Reference, where: str) -> str:
    return entry(
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
