"""One step of mini-batch learning: the mathematics of `Layer`, without what a step can do without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from course_helpers.framework import checks
from course_helpers.framework.activation import Array
from course_helpers.framework.layer import Layer

Loss: TypeAlias = Callable[[Array, Array], tuple[Array, Array]]


@np.errstate(over="ignore", invalid="ignore")  # too large steps end in the message of checks.loss
def step(
    layers: Sequence[Layer], inputs: Array, labels: Array, learning_rate: float, loss: Loss
) -> tuple[Array, float]:
    """Learn from one batch; return its outputs, shape (n, outputs), and its summed loss before the step.

    Raises ValueError if the loss is no longer a number; then no weight has been changed.
    """
    outputs = inputs
    for layer in layers:
        outputs = layer.feedForward(outputs, recording=True)
    losses, derivative = loss(outputs, labels)
    checks.loss(losses)
    for layer in reversed(layers):
        if _is_ours(layer):
            derivative = _learn(layer, derivative, learning_rate, first=layer is layers[0])
        else:
            derivatives = layer.getDerivatives(derivative)
            layer.sgd(derivatives, learning_rate)
            derivative = derivatives[2]
    return outputs, float(losses.sum())


def _is_ours(layer: Layer) -> bool:
    """Tell whether the layer learns by our methods; a pupil's own ones must be called, not bypassed."""
    kind = type(layer)
    return (
        getattr(kind, "getDerivatives", None) is Layer.getDerivatives
        and getattr(kind, "sgd", None) is Layer.sgd
    )


def _learn(layer: Layer, output_derivative: Array, learning_rate: float, *, first: bool) -> Array:
    """Do what getDerivatives and sgd do; the first layer skips a, a third of all work."""
    z = layer.activationFunction.backward(layer.last_z, output_derivative)
    a = z if first else z @ layer.weightsForNext.T
    z *= -learning_rate / len(z)  # here and not on the weights' derivative, which is much larger
    layer.biasesForNext += z.sum(axis=0)
    layer.weightsForNext += layer.last_values.T @ z
    return a
