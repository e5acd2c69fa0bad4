"""Stand-ins for digits that nobody has drawn yet: digits of MNIST, slanted far to the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.mnist import load_subset

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLANT = 0.7  # pixels to the left per pixel upwards
_MIDDLE = 13.5


def slanted_digits(of_each: int = 10) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return test digits of MNIST that lean to the left, ``of_each`` of each kind.

    Returns
    -------
    images : ndarray, uint8, shape (10 * of_each, 28, 28)
        0 is background, 255 is ink; what leaves the sheet is cut off.
    digits : ndarray, uint8, shape (10 * of_each,)
        0, 1, ..., 9, 0, 1, ...: as a collection of own digits asks for them.
    """
    images, labels = load_subset()[1]
    places = np.stack([np.flatnonzero(labels == digit)[:of_each] for digit in range(10)], axis=1).ravel()
    return np.stack([_slanted(image) for image in images[places]]), labels[places]


def _slanted(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rows: list[Any] = []
    columns = np.arange(28)
    for y, row in enumerate(image):
        rows.append(np.interp(columns + SLANT * (_MIDDLE - y), columns, row, left=0, right=0))
    return np.rint(rows).astype(np.uint8)
