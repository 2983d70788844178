"""The entry: `streamlit run app.py`. It draws the frame; the pages are in `pages/`."""

from tightrope.views import shell

shell.run()
