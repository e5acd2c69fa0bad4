"""A walk of SGD through the weights of a small network, and the loss around it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.framework.step import step
from course_helpers.widgets.playgrounds.points import CHESS, make_points

HIDDEN, STEPS = 6, 80
Array = NDArray[Any]
points, classes = make_points(CHESS, 100)
wanted = np.eye(2, dtype=np.float32)[classes]


def walk(rate: float, size: int, seed: int) -> Array:
    """Return the weights and biases after each step, shape (81, 32); ``size`` points make a step."""
    network = Network([Layer(2, HIDDEN, relu, seed=seed), Layer(HIDDEN, 2, softmax, seed=seed + 50)])
    rng = np.random.default_rng(seed)
    path = [_flat(network)]
    for _ in range(STEPS):
        rows = rng.choice(len(points), size, replace=False)
        step(network.layers, points[rows], wanted[rows], rate, network.mse_loss)
        path.append(_flat(network))
    return np.array(path)


def loss(settings: Array) -> Array:
    """Return the mean loss of all points for many settings of the weights, shape (n, 32), at once."""
    w1, b1, w2, b2 = np.split(settings, np.cumsum([2 * HIDDEN, HIDDEN, 2 * HIDDEN]), axis=1)
    a = np.maximum(points @ w1.reshape(-1, 2, HIDDEN) + b1[:, np.newaxis], 0)
    z = a @ w2.reshape(-1, HIDDEN, 2) + b2[:, np.newaxis]
    p = softmax.function(z.reshape(-1, 2)).reshape(z.shape)
    mean: Array = ((p - wanted) ** 2).sum(axis=2).mean(axis=1)
    return mean


def _flat(network: Network) -> Array:
    """Return all weights and biases of a network as one row."""
    return np.concatenate(
        [np.r_[layer.weightsForNext.ravel(), layer.biasesForNext] for layer in network.layers]
    )
