"""Cross-entropy, the loss that suits probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.framework import checks

if TYPE_CHECKING:
    from course_helpers.framework.activation import Array


def cross_entropy_loss(outputs: Array, labels: Array) -> tuple[Array, Array]:
    """Compute the cross-entropy -label * log(output); for networks that end in softmax.

    Parameters
    ----------
    outputs : numpy.ndarray
        Probabilities above 0, shape (n, outputs).
    labels : numpy.ndarray
        The wanted probabilities (one-hot as a rule), shape (n, outputs).

    Returns
    -------
    loss, derivative : numpy.ndarray
        The loss of each output, summed over the examples, shape (outputs,); the derivative of each example's
        loss with respect to its outputs, shape (n, outputs).

    Raises
    ------
    ValueError
        If the shapes differ or an output is 0 or negative.
    """
    checks.same_shape(outputs, labels)
    if (outputs <= 0).any():
        raise ValueError(
            "Die Kreuzentropie braucht Wahrscheinlichkeiten, aber eine Ausgabe ist 0 oder negativ. "
            "Nimm softmax als Aktivierungsfunktion der letzten Schicht."
        )
    loss = -np.sum(labels * np.log(outputs), axis=0)
    derivative = -labels / outputs
    return loss, derivative
