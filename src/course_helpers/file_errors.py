"""Why a file could not be read or written, in German: the system's own words are English."""

from __future__ import annotations

import errno

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
