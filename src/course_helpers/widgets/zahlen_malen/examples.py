"""The digits that the buttons 0 to 9 show."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.mnist import load_subset


def embedded_digits() -> dict[int, Any]:
    """Return the shipped test digits, sorted by digit, with values 0 to 1."""
    _, (images, labels) = load_subset()
    return {digit: images[labels == digit].astype(np.float32) / 255 for digit in range(10)}
