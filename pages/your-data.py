"""Open a dossier of your own, or an ACLED export, on every page; nobody else sees it and nothing is kept.

Honours no key of the URL table. The view is carried along.
"""

from tightrope.views import shell, state, your_data
from tightrope.views.data import dossier
from tightrope.views.truth import truth

shell.require_frame()

# What can be opened, and what happens to it
your_data.intro()

# The file
your_data.chooser()

# What is in it, and whether to open it
your_data.preview()

# Tables to start from, and how files are read
your_data.start()

# What is chosen, told to the browser
truth(dossier(), state.current())
