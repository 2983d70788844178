"""The offline edition: the record as one HTML file that asks for nothing, and the site that is made of it.

The file runs the app's own browser code (`static/`) and fills the app's own templates; what Python answers to
a click there is answered here by its twins in `static/offline/`, which browser tests compare with it.
"""
