"""The network that the course ships: four convolutions and two full layers, in plain numpy.

It was trained by ``scripts/recognition/train.py``; ``weights.txt`` beside the weights says with what result.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_helpers.recognition.pen import PIXELS

Array = NDArray[np.float32]


class DigitReader:
    """A small convolutional network that turns pictures into ten scores.

    Parameters
    ----------
    weights : mapping of str to ndarray
        ``conv1`` (16, 1, 3, 3), ``conv2`` (32, 16, 3, 3), ``conv3`` (48, 32, 3, 3), ``conv4`` (48, 48, 3, 3),
        ``full1`` (64, 768), ``full2`` (11, 64) and a bias vector to each, named ``conv1_bias`` and so on. The
        last of the eleven outputs says "no digit".
    """

    def __init__(self, weights: dict[str, Array]) -> None:
        self._weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    def __call__(self, pictures: ArrayLike) -> Array:
        """Return the probabilities of the ten digits, given that it is one.

        Parameters
        ----------
        pictures : array_like, shape (28, 28) or (n, 28, 28)
            Values 0 (white) to 1 (black), in MNIST's size and place (see `fit_strokes`).

        Returns
        -------
        ndarray, shape (10,) or (n, 10), float32
            Each row sums to 1.

        Raises
        ------
        ValueError
            If the last two sides are not 28 x 28, or there are neither two nor three axes.
        """
        return self.read(pictures)[0]

    def read(self, pictures: ArrayLike) -> tuple[Array, Array]:
        """Return the probabilities of the ten digits and, apart from them, that it is none.

        Parameters
        ----------
        pictures : array_like, shape (28, 28) or (n, 28, 28)
            As `__call__` takes them.

        Returns
        -------
        digits : ndarray, shape (10,) or (n, 10), float32
            Each row sums to 1. The largest is calibrated: of answers around 0.7, 7 in 10 are right.
        none : ndarray, shape () or (n,), float32
            From 0.5 on, the drawing is told as no digit.

        Raises
        ------
        ValueError
            If the last two sides are not 28 x 28, or there are neither two nor three axes.
        """
        values = np.asarray(pictures, dtype=np.float32)
        if values.shape[-2:] != (PIXELS, PIXELS) or values.ndim not in (2, 3):
            raise ValueError(
                f"Das Netz erwartet Bilder mit {PIXELS} x {PIXELS} Pixeln. "
                f"Bekommen hat es ein Feld der Form {values.shape}."
            )
        scores = self._scores(values.reshape(-1, 1, PIXELS, PIXELS))
        digits, all_of_them = _softmax(scores[:, :-1]), _softmax(scores)
        one = values.ndim == 2  # a picture has two sides
        return (digits[0], all_of_them[0, -1]) if one else (digits, all_of_them[:, -1])

    def _scores(self, maps: Array) -> Array:
        """Return the outputs of the last layer, shape (n, 11), for pictures (n, 1, 28, 28)."""
        w = self._weights
        maps = _halve(_convolve(maps, w["conv1"], w["conv1_bias"]))
        maps = _halve(_convolve(maps, w["conv2"], w["conv2_bias"]))
        maps = _convolve(maps, w["conv3"], w["conv3_bias"])
        maps = _halve(maps + _convolve(maps, w["conv4"], w["conv4_bias"]))
        hidden = np.maximum(maps.reshape(len(maps), -1) @ w["full1"].T + w["full1_bias"], 0)
        return np.asarray(hidden @ w["full2"].T + w["full2_bias"])


def _softmax(scores: Array) -> Array:
    """Return shares that sum to 1 in each row."""
    shares: Array = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _convolve(maps: Array, kernels: Array, bias: Array) -> Array:
    """Return the maps convolved with 3 x 3 kernels (white border, the same size), cut off below 0."""
    padded = np.pad(maps, ((0, 0), (0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))  # type: ignore[call-overload]  # numpy's types know one axis only
    n, channels, height, width = maps.shape
    rows = windows.transpose(0, 2, 3, 1, 4, 5).reshape(n * height * width, channels * 9)
    result = rows @ kernels.reshape(len(kernels), -1).T + bias
    return np.asarray(np.maximum(result, 0).reshape(n, height, width, -1).transpose(0, 3, 1, 2))


def _halve(maps: Array) -> Array:
    """Return maps of half the size, rounded up: of every 2 x 2 pixels the largest value, none below 0."""
    odd = maps.shape[2] % 2
    maps = np.pad(maps, ((0, 0), (0, 0), (0, odd), (0, odd)))
    n, channels, height, width = maps.shape
    return np.asarray(maps.reshape(n, channels, height // 2, 2, width // 2, 2).max(axis=(3, 5)))


@cache
def shipped_network() -> DigitReader:
    """Return the trained network of the course (read once, then shared)."""
    return DigitReader(stored_weights())


def stored_weights() -> dict[str, Array]:
    """Return the weights of the shipped network under the names that `DigitReader` takes."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file) as stored:
        return {name: stored[name] for name in stored.files}
