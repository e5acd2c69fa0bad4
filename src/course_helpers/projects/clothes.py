"""Pictures of clothes in the form of Fashion-MNIST, but drawn by this program: no photographs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from course_helpers.projects.outlines import OUTLINES

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from course_helpers.projects.outlines import Part

Pictures: TypeAlias = "tuple[NDArray[np.uint8], NDArray[np.uint8]]"

CLOTHES: tuple[str, ...] = tuple(OUTLINES)
"""German names of the ten kinds; a kind's place is its label."""

SIDE, FINE = 28, 2  # pixels of the picture; points per pixel and direction
_GRID = (np.arange(SIDE * FINE) + 0.5) / (SIDE * FINE)
_X, _Y = np.meshgrid(_GRID, _GRID)


def load_drawn_clothes(n_train: int = 2000, n_test: int = 500) -> tuple[Pictures, Pictures]:
    """Return drawn clothes in the form of `load_data`: the same numbers, the same pictures everywhere.

    Parameters
    ----------
    n_train, n_test : int
        How many pictures; every kind comes equally often, up to one.

    Returns
    -------
    (train_images, train_labels), (test_images, test_labels)
        uint8 arrays of shapes (n, 28, 28) and (n,): 0 is background, 255 the brightest cloth; labels are
        places in `CLOTHES`.
    """
    return _draw(n_train, seed=1), _draw(n_test, seed=2)


def _draw(count: int, seed: int) -> Pictures:
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.arange(count) % len(CLOTHES)).astype(np.uint8)
    outlines = list(OUTLINES.values())
    images = [_picture(rng, outlines[label](rng)) for label in labels]
    return np.array(images, np.uint8).reshape(count, SIDE, SIDE), labels


def _picture(rng: Generator, parts: list[Part]) -> NDArray[np.uint8]:
    """Paint the parts one over the other, with a pattern, a little turned and shifted."""
    turn, grow = _turned(rng), rng.uniform(0.85, 1.0)
    shift, mirror = rng.uniform(-0.04, 0.04, 2), rng.choice([-1, 1])
    cloth = _pattern(rng)
    fine = np.zeros_like(_X)
    for points, grey in parts:
        moved = (np.array(points) - 0.5) * (mirror * grow, grow) @ turn + 0.5 + shift
        inside = _inside(moved)
        fine[inside] = (grey * cloth)[inside]
    image = fine.reshape(SIDE, FINE, SIDE, FINE).mean(axis=(1, 3))
    noise = rng.normal(0, 0.04, image.shape) * (image > 0)
    painted: NDArray[np.uint8] = np.rint(255 * np.clip(image + noise, 0, 1)).astype(np.uint8)
    return painted


def _turned(rng: Generator) -> NDArray[np.float64]:
    """Return the matrix that turns by up to 6 degrees."""
    angle = rng.uniform(-0.1, 0.1)
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def _pattern(rng: Generator) -> NDArray[np.float64]:
    """Return the grey of the cloth everywhere on the sheet: plain, or with stripes across or along."""
    grey, kind = rng.uniform(0.35, 0.95), rng.integers(4)
    if kind > 1:
        return np.full_like(_X, grey)
    along = (_X, _Y)[kind]
    stripes = np.sin(2 * np.pi * along * rng.uniform(4, 9) + rng.uniform(0, 6)) > 0
    return grey * np.where(stripes, 1.0, rng.uniform(0.5, 0.95))


def _inside(points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points of the grid lie inside a polygon: an odd number of borders lies to the left."""
    (x1, y1), (x2, y2) = points.T[..., None], np.roll(points, -1, axis=0).T[..., None]
    crosses = (y1 <= _GRID) != (y2 <= _GRID)  # shape (edges, rows)
    border = np.where(crosses, x1 + (_GRID - y1) * (x2 - x1) / np.where(y1 == y2, 1, y2 - y1), np.inf)
    odd: NDArray[np.bool_] = np.logical_xor.reduce(border[:, :, None] < _GRID, axis=0)
    return odd
