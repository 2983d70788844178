"""Where it happened, and how exactly that is known.

Honours every key of the URL table in `tightrope/view_state.py` that chooses events, and `event`, `tie` and
`place`, which open beside the map; the other keys are kept for the other pages.
"""

from tightrope.views import filter_bar, place_map, shell, state
from tightrope.views.data import dossier

shell.require_frame()

# The view the reader has chosen, and the record
view = state.current()
record = dossier()

# Which events
filter_bar.filter_bar(record, view)

# Where they happened
place_map.map_board(record, view)
