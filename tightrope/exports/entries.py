"""One entry of a bibliography as BibTeX and as RIS have it, whatever it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def bibtex_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
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


def ris_record(lines: Iterable[tuple[str, str]]) -> str:
    """A record of RIS with a line for each tag; tags without a text are left out."""
    said = [(tag, " ".join(text.split())) for tag, text in lines]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in said if text) + "ER  - \r\n"
