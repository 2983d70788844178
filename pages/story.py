"""The story in guided tours: a text of some steps beside the timeline and the network, which follow it.

Honours every key of the URL table in `tightrope/view_state.py`. `step` says which step is told, `tour` stands
for the first one of a tour; where the link names no window, the view is that of the step. Without a step the
tours are offered.
"""

from tightrope.views import shell, state, tours
from tightrope.views.data import dossier

shell.require_frame()

# The step that is asked for beside the pictures, or all tours
tours.page(dossier(), state.current())
