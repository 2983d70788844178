"""The entry for readers: `app.py` behind safe headers and compression, warm before the first of them comes.

`streamlit run app.py` shows the same app without them.
"""

import streamlit as st

from tightrope.views import data, server

data.require()

app = st.App("app.py", lifespan=server.lifespan, middleware=server.middleware())
