"""What a reader takes away of a view, as files that other tools open. No Streamlit, no clock, no disk.

`taken.take` gathers a view into one value; `formats.FORMATS` holds what writes it, a module for each format.
"""
