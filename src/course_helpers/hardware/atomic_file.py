"""Save a calibration whole or not at all, and say in German what stands against it."""

from __future__ import annotations

import errno
import logging
from typing import TYPE_CHECKING

from course_helpers.file_errors import reason
from course_helpers.hardware.errors import HardwareError
from course_helpers.whole_file import LostBytesError, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


def save(target: Path, chunks: Iterable[bytes]) -> None:
    """Write chunks to a file, of which readers see the old state or the whole new one.

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
    """  # noqa: DOC501 - ruff takes _explained, which makes the HardwareError, for its class
    try:
        write_whole(target, _not_empty(chunks))
    except OSError as error:
        logger.warning("could not save %s: %r", target, error)
        raise _explained(error, target) from error


def _not_empty(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks; HardwareError if they end before the first byte, while the old file is there."""
    empty = True
    for chunk in chunks:
        empty = empty and not chunk
        yield chunk
    if empty:
        raise HardwareError(
            "empty", "Die Kalibrierung ist leer angekommen. Versuche es in ein paar Minuten noch einmal."
        )


def _explained(error: OSError, target: Path) -> HardwareError:
    if isinstance(error, LostBytesError):
        return HardwareError("not-saved", f"{error.strerror}. Versuche einen anderen Ordner.")
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
