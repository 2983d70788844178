"""Where sources differ, who says what, and by how much.

Honours the filters of the URL table in `tightrope/view_state.py` (actor, match, members, type, episode,
status, level, q, disputed, source-kind, from, to); the other keys are kept for the other pages.
"""

from tightrope.views import accounts, shell, state
from tightrope.views.data import dossier
from tightrope.views.truth import truth

shell.require_frame()

# The view the reader has chosen, and the record
view = state.current()
record = dossier()

# What is shown, in a sentence
accounts.head(record, view)

# The counts most told of, each account a dot
accounts.picture(record, view)

# Everything on which accounts differ
accounts.table(record, view)

# What is chosen, told to the browser
truth(record, view)
