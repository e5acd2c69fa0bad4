"""Types and errors that the modules of this folder share."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Images: TypeAlias = NDArray[np.uint8]  # (n, 28, 28), 0 background to 255 ink
Labels: TypeAlias = NDArray[np.uint8]  # (n,), 0 to 9
Split: TypeAlias = tuple[tuple[Images, Labels], tuple[Images, Labels]]


class MnistError(ValueError):
    """A file of digits is damaged, incomplete or not MNIST; the German message names it."""


class FetchError(OSError):
    """The digits could not be fetched; the German message names every source and what happened there."""
