"""What a reader takes away of a view, as files that other tools open. No Streamlit, no files written, no clock.

`taken.take` gathers a view into one value; `formats.FORMATS` holds what writes it, one module for each format.
"""
