"""Give everyone of a class a file."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from course_helpers.site.hub.teacher.folders import put
from course_helpers.site.hub.watch import size_of

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "Ausgeteilt"
LARGEST = 20 * 2**20  # bytes
LONGEST = 80  # letters of a name
LONGEST_ON_DISK = 200  # bytes of it; a letter has up to four
LEAST_FREE = 2 * 2**30  # bytes on the disk that are left for everyone's work
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}

BAD_NAME = (
    "„{name}“ geht nicht als Name einer Datei. Nehmen Sie Buchstaben, Ziffern, Leerzeichen, Punkt, Minus und "
    "Unterstrich, am Anfang keinen Punkt, zusammen höchstens {longest} Zeichen."
)
TOO_LARGE = "Die Datei ist zu groß. Austeilen lassen sich höchstens {size} MB."
NO_FILE = "Wählen Sie zuerst eine Datei."


class NotHandedOutError(ValueError):
    """A file is not handed out; the message is German and complete."""


def checked_name(name: str, content: bytes) -> str:
    """Return the name under which a file is handed out.

    Raises
    ------
    NotHandedOutError
        When it cannot be.
    """
    name = unicodedata.normalize("NFC", name)  # macOS takes letters apart
    if not name:
        raise NotHandedOutError(NO_FILE)
    too_long = len(name) > LONGEST or len(name.encode()) > LONGEST_ON_DISK
    if too_long or not re.fullmatch(r"[^\W_][\w .()+-]*", name) or name.endswith((" ", ".")):
        raise NotHandedOutError(BAD_NAME.format(name=name, longest=LONGEST))
    if len(content) > LARGEST:
        raise NotHandedOutError(TOO_LARGE.format(size=LARGEST // 2**20))
    return name


def hand_out(homes: dict[str, Path], name: str, content: bytes, room: int) -> dict[str, list[str]]:
    """Put a file into everyone's folder, where none of that name is there.

    Parameters
    ----------
    homes : dict
        Folder by name of the reader; one that is missing is made.
    name, content : str, bytes
        The file.
    room : int
        Bytes that a folder may have; 0 for any number.

    Returns
    -------
    dict
        Names of readers by what came of it: ``new``, ``same``, ``other``, ``full``, ``disk`` or
        ``failed``.
    """
    said: dict[str, list[str]] = {}
    for reader, home in homes.items():
        said.setdefault(_give(home, name, content, room), []).append(reader)
    return said


def _give(home: Path, name: str, content: bytes, room: int) -> str:
    try:
        disk = os.statvfs(home.parent)
        if disk.f_bavail * disk.f_frsize - len(content) < LEAST_FREE:
            return "disk"
        home.mkdir(mode=0o700, exist_ok=True)
        if room and size_of(home) + len(content) > room:  # its seat would be ended
            return "full"
        return put(home, FOLDER, name, content)
    except OSError as error:
        return "disk" if error.errno in NO_ROOM else "failed"


def report(name: str, said: dict[str, list[str]]) -> str:
    """Tell what came of it in German."""
    counts = Counter({outcome: len(names) for outcome, names in said.items()})
    lines = [
        f"„{name}“ liegt bei {counts['new'] + counts['same']} von {counts.total()} im Ordner „{FOLDER}“."
    ]
    texts = {
        "same": "Hatten sie schon: {names}.",
        "other": "Nicht überschrieben, weil dort schon eine andere Datei dieses Namens liegt: {names}.",
        "full": "Kein Platz mehr im Ordner: {names}.",
        "disk": "Ging nicht, weil auf dem Datenträger des Hubs zu wenig frei ist: {names}.",
        "failed": "Ging nicht, etwa weil im Ordner etwas anderes „Ausgeteilt“ heißt: {names}.",
    }
    lines += [
        text.format(names=", ".join(said[outcome])) for outcome, text in texts.items() if outcome in said
    ]
    return " ".join(lines)
