"""Who is who: everybody in the record, and a profile of each.

Of the URL table in `tightrope/view_state.py` it reads: `actor`, the one chosen last being the profile that is
shown, the others its tabs, and without any the directory; `asof`, the day of the profile, by default no later
than the death of the dead; `network`, which draws direct ties (`key`) or those of the neighbours too (`all`);
`undated`; `tie`, opened beside the profile. A profile tells of the whole record: the keys that choose events
are kept, not obeyed.
"""

from tightrope.views import actors, shell, state
from tightrope.views.data import dossier

shell.require_frame()

# The view the reader has chosen, and the record
view = state.current()
record = dossier()

# Everybody, or the profile of the actor chosen last
actors.page(record, view)
