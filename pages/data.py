"""What the tables hold, what they may be used for, what was changed in them and why.

Honours no key of the URL table: it tells of the whole record. The view is carried along.
"""

from tightrope.views import codebook, shell, state
from tightrope.views.data import dossier
from tightrope.views.truth import truth

shell.require_frame()

# The record
record = dossier()

# What it is, its licence, how to cite it
codebook.head(record)

# Every table, column and code
codebook.codebook(record)

# What is checked, what changed, what was corrected
codebook.checks()
codebook.changelog(record)
codebook.corrections(record)

# What is chosen, told to the browser
truth(record, state.current())
