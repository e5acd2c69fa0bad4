"""Activation functions: what a neuron makes of its weighted sum z."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Array: TypeAlias = NDArray[Any]


@dataclass
class ActivationFunction:
    """A function of z and its derivative, both applied to every neuron on its own.

    Parameters
    ----------
    function : callable
        Turns z of shape (n, m), float, into the neurons' values a of the same shape.
    derivative : callable
        Turns the same z into da/dz, shape (n, m): how fast each a grows with its own z.
    """

    function: Callable[[Array], Array]
    derivative: Callable[[Array], Array]

    def backward(self, z: Array, outputDerivative: Array) -> Array:
        """Apply the chain rule: dLoss/dz = da/dz * dLoss/da, all of shape (n, m)."""
        return self.derivative(z) * outputDerivative


class _Softmax(ActivationFunction):
    """Softmax, the function whose neurons are not on their own: the values of a row share the sum 1."""

    def backward(self, z: Array, outputDerivative: Array) -> Array:
        """Apply the chain rule with every path: dLoss/dz_i = sum_j da_j/dz_i * dLoss/da_j.

        With p = softmax(z), da_j/dz_i is p_i (1 - p_i) for i = j and -p_i p_j otherwise (C. Bishop, Pattern
        Recognition and Machine Learning, eq. 4.106); summed up, p_i (dLoss/da_i - sum_j p_j dLoss/da_j).
        ``derivative`` is the case i = j alone, which the lesson uses as a simplification.
        """
        p = self.function(z)
        every_path: Array = p * (outputDerivative - (p * outputDerivative).sum(axis=1, keepdims=True))
        return every_path


def _softmax(z: Array) -> Array:
    # Subtracting the largest z changes no quotient and keeps exp from overflowing.
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    p: Array = powers / powers.sum(axis=1, keepdims=True)
    # Never exactly 0: log(p) and 1/p stay finite, and cross-entropy still gives exactly p - label for z.
    floored: Array = np.maximum(p, np.finfo(p.dtype).tiny)
    return floored


def _softmax_derivative(z: Array) -> Array:
    p = _softmax(z)
    own_path: Array = p * (1 - p)
    return own_path


relu = ActivationFunction(lambda z: np.maximum(0, z), lambda z: z > 0)
softmax = _Softmax(_softmax, _softmax_derivative)
