"""The data page: codebook, licence, checks and corrections, all read from the schema and the record."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from typing import Any

from tightrope.domain.check import RULES
from tightrope.domain.dossier import Dossier
from tightrope.domain.lookup import rows_of
from tightrope.domain.papers import Citation
from tightrope.domain.remember import remembered
from tightrope.domain.schema import Field, Table
from tightrope.figures.footnotes import source_entry
from tightrope.figures.template import render
from tightrope.text import say_day, say_number, t

MOST_WORDS = 8
"""A vocabulary with more codes than this is folded away until it is asked for."""


@remembered(worded=True)
def data_head(dossier: Dossier, citation: Citation | None) -> str:
    """What the data is, its version and licence, and how to cite it in a sentence, as HTML.

    How to cite is told of our own record only: of another one `citation` is None.
    """
    return render(
        "data.html",
        schema=dossier.schema,
        tables=len(dossier.schema.tables),
        rows=say_number(sum(len(getattr(dossier, name)) for name in dossier.schema.tables)),
        citation=citation,
        released=say_day(date.fromisoformat(citation.released)) if citation else "",
        corrections=say_number(len(dossier.corrections)),
    )


@remembered(worded=True)
def codebook(dossier: Dossier) -> str:
    """Every table with its columns, codes and keys as the schema defines them, and its rows, as HTML."""
    tables = dossier.schema.tables
    referring: dict[str, list[str]] = {name: [] for name in tables}
    for table in tables.values():
        for key in table.foreign_keys:
            referring[key.table].append(f"{table.name}.{key.field}")
    return render(
        "codebook.html",
        tables=[
            {
                "name": table.name,
                "path": table.path,
                "title": table.title,
                "description": table.description,
                "rows": say_number(len(getattr(dossier, table.name))),
                "key": table.primary_key,
                "referring": referring[table.name],
                "fields": [_field(table, field) for field in table.fields.values()],
            }
            for table in tables.values()
        ],
        most_words=MOST_WORDS,
    )


def _field(table: Table, field: Field) -> dict[str, Any]:
    leads = next((f"{key.table}.{key.target}" for key in table.foreign_keys if key.field == field.name), "")
    return {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        "type": _type(field),
        "required": field.required,
        "is_key": field.name in table.primary_key,
        "unique": field.unique and table.primary_key != (field.name,),
        "leads": leads,
        "leads_table": leads.partition(".")[0],
        "codes": list(field.codes.values()),
    }


def _type(field: Field) -> str:
    """What may stand in a column, in words."""
    if field.codes:
        return t("code")
    if field.is_partial_date:
        return t("date, as YYYY, YYYY-MM or YYYY-MM-DD")
    words = {"string": t("text"), "integer": t("whole number"), "number": t("number")}[field.type]
    if field.minimum is not None:
        words += " " + t("from {least}", least=f"{field.minimum:g}")
    if field.maximum is not None:
        words += " " + t("to {most}", most=f"{field.maximum:g}")
    return t("{kind}, of the form {pattern}", kind=words, pattern=field.pattern) if field.pattern else words


def checks_html() -> str:
    """What the check looks for, rule by rule, as HTML."""
    return render("checks.html", rules=rule_words())


def rule_words() -> list[str]:
    """Each rule of the check in words, in the order in which they run.

    Raises
    ------
    KeyError
        If a rule has no words here: who adds a rule says what it asks.
    """
    words = {
        "_required": t("what must be given is given"),
        "value_faults": t("every code, number and date is one that its column allows"),
        "_unique": t("what must be unique is"),
        "_primary_key": t("no key stands twice"),
        "_date_order": t("nothing ends before it begins"),
        "_references": t("every id that a row names exists"),
        "_rests_on": t("every event, relation and description rests on at least one source"),
        "cell_faults": t("no cell holds markup, a control character or what a spreadsheet would run"),
        "id_faults": t("an id names one thing in all tables"),
        "name_faults": t("no two actors have names that read alike"),
        "link_faults": t("no link runs against time, and each that is not undisputed says who makes it"),
        "status_faults": t("the status of a relation agrees with its statements, copies counted once"),
        "attribute_faults": t("a number or date stands only where its attribute is counted or dated"),
        "redirect_faults": t("a redirect leads from an id that is gone to one that is there"),
        "death_faults": t("who died is a victim of the event that says so, and whoever was killed has died"),
        "placing_faults": t("who is placed in camps by name stands in one of them"),
        "translation_faults": t("a translation is of a cell that is there, and says no other number"),
    }
    names = [(rule.func if isinstance(rule, partial) else rule).__name__ for rule in RULES]
    return [*(words[name] for name in dict.fromkeys(names)), t("every correction still stands in its row")]


@remembered(worded=True)
def corrections_html(dossier: Dossier) -> str:
    """Every correction of the record with its reason and source, as HTML."""
    codes = dossier.codes("corrections", "change")
    rows = rows_of(dossier, "corrections").values()
    counts = Counter(row.change for row in rows)
    return render(
        "corrections.html",
        total=say_number(len(rows)),
        counts=[(codes[code].label, say_number(counts[code]), codes[code].description) for code in codes],
        finding=dossier.schema.tables["corrections"].fields["finding"].description,
        corrections=[
            {
                "id": row.Index,
                "date": row.date,
                "change": codes[row.change].label,
                "table": row.table,
                "row": row.row,
                "field": row.field,
                "before": row.before,
                "after": row.after,
                "reason": row.reason,
                "source": source_entry(dossier, row.source_id) if row.source_id else None,
            }
            for row in rows
        ],
    )
