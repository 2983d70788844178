"""What the map shows by name: the codes of its sources, and our names."""

COUNTRIES = {
    "364": "Iran",
    "368": "Iraq",
    "376": "Israel",
    "400": "Jordan",
    "414": "Kuwait",
    "422": "Lebanon",
    "682": "Saudi Arabia",
    "760": "Syria",
    "784": "United Arab Emirates",
    "792": "Turkey",
}
"""The neighbours and what else lies in or near the frame, by their ISO 3166-1 numbers."""

GOVERNORATES = {
    "IZ01": "Anbar",
    "IZ02": "Basra",
    "IZ03": "Muthanna",
    "IZ04": "Qadisiyah",
    "IZ05": "Sulaymaniyah",
    "IZ06": "Babil",
    "IZ07": "Baghdad",
    "IZ08": "Dohuk",
    "IZ09": "Dhi Qar",
    "IZ10": "Diyala",
    "IZ11": "Erbil",
    "IZ12": "Karbala",
    "IZ13": "Kirkuk",
    "IZ14": "Maysan",
    "IZ15": "Nineveh",
    "IZ16": "Wasit",
    "IZ17": "Najaf",
    "IZ18": "Salah al-Din",
}
"""The 18 governorates that the source knows, by FIPS code; Halabja is younger than it."""
