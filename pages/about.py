"""What this is, what it rests on, and what it cannot tell."""

from tightrope.views import about, shell
from tightrope.views.data import dossier

shell.require_frame()

# Method, limits, licence, how to cite
about.about(dossier())
