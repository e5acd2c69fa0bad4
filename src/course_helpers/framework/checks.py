"""Checks of what pupils hand over: each says in German which shapes met where, and what to do next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from course_helpers.framework.activation import ActivationFunction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course_helpers.framework.activation import Array

LARGE = 20  # inputs beyond are remarked on; those that a pupil has scaled hardly ever are
FEW = 1000  # examples that show how large the inputs are
METHODS = ("feedForward", "getDerivatives", "sgd")


def whole_number(value: Any, name: str) -> None:
    """Raise TypeError or ValueError unless ``value`` is a whole number of at least 1."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} muss eine ganze Zahl sein, ist aber {shown(value)}.")
    if value < 1:
        raise ValueError(f"{name} muss mindestens 1 sein, ist aber {value}.")


def shown(value: Any) -> str:
    """Show a value as Python does, unless that is an address or a name that no pupil knows."""
    if isinstance(value, type):
        return f"die Klasse „{value.__name__}“ selbst"
    if callable(value) and not hasattr(value, "feedForward"):
        return "eine einzelne Funktion"
    if isinstance(value, list):
        return "eine Liste"
    text = repr(value)
    return f"etwas der Art „{type(value).__name__}“" if "<" in text else text


def layer(n_inputs: Any, n_outputs: Any, activation: Any) -> ActivationFunction:
    """Return the activation function; raise TypeError or ValueError unless a `Layer` can be made."""
    if any(isinstance(one, ActivationFunction) for one in (n_inputs, n_outputs)):
        raise TypeError("Die Aktivierungsfunktion steht an dritter Stelle: Layer(784, 16, relu).")
    whole_number(n_inputs, "Die Anzahl der Neuronen, die eine Schicht liest,")
    whole_number(n_outputs, "Die Anzahl der Neuronen, die eine Schicht berechnet,")
    if hasattr(activation, "backward"):
        return cast("ActivationFunction", activation)
    # a pupil's own dataclass of two functions gets the method of ours that applies the chain rule
    if hasattr(activation, "function") and hasattr(activation, "derivative"):
        return ActivationFunction(activation.function, activation.derivative)
    raise TypeError(
        f"Als Aktivierungsfunktion kam {shown(activation)}. Nimm relu, softmax oder eine eigene: "
        "ActivationFunction(funktion, ableitung)."
    )


def chain(layers: Any) -> None:
    """Raise TypeError or ValueError unless these are layers that fit together, as far as one can see."""
    if not isinstance(layers, (list, tuple)):
        raise TypeError("Network erwartet eine Liste von Schichten: Network([schicht1, schicht2]).")
    if len(layers) == 0:
        raise ValueError("Ein Netz braucht mindestens eine Schicht, die Liste ist aber leer.")
    for number, one in enumerate(layers, start=1):
        if isinstance(one, type):
            raise TypeError(
                f"Schicht {number} ist {shown(one)}. Es fehlen die Klammern: Layer(784, 16, relu)."
            )
        missing = [name for name in METHODS if not callable(getattr(one, name, None))]
        if missing:
            raise TypeError(
                f"Schicht {number} ({shown(one)}) hat kein {' und kein '.join(missing)}. "
                "Eine Schicht braucht feedForward, getDerivatives und sgd."
            )
    # a pupil's own layer may keep its weights under any name; only weightsForNext are compared
    tables = [weights(one) for one in layers]
    for number, (before, after) in enumerate(pairwise(tables), start=1):
        if before is not None and after is not None and before.shape[1] != after.shape[0]:
            left, right = before.shape, after.shape
            raise ValueError(
                f"Schicht {number} und Schicht {number + 1} passen nicht zusammen: "
                f"Schicht {number} (Gewichte {left}) gibt {left[1]} Werte weiter, "
                f"Schicht {number + 1} (Gewichte {right}) liest {right[0]}."
            )


def weights(one: Any) -> Array | None:
    """Return a layer's table of weights, if it has one under the lesson's name."""
    table = getattr(one, "weightsForNext", None)
    return table if isinstance(table, np.ndarray) and table.ndim == 2 else None  # a table


def answer(values: Any, n: int, number: int) -> Array:
    """Return what layer ``number`` has computed; raise TypeError or ValueError unless it has ``n`` rows."""
    if not isinstance(values, np.ndarray):
        none = "nichts (None). Fehlt das return, oder steht es zu weit eingerückt?"
        got = none if values is None else f"{shown(values)}."
        raise TypeError(f"feedForward von Schicht {number} gibt kein Array zurück, sondern {got}")
    if values.ndim != 2 or len(values) != n:  # a table has two axes
        raise ValueError(
            f"feedForward von Schicht {number} gibt die Form {values.shape} zurück. Aus {n} Beispielen "
            f"müssen {n} Zeilen werden: die Form ({n}, Neuronen)."
        )
    return values


def three(found: Any, number: int) -> Any:
    """Return what getDerivatives of layer ``number`` has found; raise TypeError unless it is b, w and a."""
    row = isinstance(found, (tuple, list))
    if not row or len(found) != 3:  # b, w, a
        kind = "nichts (None)" if found is None else f"etwas der Art „{type(found).__name__}“"
        got = f"Gekommen sind {len(found)}." if row else f"Gekommen ist {kind}."
        raise TypeError(
            f"getDerivatives von Schicht {number} muss drei Werte zurückgeben: return b, w, a. {got}"
        )
    return found


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


@np.errstate(over="ignore", invalid="ignore")  # the sum of many large numbers may be infinite
def finite(values: Any, name: str) -> Array:
    """Return ``values`` as an array; raise like `numbers`, and ValueError if one is NaN or infinite."""
    array = numbers(values, name)
    # The pictures are large: a sum carries NaN on, and only where it is no number each one is looked at.
    if not np.isfinite(array.sum()) and not np.isfinite(array).all():
        place = tuple(int(index) for index in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(
            f"{name} enthält an der Stelle {place} den Wert {array[place]}, das ist keine brauchbare Zahl. "
            "Prüfe, wie die Daten entstanden sind."
        )
    return array


def neurons(values: Any, weights: Array) -> Array:
    """Return ``values`` in the weights' dtype; raise like `numbers`, and ValueError unless they fit these."""
    array = numbers(values, "Die Eingabe")
    n_inputs = weights.shape[0]
    if array.ndim != 2 or array.shape[1] != n_inputs:  # a table has two axes
        raise ValueError(
            f"Die Eingabe hat die Form {array.shape}, die Schicht mit Gewichten der Form {weights.shape} "
            f"liest aber die Form (n, {n_inputs}): n Beispiele mit je {n_inputs} Werten."
            + _advice(array, n_inputs)
        )
    return array.astype(weights.dtype, copy=False)


def _advice(array: Array, n_inputs: int) -> str:
    if array.size == n_inputs:
        return f" Ein einzelnes Beispiel wird mit eingabe.reshape(1, {n_inputs}) zu einer Zeile."
    if array.ndim == 2 and len(array) == n_inputs:  # a table has two axes
        return " Die Tabelle liegt quer: eingabe.T hat die Beispiele in den Zeilen."
    if array.ndim > 1 and array[0].size == n_inputs:
        return f" Mach die Beispiele mit eingabe.reshape(-1, {n_inputs}) flach."
    return ""


def loss(losses: Array, *, learned: bool) -> None:
    """Raise ValueError unless every loss is finite; only who has ``learned`` made too long steps."""
    if np.isfinite(losses).all():
        return
    if learned:
        raise ValueError(
            "Der Fehler ist keine Zahl mehr (NaN oder unendlich): Die Schritte waren zu groß, oder es ging "
            "bergauf. Nimm eine kleinere Lernrate, prüfe in einer eigenen Schicht das Vorzeichen in sgd, und "
            "fange mit einem neuen Netz an."
        )
    raise ValueError(
        "Der Fehler ist schon vor dem ersten Schritt keine Zahl (NaN oder unendlich). An der Lernrate "
        "liegt es nicht. Prüfe die Gewichte am Anfang, die Aktivierungsfunktion und die Fehlerfunktion."
    )


def probabilities(outputs: Array) -> None:
    """Raise ValueError unless all outputs are above 0."""
    if not (outputs <= 0).any():
        return
    if (outputs == 0).any() and np.allclose(outputs.sum(axis=1), 1):
        raise ValueError(
            "Die Kreuzentropie geht nicht weiter: Ein Anteil ist genau 0 geworden, und ln(0) gibt es nicht. "
            "Mit der vereinfachten Ableitung von Softmax laufen die Gewichte davon. "
            "Nimm softmax und Layer aus course_helpers.framework, oder den quadratischen Fehler."
        )
    raise ValueError(
        "Die Kreuzentropie braucht Wahrscheinlichkeiten, aber eine Ausgabe ist 0 oder negativ. "
        "Nimm softmax als Aktivierungsfunktion der letzten Schicht."
    )


def pair(validation: Any) -> tuple[Any, Any]:
    """Return inputs and labels; raise TypeError unless these are two."""
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:  # a pair
        raise TypeError("validation braucht ein Paar aus Eingaben und Labels: validation=(x_test, y_test).")
    return validation[0], validation[1]


def scale(inputs: Array) -> str:
    """Return a remark on inputs that are too large to learn well from, or nothing."""
    few = inputs[:FEW]
    low, high = float(few.min()), float(few.max())
    if max(-low, high) <= LARGE:
        return ""
    reach = f"von {low:g} bis {high:g}".replace(".", ",").replace("-", "\N{MINUS SIGN}")
    return (
        f"Hinweis: Die Eingaben reichen {reach}. Mit so großen Zahlen lernt ein Netz meist "
        "schlecht. Teile sie vorher, Bilder zum Beispiel durch 255."
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
