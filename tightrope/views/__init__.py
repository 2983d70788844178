"""The thin skin: the only part of the package that knows Streamlit."""
