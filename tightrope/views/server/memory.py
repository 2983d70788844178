"""How the process takes memory from the system, so that answers which are gone leave few holes behind."""

from __future__ import annotations

import ctypes
import platform

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""The numbers of these choices in glibc's malloc.h; `man 3 mallopt` says what they do."""

APART = 32 * 1024
"""Bytes from which a block lies apart from all others."""


def keep_large_blocks_apart() -> bool:
    """Let large blocks lie where each is given back once it is free; whether the system can do so.

    glibc does so at first, and then raises the size from which it does with each such block that is freed, to
    as much as 32 MiB. An answer has several of some hundred kilobytes (a table, a picture, the message that
    carries them): they come to lie between small ones that stay, and leave holes. Threads have a heap each,
    too, and holes in it, though only one of them runs Python at a time: here one heap serves all.
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    mallopt = ctypes.CDLL(None).mallopt
    return bool(mallopt(M_MMAP_THRESHOLD, APART) and mallopt(M_ARENA_MAX, 1))
