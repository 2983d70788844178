"""What this is, what it rests on, how to read it, and what it cannot tell.

Honours no key of the URL table: it tells of the record that all readers share. The view is carried along.
"""

from tightrope.views import about, shell, state
from tightrope.views.data import dossier, of_all_readers
from tightrope.views.truth import truth

shell.require_frame()

# Method, limits, key to the pictures, errors, citation, privacy
about.about(of_all_readers(), state.current())

# What is chosen, told to the browser
truth(dossier(), state.current())
