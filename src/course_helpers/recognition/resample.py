"""Magnify, shrink and shift a picture, and find its centre of mass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.recognition.pen import PIXELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from course_helpers.recognition.pen import Picture


def resample(picture: Picture, scale: float, middle: NDArray[np.float64]) -> Picture:
    """Return the picture magnified about ``middle`` (x, y), which comes to lie in the centre (bilinear)."""
    spread = max(1, int(np.ceil(1 / scale)))  # when shrinking, average several points per pixel
    step = (np.arange(PIXELS * spread) + 0.5) / spread - PIXELS / 2
    grown = _bilinear(picture, step / scale + middle[0] - 0.5, step / scale + middle[1] - 0.5)
    means: Picture = grown.reshape(PIXELS, spread, PIXELS, spread).mean(axis=(1, 3)).astype(np.float32)
    return means


def _bilinear(picture: Picture, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Read the picture at all (x, y) of a grid, in pixel indices; white outside."""
    padded = np.pad(picture.astype(np.float64), 1)
    return np.asarray(_weights(y) @ padded @ _weights(x).T)


def _weights(position: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the matrix that interpolates linearly between the 30 padded pixels at each position."""
    pixels = np.arange(-1, PIXELS + 1)
    return np.asarray(np.maximum(0, 1 - np.abs(position[:, None] - pixels[None])))


def centre_of_mass(picture: Picture) -> NDArray[np.float64]:
    """Return (x, y) of the ink's centre of mass in pixels; the middle for a white picture."""
    total = float(picture.sum())
    if not total:
        return np.full(2, PIXELS / 2)
    middles = np.arange(PIXELS) + 0.5
    return np.array([picture.sum(axis=0) @ middles, picture.sum(axis=1) @ middles]) / total
