"""Bring a drawing into the form that MNIST's digits have.

MNIST's makers scaled each digit, keeping its proportions, into a box of 20 x 20 pixels and laid its centre of
mass into the middle of 28 x 28 (LeCun et al. 1998, "Gradient-based learning applied to document
recognition", section III A). A network that has only seen such pictures reads a drawing in a corner, or a
small one, just as badly as we read upside-down letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.recognition.curves import curved
from course_helpers.recognition.lines import inside, simplify, wipe, without_specks
from course_helpers.recognition.pen import PIXELS, Picture, Stroke, blank, coverage
from course_helpers.recognition.resample import centre_of_mass, resample

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course_helpers.recognition.lines import Line

BOX = 20.0
PEN = 2.6
"""Diameter in pixels of the pen that redraws the strokes; MNIST's strokes are 2 to 3 pixels wide."""
SMALLEST = 2.5
"""A drawing smaller than this many pixels is a dot, not a digit: it is not blown up any further."""
INK = 0.2
"""From this grey value on a pixel of a picture counts as ink when its box is sought."""
FINE = 0.08
"""Corners that stand out less than this many pixels are not seen in the small picture."""
CENTRE = PIXELS / 2


def fit_strokes(strokes: Sequence[Stroke]) -> Picture:
    """Redraw the visible strokes in MNIST's size, place and thickness.

    Parameters
    ----------
    strokes : sequence of Stroke
        In the order they were drawn; a wiping stroke hides what lies under it.

    Returns
    -------
    ndarray, shape (28, 28), float32
        Values 0 to 1; all 0 when nothing is visible.
    """
    return _fit_lines(without_specks(visible_lines(strokes)))


def _fit_lines(lines: list[Line]) -> Picture:
    """Draw lines with the standard pen, as large as the box and with their centre of mass in the middle."""
    if not lines:
        return blank()
    round_lines = [curved(line) for line in fill_box(lines)]
    fitted = [simplify(line, FINE) for line in fill_box(round_lines)]
    mass = centre_of_mass(_draw(fitted))
    return _draw(line + CENTRE - mass for line in fitted)


def fill_box(lines: list[Line]) -> list[Line]:
    """Magnify and shift lines so that they fill MNIST's box in the middle."""
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (BOX - PEN) / max(SMALLEST, float((high - low).max()))
    return [(line - (low + high) / 2) * scale + CENTRE for line in lines]


def _draw(lines: Iterable[Line]) -> Picture:
    """Draw lines with the standard pen into one new picture."""
    picture = blank()
    low, high = np.array([0, 0]), np.array([PIXELS, PIXELS])
    for line in lines:
        np.maximum(picture, coverage(line, PEN, low, high), out=picture)
    return picture


def visible_lines(strokes: Sequence[Stroke]) -> list[Line]:
    """Return the middle lines of all strokes, without what lies off the sheet or was wiped away later.

    Returns
    -------
    list of ndarray, shape (n, 2)
        Ways in pixels, cut at the edge of the sheet and where a later wiping stroke covers them.
    """
    lines: list[Line] = []
    for stroke in strokes:
        way = stroke.way()
        if not len(way):
            continue
        if stroke.ink:
            lines += inside(way, PIXELS)
        else:
            lines = [part for line in lines for part in wipe(line, way, stroke.width / 2)]
    return lines


def fit_picture(picture: Picture) -> Picture:
    """Bring a picture into MNIST's form: its ink fills the box, its centre of mass lies in the middle.

    The strokes keep their thickness. Thinning and redrawing them was tried: of the pictures in
    ``scripts/recognition/quality.py`` the shipped network then read 2 in 100 fewer, as small loops close.

    Parameters
    ----------
    picture : ndarray, shape (28, 28), float
        Values 0 (white) to 1 (black).

    Returns
    -------
    ndarray, shape (28, 28), float32
        The picture itself where it already fits (MNIST's own digits do).
    """
    ink = np.argwhere(picture > INK)
    if not len(ink):
        return blank()
    low, high = ink.min(axis=0), ink.max(axis=0) + 1
    size = float((high - low).max())
    if BOX - 2 <= size <= BOX and np.abs(centre_of_mass(picture) - CENTRE).max() <= 1:
        return picture.astype(np.float32)
    scale = BOX / max(SMALLEST, size)
    middle = ((low + high) / 2)[::-1]
    large = resample(picture, scale, middle)
    return resample(picture, scale, middle + (centre_of_mass(large) - CENTRE) / scale)
