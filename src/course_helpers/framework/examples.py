"""Examples as pupils write them, turned into inputs and wanted outputs; German sentences where that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.framework import checks
from course_helpers.framework.step import forward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course_helpers.framework.activation import Array


@np.errstate(over="ignore", invalid="ignore")  # too large steps end in the message of checks.loss
def prepared(layers: Sequence[Any], inputs: Any, labels: Any, *, hint: bool = False) -> tuple[Array, Array]:
    """Return inputs and wanted outputs, shapes (n, inputs) and (n, outputs), in the numbers of the layers.

    A first example goes through the layers to see how many outputs they have, for a pupil's own may keep its
    weights under any name. With ``hint``, inputs far from 0 to 1 are remarked on. Raises ValueError or
    TypeError if something does not fit.
    """
    array = checks.finite(inputs, "Die Eingabe")
    table = checks.weights(layers[0])
    ready = array * np.float32(1) if table is None else checks.neurons(array, table)
    one = forward(layers, ready[:1])
    if hint and (text := checks.scale(ready)):
        print(text)  # noqa: T201 - for the pupil
    return ready, wanted_outputs(labels, (len(ready), one.shape[1]), one.dtype)


def wanted_outputs(values: Any, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    """Return the wanted outputs of ``shape`` (n, outputs).

    ``values`` may have that shape already, as one-hot rows or any numbers. Otherwise they are n numbers: for
    a network with one output the wanted values themselves, else whole numbers that name the right class.

    Raises
    ------
    TypeError
        If they are no real numbers, or no whole ones where they name classes.
    ValueError
        If there are none, another number of them or another shape, a class that the network has not, or NaN
        or infinity.
    """
    array = checks.numbers(values, "Die Label-Liste")
    n, n_outputs = shape
    if array.ndim != 1:
        same_shape(shape, array)
        return checks.finite(array, "Die Label-Liste").astype(dtype, copy=False)
    if len(array) != n:
        raise ValueError(
            f"Es gibt {len(array)} Labels (Form {array.shape}), das Netz hat aber "
            f"{n} Beispiele (Ausgabe {shape}). Zu jedem Beispiel gehört genau ein Label."
        )
    if n_outputs == 1:
        return checks.finite(array, "Die Label-Liste").astype(dtype).reshape(n, 1)
    return _one_hot(array, n_outputs, dtype)


def _one_hot(classes: Array, n_outputs: int, dtype: np.dtype[Any]) -> Array:
    if classes.dtype.kind not in "bui":
        raise TypeError(
            f"Die Labels haben den dtype {classes.dtype}. Ein Netz mit {n_outputs} Ausgaben braucht ganze "
            "Zahlen oder One-Hot-Zeilen."
        )
    if classes.min() < 0 or classes.max() >= n_outputs:
        raise ValueError(
            f"Die Labels reichen von {classes.min()} bis {classes.max()}, das Netz hat aber "
            f"{n_outputs} Ausgaben, also die Klassen 0 bis {n_outputs - 1}."
        )
    return np.eye(n_outputs, dtype=dtype)[classes.astype(np.intp)]


def same_shape(outputs: Array | tuple[int, ...], wanted: Array) -> None:
    """Raise ValueError unless the labels have the outputs' shape; numpy would stretch some silently."""
    shape, given = outputs if isinstance(outputs, tuple) else np.shape(outputs), np.shape(wanted)
    if shape != given:
        raise ValueError(
            f"Ausgabe und Labels passen beim Fehler nicht zusammen: Die Ausgabe hat die Form {shape}, "
            f"die Labels haben {given}. {_advice(shape, given)}"
        )


def _advice(shape: tuple[int, ...], given: tuple[int, ...]) -> str:
    if given == shape[::-1]:
        return "Die Tabelle der Labels liegt quer: Nimm labels.T."
    if shape[1:] == (1,) and given == shape[:1]:
        return "Mit labels.reshape(-1, 1) wird aus den Labels eine Spalte."
    return "Wandle Ziffern mit to_categorical in One-Hot-Zeilen um."
