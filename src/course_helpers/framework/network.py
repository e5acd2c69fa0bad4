"""The network: layers one after the other, a loss, and one step of learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.framework import checks
from course_helpers.framework.accuracy import accuracy
from course_helpers.framework.cross_entropy import cross_entropy_loss
from course_helpers.framework.fit import fit, fit_async

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course_helpers.framework.activation import Array
    from course_helpers.framework.layer import Layer


class Network:
    """A neural network: each layer reads what the layer before has computed.

    ``layers`` go from the input to the output. Raises ValueError if there is none, or if one does not read as
    many neurons as the one before it computes.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        checks.chain(layers)
        self._layers = list(layers)

    @property
    def layers(self) -> list[Layer]:
        """The layers, from the input to the output."""
        return self._layers

    def feedForward(self, inputs: Array, recording: bool = False) -> Array:
        """Send ``inputs``, shape (n, inputs of the first layer), through all layers; return (n, outputs).

        Raises ValueError or TypeError if they have another shape, are empty, no numbers, NaN or infinite.
        """
        values = checks.finite(inputs, "Die Eingabe")
        for layer in self._layers:
            values = layer.feedForward(values, recording)
        return values

    @staticmethod
    def mse_loss(outputs: Array, labels: Array) -> tuple[Array, Array]:
        """Compute the squared error; both arguments have the shape (n, outputs).

        Returns the loss of each output, summed over the examples, shape (outputs,), and the derivative of
        each example's loss by its outputs, shape (n, outputs). Raises ValueError if the shapes differ.
        """
        checks.same_shape(outputs, labels)
        loss = np.sum((labels - outputs) ** 2, axis=0)
        derivative = (outputs - labels) * 2
        return loss, derivative

    @np.errstate(over="ignore", invalid="ignore")  # too large steps end in the message of checks.loss
    def train(self, inputs: Array, labels: Array, learningRate: float = 0.01) -> float:
        """Learn one step from all of ``inputs`` at once.

        ``inputs`` have the shape (n, inputs of the first layer), ``labels`` are the wanted outputs, shape
        (n, outputs), or the right classes, n whole numbers. Returns the mean loss before the step. Raises
        ValueError or TypeError if something does not fit or the loss is no number; nothing is changed then.
        """
        checks.learning_rate(learningRate)
        outputs = self.feedForward(inputs, recording=True)
        labels = checks.labels(labels, outputs.shape, outputs.dtype)
        loss, outputDerivative = Network.mse_loss(outputs, labels)
        checks.loss(loss)

        derivatives = []
        for layer in self._layers[::-1]:
            derivative = layer.getDerivatives(outputDerivative)
            outputDerivative = derivative[2]
            derivatives.append(derivative)

        for layer, layerDerivatives in zip(self._layers[::-1], derivatives, strict=True):
            layer.sgd(layerDerivatives, learningRate)
        return float(loss.sum() / outputs.shape[0])

    # What a lesson shows later stands in files of its own.
    cross_entropy_loss = staticmethod(cross_entropy_loss)
    accuracy = accuracy
    fit = fit
    fit_async = fit_async
