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
    """A function of z and its derivative da/dz, both for every neuron on its own: (n, m) becomes (n, m)."""

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
        Recognition and Machine Learning, eq. 4.106). ``derivative`` is the lesson's: the case i = j alone.
        """
        p = self.function(z)
        every_path: Array = p * (outputDerivative - (p * outputDerivative).sum(axis=1, keepdims=True))
        return every_path


def _softmax(z: Array) -> Array:
    # Subtracting the largest z of a row changes no quotient and keeps exp from overflowing. It is looked for
    # in columns: numpy compares whole columns at once, but a short row number by number.
    largest = z.T.copy().max(axis=0)
    powers = np.exp(z - largest[:, np.newaxis])
    p: Array = powers / powers.sum(axis=1, keepdims=True)
    # Never exactly 0: log(p) and 1/p stay finite, and cross-entropy still gives exactly p - label for z.
    floored: Array = np.maximum(p, np.finfo(p.dtype).tiny)
    return floored


def _relu(z: Array) -> Array:
    return np.maximum(0, z)


relu = ActivationFunction(_relu, lambda z: z > 0)
softmax = _Softmax(_softmax, lambda z: _softmax(z) * (1 - _softmax(z)))
