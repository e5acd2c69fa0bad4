"""How a result differs from the right one, in German: type, shape, or values, with the likely reason."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.naming import dative, german_number, shape_text, subject
from course_helpers.exercises.outcome import as_numbers, close

Array = np.ndarray[Any, Any]


def difference(name: str, mine: Any, right: Any) -> str | None:
    """Say how `mine` differs from `right`; None if it does not.

    Parameters
    ----------
    name : str
        Name of the part, empty for the only one.
    mine : Any
        What the pupil's code gave.
    right : Any
        Numbers; a tuple of them is a shape.
    """
    wanted = as_numbers(right)
    if wanted is None:
        raise TypeError(f"the reference of {name} gives no numbers: {right!r}")
    got = as_numbers(mine)
    if isinstance(mine, tuple) and not isinstance(right, tuple):
        return _several(name, mine, wanted)
    if got is None:
        needed = "wird eine Form wie `(500, 784)`" if isinstance(right, tuple) else _needed(wanted)
        return f"{subject(name)} ist {_kind(mine)} Gebraucht {needed}."
    if got.shape != wanted.shape:
        return _entries(name, got, wanted) if isinstance(right, tuple) else _shapes(name, got, wanted)
    if close(got, wanted):
        return None
    return _values(name, got, wanted)


def _kind(value: Any) -> str:
    known: dict[Any, str] = {
        str: "ein Text. Lass die Anführungszeichen weg.",
        dict: "ein Wörterbuch (`dict`).",
        list: "eine Liste, aus der kein Array wird.",
        type(None): "`None`, also nichts. Kommt jeder Weg bei einem `return` an?",
        type(...): "noch `...`.",
    }
    if callable(value):
        return "eine Funktion. Fehlen die runden Klammern zum Aufrufen?"
    return known.get(type(value), f"vom Typ `{type(value).__name__}`.")


def _needed(wanted: Array) -> str:
    return "wird eine Zahl" if wanted.ndim == 0 else f"werden Zahlen in der Form {shape_text(wanted)}"


def _several(name: str, mine: tuple[Any, ...], wanted: Array) -> str:
    what = (
        "wird eine einzige Zahl. Kommazahlen schreibst du mit Punkt" if wanted.ndim == 0 else "wird ein Array"
    )
    return f"{subject(name)} besteht aus {len(mine)} Werten, denn dort steht ein Komma. Gebraucht {what}."


def _entries(name: str, got: Array, wanted: Array) -> str:
    """Speak about a shape that has too few or too many numbers."""
    if got.ndim == 0:
        return f"{subject(name)} ist eine einzelne Zahl. Eine Form steht in runden Klammern, mit Kommas dazwischen."
    return f"{subject(name)} hat {_numbers(got.size)}, gebraucht {'wird eine' if wanted.size == 1 else f'werden {wanted.size}'}."


def _numbers(count: int) -> str:
    return "eine Zahl" if count == 1 else f"{count} Zahlen"


def _shapes(name: str, got: Array, wanted: Array) -> str:  # noqa: PLR0911 - one line for each reason
    if got.size == 0:
        return f"{subject(name)} ist noch leer. Gebraucht {_needed(wanted)}."
    if wanted.ndim == 0:
        if got.size == 1 and close(got.reshape(()), wanted):
            return f"Der Wert stimmt, er steckt aber noch in einem Array der Form {shape_text(got)}. Hole ihn heraus, zum Beispiel mit `[0]`."
        return f"{subject(name)} soll eine einzige Zahl sein, hat aber die Form {shape_text(got)}. Musst du noch zusammenfassen?"
    if got.ndim == 0:
        return f"{subject(name)} ist eine einzige Zahl. Gebraucht werden mehrere, Form {shape_text(wanted)}. Wurde zu viel zusammengefasst?"
    text = f"{subject(name)} hat die Form {shape_text(got)}, gebraucht wird {shape_text(wanted)}."
    if got.T.shape == wanted.shape and close(got.T, wanted):
        return f"{text} Die Werte stimmen schon. Nur Zeilen und Spalten sind vertauscht: `.T`."
    if got.size == wanted.size and close(got.reshape(wanted.shape), wanted):
        return f"{text} Die Werte stimmen schon, und auch ihre Reihenfolge. Es fehlt nur das Umformen."
    if got.size == wanted.size:
        return f"{text} Es sind gleich viele Werte, aber anders angeordnet."
    if got.ndim < wanted.ndim:
        return f"{text} Eine Achse fehlt: Wurde über sie summiert oder gemittelt?"
    if got.ndim > wanted.ndim:
        return f"{text} Eine Achse ist zu viel: Musst du noch zusammenfassen, oder fehlt ein `axis`?"
    return f"{text} Vergleiche, welche Zahl nicht passt."


def _values(name: str, got: Array, wanted: Array) -> str:
    good = "Die Form stimmt. " if wanted.ndim else ""
    if np.isnan(got).any() or np.isinf(got).any():
        return f"{good}In {dative(name)} steht aber `nan` oder `inf`. Wird irgendwo durch null geteilt, oder wird eine Zahl zu groß?"
    if got.dtype == bool and wanted.dtype != bool:
        return f"{good}{subject(name)} besteht aus `True` und `False`. Gebraucht werden Zahlen."
    if wanted.ndim == 2 and wanted.shape[0] == wanted.shape[1] and close(got.T, wanted):  # noqa: PLR2004 - a table
        return f"{good}Aber in {dative(name)} sind Zeilen und Spalten vertauscht."
    if times := multiple(got, wanted):
        return f"{good}{subject(name)} ist aber überall {times}"
    return f"{good}{_first_wrong(name, got, wanted)}"


def multiple(got: Array, wanted: Array) -> str | None:
    """Say by which number all values are wrong, as the end of a sentence; None if by no single one worth naming."""
    if wanted.size < 2 or not wanted.any():  # noqa: PLR2004 - one number is always a multiple of another
        return None
    at = np.unravel_index(np.abs(wanted).argmax(), wanted.shape)
    factor = float((got[at] / wanted[at]).real)
    if factor == 0 or not close(got, factor * wanted):
        return None
    if close(np.asarray(factor), np.asarray(-1.0)):
        return "dem Betrag nach richtig, nur das Vorzeichen ist falsch."
    if 0 < factor < 1:
        return f"um den Faktor {german_number(1 / factor)} zu klein. Fehlt ein Faktor, oder wurde zu oft geteilt?"
    return (
        f"{german_number(factor)}-mal so groß wie richtig. Fehlt eine Division, oder ist ein Faktor zu viel?"
    )


def _first_wrong(name: str, got: Array, wanted: Array) -> str:
    right = np.isclose(got, wanted, rtol=1e-4, atol=1e-6)
    at = tuple(int(number) for number in np.argwhere(~right)[0])
    mine, should = german_number(got[at]), german_number(wanted[at])
    if wanted.ndim == 0:
        return f"{subject(name)} ist {mine}. Das stimmt nicht."
    place = f"`[{', '.join(map(str, at))}]`"
    return (
        f"{_share(right)} Zum Beispiel steht in {dative(name)} an der Stelle {place} {mine} statt {should}."
    )


def _share(right: Array) -> str:
    count = int(right.sum())
    if count == 0:
        return "Kein Wert stimmt."
    return f"{count} von {right.size} Werten {'stimmt' if count == 1 else 'stimmen'}."
