"""Why a file cannot be read or written, in German (the system speaks English), and finding it out early."""

from __future__ import annotations

import errno
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SOME = 8192  # bytes

_REASONS = {
    errno.EACCES: "Das Recht dazu fehlt",
    errno.EPERM: "Das Recht dazu fehlt",
    errno.EROFS: "Hier darf nur gelesen werden",
    errno.ENOSPC: "Es ist kein Speicherplatz mehr frei",
    errno.EDQUOT: "Der zugeteilte Speicherplatz ist voll",
    errno.EFBIG: "Die Datei würde zu groß",
    errno.ENOENT: "Die Datei oder ihren Ordner gibt es nicht",
    errno.EISDIR: "Das ist ein Ordner, keine Datei",
    errno.ENOTDIR: "Ein Teil des Pfads ist kein Ordner",
    errno.EEXIST: "Es gibt schon eine Datei mit diesem Namen",
    errno.ENAMETOOLONG: "Der Name ist zu lang",
}


def reason(error: OSError) -> str:
    """Return why the system refused, without a full stop; an unknown reason stays in the system's words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def try_writing(folder: Path) -> None:
    """Make a folder unless it is there, and write into it: else it might turn out after minutes of work.

    Raises
    ------
    OSError
        When it cannot be made, or nothing can be written into it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(bytes(SOME))  # a full disk takes the name of a file, but nothing in it
