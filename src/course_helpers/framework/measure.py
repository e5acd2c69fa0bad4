"""What a network is measured by, which follows from what is wanted of it: classes, yes or no, or numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Self, TypeAlias

import numpy as np

from course_helpers.framework.activation import Array

Total: TypeAlias = Callable[[Array, Array], float]


@dataclass(frozen=True)
class Measure:
    """A kind of measuring: its German word, whether it gives a share, and the sum over the examples.

    ``total`` gets outputs and wanted outputs, both (n, outputs); divided by n it is the measured number.
    """

    word: str
    is_share: bool
    total: Total

    def of(self, outputs: Array, wanted: Array) -> Measured:
        """Measure ``outputs``, shape (n, outputs), by ``wanted`` ones of the same shape."""
        return Measured(self.total(outputs, wanted) / len(outputs), self)


class Measured(float):
    """A measured number that knows what it says: 0.93 shows itself as ``erkannt 93,0 %``."""

    measure: Measure

    def __new__(cls, value: float, measure: Measure | None = None) -> Self:  # noqa: D102
        number = super().__new__(cls, value)
        number.measure = measure or RECOGNISED
        return number

    def __repr__(self) -> str:
        return f"{self.measure.word} {self.number()}"

    def number(self) -> str:
        """Return the number alone, in German."""
        return f"{german(100 * self, 1)} %" if self.measure.is_share else german(self, 4)


def german(number: float, digits: int) -> str:
    """Write a number with a decimal comma."""
    return f"{number:.{digits}f}".replace(".", ",")


def measure_for(wanted: Array) -> Measure:
    """Choose by the ``wanted`` outputs, shape (n, outputs): all values and their sums tell what is meant."""
    low, high = float(wanted.min()), float(wanted.max())
    only_two = low in {0.0, -1.0} and high in {0.0, 1.0} and bool(((wanted == low) | (wanted == 1)).all())
    if wanted.shape[1] > 1:
        one_class = only_two and np.all(np.count_nonzero(wanted == 1, axis=1) == 1)
        if one_class or (low >= 0 and not only_two and np.allclose(wanted.sum(axis=1), 1)):
            return RECOGNISED
    if only_two or (low == high == 1):
        return YES_NO if low >= 0 else SIGN
    return DEVIATION


def _same_largest(outputs: Array, wanted: Array) -> float:
    return float(np.count_nonzero(outputs.argmax(axis=1) == wanted.argmax(axis=1)))


def _same_side(outputs: Array, wanted: Array, *, border: float) -> float:
    return float(((outputs > border) == (wanted > border)).mean(axis=1).sum())


def _distance(outputs: Array, wanted: Array) -> float:
    return float(np.abs(outputs - wanted).mean(axis=1).sum())


RECOGNISED = Measure("erkannt", is_share=True, total=_same_largest)
YES_NO = Measure("richtig", is_share=True, total=partial(_same_side, border=0.5))  # 0 or 1
SIGN = Measure("richtig", is_share=True, total=partial(_same_side, border=0.0))  # -1 or 1
DEVIATION = Measure("mittlere Abweichung", is_share=False, total=_distance)
