"""How a result differs from the right one, in German: type, shape, or values, with the likely reason."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.figures import two_numbers
from course_helpers.exercises.multiples import multiple
from course_helpers.exercises.naming import dative, shape_text, subject
from course_helpers.exercises.numbers import as_numbers, close, right_entries

_AXES = {1: ("Werte",), 2: ("Zeilen", "Spalten")}
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

    Raises
    ------
    TypeError
        If ``right`` gives no numbers: a fault of the task.
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
    if isinstance(right, tuple) and got.shape == wanted.shape and not close(got, wanted):
        return f"{subject(name)} ist `{tuple(got.tolist())}`. Das stimmt nicht."
    if got.shape != wanted.shape:
        return _entries(name, got, wanted) if isinstance(right, tuple) else _shapes(name, got, wanted)
    if close(got, wanted):
        return None
    return _values(name, got, wanted)


def _kind(value: Any) -> str:
    known: dict[Any, str] = {
        str: "ein Text. Lass die Anführungszeichen weg. Auch `str` macht aus einer Zahl einen Text.",
        dict: "ein Wörterbuch (`dict`).",
        list: "eine Liste, aus der kein Array wird.",
        type(None): "`None`, also nichts. Kommt jeder Weg bei einem `return` an?",
        type(...): "noch `...`.",
    }
    if isinstance(value, np.ndarray) and value.dtype.kind == "U":
        return "ein Array aus Texten. Lass das Umwandeln in Texte weg."
    if isinstance(value, np.ndarray):
        return "ein Array, in dem nicht nur einzelne Zahlen stehen."
    if callable(value):
        return "eine Funktion. Fehlen die runden Klammern zum Aufrufen?"
    return known.get(type(value), f"vom Typ `{type(value).__name__}`.")


def _needed(wanted: Array) -> str:
    truth = wanted.dtype == bool
    if wanted.ndim == 0:
        return "wird `True` oder `False`" if truth else "wird eine Zahl"
    return f"werden {'`True` und `False`' if truth else 'Zahlen'} in der Form {shape_text(wanted)}"


def _several(name: str, mine: tuple[Any, ...], wanted: Array) -> str:
    if wanted.ndim and all(isinstance(one, int) for one in mine) and mine == wanted.shape:
        return f"{subject(name)} ist nur die Form. Gebraucht wird das Array selbst: Lass `.shape` weg."
    what = (
        "wird eine einzige Zahl. Kommazahlen schreibst du mit Punkt, große Zahlen ohne Trennzeichen"
        if wanted.ndim == 0
        else "wird ein Array"
    )
    return f"{subject(name)} besteht aus {len(mine)} Werten, denn dort steht ein Komma. Gebraucht {what}."


def _entries(name: str, got: Array, wanted: Array) -> str:
    """Speak about a shape that has too few or too many numbers."""
    if got.ndim == 0:
        return f"{subject(name)} ist eine einzelne Zahl. Eine Form steht in runden Klammern, mit Kommas dazwischen."
    if got.size == wanted.size:
        return f"{subject(name)} enthält die Form noch einmal in Klammern. Schreibe nur die Form, ohne Klammern darum herum."
    return f"{subject(name)} hat {_numbers(got.size)}, gebraucht {'wird eine' if wanted.size == 1 else f'werden {wanted.size}'}."


def _numbers(count: int) -> str:
    return "eine Zahl" if count == 1 else f"{count} Zahlen"


def _shapes(name: str, got: Array, wanted: Array) -> str:  # noqa: PLR0911 - one line for each reason
    if got.size == 0:
        return f"{subject(name)} ist noch leer. Gebraucht {_needed(wanted)}."
    if wanted.ndim == 0:
        if got.size == 1 and close(got.reshape(()), wanted):
            return f"Der Wert stimmt, er steckt aber noch in einem Array der Form {shape_text(got)}. Hole ihn heraus, zum Beispiel mit `[0]`."
        one = "ein einziges `True` oder `False`" if wanted.dtype == bool else "eine einzige Zahl"
        return f"{subject(name)} soll {one} sein, hat aber die Form {shape_text(got)}. Musst du noch zusammenfassen?"
    if got.ndim == 0:
        return f"{subject(name)} ist {'ein einziger Wert' if wanted.dtype == bool else 'eine einzige Zahl'}. Gebraucht werden mehrere, Form {shape_text(wanted)}. Wurde zu viel zusammengefasst?"
    text = f"{subject(name)} hat die Form {shape_text(got)}, gebraucht wird {shape_text(wanted)}."
    if got.T.shape == wanted.shape and close(got.T, wanted):
        return f"{text} Die Werte stimmen schon. Nur Zeilen und Spalten sind vertauscht: Ein `.T` ist zu viel, oder eines fehlt."
    if got.size == wanted.size and close(got.reshape(wanted.shape), wanted):
        return f"{text} Die Werte stimmen schon, und auch ihre Reihenfolge. Nur die Form noch nicht."
    if got.size == wanted.size:
        return f"{text} Es sind gleich viele Werte, aber anders angeordnet."
    if got.ndim < wanted.ndim:
        return f"{text} {_axis_gone(got, wanted)}"
    if got.ndim > wanted.ndim:
        return f"{text} Eine Achse ist zu viel: Musst du noch zusammenfassen, oder fehlt ein `axis`?"
    return f"{text} Vergleiche, welche Zahl nicht passt."


def _axis_gone(got: Array, wanted: Array) -> str:
    """Say where an axis may have gone."""
    if got.shape == wanted.shape[1:] and len(wanted) > 1 and close(got, wanted[0]):
        return "Das ist nur die erste Zeile. Gesucht sind alle."
    return (
        "Eine Achse fehlt: Wurde über sie summiert oder gemittelt, oder nur eine Zeile oder Spalte genommen?"
    )


def _values(name: str, got: Array, wanted: Array) -> str:
    good = "Die Form stimmt. " if wanted.ndim else ""
    if not np.isfinite(got).all():
        return f"{good}{_not_finite(name, got)}"
    if got.dtype == bool and wanted.dtype != bool:
        return (
            f"{good}{subject(name)} besteht aus `True` und `False`. Gebraucht werden Zahlen."
            if wanted.ndim
            else f"{subject(name)} ist `{bool(got)}`, also ein Wahrheitswert. Gebraucht wird eine Zahl."
        )
    if wanted.ndim == 2 and wanted.shape[0] == wanted.shape[1] and close(got.T, wanted):  # a table
        return f"{good}Aber in {dative(name)} sind Zeilen und Spalten vertauscht."
    if times := multiple(got, wanted, "aber überall"):
        return f"{good}{subject(name)} {times}"
    for axis, what in enumerate(_AXES.get(wanted.ndim, ())):
        if close(np.flip(got, axis), wanted):
            return f"{good}Die {what} stehen aber in umgekehrter Reihenfolge."
    return f"{good}{_first_wrong(name, got, wanted)}"


def _not_finite(name: str, got: Array) -> str:
    """Speak about results that are no numbers any more."""
    has = "ist" if got.ndim == 0 else "enthält"
    if np.isnan(got).any():
        return f"{subject(name)} {has} `nan`, also keine Zahl. Wird 0 durch 0 geteilt, 0 mal unendlich genommen, oder der Logarithmus oder die Wurzel einer negativen Zahl gebildet?"
    return f"{subject(name)} {has} `inf`, also unendlich. Wird durch null geteilt, der Logarithmus von 0 gebildet, oder wird eine Zahl zu groß?"


def _first_wrong(name: str, got: Array, wanted: Array) -> str:
    right = right_entries(got, wanted)
    at = tuple(int(number) for number in np.argwhere(~right)[0])
    if wanted.dtype == bool and wanted.ndim == 0:
        where = f"Bei `{name}`" if name else "Hier"
        return yes_or_no(where, got, wanted) or f"{subject(name)} ist eine Zahl. Gebraucht {_needed(wanted)}."
    mine, should = _two(got[at], wanted[at])
    if wanted.ndim == 0:
        return f"{subject(name)} ist {mine}. Das stimmt nicht."
    place = f"`[{', '.join(map(str, at))}]`"
    return (
        f"{_share(right)} Zum Beispiel steht in {dative(name)} an der Stelle {place} {mine} statt {should}."
    )


def _two(mine: Any, should: Any) -> tuple[str, str]:
    """Return two values that differ; where truth is asked for, a 0 or 1 as what it stands for."""
    if should.dtype == bool and mine in {0, 1}:
        return f"`{bool(mine)}`", f"`{bool(should)}`"
    return two_numbers(mine, should)


def yes_or_no(where: str, got: Array, wanted: Array) -> str | None:
    """Compare two truth values, behind the words for the case; None if `got` is none."""
    if got.item() not in {0, 1}:
        return None
    mine, should = ("ja" if one else "nein" for one in (got, wanted))
    return f"{where} ist die Antwort {mine}. Richtig ist {should}."


def _share(right: Array) -> str:
    count = int(right.sum())
    if count == 0:
        return "Kein Wert stimmt."
    return f"{count} von {right.size} Werten {'stimmt' if count == 1 else 'stimmen'}."
