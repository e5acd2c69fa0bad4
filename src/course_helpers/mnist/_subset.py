"""The embedded 12,000 digits and the format of the file that holds them.

Ink and background alternate along the pixels, so the file keeps the lengths of these runs and, separately,
the grey values of the ink: 12 % less than the plain pixels in a zlib stream. (LZMA would save some more, but
in the browser its module has to be loaded separately; zlib is always there.)
"""

from __future__ import annotations

import zlib
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from course_helpers.mnist._types import Images, Labels, Split

MAGIC = b"KURS-MNIST-1\n"
PER_DIGIT = {"train": 1000, "test": 200}
_N_TRAIN, _N_TEST = 10 * PER_DIGIT["train"], 10 * PER_DIGIT["test"]
_N = _N_TRAIN + _N_TEST
FILE = "subset.bin"


def pack(images: Images, labels: Labels) -> bytes:
    """Compress digits into the embedded format.

    Parameters
    ----------
    images : ndarray, uint8, shape (12000, 28, 28)
        Training digits first, then test digits.
    labels : ndarray, uint8, shape (12000,)

    Returns
    -------
    bytes
        What `unpack` reads.
    """
    pixels = images.ravel()
    ink = pixels > 0
    borders = np.flatnonzero(np.diff(ink, prepend=False, append=not ink[-1]))
    runs = np.diff(borders, prepend=0).astype("<u2")  # background first, then ink, and so on
    low, high = (runs & 255).astype(np.uint8), (runs >> 8).astype(np.uint8)
    count = np.array([len(runs)], "<u4")
    parts = (count, labels, low, high, pixels[ink])
    return MAGIC + zlib.compress(b"".join(part.tobytes() for part in parts), 9)


def unpack(data: bytes) -> tuple[Images, Labels]:
    """Return the images and labels that `pack` was given."""
    body = np.frombuffer(zlib.decompress(data[len(MAGIC) :]), np.uint8)
    n_runs = int(body[:4].view("<u4")[0])
    labels, low, high, grey = np.split(body[4:], np.cumsum([_N, n_runs, n_runs]))
    runs = low + high.astype(np.intp) * 256  # intp: np.repeat in a browser (32 bit) refuses wider counts
    pixels = np.zeros(_N * 784, np.uint8)
    pixels[np.repeat(np.arange(n_runs) % 2 == 1, runs)] = grey
    return pixels.reshape(_N, 28, 28), labels.copy()


def load_subset() -> Split:
    """Return the embedded digits, the same everywhere: 1,000 of each digit to train, 200 to test.

    They are the first ones of each digit in MNIST, unchanged and in their original order.

    Returns
    -------
    (train_images, train_labels), (test_images, test_labels)
        uint8 arrays of shapes (10000, 28, 28), (10000,), (2000, 28, 28), (2000,).
    """
    images, labels = unpack(resources.files(__package__).joinpath(FILE).read_bytes())
    return (images[:_N_TRAIN], labels[:_N_TRAIN]), (images[_N_TRAIN:], labels[_N_TRAIN:])
