"""Who is who: everybody in the record, and a profile of each.

Honours `actor` (the last one is the profile), `asof`, `undated`, `network` and `tie` of the URL table in
`tightrope/view_state.py`, each as its last paragraph says; the other keys are kept for the other pages.
"""

from tightrope.views import actors, shell, state
from tightrope.views.data import dossier

shell.require_frame()

# The view the reader has chosen, and the record
view = state.current()
record = dossier()

# Everybody, or the profile of the actor chosen last
actors.page(record, view)
