"""Whether wrong numbers are the right ones times something."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.figures import german_number
from course_helpers.exercises.numbers import close

Array = np.ndarray[Any, Any]


def multiple(got: Array, wanted: Array, always: str) -> str | None:
    """Say by which number all values are wrong, behind their name; None if by no single one worth naming."""
    if wanted.size < 2 or not wanted.any():  # one number is always a multiple of another
        return None
    at = np.unravel_index(np.abs(wanted).argmax(), wanted.shape)
    factor = float((got[at] / wanted[at]).real)
    if factor == 0 or not np.isfinite(factor) or not close(got, factor * wanted.astype(float)):
        return None
    if close(np.asarray(factor), np.asarray(-1.0)):
        return f"hat {always} das falsche Vorzeichen, sonst stimmt es."
    sign = " Und das Vorzeichen ist falsch." if factor < 0 else ""
    size = abs(factor)
    if size < 1:
        return f"ist {always} um den Faktor {german_number(1 / size)} zu klein. Fehlt ein Faktor, oder wurde zu oft geteilt?{sign}"
    return f"ist {always} {german_number(size)}-mal so groß, wie es sein sollte. Fehlt eine Division, oder ist ein Faktor zu viel?{sign}"


def fixed_divisor(got: Array, wanted: Array, counts: Array) -> int | None:
    """Return the number that results are divided by in place of how many values there are; None if by none."""
    tells = (wanted != 0) | (got != 0)  # nothing divided by anything stays nothing
    if not tells.any():
        return None
    got, wanted, counts = got[tells], wanted[tells], counts[tells]
    with np.errstate(all="ignore"):
        divisors = wanted * counts / got
    divisor = divisors[0]
    whole = np.isfinite(divisor) and divisor > 1 and close(divisor, np.round(divisor))
    if len(set(counts)) == 1 or not whole or not close(divisors, np.full(len(divisors), divisor)):
        return None
    return int(np.round(divisor))
