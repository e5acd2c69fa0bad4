"""Turn pictures of digits back into pen strokes: thin them to lines, then follow the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.recognition import PIXELS
from course_helpers.recognition.lines import simplify

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from course_helpers.recognition.lines import Line

MAGNIFY = 2  # thinning on doubled pictures keeps small loops open
# (row, column) steps, edge neighbours first, so that a walk prefers the straight way
STEPS = ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, -1), (-1, 1))


def digit_lines(pictures: NDArray[np.floating]) -> list[list[Line]]:
    """Return the middle lines of many digits.

    Parameters
    ----------
    pictures : ndarray, shape (n, 28, 28), float
        Values 0 (white) to 1 (black); a pixel counts as ink from 0.5 on.

    Returns
    -------
    list of list of ndarray, shape (k, 2)
        For each picture its lines, each with points (x, y) in pixels; no line for a white picture.
    """
    found: list[list[Line]] = []
    for start in range(0, len(pictures), 2000):  # as many as the memory of a small computer takes
        doubled = _double(pictures[start : start + 2000])
        found += [_follow(bones) for bones in thin(doubled > 0.5)]  # half grey
    return found


def _double(pictures: NDArray[np.floating]) -> NDArray[np.float64]:
    """Magnify by two with linear interpolation."""
    position = (np.arange(PIXELS * MAGNIFY) + 0.5) / MAGNIFY - 0.5
    weights = np.maximum(0, 1 - np.abs(position[:, None] - np.arange(PIXELS)))
    return np.asarray(weights @ pictures @ weights.T)


def thin(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Thin black areas to lines one pixel wide (Zhang and Suen 1984), for shape (n, height, width).

    scikit-image thins one picture at a time, and the weights that come along learned from these lines.
    """
    ink = ink.copy()
    while True:
        removed = False
        for phase in (0, 1):
            ring = _ring(ink)
            count = sum(r.astype(np.int8) for r in ring)
            rises = sum((~a & b).astype(np.int8) for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
            north, _, east, _, south, _, west, _ = ring
            corner = (
                ~(north & east & south) & ~(east & south & west)
                if phase == 0
                else ~(north & east & west) & ~(north & south & west)
            )
            gone = ink & (count >= 2) & (count <= 6) & (rises == 1) & corner  # the method's numbers
            removed |= bool(gone.any())
            ink &= ~gone
        if not removed:
            return ink


def _ring(ink: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """Return the eight neighbours of every pixel, clockwise from the north."""
    padded = np.pad(ink, ((0, 0), (1, 1), (1, 1)))
    height, width = ink.shape[1:]
    offsets = ((0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0), (0, 0))
    return [padded[:, r : r + height, c : c + width] for r, c in offsets]


def _follow(bones: NDArray[np.bool_]) -> list[Line]:
    """Walk along thinned lines from ends and branches until every pixel was visited."""
    left = {(int(r), int(c)) for r, c in np.argwhere(bones)}
    ink = set(left)
    lines: list[Line] = []
    while left:
        start = min(left, key=lambda p: (len(_neighbours(p, left)), p))
        before = [p for p in _neighbours(start, ink) if p not in left][:1]
        walk = [*before, start]
        left.discard(start)
        while ahead := _neighbours(walk[-1], left):
            walk.append(ahead[0])
            left.discard(ahead[0])
        walk += [p for p in _neighbours(walk[-1], ink) if p not in walk[-3:]][:1]  # close loops and branches
        if len(walk) > 2 or not lines:  # shorter ones are stairs of a branch
            points = (np.array(walk, dtype=np.float64)[:, ::-1] + 0.5) / MAGNIFY
            lines.append(simplify(smooth(points), 0.25))
    return lines


def _neighbours(pixel: tuple[int, int], among: set[tuple[int, int]]) -> list[tuple[int, int]]:
    return [p for dr, dc in STEPS if (p := (pixel[0] + dr, pixel[1] + dc)) in among]


def smooth(line: Line, rounds: int = 2) -> Line:
    """Average each inner point with its neighbours: takes the stairs of the pixel grid away."""
    for _ in range(rounds):
        if len(line) > 2:  # only lines with an inner point
            line = np.concatenate([line[:1], (line[:-2] + 2 * line[1:-1] + line[2:]) / 4, line[-1:]])
    return line
