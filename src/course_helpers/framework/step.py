"""The one learning rule: every training of the course goes through `step`, whoever wrote the layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

import numpy as np

from course_helpers.framework import checks
from course_helpers.framework.activation import Array
from course_helpers.framework.layer import Layer

Loss: TypeAlias = Callable[[Array, Array], tuple[Array, Array]]
_GET_DERIVATIVES, _SGD = Layer.getDerivatives, Layer.sgd  # as they are here, before a lesson changes them


class AnyLayer(Protocol):
    """What a layer must be able to do, ours or a pupil's; `Layer` says what each method takes and returns."""

    @property
    def feedForward(self) -> Callable[..., Array]:
        """From the neurons to the next ones."""

    @property
    def getDerivatives(self) -> Callable[..., Sequence[Array]]:
        """From dLoss/da of the outputs to b, w and a."""

    @property
    def sgd(self) -> Callable[..., None]:
        """One step downhill."""


def forward(layers: Sequence[AnyLayer], inputs: Array, recording: bool = False) -> Array:
    """Send ``inputs``, shape (n, inputs of the first layer), through all layers; return (n, outputs)."""
    values = inputs
    for number, layer in enumerate(layers, start=1):
        values = checks.answer(layer.feedForward(values, recording), len(inputs), number)
    return values


@np.errstate(over="ignore", invalid="ignore")  # too large steps end in the message of checks.loss
def step(  # noqa: PLR0913 - each is part of the rule
    layers: Sequence[AnyLayer],
    inputs: Array,
    labels: Array,
    learning_rate: float,
    loss: Loss,
    *,
    learned: bool = True,
) -> tuple[Array, float]:
    """Learn from one batch; return its outputs, shape (n, outputs), and its summed loss before the step.

    Raises ValueError if the loss is no number; then no weight has been changed. ``learned`` says whether the
    layers have made steps before, which decides what may have caused it.
    """
    outputs = forward(layers, inputs, recording=True)
    losses, outputDerivative = loss(outputs, labels)
    checks.loss(losses, learned=learned)

    derivatives = []
    for number, layer in reversed(list(enumerate(layers, start=1))):
        found = checks.three(_derivatives(layer, outputDerivative, first=number == 1), number)
        outputDerivative = found[2]
        derivatives.append(found)

    # Only now: the derivatives of a layer must come from the weights that computed the outputs.
    for layer, found in zip(reversed(layers), derivatives, strict=True):
        layer.sgd(found, learning_rate)
    return outputs, float(np.sum(losses))


def _derivatives(layer: AnyLayer, outputDerivative: Array, *, first: bool) -> Any:
    """Ask for the derivatives; our own first layer may leave out a, which nobody reads."""
    if first and reads_no_a(layer):
        return layer.getDerivatives(outputDerivative, first=True)
    return layer.getDerivatives(outputDerivative)


def reads_no_a(layer: AnyLayer) -> bool:
    """Tell whether both methods that a goes through are our originals.

    They are not when a pupil has changed one on the class, on the object or in a subclass.
    """
    return (
        getattr(layer.getDerivatives, "__func__", None) is _GET_DERIVATIVES
        and getattr(layer.sgd, "__func__", None) is _SGD
    )
