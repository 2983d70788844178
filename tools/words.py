"""The catalogue: gathers every word of the interface, brings all languages up to date, says what they lack.

`python -m tools.words` writes the template `tightrope.pot` and every `tightrope.po` anew. Nothing that was
translated is lost: what nobody says any more is kept at the end of its file, behind `#~`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from tightrope.domain.opening.package import own_schema
from tightrope.domain.opening.vocabulary import DESCRIPTIONS, OF_A_YEAR, table_schema
from tightrope.domain.schema import load_schema
from tightrope.text import LOCALE_FOLDER

ROOT = Path(__file__).parents[1]
TEMPLATE = LOCALE_FOLDER / "tightrope.pot"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"t": None, "tn": (1, 2), "Message": None, "RefusalError": None, "DateError": None}


def gathered() -> Catalog:
    """Every message of the code, the templates and the schemas."""
    catalogue = Catalog()
    found = extract_from_dir(ROOT / "tightrope", METHODS, keywords=KEYWORDS)
    for _, _, message, _, context in found:
        catalogue.add(message, context=context)
    for words in schema_words():
        if words not in catalogue:  # where the code has it with a plural, that is the fuller one
            catalogue.add(words)
    return catalogue


def schema_words() -> Iterator[str]:
    """Every text of a schema that `domain.wording` puts into another language; some come twice."""
    yield from _own_words()
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for table in package["resources"]:
        yield from _filled(table, "title", "description")
        for field in table["schema"]["fields"]:
            yield from _filled(field, "title", "description")
            for code in field.get("meanings", {}).values():
                yield from _filled(code, "label", "inverse", "description")


def _own_words() -> Iterator[str]:
    """The texts that are ours in the schema of a file that a reader opens."""
    ours = load_schema(ROOT / "data")
    yield from (OF_A_YEAR, *DESCRIPTIONS.values())
    for schema in (
        *(table_schema(ours, "", acled=one) for one in (True, False)),
        own_schema(ours, None, name=""),
    ):
        yield from filter(None, (schema.description, schema.licence.title, schema.licence.restriction))
        for table in schema.tables.values():
            for field in table.fields.values():
                for code in field.codes.values():
                    yield from filter(None, (code.label, code.inverse, code.description))


def _filled(words: dict[str, Any], *keys: str) -> Iterator[str]:
    yield from (words[key] for key in keys if words.get(key))


def catalogues() -> dict[str, Path]:
    """The file of every language that is written, by its code."""
    return {path.parts[-3]: path for path in sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/tightrope.po"))}


def read(path: Path) -> Catalog:
    """The catalogue of a file."""
    with path.open("rb") as file:
        return read_po(file)


def faults(catalogue: Catalog, said: Catalog) -> Iterator[str]:
    """What keeps a language from being complete: a sentence for each message that lacks something.

    Parameters
    ----------
    catalogue
        The messages of a language.
    said
        The messages that must be in it, as from `gathered`.
    """
    for message in said:
        if not message.id:
            continue
        written = catalogue.get(message.id)
        name = message.id[0] if message.pluralizable else message.id
        if written is None or not all(_forms(written)):
            yield f"missing: {name}"
        elif len(_forms(written)) != (catalogue.num_plurals if message.pluralizable else 1):
            yield f"wants {catalogue.num_plurals} forms: {name}"
        elif written.fuzzy:
            yield f"fuzzy: {name}"
        else:
            alone = _for_one_number(catalogue) if message.pluralizable else set()
            for at, form in enumerate(_forms(written)):
                if not _fits(message, form, alone=at in alone):
                    yield f"placeholders differ: {name}"


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string or "",)


def _for_one_number(catalogue: Catalog) -> set[int]:
    """The plural forms that stand for one number each, as the second of English does not."""
    used = Counter(map(c2py(catalogue.plural_expr), range(1000)))
    return {form for form, count in used.items() if count == 1}


def _fits(message: Message, form: str, *, alone: bool) -> bool:
    """Whether a form fills in what the message does; one that is `alone` for a number may put it in words."""
    ids = message.id if message.pluralizable else (message.id,)
    wanted = {name for text in ids for name in _names(text)}
    return _names(form) <= wanted and wanted - _names(form) <= ({"n", "number"} if alone else set())


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def main() -> int:
    """Write the template and every language anew, and tell each fault; 1 if there is any."""
    said = gathered()
    with TEMPLATE.open("wb") as file:
        write_po(file, said, no_location=True, sort_output=True, omit_header=True)
    lacking = 0
    for code, path in catalogues().items():
        catalogue = read(path)
        catalogue.update(said, no_fuzzy_matching=True)
        head = path.read_bytes().partition(b"\n\n")[0]  # as it was written: Babel would put the time into it
        with path.open("wb") as file:
            file.write(head + b"\n\n")
            write_po(file, catalogue, no_location=True, sort_output=True, omit_header=True)
        found = list(faults(catalogue, said))
        sys.stdout.writelines(f"{code}: {fault}\n" for fault in found)
        lacking += len(found)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
