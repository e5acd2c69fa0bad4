"""Calculations that have no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place


def zero_division(_error: ZeroDivisionError, _place: Place) -> str:
    """Explain a division by zero."""
    return "Hier wird durch 0 geteilt. Gib den Nenner vorher mit `print` aus: Warum ist er 0?"


def overflow(_error: OverflowError, _place: Place) -> str:
    """Explain a number that is too large."""
    return (
        "Das Ergebnis ist zu groß für eine Kommazahl. Wächst hier etwas bei jedem Durchgang, etwa durch "
        "eine zu große Lernrate?"
    )


def floating_point(_error: FloatingPointError, _place: Place) -> str:
    """Explain an arithmetic error that numpy was told to raise."""
    return "Diese Rechnung hat kein brauchbares Ergebnis: durch 0 geteilt, zu groß oder nicht erklärt."


def assertion(error: AssertionError, _place: Place) -> str:
    """Explain a check that failed."""
    if str(error):
        return f"Eine Probe mit `assert` ist nicht erfüllt: {error}"
    return "Eine Probe mit `assert` ist nicht erfüllt: Die Bedingung dahinter ist falsch."
