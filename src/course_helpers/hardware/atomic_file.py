"""Write a file so that readers see the old one or the whole new one, never a part."""

from __future__ import annotations

import contextlib
import errno
import glob
import logging
import os
import secrets
import time
from typing import TYPE_CHECKING

from course_helpers.file_errors import reason
from course_helpers.hardware.errors import HardwareError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

logger = logging.getLogger(__name__)

_ABANDONED = 3600.0  # seconds
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


def save(target: Path, chunks: Iterable[bytes]) -> None:
    """Write chunks to a temporary file beside the target, then rename it to the target.

    Parameters
    ----------
    target : pathlib.Path
        File to replace; its folder must exist.
    chunks : iterable of bytes
        Content. What it raises passes through, and the target stays as it was.

    Raises
    ------
    HardwareError
        If the content is empty, the disk is full, or the folder cannot be written.
    """
    _sweep(target)
    # a name of its own, so that two processes saving at once never write into the same file
    part = target.with_name(f".{target.name}.{secrets.token_hex(6)}.teil")
    try:
        _write(part, chunks)
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        logger.warning("could not save %s: %r", target, error)
        raise _explained(error, target) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _sweep(target: Path) -> None:
    """Remove what killed processes left behind; one that still writes is never that old."""
    with contextlib.suppress(OSError):
        for part in target.parent.glob(f".{glob.escape(target.name)}.*.teil"):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def _write(part: Path, chunks: Iterable[bytes]) -> None:
    # opened by hand: mkstemp would make it unreadable for the others of a shared folder
    binary = getattr(os, "O_BINARY", 0)  # Windows would change line ends
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary
    descriptor = os.open(part, flags, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        expected = sum(file.write(chunk) for chunk in chunks)
        file.flush()
        os.fsync(file.fileno())
        written = os.fstat(file.fileno()).st_size
    if not expected:
        raise HardwareError(
            "empty", "Die Kalibrierung ist leer angekommen. Versuche es in ein paar Minuten noch einmal."
        )
    if written != expected:  # some network file systems lose data without an error
        raise HardwareError(
            "not-saved",
            f"Auf dem Laufwerk kamen {written} statt {expected} Byte an. Versuche einen anderen Ordner.",
        )


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system lets us."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _explained(error: OSError, target: Path) -> HardwareError:
    if error.errno in _NO_SPACE:
        return HardwareError(
            "disk-full",
            f"Für „{target.name}“ ist kein Speicherplatz mehr frei. "
            "Lösche Dateien, die du nicht mehr brauchst, und führe die Zelle noch einmal aus.",
        )
    if error.errno in _NO_RIGHT:
        return HardwareError(
            "not-writable",
            f"In den Ordner „{target.parent}“ darf hier nicht geschrieben werden. "
            "Gib mit folder=… einen anderen Ordner an, zum Beispiel dein eigenes Verzeichnis.",
        )
    if error.errno == errno.ENOENT:
        return HardwareError(
            "no-folder",
            f"Den Ordner „{target.parent}“ gibt es nicht. "
            "Lege ihn an oder gib einen anderen mit folder=… an.",
        )
    return HardwareError(
        "not-saved",
        f"Die Datei „{target.name}“ ließ sich nicht speichern: {reason(error)}. "
        "Versuche einen anderen Ordner.",
    )
