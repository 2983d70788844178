"""Many readers at once, over real websockets in Streamlit's own protocol; every answer is checked."""
