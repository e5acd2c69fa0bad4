"""Ones and sevens that 30 people wrote with a pen: forms of digits that MNIST hardly has.

From UCI's "Pen-Based Recognition of Handwritten Digits" (E. Alpaydin and F. Alimoglu 1998, CC BY 4.0),
redrawn in MNIST's size, place and thickness by ``scripts/make_pen_digits.py``.
"""

from __future__ import annotations

import zlib
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from course_helpers.mnist._types import Images, Labels

MAGIC = b"KURS-STIFT-1\n"
FILE = "pen.bin"
WRITERS, DIGITS, OF_EACH = 30, (1, 7), 15
_N = WRITERS * len(DIGITS) * OF_EACH


def pack_pen(images: Images, digits: Labels, writers: Labels, strokes: Labels) -> bytes:
    """Compress what `load_pen_digits` is to return; all arguments are uint8 arrays of the same length."""
    return MAGIC + zlib.compress(b"".join(part.tobytes() for part in (digits, writers, strokes, images)), 9)


def load_pen_digits() -> tuple[Images, Labels, Labels, Labels]:
    """Return 900 ones and sevens: 15 of each by each of 30 people.

    Returns
    -------
    images : ndarray, uint8, shape (900, 28, 28)
        0 is background, 255 is ink, as in MNIST.
    digits : ndarray, uint8, shape (900,)
        1 or 7.
    writers : ndarray, uint8, shape (900,)
        Who wrote it, 1 to 30.
    strokes : ndarray, uint8, shape (900,)
        How often the pen was put down: a seven of two strokes has a crossbar.
    """
    data = resources.files(__package__).joinpath(FILE).read_bytes()
    body = np.frombuffer(zlib.decompress(data[len(MAGIC) :]), np.uint8)
    digits, writers, strokes, pixels = np.split(body, [_N, 2 * _N, 3 * _N])
    return pixels.reshape(_N, 28, 28).copy(), digits.copy(), writers.copy(), strokes.copy()
