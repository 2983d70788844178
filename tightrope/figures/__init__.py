"""Pictures are functions: facts in, a figure, a drawing or HTML out. No Streamlit, no files, no filtering."""
