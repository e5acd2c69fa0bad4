"""Drawings that are no digits: scribbles, signs and digits that were not finished."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.recognition.lines import length, sample
from scripts.recognition.letters import JUDGED, LETTERS, letter

if TYPE_CHECKING:
    from course_helpers.recognition.lines import Line

Kind = Callable[[np.random.Generator], list["Line"]]


def walk(rng: np.random.Generator) -> list[Line]:
    """Wander about, turning all the time."""
    steps = int(rng.integers(25, 70))
    turn = np.cumsum(rng.normal(0, rng.uniform(0.4, 1.2), steps)) + rng.uniform(0, 6.28)
    return [np.cumsum(np.stack([np.cos(turn), np.sin(turn)], axis=1), axis=0)]


def curls(rng: np.random.Generator) -> list[Line]:
    """Draw loops along a line, as one tries a pen."""
    loops = rng.integers(3, 8)
    t = np.linspace(0, loops * 2 * np.pi, int(loops) * 9)
    x = t * rng.uniform(0.1, 0.5) + np.cos(t)
    return [_turned(np.stack([x, rng.uniform(0.8, 1.6) * np.sin(t)], axis=1), rng)]


def hatching(rng: np.random.Generator) -> list[Line]:
    """Draw parallel lines side by side."""
    count = int(rng.integers(3, 9))
    ends = rng.normal(0, 0.06, (count, 2, 2))
    ends[:, :, 0] += np.linspace(0, rng.uniform(0.6, 1.4), count)[:, None]
    ends[:, 1, 1] += 1
    return [_turned(line, rng) for line in ends]


def corners(rng: np.random.Generator) -> list[Line]:
    """Go straight from place to place."""
    return [rng.random((int(rng.integers(7, 16)), 2))]


def waves(rng: np.random.Generator) -> list[Line]:
    """Draw a line that goes up and down."""
    t = np.linspace(0, rng.uniform(2.5, 6) * 2 * np.pi, 45)
    return [_turned(np.stack([t * rng.uniform(0.2, 0.8), np.sin(t)], axis=1), rng)]


def dashes(rng: np.random.Generator) -> list[Line]:
    """Strew short lines over the sheet."""
    starts = rng.random((int(rng.integers(4, 16)), 1, 2))
    return list(np.concatenate([starts, starts + rng.normal(0, 0.25, starts.shape)], axis=1))


def signs(rng: np.random.Generator) -> list[Line]:
    """Draw a cross, a star, a lying line or two, an arrow, a tick."""
    forms: list[list[list[tuple[float, float]]]] = [
        [[(0, 0.5), (1, 0.5)], [(0.5, 0), (0.5, 1)]],
        [[(0, 0.5), (1, 0.5)], [(0.5, 0), (0.5, 1)], [(0.1, 0.1), (0.9, 0.9)], [(0.9, 0.1), (0.1, 0.9)]],
        [[(0, 0.5), (1, 0.5)]],
        [[(0, 0.3), (1, 0.3)], [(0, 0.7), (1, 0.7)]],
        [[(0, 0.5), (1, 0.5)], [(0.6, 0.1), (1, 0.5), (0.6, 0.9)]],
        [[(0, 0.5), (0.35, 1), (1, 0)]],
        [[(0, 1), (0.5, 0), (1, 1), (0, 1)]],
    ]
    return [np.array(line) + rng.normal(0, 0.05, (len(line), 2)) for line in forms[rng.integers(len(forms))]]


def zigzag(rng: np.random.Generator) -> list[Line]:
    """Go up and down, as one fills an area."""
    count = int(rng.integers(6, 20))
    line = np.stack([np.linspace(0, rng.uniform(0.4, 1.5), count), np.arange(count) % 2.0], axis=1)
    return [_turned(line + rng.normal(0, 0.08, line.shape), rng)]


def spiral(rng: np.random.Generator) -> list[Line]:
    """Go round and round, ever wider."""
    t = np.linspace(0, rng.uniform(2.2, 5) * 2 * np.pi, 60)
    return [np.stack([t * np.cos(t) * rng.choice((-1, 1)), t * np.sin(t)], axis=1)]


def knot(rng: np.random.Generator) -> list[Line]:
    """Swing in two directions at once (Lissajous), neither a circle nor an eight."""
    a, b = ((3, 2), (3, 4), (5, 2), (5, 3), (4, 5))[rng.integers(5)]
    t = np.linspace(0, 2 * np.pi, 70)
    return [np.stack([np.sin(a * t + rng.uniform(0, 3)), np.sin(b * t)], axis=1)]


def tangle(rng: np.random.Generator) -> list[Line]:
    """Lay several round lines over one another."""
    t = np.linspace(0, 1, 14)[:, None]
    lines = []
    for _ in range(rng.integers(4, 9)):
        a, b, c, d = rng.random((4, 2))
        lines.append((1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d)
    return lines


NARROW = 0.45
"""Width by length of what may look like a 1."""
STEEP = 0.35
"""Sine of the slope from which on it is one; the hand slants a lying line less."""

TRAINED: tuple[Kind, ...] = (walk, curls, hatching, corners, waves, dashes, signs)
JUDGED_KINDS: tuple[Kind, ...] = (zigzag, spiral, knot, tangle)
"""Kept apart for judging: the network has seen nothing of these kinds."""
TRAINED_LETTERS = [name for name in LETTERS if name not in JUDGED]


def no_digit(rng: np.random.Generator) -> list[Line]:
    """Return a random scribble or letter of the kinds that are trained."""
    if rng.random() < 0.6:  # there are more letters, and they are harder
        return letter(TRAINED_LETTERS[rng.integers(len(TRAINED_LETTERS))], rng)
    while True:
        lines = TRAINED[rng.integers(len(TRAINED))](rng)
        if not _upright(lines):
            return lines


def _upright(lines: list[Line]) -> bool:
    """Tell whether a drawing is so narrow and steep that it looks like a thick 1."""
    points = np.concatenate(lines)
    spread, axes = np.linalg.eigh(np.cov(points.T))
    narrow = spread[0] < NARROW**2 * spread[1]
    return bool(narrow and abs(axes[1, 1]) > STEEP)


def unfinished(lines: list[Line], rng: np.random.Generator) -> list[Line]:
    """Return about the first half of a digit's way."""
    left = rng.uniform(0.4, 0.55) * sum(length(line) for line in lines)
    kept = []
    for line in lines:
        step = length(line) / 20
        dense = sample(line, step) if step else line
        part = dense[: 1 + int(np.floor(left / step))] if step else dense
        kept.append(part)
        left -= length(line)
        if left <= 0:
            break
    return kept


def dashed(lines: list[Line], rng: np.random.Generator) -> list[Line]:
    """Cut lines into 10 to 25 dashes with gaps, as one draws a dotted line."""
    every = sum(length(line) for line in lines) / rng.integers(10, 26)
    share = rng.uniform(0.6, 0.9)
    parts = []
    for line in lines:
        dense = sample(line, every / 12)
        parts += [dense[k : k + max(2, round(12 * share))][[0, -1]] for k in range(0, len(dense), 12)]
    return parts


def _turned(line: Line, rng: np.random.Generator) -> Line:
    """Return a line in any direction."""
    angle = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray(line @ turn)
