"""Checks of what pupils hand over: each says in German which shapes met where, and what to do next."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course_helpers.framework.activation import Array
    from course_helpers.framework.layer import Layer


def whole_number(value: Any, name: str) -> None:
    """Raise TypeError or ValueError unless ``value`` is a whole number of at least 1."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} muss eine ganze Zahl sein, ist aber {value!r}.")
    if value < 1:
        raise ValueError(f"{name} muss mindestens 1 sein, ist aber {value}.")


def learning_rate(value: Any) -> None:
    """Raise TypeError or ValueError unless ``value`` is a finite number of at least 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"Die Lernrate muss eine Zahl sein, ist aber {value!r}.")
    if not 0 <= value < math.inf:
        raise ValueError(f"Die Lernrate ist {value}. Nimm eine positive Zahl, zum Beispiel 0.1.")


def layer(n_inputs: Any, n_outputs: Any, activation: Any) -> None:
    """Raise TypeError or ValueError unless a `Layer` can be built from these."""
    whole_number(n_inputs, "Die Zahl der Neuronen, die eine Schicht liest,")
    whole_number(n_outputs, "Die Zahl der Neuronen, die eine Schicht berechnet,")
    if not hasattr(activation, "backward"):
        raise TypeError(
            f"Als Aktivierungsfunktion kam {activation!r}. Nimm relu, softmax oder eine eigene: "
            "ActivationFunction(funktion, ableitung)."
        )


def chain(layers: Sequence[Layer]) -> None:
    """Raise ValueError unless each layer reads as many neurons as the one before it computes."""
    if len(layers) == 0:
        raise ValueError("Ein Netz braucht mindestens eine Schicht, die Liste ist aber leer.")
    shapes = [one.weightsForNext.shape for one in layers]
    for number, (left, right) in enumerate(pairwise(shapes), start=1):
        if left[1] != right[0]:
            raise ValueError(
                f"Schicht {number} und Schicht {number + 1} passen nicht zusammen: "
                f"Schicht {number} (Gewichte {left}) gibt {left[1]} Werte weiter, "
                f"Schicht {number + 1} (Gewichte {right}) liest {right[0]}."
            )


def numbers(values: Any, name: str) -> Array:
    """Return ``values`` as an array; raise TypeError or ValueError unless it holds real numbers."""
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise ValueError(
            f"{name} hat ungleich lange Zeilen. Alle Zeilen brauchen gleich viele Zahlen."
        ) from error
    if array.dtype.kind not in "buif":
        raise TypeError(
            f"{name} besteht nicht aus Zahlen (dtype {array.dtype}). Wandle sie vorher in Zahlen um."
        )
    if array.size == 0:
        raise ValueError(f"{name} ist leer (Form {array.shape}). Es braucht mindestens ein Beispiel.")
    return array


def finite(values: Any, name: str) -> Array:
    """Return ``values`` as an array; raise like `numbers`, and ValueError if one is NaN or infinite."""
    array = numbers(values, name)
    # Both carry NaN on, and neither needs memory: the training pictures are large.
    if not (np.isfinite(array.min()) and np.isfinite(array.max())):
        place = tuple(int(index) for index in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(
            f"{name} enthält an der Stelle {place} den Wert {array[place]}, das ist keine brauchbare Zahl. "
            "Prüfe, wie die Daten entstanden sind."
        )
    return array


def neurons(values: Any, weights: Array) -> Array:
    """Return ``values`` in the weights' dtype; raise unless the shape is (n, rows of the weights)."""
    array = numbers(values, "Die Eingabe")
    n_inputs = weights.shape[0]
    if array.ndim != 2 or array.shape[1] != n_inputs:  # noqa: PLR2004 - a table has two axes
        raise ValueError(
            f"Die Eingabe hat die Form {array.shape}, die Schicht mit Gewichten der Form {weights.shape} "
            f"liest aber die Form (n, {n_inputs}): n Beispiele mit je {n_inputs} Werten."
            + _advice(array, n_inputs)
        )
    return array.astype(weights.dtype, copy=False)


def _advice(array: Array, n_inputs: int) -> str:
    if array.shape == (n_inputs,):
        return f" Ein einzelnes Beispiel wird mit eingabe.reshape(1, {n_inputs}) zu einer Zeile."
    if array.ndim > 1 and array[0].size == n_inputs:
        return f" Mach die Beispiele mit eingabe.reshape(-1, {n_inputs}) flach."
    return ""


def labels(values: Any, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    """Return labels, one-hot or whole numbers, as one-hot of ``shape`` (n, outputs); raise if none fits."""
    array = numbers(values, "Die Label-Liste")
    n, n_outputs = shape
    if array.ndim != 1:
        same_shape(shape, array)
        return finite(array, "Die Label-Liste").astype(dtype, copy=False)
    if len(array) != n:
        raise ValueError(
            f"Es gibt {len(array)} Labels (Form {array.shape}), das Netz hat aber "
            f"{n} Beispiele (Ausgabe {shape}). Zu jedem Beispiel gehört genau ein Label."
        )
    if array.dtype.kind not in "ui":
        raise TypeError(f"Die Labels haben den dtype {array.dtype}. Nimm ganze Zahlen oder One-Hot-Zeilen.")
    if array.min() < 0 or array.max() >= n_outputs:
        raise ValueError(
            f"Die Labels reichen von {array.min()} bis {array.max()}, das Netz hat aber "
            f"{n_outputs} Ausgaben, also die Klassen 0 bis {n_outputs - 1}."
        )
    return np.eye(n_outputs, dtype=dtype)[array]


def same_shape(outputs: Array | tuple[int, ...], wanted: Array) -> None:
    """Raise ValueError unless the labels have the outputs' shape; numpy would stretch some silently."""
    shape = outputs if isinstance(outputs, tuple) else np.shape(outputs)
    if shape != np.shape(wanted):
        raise ValueError(
            f"Ausgabe und Labels passen beim Fehler nicht zusammen: Die Ausgabe hat die Form {shape}, "
            f"die Labels haben {np.shape(wanted)}. Wandle Ziffern mit to_categorical in One-Hot-Zeilen um."
        )


def loss(losses: Array) -> None:
    """Raise ValueError unless every loss is a finite number."""
    if not np.isfinite(losses).all():
        raise ValueError(
            "Der Fehler ist keine Zahl mehr (NaN oder unendlich): Die Schritte waren zu groß. "
            "Nimm eine kleinere Lernrate und fange mit einem neuen Netz an."
        )


def records(last_z: Array, output_derivative: Array) -> None:
    """Raise ValueError unless z was recorded and has the shape of the output derivative."""
    if len(last_z) == 0:
        raise ValueError(
            "Keine Aufzeichnung: Für die Ableitungen braucht die Schicht z und ihre Eingabe. "
            "Rufe zuerst feedForward(..., recording=True) auf."
        )
    if np.shape(output_derivative) != last_z.shape:
        raise ValueError(
            f"outputDerivative hat die Form {np.shape(output_derivative)}, das aufgezeichnete z hat "
            f"{last_z.shape}. Beide gehören zum selben Durchlauf und brauchen dieselbe Form."
        )


def derivatives(found: Sequence[Array], biases: Array, weights: Array) -> None:
    """Raise ValueError unless the first two have the shapes of the biases and of the weights."""
    shapes = [np.shape(one) for one in found[:2]]
    if shapes != [biases.shape, weights.shape]:
        raise ValueError(
            f"sgd erwartet zuerst die Ableitung nach den Biases {biases.shape}, dann die nach den Gewichten "
            f"{weights.shape}. Gekommen sind die Formen {', '.join(map(str, shapes))}."
        )
