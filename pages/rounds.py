"""How did June and December 2020 differ? Criterion by criterion, with both networks and what had changed.

Honours `actor` and `tie`, which light in both networks; it shows both rounds whole, so no filter narrows it.
"""

from tightrope.views import rounds, shell, state
from tightrope.views.data import dossier

shell.require_frame()

# The view the reader has chosen, and the record
view = state.current()
record = dossier()

# The comparison
rounds.comparison_table(record)

# Who stood with whom, then and then
rounds.networks(record, view)

# What had changed, and the sources of the whole page
rounds.changes(record)
