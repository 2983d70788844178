"""ACLED-like exports for tests: made up, since the terms forbid passing real rows on."""

import csv
import io
import random
import zipfile
from datetime import date, timedelta
from html import escape
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"

COLUMNS = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
    inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3
    location latitude longitude geo_precision source source_scale notes fatalities tags timestamp
""".split()  # noqa: SIM905 - read more easily than 31 strings

KINDS = {
    "Battles": "Armed clash",
    "Explosions/Remote violence": "Remote explosive/landmine/IED",
    "Violence against civilians": "Attack",
    "Protests": "Peaceful protest",
    "Riots": "Mob violence",
    "Strategic developments": "Arrests",
}

WHO = [
    ("Military Forces of Iraq (2018-2020)", "State forces"),
    ("Islamic State (Iraq)", "Rebel group"),
    ("Kataib Hezbollah", "Political militia"),
    ("Shiite Militia (Iraq)", "Identity militia"),
    ("Protesters (Iraq)", "Protesters"),
    ("Rioters (Iraq)", "Rioters"),
    ("Civilians (Iraq)", "Civilians"),
    ("Military Forces of the United States (2017-2021)", "External/Other forces"),
    *((f"Tribal Militia {number} (Iraq)", "Identity militia") for number in range(300)),
]


def row(number=1, **changes):
    """One row as a dict by column."""
    plain = {
        "event_id_cnty": f"IRQ{number}",
        "event_date": "16 May 2025",
        "year": "2025",
        "time_precision": "1",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Military Forces of Iraq (2022-)",
        "inter1": "State forces",
        "actor2": "Islamic State (Iraq)",
        "inter2": "Rebel group",
        "country": "Iraq",
        "admin1": "Baghdad",
        "location": "Dora",
        "latitude": "33.25",
        "longitude": "44.4",
        "geo_precision": "1",
        "source": "Shafaq News; Al Sumaria",
        "notes": "On 16 May 2025, made up for a test.",
        "fatalities": "0",
    }
    return dict.fromkeys(COLUMNS, "") | plain | changes


def text(rows, columns=COLUMNS, delimiter=","):
    """Rows as the text of a CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def many(count, seed=1):
    """Rows with a long tail of actors, over nine years."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        day = date(2016, 1, 1) + timedelta(days=draw.randrange(3300))
        kind = draw.choice(list(KINDS))
        one, other = (
            WHO[min(int(draw.paretovariate(0.8)) - 1, len(WHO) - 1)],
            draw.choice([*WHO[:8], ("", "")]),
        )
        place = draw.randrange(1500)
        rows.append(
            row(
                number + 1,
                event_date=f"{day.day} {day:%B %Y}",
                time_precision=draw.choice("1112"),
                event_type=kind,
                sub_event_type=KINDS[kind],
                actor1=one[0],
                inter1=one[1],
                assoc_actor_1=draw.choice(["", "", "Labor Group (Iraq); Women (Iraq)"]),
                actor2=other[0],
                inter2=other[1],
                admin1=f"Province {place % 18}",
                location=f"Place {place}",
                latitude=f"{29 + place / 200:.4f}",
                longitude=f"{40 + place / 220:.4f}",
                geo_precision=draw.choice("1123"),
                source=draw.choice(["Shafaq News", "Iraqi News; Al Sumaria", "Twitter; Baghdad Post; Rudaw"]),
                notes=f"On {day.day} {day:%B %Y}, {one[0]}: " + "made up, and some words more. " * 10,
                fatalities=draw.choice(["0", "0", "0", "1", "2", "14"]),
            )
        )
    return rows


def packed(files, method=zipfile.ZIP_DEFLATED):
    """A ZIP of files by name, as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook_files(sheets):
    """The parts of a workbook by name; a sheet is rows of texts, numbers and days."""
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, len(sheets) + 1)
    )
    root = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    styles = f'<Relationship Id="rIdS" Type="{OFFICE}/styles" Target="styles.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook {NAMESPACE} xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}{styles}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet {NAMESPACE}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/>'
        "</cellXfs></styleSheet>",
    }
    for place, rows in enumerate(sheets.values(), start=1):
        data = "".join(
            f'<row r="{line}">{"".join(_cell(cell, column, line) for column, cell in enumerate(cells))}</row>'
            for line, cells in enumerate(rows, start=1)
        )
        sheet = f"<worksheet {NAMESPACE}><sheetData>{data}</sheetData></worksheet>"
        files[f"xl/worksheets/sheet{place}.xml"] = sheet
    return files


def workbook(sheets):
    """A workbook as bytes."""
    return packed(workbook_files(sheets))


def _cell(cell, column, line):
    place = (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26) + str(line)
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>' if cell else ""
