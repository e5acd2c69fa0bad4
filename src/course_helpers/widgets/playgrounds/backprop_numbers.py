"""The numbers of one pass through a small network: forwards, backwards, and the slopes as they are measured.

Everything comes from the layers' own ``feedForward`` and ``getDerivatives``, whoever wrote them.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from course_helpers.framework import checks
from course_helpers.widgets.playgrounds.drawing import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = NDArray[np.float64]
MOST_LAYERS, MOST_NEURONS = 2, 3
_H = 1e-4  # how far a number is moved to measure a slope
_NEAR, _SHARE = 2e-3, 0.01  # how far a measured slope may lie beside the computed one: rounding in 32 bits
_KINK = 0.03  # from this difference on, the slopes at both sides are no longer one
_DELTA = "Schritt 1 und 2"  # as chapter 3 counts them
_TABLE = 2  # axes of a table


@dataclass(frozen=True)
class LayerPass:
    """What one layer had and computed for one example: k inputs, m neurons.

    ``inputs`` (k,), ``z`` and ``outputs`` (m,), ``steepness`` (m,) is f'(z), ``wanted`` (m,) is the slope by
    the outputs that came from behind. ``delta`` (m,), ``slopes`` (k, m) and ``back`` (k,) are what
    getDerivatives returned: slopes by z (which is that by the biases), by the weights, by the inputs.
    """

    weights: Array
    biases: Array
    inputs: Array
    z: Array
    outputs: Array
    steepness: Array
    wanted: Array
    delta: Array
    slopes: Array
    back: Array


def own_copies(network: Any) -> list[Any]:
    """Return copies of the layers of a network, or of a list of layers, that compute in 64 bits.

    Raises
    ------
    TypeError
        In German, if one of these is no layer.
    ValueError
        In German, if there are none, more or larger ones than can be drawn, or two that do not fit together.
    """
    layers = list(getattr(network, "layers", network if isinstance(network, (list, tuple)) else [network]))
    copies = [_copy(layer, number) for number, layer in enumerate(layers, 1)]
    shapes = [layer.weightsForNext.shape for layer in copies]
    widest = max((side for shape in shapes for side in shape), default=0)
    if not 1 <= len(shapes) <= MOST_LAYERS or widest > MOST_NEURONS:
        given = ", ".join(f"{k} → {m}" for k, m in shapes) or "keine Schicht"
        raise ValueError(
            f"Gezeichnet werden höchstens {MOST_LAYERS} Schichten mit je {MOST_NEURONS} Neuronen. Hier: "
            f"{given}. Nimm ein kleines Netz, zum Beispiel [Layer(2, 2, relu), Layer(2, 1, relu)]."
        )
    if len(shapes) == MOST_LAYERS and shapes[0][1] != shapes[1][0]:
        raise ValueError(
            f"Schicht 1 gibt {shapes[0][1]} Werte aus, Schicht 2 liest {shapes[1][0]}. Beide Anzahlen müssen "
            "gleich sein."
        )
    return copies


def _copy(layer: Any, number: int) -> Any:
    if isinstance(layer, type):
        raise TypeError(f"Schicht {number} ist eine Klasse. Es fehlen die Klammern: Layer(2, 2, relu).")
    table, biases = (np.asarray(getattr(layer, name, 0)) for name in ("weightsForNext", "biasesForNext"))
    if np.ndim(table) != _TABLE or np.ndim(biases) != 1 or not hasattr(layer, "activationFunction"):
        raise TypeError(
            f"Schicht {number} hat nicht, was eine Schicht hier braucht: weightsForNext als Tabelle, "
            "biasesForNext als Reihe und activationFunction."
        )
    made = copy.deepcopy(layer)
    made.weightsForNext = np.array(table, dtype=np.float64)
    made.biasesForNext = np.array(biases, dtype=np.float64)
    return made


def loss_of(layers: Sequence[Any], inputs: Array, target: Array) -> float:
    """Return the squared error of one example."""
    return float(np.sum((_forward(layers, inputs) - target) ** 2))


def _forward(layers: Sequence[Any], inputs: Array) -> Array:
    values = inputs[np.newaxis]
    for number, layer in enumerate(layers, 1):
        values = checks.answer(layer.feedForward(values), 1, number)
    return np.asarray(values[0], dtype=np.float64)


def passed(layers: Sequence[Any], inputs: Array, target: Array) -> list[LayerPass]:
    """Send one example forwards and its slopes back; return what each layer did, the first one first."""
    values, before = inputs[np.newaxis], []
    for number, layer in enumerate(layers, 1):
        before.append(values[0])
        values = checks.answer(layer.feedForward(values, recording=True), 1, number)
        _expect(values, (1, len(layer.biasesForNext)), f"feedForward von Schicht {number} gibt")
    found: list[LayerPass] = []
    outputs, wanted = values[0], 2 * (values[0] - target)
    for number, layer in reversed(list(enumerate(layers, 1))):
        b, w, a = checks.three(layer.getDerivatives(wanted[np.newaxis]), number)
        for name, one, shape in (("b", b, (layer.biasesForNext.shape)), ("w", w, layer.weightsForNext.shape)):
            _expect(one, shape, f"getDerivatives von Schicht {number} gibt für {name}")
        _expect(a, (1, len(layer.weightsForNext)), f"getDerivatives von Schicht {number} gibt für a")
        z = _recorded(layer, before[number - 1])
        steepness = np.asarray(layer.activationFunction.derivative(z[np.newaxis]), dtype=np.float64)[0]
        state = layer.weightsForNext.copy(), layer.biasesForNext.copy(), before[number - 1], z, outputs
        found.insert(0, LayerPass(*state, steepness, wanted, *map(_numbers, (b, w, a[0]))))
        outputs, wanted = before[number - 1], _numbers(a[0])
    return found


def _recorded(layer: Any, inputs: Array) -> Array:
    """Return z as the layer has recorded it, or computed anew if it keeps it under another name."""
    z = np.asarray(getattr(layer, "last_z", np.array([])))
    return (
        _numbers(z[0])
        if z.shape == (1, len(layer.biasesForNext))
        else inputs @ layer.weightsForNext + layer.biasesForNext
    )


def _numbers(values: Any) -> Array:
    return np.asarray(values, dtype=np.float64)


def _expect(values: Any, shape: tuple[int, ...], what: str) -> None:
    if np.shape(values) != shape:
        raise ValueError(f"{what} die Form {np.shape(values)} zurück. Hier muss es {shape} sein.")


def doubts(layers: Sequence[Any], passes: Sequence[LayerPass], target: Array) -> str:
    """Measure all slopes; say which layer's differ from what it computed, the last such layer only.

    Whatever is wrong in it also reaches all layers before it.
    """
    for number in range(len(layers), 0, -1):
        one, rest = passes[number - 1], layers[number - 1 :]
        layer = rest[0]
        for name, place, numbers, given in (
            ("den Biases", _DELTA, layer.biasesForNext, one.delta),
            ("den Gewichten", "Schritt 3", layer.weightsForNext, one.slopes),
            ("den Eingaben", "Schritt 4", one.inputs.copy(), one.back),
        ):
            start = numbers if name == "den Eingaben" else one.inputs
            for index in np.ndindex(numbers.shape):
                measured = _measured(rest, start, target, numbers, index)
                if measured is not None and abs(measured - given[index]) > _NEAR + _SHARE * abs(measured):
                    found, probe = plain(float(given[index])), plain(measured)
                    return (
                        f"Schicht {number}: Bei der Steigung nach {name} meldet getDerivatives {found}, "
                        f"die Probe misst {probe}. {_advice(place, one)}"
                    )
    return ""


def _measured(
    layers: Sequence[Any], inputs: Array, target: Array, numbers: Array, index: tuple[int, ...]
) -> float | None:
    """Return the slope of the loss by one number, or None in a kink, where there is none."""
    kept, losses = numbers[index], []
    for h in (-_H, 0.0, _H):
        numbers[index] = kept + h
        losses.append(loss_of(layers, inputs, target))
    numbers[index] = kept
    left, right = np.diff(losses) / _H
    kink = abs(right - left) > _KINK * (1 + max(abs(left), abs(right)))
    return None if kink else float(left + right) / 2


def _advice(place: str, one: LayerPass) -> str:
    """Say where to look; the lesson's short derivative of softmax is no slip."""
    shares = len(one.outputs) > 1 and np.all(one.outputs > 0) and np.isclose(one.outputs.sum(), 1)
    if place == _DELTA and shares and np.allclose(one.delta, one.steepness * one.wanted):
        return (
            "Das ist bei Softmax mit der vereinfachten Ableitung so: Sie lässt weg, dass jede Ausgabe von "
            "allen z abhängt. Mit softmax und Layer aus course_helpers.framework stimmen beide überein."
        )
    return f"Sieh dir in deinem getDerivatives {place} noch einmal an."
