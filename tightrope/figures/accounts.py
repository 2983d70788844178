"""Accounts in words: an attribute's headline, its values, and under each value who says so and where."""

from __future__ import annotations

from typing import Any

from tightrope.domain.accounts import Account, Attribute, Statement, against
from tightrope.domain.dossier import Dossier
from tightrope.domain.values import OCCURRENCE, Value
from tightrope.figures.footnotes import Footnotes
from tightrope.figures.senses import PLAIN, sense_words
from tightrope.text import say_number, say_span, t, tn


def attribute_words(dossier: Dossier, attribute: Attribute) -> str:
    """What an attribute is about: "Detained", "Rockets", "Cause (motive)"."""
    label = dossier.label("claims", "attribute", attribute.name)
    if attribute.sense in PLAIN:
        return label
    return sense_words(attribute.sense) or f"{label} ({attribute.sense.replace('_', ' ')})"


def lowered(words: str) -> str:
    """Words as they stand within a line: "Detained" as "detained"."""
    return words[:1].lower() + words[1:]


def value_words(value: Value) -> str:
    """A value for a heading: a number, a range, days; else the record's words."""
    if value.low is not None and value.high is not None:
        ends = [say_number(end) for end in dict.fromkeys((value.low, value.high))]
        number = "–".join(ends)
        return t("about {number}", number=number) if value.is_approximate else number
    if value.low is not None:
        return t("at least {number}", number=say_number(value.low))
    if value.high is not None:
        return t("at most {number}", number=say_number(value.high))
    return say_span(value.first, value.last) if value.first and value.last else value.text


def headline(dossier: Dossier, attribute: Attribute) -> str:
    """What the accounts come to, without a winner: "3 to 53", "24–25 December 2020"; else empty."""
    if attribute.name == OCCURRENCE:
        return _occurrence_words(attribute)
    if attribute.count_span and attribute.verdict == "varied":
        return ""  # counts of different periods span nothing
    if attribute.count_span and len(set(attribute.count_span)) == 1 and len(attribute.values) > 1:
        return ""  # one number beside words ("none", "all of them") is no span
    if span := attribute.count_span:
        ends = [say_number(end) for end in dict.fromkeys(span)]
        words = ends[0] if len(ends) == 1 else t("{low} to {high}", low=ends[0], high=ends[1])
        return t("{span} or more", span=words) if _is_open(attribute, span[1]) else words
    return say_span(*attribute.date_span) if attribute.date_span else ""


def _is_open(attribute: Attribute, highest: int) -> bool:
    """Whether nobody gives the highest number as a whole one: "at least 30", "over 700"."""
    topmost = [
        account.value for account in attribute.counts if highest in (account.value.low, account.value.high)
    ]
    return all(value.high is None for value in topmost)


def _occurrence_words(attribute: Attribute) -> str:
    said = {account.value.text: len(account.accounts) for account in attribute.values}
    words = [
        tn("stated by {n}", "stated by {n}", said.get("yes", 0)) if "yes" in said else "",
        tn("denied by {n}", "denied by {n}", said.get("denied", 0)) if "denied" in said else "",
        t("unconfirmed") if "unconfirmed" in said else "",
        t("planned") if "planned" in said else "",
    ]
    return t(", ").join(filter(None, words))


def accounts_words(attribute: Attribute) -> str:
    """How many accounts, and how many of them are independent: "19 accounts, 17 independent"."""
    words = tn("{n} account", "{n} accounts", attribute.account_count)
    if attribute.independent_count == attribute.account_count:
        return words
    return t("{accounts}, {n} independent", accounts=words, n=attribute.independent_count)


def verdict_words(attribute: Attribute) -> str:
    """What the accounts come to together, in a word or two."""
    return {
        "differ": t("disputed"),
        "varied": t("told differently"),
        "compatible": t("compatible"),
        "agree": t("agreed"),
        "single": t("single source"),
    }[attribute.verdict]


def attribute_entry(dossier: Dossier, attribute: Attribute, notes: Footnotes) -> dict[str, Any]:
    """One attribute for the event card; every statement in it, and each source in the footnotes.

    Numbers and dates stand in their own order and other values by support, so that no place means a winner.
    """
    values = sorted(attribute.values, key=_in_order)
    counted = bool(
        attribute.count_span and len(set(attribute.count_span)) > 1 and headline(dossier, attribute)
    )
    words = attribute_words(dossier, attribute)
    return {
        "id": attribute.id,
        "words": lowered(words) if counted else words,
        "headline": headline(dossier, attribute),
        "counted": counted,
        "accounts": accounts_words(attribute),
        "verdict": attribute.verdict,
        "verdict_words": verdict_words(attribute),
        "is_disputed": attribute.is_disputed,
        "is_partisan_only": attribute.is_partisan_only,
        "values": [_value_entry(dossier, attribute, value, notes) for value in values],
    }


def _in_order(account: Account) -> tuple[float, float]:
    value = account.value
    if value.is_count:
        return (value.low or 0, float("inf") if value.high is None else value.high)
    return (value.first.toordinal(), 0) if value.first else (float("inf"), 0)


def _value_entry(
    dossier: Dossier, attribute: Attribute, account: Account, notes: Footnotes
) -> dict[str, Any]:
    happened = attribute.name == OCCURRENCE
    words = _occurrence_value(account.value) if happened else value_words(account.value)
    day = account.value.first.isoformat() if account.value.first else ""
    plain = {words, day, account.value.text if happened else words}
    excluding = {one for other in against(dossier, attribute, account) for one in other.accounts}
    return {
        "words": words,
        "denies": account.value.denies,
        "support": tn("{n} account", "{n} accounts", len(account.accounts)),
        "against": len(excluding - set(account.accounts)) if happened or attribute.is_measured else 0,
        "is_partisan_only": account.is_partisan_only,
        "lines": _lines(dossier, account, plain, notes),
    }


def _occurrence_value(value: Value) -> str:
    return {
        "yes": t("It took place"),
        "denied": t("Denied"),
        "unconfirmed": t("Unconfirmed"),
        "planned": t("Planned"),
    }.get(value.text, value.text)


def _lines(dossier: Dossier, account: Account, plain: set[str], notes: Footnotes) -> list[dict[str, Any]]:
    """One line for each witness, as sources name it: its wording unless plain, its remark, its sources."""
    grouped: dict[tuple[str, str, str], list[Statement]] = {}
    for one in account.statements:
        wording = "" if one.wording in plain else one.wording
        grouped.setdefault((one.account if one.speaker else "", wording, one.note), []).append(one)
    return [
        {
            "speaker": " / ".join(dict.fromkeys(one.speaker for one in said)),
            "wording": wording,
            "note": note,
            "marks": [notes.number(one.source_id) for one in said],
            "kinds": t(", ").join(dict.fromkeys(dossier.label("sources", "kind", one.kind) for one in said)),
        }
        for (_, wording, note), said in grouped.items()
    ]
