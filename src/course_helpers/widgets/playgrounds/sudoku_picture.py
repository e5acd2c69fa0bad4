"""The fields of the sudoku: its four neurons while the network searches, its number once it has found one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.plots.style import COLOURS
from course_helpers.widgets.playgrounds.drawing import BLUE, label
from course_helpers.widgets.playgrounds.sudoku_rules import BLOCK, SIDE

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

FIELD, EDGE = 64, 4  # pixels of a field, and of the margin
WIDTH = SIDE * FIELD + 2 * EDGE
_FEWEST = 4  # spikes of the busiest neuron from which on its disc is full
_DARK = 0.5  # strength of a disc from which on its number is written in white
_Field = tuple[int, int]


def lines() -> str:
    """Draw the lines between fields, thicker ones between blocks."""
    paths = {1.0: "", 3.0: ""}
    for place in range(SIDE + 1):
        at, end = EDGE + place * FIELD, WIDTH - EDGE
        paths[1.0 if place % BLOCK else 3.0] += f"M{at} {EDGE}V{end}M{EDGE} {at}H{end}"
    return "".join(
        f'<path d="{path}" stroke="currentColor" stroke-width="{width}" fill="none"/>'
        for width, path in paths.items()
    )


def grounds(clues: NDArray[np.intp], quarrelling: Collection[_Field]) -> str:
    """Draw what lies under the numbers: grey for a clue, orange and a mark for a broken rule."""
    parts = []
    for field in np.ndindex(SIDE, SIDE):
        x, y = _corner(field)
        if clues[field]:
            parts.append(_square(x, y, 'fill="currentColor" fill-opacity="0.14"'))
        if field in quarrelling:
            parts.append(_square(x, y, f'fill="{COLOURS["orange"]}" fill-opacity="0.45"'))
            parts.append(label(x + FIELD - 9, y + 17, "!", extra='font-size="15" font-weight="bold"'))
    return "".join(parts)


def numbers(grid: NDArray[np.intp], clues: NDArray[np.intp]) -> str:
    """Write a large number into each field that has one, in bold if it is a clue."""
    texts = []
    for field in np.ndindex(SIDE, SIDE):
        if grid[field]:
            x, y = _corner(field)
            weight = "bold" if clues[field] else "normal"
            look = f'font-size="30" font-weight="{weight}"'
            texts.append(label(x + FIELD / 2, y + FIELD / 2 + 11, str(grid[field]), extra=look))
    return "".join(texts)


def neurons(active: NDArray[np.intp]) -> str:
    """Draw the four neurons of each field; the more spikes, the stronger its disc.

    Parameters
    ----------
    active : ndarray of int, shape (4, 4, 4)
        Spikes of late, by row, column and number.
    """
    parts = []
    strengths = active / max(_FEWEST, active.max())
    for row, column, number in np.ndindex(SIDE, SIDE, SIDE):
        x, y = _corner((row, column))
        x += FIELD * (1 + 2 * (number % BLOCK)) / 4
        y += FIELD * (1 + 2 * (number // BLOCK)) / 4
        strength = strengths[row, column, number]
        parts.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="13" fill="{COLOURS["blau"]}" fill-opacity="{strength:.2f}" '
            f'stroke="currentColor" stroke-opacity="0.35"/>'
        )
        look = 'style="fill:#fff"' if strength > _DARK else ""
        parts.append(label(x, y + 4.5, str(number + 1), extra=look))
    return "".join(parts)


def frame(field: _Field) -> str:
    """Draw a frame around the chosen field."""
    x, y = _corner(field)
    return _square(x, y, f'fill="none" stroke="{BLUE}" stroke-width="4"')


def _corner(field: tuple[int, ...]) -> tuple[float, float]:
    return EDGE + field[1] * FIELD, EDGE + field[0] * FIELD


def _square(x: float, y: float, look: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{FIELD}" height="{FIELD}" {look}/>'
