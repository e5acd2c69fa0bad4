"""Strokes of a round pen and the raster they leave: the drawing as numbers, without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[np.float32]

PIXELS = 28
"""Side of a picture in pixels, as in MNIST; one pixel is the unit of length of every stroke."""


@dataclass
class Stroke:
    """One line of the pen, from pressing to lifting.

    Parameters
    ----------
    width : float
        Diameter of the pen in pixels of the 28 x 28 picture.
    ink : bool
        True draws black (1), False wipes to white (0).
    points : list of (float, float)
        The pen's way as (x, y) in pixels, x to the right, y down, (0, 0) at the upper left corner.
    """

    width: float
    ink: bool = True
    points: list[tuple[float, float]] = field(default_factory=list)

    def way(self) -> NDArray[np.float64]:
        """Return the points as an array of shape (n, 2)."""
        return np.asarray(self.points, dtype=np.float64).reshape(-1, 2)


def blank() -> Picture:
    """Return a white picture: zeros of shape (28, 28), float32."""
    return np.zeros((PIXELS, PIXELS), dtype=np.float32)


def paint(picture: Picture, stroke: Stroke, first: int = 0) -> None:
    """Paint a stroke into a picture, in place, with grey edges one pixel wide.

    Parameters
    ----------
    picture : ndarray, shape (28, 28), float32
        Values 0 (white) to 1 (black); changed in place.
    stroke : Stroke
        What to paint. The line runs straight from point to point, so a fast stroke has no gaps.
    first : int
        Index of the point to begin with: a growing stroke need not be painted anew from its start.
    """
    way = stroke.way()[first:]
    if not len(way):
        return
    reach = stroke.width / 2 + 1
    low = np.clip(np.floor(way.min(axis=0) - reach), 0, PIXELS).astype(int)
    high = np.clip(np.ceil(way.max(axis=0) + reach), 0, PIXELS).astype(int)
    window = picture[low[1] : high[1], low[0] : high[0]]
    if not window.size:
        return
    cover = coverage(way, stroke.width, low, high)
    if stroke.ink:
        np.maximum(window, cover, out=window)
    else:
        np.minimum(window, 1 - cover, out=window)


def coverage(
    way: NDArray[np.float64], width: float, low: NDArray[np.int_], high: NDArray[np.int_]
) -> Picture:
    """Return how much of each pixel a line of the given width covers.

    Parameters
    ----------
    way : ndarray, shape (n, 2)
        Corners (x, y) of the line; a single point is a dot.
    width : float
        Diameter of the pen in pixels.
    low, high : ndarray, shape (2,), int
        First pixel (x, y) of the window and the pixel after its last one.

    Returns
    -------
    ndarray, shape (high_y - low_y, high_x - low_x), float32
        1 inside, 0 outside, and linear in the distance to the line over the one pixel of its edge.
    """
    x = np.arange(low[0], high[0]) + 0.5
    y = np.arange(low[1], high[1]) + 0.5
    nearest = np.full((len(y), len(x)), np.inf)
    starts, ends = (way, way) if len(way) == 1 else (way[:-1], way[1:])
    for (ax, ay), (bx, by) in zip(starts, ends, strict=True):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        px, py = x[None, :] - ax, y[:, None] - ay
        along = np.clip((px * dx + py * dy) / length, 0, 1) if length else 0.0
        np.minimum(nearest, (px - along * dx) ** 2 + (py - along * dy) ** 2, out=nearest)
    covered: Picture = np.clip(width / 2 + 0.5 - np.sqrt(nearest), 0, 1).astype(np.float32)
    return covered
