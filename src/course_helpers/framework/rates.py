"""Learning rates: one number, one for each epoch, or a function of the epoch."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

LearningRate: TypeAlias = float | Sequence[float] | NDArray[Any] | Callable[[int], float]


def rates(value: Any, epochs: int) -> list[float]:
    """Return the learning rate of each epoch.

    ``value`` is a number, a list or array with ``epochs`` numbers, or a function that gets the number of the
    epoch, from 0 on.

    Raises
    ------
    TypeError
        If one of them is no number, or a pair that was meant as a number with a comma.
    ValueError
        If one of them is negative or not finite, or a list or array has not ``epochs`` of them.
    """
    if callable(value):
        return [learning_rate(one, f" in Epoche {epoch}") for epoch, one in enumerate(_called(value, epochs))]
    if not _is_row(value) or _is_comma(value):
        return [learning_rate(value)] * epochs
    if len(value) != epochs:
        raise ValueError(
            f"Es gibt {len(value)} Lernraten für {epochs} Epochen. Gib für jede Epoche eine an, oder eine "
            "einzige Zahl für alle."
        )
    return [learning_rate(one, f" in Epoche {epoch}") for epoch, one in enumerate(value)]


def learning_rate(value: Any, where: str = "") -> float:
    """Return one learning rate; raise TypeError or ValueError unless it is a finite number of at least 0."""
    if _is_comma(value):
        raise TypeError(
            f"Die Lernrate besteht aus zwei Zahlen: {value}. Python schreibt Kommazahlen mit einem Punkt: "
            f"{value[0]}.{value[1]}"
        )
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"Die Lernrate muss eine Zahl sein, ist aber{where} {value!r}.")
    if not 0 <= value < math.inf:
        raise ValueError(f"Die Lernrate ist{where} {value}. Nimm eine positive Zahl, zum Beispiel 0.1.")
    return float(value)


def _called(function: Callable[[int], Any], epochs: int) -> list[Any]:
    try:
        inspect.signature(function).bind(0)
    except ValueError:  # some built-in functions do not say what they take
        pass
    except TypeError as error:
        raise TypeError(
            "Die Funktion für die Lernrate bekommt nur die Nummer der Epoche. Braucht deine mehr, dann gib "
            "es dazu: learning_rate=lambda epoche: lernrate(0.5, epoche)."
        ) from error
    return [function(epoch) for epoch in range(epochs)]


def _is_row(value: Any) -> bool:
    return isinstance(value, (list, tuple, range)) or (isinstance(value, np.ndarray) and value.ndim == 1)


def _is_comma(value: Any) -> bool:
    """Tell whether somebody wrote 0,1 for 0.1, which is a tuple in Python."""
    return isinstance(value, tuple) and len(value) == 2 and all(type(one) is int for one in value)
