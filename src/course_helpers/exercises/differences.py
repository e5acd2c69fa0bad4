"""How a result differs from the right one, in German: type, shape, or values, with the likely reason."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.outcome import as_numbers, close

Array = np.ndarray[Any, Any]


def difference(name: str, mine: Any, right: Any) -> str | None:
    """Say how `mine` differs from `right`; None if it does not.

    Parameters
    ----------
    name : str
        What the result is called, such as ``Dein Ergebnis`` or ```b```.
    mine : Any
        What the pupil's code gave.
    right : Any
        Numbers.
    """
    wanted = as_numbers(right)
    if wanted is None:
        raise TypeError(f"the reference of {name} gives no numbers: {right!r}")
    got = as_numbers(mine)
    if got is None:
        return f"{name} ist {_kind(mine)}. Gebraucht {_needed(wanted)}."
    if got.shape != wanted.shape:
        return _shapes(name, got, wanted)
    if close(got, wanted):
        return None
    return _values(name, got, wanted)


def shape_text(array: Array) -> str:
    """Return a shape the way numpy prints it, or what it means if there is none."""
    return f"`{tuple(map(int, array.shape))}`"


def _kind(value: Any) -> str:
    known: dict[Any, str] = {
        str: "ein Text",
        dict: "ein Wörterbuch (`dict`)",
        list: "eine Liste, aus der kein Array wird",
    }
    if callable(value):
        return "eine Funktion. Fehlen die runden Klammern zum Aufrufen"
    return known.get(type(value), f"vom Typ `{type(value).__name__}`")


def _needed(wanted: Array) -> str:
    return "wird eine Zahl" if wanted.ndim == 0 else f"werden Zahlen in der Form {shape_text(wanted)}"


def _shapes(name: str, got: Array, wanted: Array) -> str:  # noqa: PLR0911 - one line for each reason
    if wanted.ndim == 0:
        return f"{name} soll eine einzige Zahl sein, hat aber die Form {shape_text(got)}. Fehlt noch ein Zusammenfassen?"
    if got.ndim == 0:
        return f"{name} ist eine einzige Zahl. Gebraucht werden mehrere, Form {shape_text(wanted)}. Wurde zu viel zusammengefasst?"
    text = f"{name} hat die Form {shape_text(got)}, gebraucht wird {shape_text(wanted)}."
    if got.T.shape == wanted.shape and close(got.T, wanted):
        return f"{text} Die Werte stimmen schon. Nur Zeilen und Spalten sind vertauscht: `.T`."
    if got.size == wanted.size and close(got.reshape(wanted.shape), wanted):
        return f"{text} Die Werte stimmen schon, und auch ihre Reihenfolge. Es fehlt nur das Umformen."
    if got.size == wanted.size:
        return f"{text} Es sind gleich viele Werte, aber anders angeordnet."
    if got.ndim < wanted.ndim:
        return f"{text} Eine Achse fehlt: Wurde über sie summiert oder gemittelt?"
    if got.ndim > wanted.ndim:
        return f"{text} Eine Achse ist zu viel: Fehlt ein Zusammenfassen, oder ein `axis`?"
    return f"{text} Vergleiche, welche Zahl nicht passt."


def _values(name: str, got: Array, wanted: Array) -> str:
    good = "Die Form stimmt. " if wanted.ndim else ""
    if np.isnan(got).any() or np.isinf(got).any():
        return f"{good}{name} enthält aber `nan` oder `inf`. Wird irgendwo durch null geteilt, oder wird eine Zahl zu groß?"
    if got.dtype == bool and wanted.dtype != bool:
        return f"{good}{name} besteht aus `True` und `False`. Gebraucht werden Zahlen."
    if close(got, -wanted):
        return f"{good}Alle Beträge stimmen, nur das Vorzeichen von {name} ist überall falsch."
    if wanted.ndim == 2 and wanted.shape[0] == wanted.shape[1] and close(got.T, wanted):  # noqa: PLR2004 - a table
        return f"{good}Aber in {name} sind Zeilen und Spalten vertauscht."
    if factor := _factor(got, wanted):
        return f"{good}{name} ist aber überall {factor}-mal so groß wie richtig. Fehlt ein Faktor, oder ist einer zu viel?"
    return f"{good}{_first_wrong(name, got, wanted)}"


def _factor(got: Array, wanted: Array) -> str | None:
    """Return the number by which all values are too large, if there is one worth naming."""
    if wanted.size < 2 or not wanted.any():  # noqa: PLR2004 - one number is always a multiple of another
        return None
    at = np.unravel_index(np.abs(wanted).argmax(), wanted.shape)
    factor = float((got[at] / wanted[at]).real)
    if factor == 0 or not close(got, factor * wanted):
        return None
    return german_number(factor)


def _first_wrong(name: str, got: Array, wanted: Array) -> str:
    right = np.isclose(got, wanted, rtol=1e-4, atol=1e-6)
    at = tuple(int(number) for number in np.argwhere(~right)[0])
    mine, should = german_number(got[at]), german_number(wanted[at])
    if wanted.ndim == 0:
        return (
            f"{name} ist {mine}. Richtig ist {should}."
            if wanted.dtype == bool
            else f"{name} ist {mine}. Das stimmt nicht."
        )
    place = f"`[{', '.join(map(str, at))}]`"
    share = (
        "Kein Wert stimmt." if not right.any() else f"{int(right.sum())} von {wanted.size} Werten stimmen."
    )
    return f"{share} Zum Beispiel steht in {name} an der Stelle {place} {mine} statt {should}."


def german_number(value: Any) -> str:
    """Return a number with a comma and at most four digits that count."""
    return f"{complex(value).real:.4g}".replace(".", ",").replace("-", "−")
