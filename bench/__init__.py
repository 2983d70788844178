"""Measures what a reader waits for, in a real browser on the full dossier. It never fails for being slow."""
