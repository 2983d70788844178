"""Tools that make files of the repository; the app does not need them."""
