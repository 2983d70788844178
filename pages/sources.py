"""What the record rests on, and how much of it on one text or on one side only.

Honours the keys of the URL table that choose events: `actor`, `match`, `members`, `type`, `episode`,
`status`, `level`, `q`, `from` and `to`.
"""

from tightrope.views import shell, sources, state
from tightrope.views.data import dossier
from tightrope.views.truth import truth

shell.require_frame()

# The view the reader has chosen, and the record
view = state.current()
record = dossier()

# Which sources, in one sentence
sources.head(record, view)

# What stands on one text, what on partisan texts only
sources.footing(record, view)

# Every one of them, with what rests on it
sources.listing(record, view)

# What is chosen, told to the browser
truth(record, view)
