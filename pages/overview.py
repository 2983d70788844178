"""What happened, and who stood with whom: the timeline beside the network, on one screen.

Honours every key of the URL table in `tightrope/view_state.py`.
"""

from tightrope.views import board, embed, filter_bar, shell, state
from tightrope.views.data import dossier

shell.require_frame()

# The view the reader has chosen, and the record
view = state.current()
record = dossier()

if view.embed in (None, "page"):
    # The story in five facts
    board.chips_row(record)

    # Filters
    filter_bar.filter_bar(record, view)

    # Sentence, both pictures, table and card
    board.board(record, view)
else:
    # The one pane that a frame of another site asks for
    embed.pane(record, view)
