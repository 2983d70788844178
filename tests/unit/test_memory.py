"""What lies apart can be given back: after a large block was freed, the next one lies apart, too."""

import platform
import subprocess
import sys

import pytest

from tightrope.views.server.memory import keep_large_blocks_apart

APART_OF_TWO = """
import ctypes, sys
from tightrope.views.server.memory import keep_large_blocks_apart

class Told(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]

mallinfo = ctypes.CDLL(None).mallinfo2
mallinfo.restype = Told
if sys.argv[1] == "asked":
    assert keep_large_blocks_apart()
for _ in range(2):
    before = mallinfo().hblks
    block = bytearray(1_000_000)
    print(mallinfo().hblks - before)
    del block
"""


def apart_of_two(asked):
    """Of two blocks, the second taken when the first was freed: how many lie apart, for each."""
    command = [sys.executable, "-c", APART_OF_TWO, asked]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library is left as it is")
def test_large_blocks_lie_apart_however_many_were_freed():
    assert apart_of_two("not") == ["1", "0"], "glibc by itself stops; when it no longer does, we need not ask"
    assert apart_of_two("asked") == ["1", "1"]


def test_another_library_is_not_asked(monkeypatch):
    monkeypatch.setattr("tightrope.views.server.memory.platform.libc_ver", lambda: ("", ""))
    monkeypatch.setattr("tightrope.views.server.memory.ctypes", None)
    assert not keep_large_blocks_apart()
