"""The entry for readers: `app.py` behind safe headers and compression, warm before the first of them comes.

`streamlit run app.py` shows the same app without them. `docs/hosting.md` has what can be set.
"""

import os

import streamlit as st

from tightrope.views import folder
from tightrope.views.server import doors, endpoints, failure
from tightrope.views.server.life import Life
from tightrope.views.server.settings import settings_or_exit

settings = settings_or_exit(os.environ)
folder.require()
life = Life()

app = st.App(
    "app.py",
    lifespan=life.lifespan,
    routes=endpoints.routes(life.is_warm),
    middleware=doors.middleware(settings, life.is_warm),
    on_script_error=failure.say_failed,
)
