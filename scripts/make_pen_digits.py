"""Make the embedded ones and sevens from UCI's pen-written digits.

``python -m scripts.make_pen_digits FILE`` with the file ``pendigits-orig.tra``, plain or packed with gzip
(see ``scripts/recognition/pendigits.py``).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.mnist._pen import DIGITS, FILE, OF_EACH, WRITERS, pack_pen
from course_helpers.recognition import Stroke, fit_strokes
from scripts.recognition.pendigits import Written, read

if TYPE_CHECKING:
    from course_helpers.recognition import Picture

TARGET = Path(__file__).resolve().parent.parent / "src" / "course_helpers" / "mnist" / FILE
HEIGHT, CORNER = 18.0, 5.0
"""Size of a digit on the sheet and its distance from the edge in pixels; both are normalised away."""


def picture(one: Written) -> Picture:
    """Return a digit as the drawing board hands it to a network, shape (28, 28), values 0 to 1."""
    points = np.concatenate(one.lines)
    low = points.min(axis=0)
    scale = HEIGHT / float((points.max(axis=0) - low).max())
    ways = [(line - low) * scale + CORNER for line in one.lines]
    return fit_strokes([Stroke(2.5, points=[(x, y) for x, y in way]) for way in ways])


def make(file: Path) -> bytes:
    """Return the content of the embedded file: the first digits of each kind by each writer, in turn."""
    written = read(file)
    chosen = [
        one
        for writer in range(1, WRITERS + 1)
        for digit in DIGITS
        for one in [one for one in written if (one.writer, one.digit) == (writer, digit)][:OF_EACH]
    ]
    images = np.stack([np.rint(255 * picture(one)).astype(np.uint8) for one in chosen])
    facts = [(one.digit, one.writer, len(one.lines)) for one in chosen]
    return pack_pen(images, *np.array(facts, dtype=np.uint8).T)


if __name__ == "__main__":
    content = make(Path(sys.argv[1]))
    TARGET.write_bytes(content)
    print(f"{TARGET.name}: {len(content):,} bytes")
