"""The files in a ZIP, read in memory and within bounds; nothing is ever written to the disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import PurePosixPath

from tightrope.domain.opening.limits import MEGABYTE, MOST_FILES, MOST_RATIO, MOST_UNPACKED, SMALL
from tightrope.domain.opening.refusals import RefusalError

SIGNATURE = b"PK\x03\x04"
"""How a ZIP begins, and so a workbook; one without any file in it begins with `EMPTY`."""

EMPTY = b"PK\x05\x06"

ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".zst")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_archive(content: bytes) -> bool:
    """Whether bytes begin as a ZIP does."""
    return content.startswith((SIGNATURE, EMPTY))


def unpack(content: bytes, wanted: Callable[[str], bool] = lambda name: True) -> dict[str, bytes]:
    """The files of a ZIP by their names, folders left out.

    Parameters
    ----------
    content
        The whole archive.
    wanted
        Which files are to be unpacked; the others are only looked at.

    Raises
    ------
    RefusalError
        If the archive is broken, encrypted, larger than the limits, holds an archive, a link or a file with a
        path that leads out of it, or names a file twice.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [one for one in archive.infolist() if not one.is_dir()]
            _require_bounds(inside)
            return {one.filename: _bytes_of(archive, one) for one in inside if wanted(one.filename)}
    except RefusalError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        raise RefusalError("the ZIP is damaged; pack the files again") from None
    except (KeyError, IndexError, AttributeError, OverflowError, MemoryError):
        raise RefusalError("the ZIP is not built as a ZIP is; pack the files again") from None


def _require_bounds(inside: list[zipfile.ZipInfo]) -> None:
    if len(inside) > MOST_FILES:
        raise RefusalError(
            "the ZIP holds {files:,} files; at most {most} are read", files=len(inside), most=MOST_FILES
        )
    names = Counter(one.filename.casefold() for one in inside)
    for one in inside:
        _require_plain(one, alone=names[one.filename.casefold()] == 1)
    unpacked = sum(one.file_size for one in inside)
    if unpacked > MOST_UNPACKED:
        raise RefusalError(
            "the ZIP unpacks to {size:,.0f} MB; at most {most} MB are read, so take fewer rows",
            size=unpacked / MEGABYTE,
            most=MOST_UNPACKED // MEGABYTE,
        )


def _require_plain(one: zipfile.ZipInfo, *, alone: bool) -> None:
    """Refuse a file that must not be unpacked; `alone` says that no other has its name."""
    name = _shown(one.filename)
    if one.flag_bits & 0x1:
        raise RefusalError('"{name}" in the ZIP is encrypted; pack it without a password', name=name)
    if _leads_out(one):
        raise RefusalError('"{name}" in the ZIP has a path that leads out of it; pack plain files', name=name)
    if stat.S_ISLNK(one.external_attr >> 16):
        raise RefusalError('"{name}" in the ZIP is a link to another file; pack the file itself', name=name)
    if one.filename.casefold().endswith(ARCHIVES):
        raise RefusalError(
            '"{name}" in the ZIP is an archive itself; pack its files, not the archive', name=name
        )
    if not alone:
        raise RefusalError('"{name}" is in the ZIP more than once; keep one of them', name=name)
    if one.compress_type not in METHODS:
        raise RefusalError(
            '"{name}" is packed in an uncommon way; pack it with plain ZIP (deflate)', name=name
        )
    if one.file_size > SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1):
        raise RefusalError(
            '"{name}" unpacks to more than {ratio} times its size; '
            "that is how archives are built that fill a memory, so it is not opened",
            name=name,
            ratio=MOST_RATIO,
        )


def _leads_out(one: zipfile.ZipInfo) -> bool:
    # zipfile cuts a name at a NUL byte; what was written is in orig_filename.
    path = PurePosixPath(one.filename.replace("\\", "/"))
    drive = one.filename[1:2] == ":"
    return path.is_absolute() or drive or ".." in path.parts or "\0" in one.orig_filename


def _bytes_of(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    # An archive may lie about a size. No more than it claims is ever unpacked, and more than that is refused.
    with archive.open(one) as file:
        content = file.read(one.file_size + 1)
    if len(content) != one.file_size:
        name = _shown(one.filename)
        raise RefusalError('"{name}" has not the size the ZIP claims; pack the files again', name=name)
    return content


def _shown(name: str) -> str:
    """A name as a sentence may quote it: printable and short."""
    return "".join(letter for letter in name if letter.isprintable())[:60]
