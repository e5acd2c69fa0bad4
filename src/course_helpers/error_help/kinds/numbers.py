"""Calculations that have no result, and numbers that do not fit where they should stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds.texts import look_up

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_OF_PICTURES = 8  # bits of a grey value
_TOO_LARGE = "Das Ergebnis ist zu groß für eine Kommazahl."
_OVERFLOWS = (
    (
        r"cannot convert float infinity to integer",
        "Unendlich (`inf`) lässt sich nicht in eine ganze Zahl verwandeln. Wo ist der Wert so groß geworden?",
    ),
    (
        r"int too large to convert to float|integer division result too large",
        "Diese ganze Zahl ist zu groß, um mit ihr als Kommazahl zu rechnen.",
    ),
    (
        r"Python int(?:eger)? too large to convert|cannot fit 'int'|too large to convert to C",
        "Diese ganze Zahl ist hier zu groß. Stimmt die Rechnung, aus der sie kommt?",
    ),
)
_FLOATING = (
    (r"divide by zero", "Hier wird durch 0 geteilt oder der Logarithmus von 0 gebildet."),
    (r"overflow", f"{_TOO_LARGE} Wird die Funktion `exp` auf eine große Zahl angewendet?"),
    (r"underflow", "Das Ergebnis ist so klein, dass es als 0 gilt."),
    (r"invalid value", "Diese Rechnung ist nicht erklärt, zum Beispiel `0 / 0` oder die Wurzel aus -1."),
)


def zero_division(error: ZeroDivisionError, _place: Place) -> str:
    """Explain a division by zero."""
    message = str(error)
    if "negative power" in message:
        return "0 mit einer negativen Hochzahl heißt durch 0 teilen. Das geht nicht."
    if "modulo" in message and "division" not in message:
        return "Einen Rest beim Teilen durch 0 gibt es nicht. Gib mit `print` aus, was rechts von `%` steht."
    return "Hier wird durch 0 geteilt. Gib den Nenner vorher mit `print` aus: Warum ist er 0?"


def overflow(error: OverflowError, _place: Place) -> str:
    """Explain a number that is too large, or does not fit into an array's whole numbers."""
    message = str(error)
    if found := re.search(r"Python integer (-?\d+) out of bounds for (u?)int(\d+)", message):
        return _out_of_range(int(found[1]), int(found[3]), signed=not found[2])
    if text := look_up(message, _OVERFLOWS):
        return text
    return (
        f"{_TOO_LARGE} Ist eine Hochzahl oder das, was in `exp` steht, größer als gedacht? Wächst etwas bei "
        "jedem Durchgang?"
    )


def _out_of_range(number: int, bits: int, *, signed: bool) -> str:
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
    kind = f"{'' if signed else 'u'}int{bits}"
    where = "wie bei Bildern " if kind == f"uint{_OF_PICTURES}" else ""
    return (
        f"Das Array hat den Zahlentyp `{kind}`: Er kennt {where}nur ganze Zahlen von {low} bis {high}, "
        f"{number} passt nicht hinein. Rechne mit Kommazahlen weiter: `.astype(float)`."
    )


def floating_point(error: FloatingPointError, _place: Place) -> str:
    """Explain an arithmetic error that numpy was told to raise."""
    return look_up(str(error), _FLOATING) or "Diese Rechnung hat kein brauchbares Ergebnis."


def assertion(error: AssertionError, place: Place) -> str:
    """Explain a check that failed."""
    message = str(error)
    if "not compiled with CUDA" in message:
        return "Eine Grafikkarte, mit der PyTorch rechnen könnte, gibt es hier nicht. Lass `cuda` weg."
    if "Size mismatch between tensors" in message:
        return "Die Tensoren sind ungleich lang: Zu jedem Beispiel gehört genau ein Label."
    if message and place.own:
        return f"Eine Probe mit `assert` ist nicht erfüllt: {message}"
    return "Eine Probe mit `assert` ist nicht erfüllt: Die Bedingung dahinter ist falsch."
