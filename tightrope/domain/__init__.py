"""What is true: the dossier, its schema and its checks, in plain Python and pandas."""
