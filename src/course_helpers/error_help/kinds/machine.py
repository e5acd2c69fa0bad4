"""Limits of the machine: memory, depth, time, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_GIGABYTE = 1e9


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
    """Explain a missing file."""
    return (
        f"Die Datei `{error.filename}` gibt es nicht. Prüfe Namen und Ordner, auch Groß- und Kleinschreibung."
    )


def not_implemented(error: NotImplementedError, _place: Place) -> str:
    """Explain a function without a body, and ``input()`` where there is nobody to ask."""
    if type(error).__name__ == "StdinNotImplementedError":
        return str(error)  # the browser's kernel says it in German
    return "Diese Funktion ist noch nicht geschrieben. Fülle zuerst ihre Lücke."
