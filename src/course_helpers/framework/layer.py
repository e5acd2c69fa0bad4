"""One layer: the weights and biases between two columns of neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.framework import checks
from course_helpers.framework.describe import layer_line

if TYPE_CHECKING:
    from course_helpers.framework.activation import ActivationFunction, Array


class Layer:
    """The step from one column of neurons to the next: a_next = f(z) with z = a @ W + b.

    It reads ``nActualLayer`` neurons and computes ``nNextLayer`` with f, the ``activationFunction``; ``seed``
    makes the random start repeatable. `weightsForNext` is W, shape (nActualLayer, nNextLayer),
    `biasesForNext` is b, shape (nNextLayer,), both float32; `last_z`, shape (n, nNextLayer), and
    `last_values`, shape (n, nActualLayer), are z and a as recorded last. Every method raises ValueError or
    TypeError, in German, if something does not fit.
    """

    def __init__(
        self,
        nActualLayer: int,
        nNextLayer: int,
        activationFunction: ActivationFunction,
        seed: int | np.random.Generator | None = None,
    ) -> None:
        self.activationFunction = checks.layer(nActualLayer, nNextLayer, activationFunction)
        # X. Glorot and Y. Bengio 2010: so neither the signals forwards nor the slopes backwards grow or fade.
        limit = np.sqrt(6 / (nActualLayer + nNextLayer))
        start = np.random.default_rng(seed).uniform(-limit, limit, (nActualLayer, nNextLayer))
        self.weightsForNext: Array = start.astype(np.float32)
        self.biasesForNext: Array = np.zeros(nNextLayer, dtype=np.float32)
        self.last_z: Array = np.array([])
        self.last_values: Array = np.array([])

    def __repr__(self) -> str:
        return layer_line(self)

    def feedForward(self, neurons: Array, recording: bool = False) -> Array:
        """Compute the next neurons, shape (n, nNextLayer), from ``neurons``, shape (n, nActualLayer)."""
        neurons = checks.neurons(neurons, self.weightsForNext)
        z = neurons @ self.weightsForNext + self.biasesForNext
        if recording:  # for getDerivatives
            self.last_z = z
            self.last_values = neurons
        return self.activationFunction.function(z)

    def getDerivatives(self, outputDerivative: Array, *, first: bool = False) -> tuple[Array, Array, Array]:
        """Compute how the loss changes with the biases, the weights and the inputs of the recorded pass.

        ``outputDerivative`` is dLoss/da of the outputs, shape (n, nNextLayer). Returns b and w, shaped like
        the biases and the weights, each the mean over the n examples; and a, shape (n, nActualLayer), the
        outputDerivative of the layer before. The ``first`` layer has none and leaves a, a third of all work,
        empty.
        """
        checks.records(self.last_z, outputDerivative)
        f = 1 / outputDerivative.shape[0]
        delta = self.activationFunction.backward(self.last_z, outputDerivative)  # dLoss/dz
        b = f * delta.sum(axis=0)
        w = self.last_values.T @ (f * delta)
        a = delta[:, :0] if first else delta @ self.weightsForNext.T
        return b, w, a

    def sgd(self, derivatives: tuple[Array, Array, Array], learningRate: float) -> None:
        """Go one step downhill (stochastic gradient descent) with what `getDerivatives` returned."""
        checks.derivatives(derivatives, self.biasesForNext, self.weightsForNext)
        self.biasesForNext -= learningRate * derivatives[0]
        self.weightsForNext -= learningRate * derivatives[1]
