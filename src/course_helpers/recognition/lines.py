"""Lines of points (x, y): leave out what is not needed, cut, clip to the sheet."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Line: TypeAlias = NDArray[np.float64]
"""Shape (n, 2), in pixels, x to the right, y down."""

STEP = 0.25
SPECK = 0.06
"""A line shorter than this share of all ink may be a slip of the pen: no digit has a dot."""
BESIDE = 0.25
"""It is one if it is also shorter than this share of what the others are like: dashes are alike."""
TIE = 1e-9
"""Distances closer than this are equal and the first counts, or rounding would decide, here and in a page."""
DOT = 0.02
"""A dot counts as a line as long as this share of the whole drawing."""


def length(line: Line) -> float:
    """Return the length of the way along a line."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def sample(line: Line, step: float = STEP) -> Line:
    """Return points on a line, at most ``step`` pixels apart, its own among them."""
    if len(line) == 1:
        return line
    counts = np.maximum(1, np.ceil(np.hypot(*np.diff(line, axis=0).T) / step)).astype(int)
    along = np.concatenate([k + np.arange(count) / count for k, count in enumerate(counts)])
    whole = along.astype(int)
    points = line[whole] + (line[whole + 1] - line[whole]) * (along - whole)[:, None]
    return np.concatenate([points, line[-1:]])


def inside(line: Line, side: float) -> list[Line]:
    """Return the parts of a line that lie in the square from 0 to ``side``."""
    if line.min() >= 0 and line.max() <= side:
        return [line]
    dense = sample(line)
    return pieces(dense, np.asarray(((dense >= 0) & (dense <= side)).all(axis=1)))


def wipe(line: Line, wiper: Line, reach: float) -> list[Line]:
    """Cut out of a line what lies within ``reach`` of the wiper's way."""
    dense, wiped = sample(line), sample(wiper)
    distance = np.sqrt(((dense[:, None] - wiped[None]) ** 2).sum(axis=2).min(axis=1))
    kept = distance > reach
    return [line] if kept.all() else pieces(dense, kept)


def pieces(points: Line, kept: NDArray[np.bool_]) -> list[Line]:
    """Return the runs of points that are kept."""
    edges = np.flatnonzero(np.diff(kept.astype(int))) + 1
    runs = zip(np.split(points, edges), np.split(kept, edges), strict=True)
    return [part for part, keep in runs if len(keep) and keep[0]]


def without_specks(lines: list[Line]) -> list[Line]:
    """Leave out lines that are too short beside the others to belong to a digit.

    A digit may be drawn in many dashes or dots, each a small share of the ink. What half of the ink is made
    of tells: lines as long as that, or longer (the median, weighted by length). A speck is far shorter.
    """
    if len(lines) < 2:  # nothing beside it
        return lines
    points = np.concatenate(lines)
    lengths = np.maximum([length(line) for line in lines], DOT * np.ptp(points, axis=0).max())
    ordered = np.sort(lengths)
    usual = ordered[np.searchsorted(np.cumsum(ordered), lengths.sum() / 2)]
    least = min(SPECK * lengths.sum(), BESIDE * usual)
    return [line for line, long in zip(lines, lengths, strict=True) if long >= least]


def simplify(line: Line, tolerance: float) -> Line:
    """Leave out points that lie within ``tolerance`` pixels of the chord (Douglas and Peucker 1973)."""
    kept = np.zeros(len(line), dtype=bool)
    kept[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:  # nothing between the ends
            continue
        distance = _from_chord(line[first : last + 1])
        far = int((distance > distance.max() - TIE).argmax())
        if distance[far] > tolerance:
            kept[first + far] = True
            spans += [(first, first + far), (first + far, last)]
    return np.asarray(line[kept])


def _from_chord(line: Line) -> NDArray[np.float64]:
    """Return the distance of every point from the segment between the line's ends."""
    chord, offset = line[-1] - line[0], line - line[0]
    square = float(chord @ chord)
    along = np.clip(offset @ chord / square, 0, 1) if square else np.zeros(len(line))
    return np.asarray(np.hypot(*(offset - along[:, None] * chord).T))
