"""Faults of translations that the check tells: of no cell, too long, another number than the cell has."""

import pandas as pd
import pytest

from tightrope.domain.translation_rules import translation_faults


def frame(columns, *rows):
    return pd.DataFrame([row.split("|") for row in rows], columns=columns.split("|"), dtype="str")


TABLES = {
    "events": frame("event_id|title|label", "salvo|21 rockets fell|Salvo", "visit|A visit|"),
    "places": frame("place|area", "Baghdad|Baghdad"),
}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("ar|events|salvo|title|سقوط 21 صاروخاً", ""),
        ("ar|events|salvo|title|سقوط صواريخ", ""),
        ("ar|places|Baghdad|label|بغداد", ""),
        ("ar|places|Baghdad|area|بغداد", ""),
        ("ar|rounds|june|title|حزيران", ""),  # a table that is not there is told by another rule
        ("ar|events|salvo|title|سقوط 12 صاروخاً", "says 12"),
        ("ar|events|raid|title|مداهمة", 'row "raid" is unknown in events'),
        ("ar|events|visit|label|زيارة", "nothing in label"),
        ("ar|events|visit|headline|زيارة", "nothing in headline"),
        ("ar|places|Basra|label|البصرة", 'row "Basra" is unknown in places'),
        (f"ar|events|salvo|label|{'ص' * 29}", "29 letters"),
    ],
)
def test_a_translation_is_of_a_cell_that_is_there(dossier, row, said):
    rows = frame("language|table|row|field|text", row)
    found = list(translation_faults(rows, dossier.schema.tables["translations"], TABLES))
    assert [said in str(fault) for _, fault in found] == [True] * bool(said)


def test_what_cannot_be_judged_is_left_alone(dossier):
    rows = frame("language|table|row|field", "ar|events|raid|title")
    assert list(translation_faults(rows, dossier.schema.tables["translations"], TABLES)) == []
    assert list(translation_faults(TABLES["events"], dossier.schema.tables["events"], TABLES)) == []
