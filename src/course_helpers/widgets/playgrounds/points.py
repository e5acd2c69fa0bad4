"""Points in the plane that belong to one of two classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOBS, CIRCLE, CHESS, SPIRAL = "zwei Haufen", "Kreis", "Schachbrett", "Spirale"
DATA_SETS = (BLOBS, CIRCLE, CHESS, SPIRAL)


def make_points(
    name: str, n: int = 200, noise: float = 0.0, seed: int = 3
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Return points, shape (n, 2) and mostly within -1 to 1, and their classes 0 or 1, shape (n,).

    ``noise`` is the spread by which the points are moved afterwards.
    """
    rng = np.random.default_rng(seed)
    classes = np.arange(n) % 2
    if name == BLOBS:
        points = rng.normal(0, 0.2, (n, 2)) + np.where(classes, 0.45, -0.45)[:, np.newaxis]
    elif name == CIRCLE:
        radius = np.where(classes, rng.uniform(0.65, 0.95, n), 0.45 * np.sqrt(rng.uniform(0, 1, n)))
        points = _polar(radius, rng.uniform(0, 2 * np.pi, n))
    elif name == CHESS:
        points = rng.uniform(0.06, 0.95, (n, 2)) * rng.choice([-1, 1], (n, 2))
        classes = (points[:, 0] * points[:, 1] > 0).astype(np.intp)
    else:
        radius = np.sqrt(rng.uniform(0.01, 0.9, n))
        points = _polar(radius, 3 * np.pi * radius / 1.2 + np.pi * classes)
    points = points + rng.normal(0, 1, (n, 2)) * noise
    return points.astype(np.float32), classes


def _polar(radius: NDArray[np.float64], angle: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
