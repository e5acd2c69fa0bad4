"""How digits are written in Germany, as hand-made strokes: forms that MNIST, written in America, hardly has.

Each form is a list of strokes in a box of width 1 and height 1, y down. Random bending makes many of each.
"""

# ruff: noqa: E501 - one form on one line

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]
Form = list[list[tuple[float, float]]]

OVAL: list[tuple[float, float]] = [
    (0.5, 0), (0.12, 0.2), (0.0, 0.5), (0.12, 0.85), (0.5, 1), (0.88, 0.82), (1.0, 0.5), (0.85, 0.15), (0.5,
    0),
]  # fmt: skip
FORMS: dict[int, list[Form]] = {
    0: [[OVAL], [OVAL[::-1]], [[(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]], [[*OVAL, (0.25, 0.1)]]],
    1: [
        [[(0.5, 0), (0.5, 1)]],
        [[(0.3, 0.3), (0.6, 0), (0.6, 1)]],
        [[(0.3, 0.3), (0.6, 0), (0.6, 1)], [(0.2, 1), (1.0, 1)]],
    ],
    2: [
        [[(0.08, 0.25), (0.25, 0.04), (0.6, 0), (0.88, 0.2), (0.8, 0.48), (0.45, 0.75), (0.05, 1), (0.95, 1)]],
        [[(0.1, 0.2), (0.5, 0), (0.9, 0.25), (0.6, 0.6), (0.1, 0.95), (0.05, 0.8), (0.3, 0.8), (0.6, 1), (1, 0.9)]],
        [[(0.05, 0.15), (0.5, 0), (0.95, 0.25), (0.05, 1), (1, 1)]],
        [[(0, 0), (1, 0), (1, 0.5), (0, 0.5), (0, 1), (1, 1)]],
    ],
    3: [
        [[(0.1, 0.1), (0.5, 0), (0.88, 0.2), (0.75, 0.42), (0.4, 0.48), (0.8, 0.57), (0.95, 0.8), (0.5, 1), (0.04, 0.9)]],
        [[(0.1, 0), (0.9, 0), (0.45, 0.4), (0.85, 0.58), (0.88, 0.88), (0.45, 1), (0.04, 0.88)]],
        [[(0, 0), (1, 0), (1, 0.5), (0.2, 0.5), (1, 0.5), (1, 1), (0, 1)]],
        [[(0, 0.1), (0.6, 0), (0.9, 0.25), (0.3, 0.5), (0.95, 0.75), (0.6, 1), (0, 0.95)]],
    ],
    4: [
        [[(0.25, 0), (0.04, 0.6), (1, 0.6)], [(0.7, 0.25), (0.68, 1)]],
        [[(0.7, 1), (0.72, 0), (0, 0.65), (1, 0.65)]],
        [[(0.55, 0), (0.04, 0.65), (1, 0.65)], [(0.65, 0.35), (0.62, 1)]],
        [[(0.05, 0), (0.05, 0.5), (0.95, 0.5)], [(0.95, 0), (0.95, 1)]],
        [[(0.1, 0.05), (0.1, 0.45), (0.3, 0.55), (0.85, 0.45)], [(0.85, 0), (0.8, 1)]],
    ],
    5: [
        [[(0.9, 0), (0.2, 0), (0.12, 0.45), (0.5, 0.36), (0.92, 0.6), (0.8, 0.92), (0.4, 1), (0.04, 0.88)]],
        [[(0.2, 0), (0.14, 0.45), (0.5, 0.38), (0.92, 0.62), (0.78, 0.93), (0.4, 1), (0.04, 0.9)], [(0.2, 0), (0.95, 0)]],
        [[(1, 0), (0, 0), (0, 0.5), (1, 0.5), (1, 1), (0, 1)]],
        [[(0.9, 0), (0.15, 0.02), (0.1, 0.45), (0.8, 0.5), (0.85, 0.85), (0.05, 1)]],
    ],
    6: [
        [[(0.8, 0.02), (0.4, 0.2), (0.1, 0.6), (0.15, 0.9), (0.5, 1), (0.87, 0.85), (0.8, 0.6), (0.5, 0.5), (0.13, 0.68)]],
        [[(0.55, 0), (0.2, 0.4), (0.05, 0.75), (0.35, 1), (0.8, 0.95), (0.9, 0.7), (0.6, 0.52), (0.1, 0.7)]],
        [[(0.95, 0), (0.05, 0), (0.05, 1), (0.95, 1), (0.95, 0.5), (0.05, 0.5)]],
        [[(0.1, 0), (0.05, 0.6), (0.1, 1), (0.9, 1), (0.9, 0.55), (0.08, 0.55)]],
    ],
    7: [
        [[(0, 0), (1, 0), (0.4, 1)]],
        [[(0, 0.05), (0.95, 0), (0.6, 0.45), (0.4, 1)]],
        [[(0, 0.15), (0.05, 0), (1, 0), (0.45, 1)]],
    ],
    8: [
        [[(0.5, 0.47), (0.12, 0.25), (0.5, 0), (0.88, 0.25), (0.5, 0.47), (0.06, 0.76), (0.5, 1), (0.94, 0.76), (0.5, 0.47)]],
        [[(0.85, 0.15), (0.5, 0), (0.15, 0.2), (0.5, 0.47), (0.93, 0.75), (0.5, 1), (0.08, 0.75), (0.5, 0.47), (0.85, 0.15)]],
        [
            [(0.5, 0.48), (0.15, 0.35), (0.2, 0.1), (0.5, 0), (0.8, 0.1), (0.85, 0.35), (0.5, 0.48)],
            [(0.5, 0.48), (0.08, 0.65), (0.15, 0.92), (0.5, 1), (0.88, 0.92), (0.92, 0.65), (0.5, 0.48)],
        ],
        [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], [(0, 0.5), (1, 0.5)]],
        [[(0, 0), (1, 1), (0, 1), (1, 0), (0, 0)]],
    ],
    9: [
        [[(0.86, 0.3), (0.6, 0.5), (0.2, 0.47), (0.08, 0.2), (0.4, 0), (0.8, 0.05), (0.87, 0.3), (0.82, 1)]],
        [[(0.86, 0.3), (0.5, 0.5), (0.1, 0.3), (0.4, 0), (0.85, 0.1), (0.88, 0.6), (0.7, 0.95), (0.35, 1), (0.08, 0.9)]],
        [[(0.95, 0.5), (0.05, 0.5), (0.05, 0), (0.95, 0), (0.95, 1), (0.05, 1)]],
        [[(0.9, 0.05), (0.3, 0), (0.05, 0.3), (0.4, 0.5), (0.9, 0.25), (0.9, 0.05), (0.6, 1)]],
    ],
}  # fmt: skip


def written(digit: int, rng: np.random.Generator) -> list[Line]:
    """Return one random handwritten digit as lines of points in [0, 1] x [0, 1] or a little outside."""
    special = SPECIAL.get(digit)
    if special is not None and rng.random() < 0.7:  # mostly the forms that MNIST lacks
        return written_as(special(rng), rng)
    return written_as(FORMS[digit][rng.integers(len(FORMS[digit]))], rng)


def written_as(form: Form, rng: np.random.Generator) -> list[Line]:
    """Return a form as a hand writes it: other proportions, each point a little elsewhere, corners rounded."""
    width = rng.uniform(0.45, 0.95)
    rounds = int(rng.integers(0, 4))
    lines = []
    for stroke in form:
        points = np.array(stroke, dtype=np.float64)
        points += rng.normal(0, 0.035, points.shape)
        points[:, 0] *= width
        lines.append(_rounded(points, rounds))
    return lines


def _slashed_zero(rng: np.random.Generator) -> Form:
    """Return a 0 with a slash from lower left to upper right, inside or beyond its edge."""
    reach = rng.uniform(0.75, 1.3)
    x, y = 0.36 * reach, 0.36 * reach * rng.uniform(0.8, 1.4)
    slash = [(0.5 + x, 0.5 - y), (0.5 - x, 0.5 + y)]
    oval = OVAL[:: rng.choice((-1, 1))]
    without_lifting = rng.random() < 0.2  # few do that
    return [[*oval, *slash]] if without_lifting else [oval, slash[:: rng.choice((-1, 1))]]


def _german_one(rng: np.random.Generator) -> Form:
    """Return a 1 with an upstroke, short or long, with or without a foot."""
    top = (rng.uniform(0.55, 0.8), 0.0)
    foot = (top[0] + rng.uniform(-0.15, 0.1), 1.0)
    depth = rng.uniform(0.1, 0.8)
    reach = depth * rng.uniform(0.5, 1.3)
    form: Form = [[(top[0] - reach, depth), top, foot]]
    if rng.random() < 0.35:  # some write a foot
        half = rng.uniform(0.15, 0.45)
        form.append([(foot[0] - half, 1.0), (foot[0] + half, 1.0)])
    return form


def _four(rng: np.random.Generator) -> Form:
    """Return a 4 in one stroke, or an open one whose second stroke is short."""
    bar = rng.uniform(0.5, 0.75)
    if rng.random() < 0.5:  # half of each
        right = rng.uniform(0.6, 0.8)
        return [[(rng.uniform(0.1, 0.4), 0), (0, bar), (1, bar), (right, rng.uniform(0.1, 0.35)), (right, 1)]]
    stem, top = rng.uniform(0.5, 0.85), rng.uniform(0.15, 0.5)
    return [
        [(rng.uniform(0.1, 0.5), 0), (0.04, bar), (1, bar + rng.uniform(-0.1, 0.05))],
        [(stem, top), (stem - rng.uniform(-0.05, 0.12), rng.uniform(0.8, 1.05))],
    ]


def _barred_seven(rng: np.random.Generator) -> Form:
    """Return a 7 whose crossbar lies anywhere on its stem, also far below the middle."""
    foot, height = rng.uniform(0.2, 0.6), rng.uniform(0.35, 0.75)
    hook = [(0, rng.uniform(0.05, 0.25))] if rng.random() < 0.3 else []  # some begin with a hook
    on_stem = 1 + (foot - 1) * height
    left, right = rng.uniform(0.15, 0.4, 2)
    bar = [
        (on_stem - left, height + rng.uniform(-0.06, 0.1)),
        (on_stem + right, height + rng.uniform(-0.06, 0.06)),
    ]
    return [[*hook, (0, 0), (1, rng.uniform(0, 0.05)), (foot, 1)], bar]


def _hooked_nine(rng: np.random.Generator) -> Form:
    """Return a 9 with a loop of any size and a hook that may reach far to the left."""
    loop, left = rng.uniform(0.28, 0.5), rng.uniform(0.05, 0.4)
    middle, right = (left + 0.85) / 2, 0.87
    hook = rng.uniform(-0.25, left + 0.1)
    return [
        [
            (right, loop * 0.5), (middle, loop), (left, loop * 0.65), (left + 0.1, 0.08), (middle + 0.1, 0),
            (right, loop * 0.4), (right + rng.uniform(-0.05, 0.08), 0.65), (0.7, 0.92), ((hook + 0.7) / 2, 1),
            (hook, rng.uniform(0.78, 0.95)),
        ]
    ]  # fmt: skip


SPECIAL = {0: _slashed_zero, 1: _german_one, 4: _four, 7: _barred_seven, 9: _hooked_nine}


def _rounded(points: Line, rounds: int) -> Line:
    """Cut corners (Chaikin 1974); no round leaves a polygon of few points."""
    for _ in range(rounds):
        if len(points) > 2:  # a straight line has no corner
            first, second = points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75
            between = np.stack([first, second], axis=1).reshape(-1, 2)
            points = np.concatenate([points[:1], between[1:-1], points[-1:]])
    return points
