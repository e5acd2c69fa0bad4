"""The digits as the playgrounds read them, and small networks for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.framework.step import step
from course_helpers.mnist import load_subset, to_categorical

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 16
LEARNED = (0, 160, 480, 1600, 4800)


class Digits(NamedTuple):
    """Pictures, shape (n, 784), float32 from 0 to 1; labels, shape (n,) and one-hot, shape (n, 10)."""

    images: NDArray[Any]
    labels: NDArray[np.intp]
    wanted: NDArray[Any]


@cache
def digits() -> tuple[Digits, Digits]:
    """Return the embedded digits for training (10,000) and for testing (1,000)."""
    (train, train_labels), (test, test_labels) = load_subset()
    return _prepared(train, train_labels), _prepared(test[::2], test_labels[::2])


def _prepared(images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> Digits:
    flat = images.reshape(len(images), 784).astype(np.float32) / 255
    return Digits(flat, labels.astype(np.intp), to_categorical(labels))


def make_network(neurons: int) -> Network:
    """Return an untrained network 784 - neurons - 10, always the same one."""
    return Network([Layer(784, neurons, relu, seed=1), Layer(neurons, 10, softmax, seed=2)])


def learn(network: Network, first: int, batches: int, learning_rate: float) -> None:
    """Learn ``batches`` batches of 16 digits, from the batch with number ``first`` on."""
    train = digits()[0]
    for number in range(first, first + batches):
        rows = np.arange(BATCH * number, BATCH * (number + 1)) % len(train.images)
        step(network.layers, train.images[rows], train.wanted[rows], learning_rate, network.mse_loss)


@cache
def answers() -> dict[int, NDArray[np.intp]]:
    """Return the answers to the test digits after each number of learned ones in `LEARNED`."""
    network, found, done = make_network(24), {}, 0
    for learned in LEARNED:
        learn(network, done, learned // BATCH - done, 0.2)
        done = learned // BATCH
        found[learned] = network.feedForward(digits()[1].images).argmax(axis=1)
    return found
