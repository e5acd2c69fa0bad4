"""Numbers in German sentences: a comma, a proper minus, no `1e+04`, and two that differ look different."""

from __future__ import annotations

from typing import Any

import numpy as np

_DIGITS = 4  # so many digits that count are enough, as a rule
_MOST = 17  # as many as a float has
_LARGE, _SMALL = 1e15, 1e-6  # beyond, numbers are written with a power of ten
_NOISE = (1e-19, 1e-13)  # what is left of 0 when numbers of everyday size are added and subtracted
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def german_number(value: Any, digits: int = _DIGITS) -> str:
    """Return a number with so many digits that count, whole numbers in full."""
    real = float(complex(value).real)
    real = 0.0 if _NOISE[0] < abs(real) < _NOISE[1] else real
    if not np.isfinite(real):
        return str(real)
    if real and not _SMALL <= abs(real) < _LARGE:
        front, _, power = f"{real:.{min(digits, _DIGITS) - 1}e}".partition("e")
        return f"{_german(front)} · 10{str(int(power)).translate(_RAISED)}"
    if real == int(real):
        return _german(str(int(real)))
    places = digits if abs(real) < 1 else max(digits, len(str(int(abs(real)))) + 2)
    text = np.format_float_positional(real, precision=places, fractional=False, unique=True, trim="-")
    return _german(text)


def two_numbers(mine: Any, right: Any) -> tuple[str, str]:
    """Return two different numbers with as many digits as it takes to tell them apart."""
    for digits in range(_DIGITS, _MOST + 1):
        a, b = german_number(mine, digits), german_number(right, digits)
        if a != b:
            return a, b
    return a, b


def _german(text: str) -> str:
    return text.replace(".", ",").replace("-", "−")
