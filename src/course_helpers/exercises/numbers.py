"""Which results are numbers, and when two of them count as equal."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

RELATIVE, ABSOLUTE = 1e-5, 1e-6  # float32 and another order of summing must pass
_HALF = 1e-3  # what float16 can do


def is_open(value: Any) -> bool:
    """Whether the gap is still there."""
    return value is None or value is ...


def as_numbers(value: Any) -> Array | None:
    """Return numbers as an array; None for everything else (texts, functions, ragged lists, ...)."""
    if hasattr(value, "detach") and hasattr(value, "numpy"):  # a tensor of torch, which stays unimported
        value = value.detach().numpy()
    if type(value) in (Fraction, Decimal):
        value = float(value)
    if not isinstance(value, (bool, int, float, complex, list, tuple, np.ndarray, np.generic)):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def close(mine: Array, wanted: Array) -> bool:
    """Whether arrays that broadcast are equal but for rounding; nan is never equal."""
    return bool(right_entries(mine, wanted).all())


def right_entries(mine: Array, wanted: Array) -> Array:
    """Return which numbers count as equal.

    Where whole numbers are wanted, a float may miss them by what computing costs, a count by nothing at all.
    """
    if wanted.dtype.kind in "biu":
        return np.asarray(mine == wanted)
    with np.errstate(all="ignore"):
        off = np.abs(np.asarray(mine, dtype=np.result_type(mine.dtype, float)) - wanted)
        size = np.abs(wanted)
        half = mine.dtype == np.float16
        relative = _HALF if half else np.where(wanted == np.round(wanted), ABSOLUTE, RELATIVE)
        return np.asarray((mine == wanted) | (np.isfinite(wanted) & (off <= ABSOLUTE + relative * size)))
