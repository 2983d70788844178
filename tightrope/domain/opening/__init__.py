"""Opening a reader's own file: bytes in; a dossier, or sentences that say what is wrong, out.

Nothing here touches the disk or a cache. Whatever a file holds, no other exception than `RefusalError` leaves
a module of this package, and `files.open_file` turns that into a sentence too.
"""
