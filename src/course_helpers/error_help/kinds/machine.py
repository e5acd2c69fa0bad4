"""Limits of the machine: memory, depth, time, files, commands of the system."""

from __future__ import annotations

import errno
import io
import re
import sys
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds import values

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_GIGABYTE = 1e9
_CHECK_NAME = "Prüfe Namen und Ordner, auch Groß- und Kleinschreibung."
_NO_COMMANDS = (
    "Befehle an das Betriebssystem, mit `!` oder `%`, gibt es im Browser nicht. Nachladen lässt sich auch kein "
    "Paket: Der Kurs bringt alles mit, was er braucht."
)
_NO_CHILDREN = {errno.ENOSYS, 138, 52}  # how the browser says that there are no other programs

_OF_FILES: dict[type[OSError], str] = {
    IsADirectoryError: "{} ist ein Ordner, keine Datei. Hänge den Namen der Datei an.",
    NotADirectoryError: f"{{}} geht hier nicht: Etwas davon ist kein Ordner. {_CHECK_NAME}",
    FileExistsError: "{} ist schon vergeben. Nimm einen anderen Namen.",
    PermissionError: "{} darf hier nicht gelesen oder geändert werden. Nimm einen anderen Ordner.",
    ConnectionError: "Die Verbindung kommt nicht zustande. Prüfe die Adresse und das Netz.",
    TimeoutError: "Es kam zu lange keine Antwort. Versuche es noch einmal.",
}


def memory(error: MemoryError, _place: Place) -> str:
    """Explain an array that is too large, with its shape where numpy tells it."""
    shape, dtype = getattr(error, "shape", None), getattr(error, "dtype", None)
    start = "So viel Speicher hat der Rechner nicht frei."
    if shape is None or dtype is None:
        return f"{start} Nimm weniger Beispiele oder kleinere Arrays."
    size = float(dtype.itemsize)
    for length in shape:
        size *= length
    gigabytes = f"{size / _GIGABYTE:.1f}".replace(".", ",")
    return f"{start} Ein Array der Form `{tuple(shape)}` bräuchte {gigabytes} Gigabyte. Stimmt die Form?"


def recursion(_error: RecursionError, place: Place) -> str:
    """Explain a function that calls itself without end."""
    who = f"`{place.function}`" if place.function else "Die Funktion"
    return (
        f"{who} ruft sich immer wieder selbst auf und hört nie auf. Es fehlt eine Bedingung, bei der "
        "Schluss ist."
    )


def interrupt(_error: KeyboardInterrupt, _place: Place) -> str:
    """Say that the reader stopped the cell."""
    return (
        "Du hast die Zelle angehalten. Das ist kein Fehler: Alle Werte bis hierher bleiben, du kannst sie "
        "neu ausführen."
    )


def no_file(error: FileNotFoundError, _place: Place) -> str:
    """Explain a missing file; numpy tells its name only in the message."""
    message = str(error)
    found = re.search(r"'([^']+)'$", message) or re.search(r"^(.+?) not found\.?$", message)
    name = error.filename or (found[1] if found else "")
    if not name:
        return f"Diese Datei gibt es nicht. {_CHECK_NAME}"
    return f"Die Datei `{name}` gibt es nicht. {_CHECK_NAME}"


def of_system(error: OSError, place: Place) -> str | None:  # noqa: PLR0911 - one line for each reason
    """Explain what files and other programs refuse."""
    if isinstance(error, io.UnsupportedOperation):
        way = {"not readable": "lesen", "not writable": "schreiben"}.get(str(error), "das tun")
        return f"Aus dieser Datei kannst du so nicht {way}. Prüfe das zweite Argument von `open`: `'r'` liest, `'w'` schreibt."
    if str(error) == "Not available" or (sys.platform == "emscripten" and error.errno in _NO_CHILDREN):
        return _NO_COMMANDS
    name = f"`{error.filename}`" if error.filename else "Dieser Name"
    for kind, text in _OF_FILES.items():
        if isinstance(error, kind):
            return text.format(name)
    if type(error).__name__ in {"URLError", "HTTPError"}:
        return _OF_FILES[ConnectionError]
    if isinstance(error, ValueError):
        return values.value(error, place)
    if found := re.search(r"'(.+?)' is not a valid package style", str(error)):
        return f"Einen Zeichenstil `{found[1]}` kennt matplotlib nicht. Die Liste steht in `plt.style.available`."
    return None


def not_implemented(error: NotImplementedError, _place: Place) -> str:
    """Explain a function without a body, and ``input()`` where there is nobody to ask."""
    if type(error).__name__ == "StdinNotImplementedError":
        return str(error)  # the browser's kernel says it in German
    if 'missing the required "forward" function' in str(error):
        return "Deinem Netz fehlt die Funktion `forward(self, x)`. Ist sie in der Klasse eingerückt?"
    return "Diese Funktion ist noch nicht geschrieben. Fülle zuerst ihre Lücke."


def end_of_input(_error: EOFError, _place: Place) -> str:
    """Explain a question that nobody can answer."""
    return "`input` wartet hier vergeblich auf eine Eingabe. Schreibe den Wert direkt in den Code."


def left(_error: BaseException, _place: Place) -> str:
    """Explain a program that wants to end Python."""
    return "Diese Zeile will Python beenden. Nimm `exit()`, `quit()` oder `sys.exit()` heraus."


def nothing_left(_error: StopIteration, _place: Place) -> str:
    """Explain `next` at the end."""
    return "`next` findet nichts mehr: Alle Werte sind schon durchgegangen."


def any_other(error: Exception, _place: Place) -> str | None:
    """Explain what is raised as a bare Exception or a warning."""
    if found := re.search(r"File `'(.+?)'` not found", str(error)):
        return f"Die Datei `{found[1]}` gibt es nicht. {_CHECK_NAME}"
    return None
