"""Several processes of the app behind one proxy on one machine, and what other machines need to run it."""
