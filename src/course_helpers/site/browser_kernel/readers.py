"""neo without its readers of files: they are most of its size, and a page has no files to read."""

from __future__ import annotations

from .replace_once import replace_once

NEO = "neo/__init__.py"
_LINE = b"from neo.io import *\n"


def without_readers(content: bytes) -> bytes:
    """Return ``neo/__init__.py`` without the line that imports the readers, which `trim` leaves out.

    Raises
    ------
    BrowserKernelError
        If the line is not there as we know it.
    """
    return replace_once(
        content,
        _LINE,
        b"",
        "Diese Fassung von neo holt ihre Dateileser anders herein, als der Bau es erwartet. "
        "Sieh dir neo/__init__.py an und passe readers.py an.",
    )
