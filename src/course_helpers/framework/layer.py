"""One layer: the weights and biases between two columns of neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.framework import checks

if TYPE_CHECKING:
    from course_helpers.framework.activation import ActivationFunction, Array


class Layer:
    """The step from one column of neurons to the next: a_next = activation(a @ W + b).

    Parameters
    ----------
    nActualLayer : int
        Number of neurons that this layer reads.
    nNextLayer : int
        Number of neurons whose values it computes.
    activationFunction : ActivationFunction
        For example `relu` or `softmax`.
    seed : int or numpy.random.Generator, optional
        Makes the random start repeatable.

    Attributes
    ----------
    weightsForNext : numpy.ndarray
        W, shape (nActualLayer, nNextLayer), float32.
    biasesForNext : numpy.ndarray
        b, shape (nNextLayer,), float32.
    last_z, last_values : numpy.ndarray
        z, shape (n, nNextLayer), and input, shape (n, nActualLayer), recorded last; empty at first.

    Raises ValueError or TypeError if a number of neurons is not a whole number above 0.
    """

    def __init__(
        self,
        nActualLayer: int,
        nNextLayer: int,
        activationFunction: ActivationFunction,
        seed: int | np.random.Generator | None = None,
    ) -> None:
        checks.layer(nActualLayer, nNextLayer, activationFunction)
        # He et al. 2015 (arXiv:1502.01852): with this spread, relu makes signals neither louder nor quieter.
        limit = np.sqrt(6 / nActualLayer)
        start = np.random.default_rng(seed).uniform(-limit, limit, (nActualLayer, nNextLayer))
        self.weightsForNext: Array = start.astype(np.float32)
        self.biasesForNext: Array = np.zeros(nNextLayer, dtype=np.float32)
        self.activationFunction = activationFunction
        self.last_z: Array = np.array([])
        self.last_values: Array = np.array([])

    def feedForward(self, neurons: Array, recording: bool = False) -> Array:
        """Compute the next neurons, shape (n, nNextLayer), from ``neurons``, shape (n, nActualLayer).

        With ``recording``, z and the input are kept for `getDerivatives`. Raises ValueError or TypeError if
        ``neurons`` is no table of numbers with nActualLayer columns.
        """
        neurons = checks.neurons(neurons, self.weightsForNext)
        z = neurons @ self.weightsForNext + self.biasesForNext
        if recording:
            self.last_z = z
            self.last_values = neurons
        return self.activationFunction.function(z)

    def getDerivatives(self, outputDerivative: Array) -> tuple[Array, Array, Array]:
        """Compute how the loss changes with the biases, the weights and the inputs of the recorded pass.

        ``outputDerivative`` is dLoss/da of the outputs, shape (n, nNextLayer). Returns b and w, shaped like
        the biases and the weights, each the mean over the n examples; and a, shape (n, nActualLayer), the
        outputDerivative of the layer before. Raises ValueError if nothing was recorded or shapes differ.
        """
        checks.records(self.last_z, outputDerivative)
        f = 1 / outputDerivative.shape[0]
        z = self.activationFunction.backward(self.last_z, outputDerivative)
        b = f * z.sum(axis=0)
        w = f * (self.last_values.T @ z)
        a = z @ self.weightsForNext.T
        return b, w, a

    def sgd(self, derivatives: tuple[Array, Array, Array], learningRate: float) -> None:
        """Go one step downhill (stochastic gradient descent) with what `getDerivatives` returned."""
        checks.derivatives(derivatives, self.biasesForNext, self.weightsForNext)
        self.biasesForNext -= learningRate * derivatives[0]
        self.weightsForNext -= learningRate * derivatives[1]
