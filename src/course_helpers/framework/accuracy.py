"""The share of examples that a network recognises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.framework import checks

if TYPE_CHECKING:
    from course_helpers.framework.activation import Array
    from course_helpers.framework.network import Network


def accuracy(self: Network, inputs: Array, labels: Array) -> float:
    """Return the share, 0 to 1, of ``inputs`` whose strongest output is the right one.

    Parameters
    ----------
    inputs : numpy.ndarray
        Shape (n, inputs of the first layer), numbers.
    labels : numpy.ndarray
        The right classes, n whole numbers; or one-hot, shape (n, outputs).

    Raises
    ------
    ValueError, TypeError
        If shapes or types do not fit.
    """
    outputs = self.feedForward(inputs)
    return hits(outputs, checks.labels(labels, outputs.shape, outputs.dtype)) / len(outputs)


def hits(outputs: Array, labels: Array) -> int:
    """Count the rows of ``outputs`` that are largest where one-hot ``labels`` are; both (n, outputs)."""
    return int(np.count_nonzero(outputs.argmax(axis=1) == labels.argmax(axis=1)))
