"""Write a file so that readers see the old one or the whole new one, never a part."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import secrets
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OPEN, PRIVATE = 0o666, 0o600  # rights of a new file: what the user's mask leaves of all; the owner alone
_ABANDONED = 3600.0  # seconds


class LostBytesError(OSError):
    """A drive took bytes without an error and did not keep them; the message is German."""

    def __init__(self, written: int, expected: int) -> None:
        super().__init__(errno.EIO, f"Auf dem Laufwerk kamen {written} statt {expected} Byte an")


def write_whole(target: Path, chunks: Iterable[bytes], *, rights: int = OPEN) -> None:
    """Write chunks to a temporary file beside the target, then rename it to the target.

    Parameters
    ----------
    target : pathlib.Path
        File to replace; its folder must exist.
    chunks : iterable of bytes
        Content. What it raises passes through, and the target stays as it was.
    rights : int
        `OPEN`, or `PRIVATE` for what only the owner may read.

    Raises
    ------
    OSError
        When the file cannot be written; the target stays as it was.
    """
    _sweep(target)
    # a name of its own, so that two processes saving at once never write into the same file
    part = target.with_name(f".{target.name}.{secrets.token_hex(6)}.teil")
    try:
        _write(part, chunks, rights)
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _sweep(target: Path) -> None:
    """Remove what killed processes left behind; one that still writes is never that old."""
    with contextlib.suppress(OSError):
        for part in target.parent.glob(f".{glob.escape(target.name)}.*.teil"):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def _write(part: Path, chunks: Iterable[bytes], rights: int) -> None:
    # opened by hand: mkstemp would make it unreadable for the others of a shared folder
    binary = getattr(os, "O_BINARY", 0)  # Windows would change line ends
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary
    descriptor = os.open(part, flags, rights)
    with os.fdopen(descriptor, "wb") as file:
        expected = sum(file.write(chunk) for chunk in chunks)
        file.flush()
        os.fsync(file.fileno())
        written = os.fstat(file.fileno()).st_size
    if written != expected:  # some network file systems lose data without an error
        raise LostBytesError(written, expected)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system lets us."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
