"""How much of a file is read, and why no more: every bound in one place.

They keep one reader's file from taking the server away from the others. The largest honest file they are made
for is an ACLED export of 100,000 events: 70 MB as CSV.
"""

MEGABYTE = 1024 * 1024

MOST_BYTES = 100 * MEGABYTE
"""Of the file itself. `server.maxUploadSize` in `.streamlit/config.toml` stops a larger one on its way; a
test holds the two together."""

MOST_UNPACKED = 250 * MEGABYTE
"""Of all files in a ZIP or workbook together, unpacked: what fits into memory several times."""

MOST_RATIO = 200
"""How many times larger than packed a file in an archive may be. Tables shrink to a tenth, the XML of
workbooks to a thirtieth; a bomb made to fill the memory goes for a thousand."""

SMALL = MEGABYTE
"""Below this size a file in an archive may shrink as it likes: no harm comes of it."""

MOST_FILES = 200
"""In an archive: a dossier has 20 files, a workbook with many sheets 50."""

MOST_ROWS = 1_000_000
"""Of one table. An event has ten statements or so, so 100,000 events have this many."""

MOST_EVENTS = 150_000
"""What the pages are measured with is 100,000."""

MOST_COLUMNS = 300
"""Of one table: ACLED has 31, the widest exports of other projects some 130."""

MOST_CELLS = 10_000_000
"""Of a workbook, the empty ones between others too: a single cell far out costs as much as all before it."""

LONGEST_CELL = 32_767
"""Letters in a cell: what a spreadsheet allows. A longer one is a missing quotation mark."""

LONGEST_LINE = 1_000_000
"""Bytes between two line ends: more than a row of a table ever has, and little enough to be read at once."""

MOST_FAULTS = 1_000
"""Rows that are no CSV before the whole file is given up: looking for where each ends takes time."""

MOST_TOLD = 200
"""Problems that are shown; the others are counted."""

HEADER_WITHIN = 30
"""In how many rows from the top the names of the columns are looked for, below a title or a note."""

MOST_CODES = 200
"""Words of one vocabulary that an own datapackage.json may define."""
