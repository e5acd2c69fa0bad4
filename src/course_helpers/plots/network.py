"""A network as circles and lines, drawn from its weights."""

from collections.abc import Sequence
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from course_helpers.plots.dark import INK
from course_helpers.plots.style import COLOURS


def show_network(weights: Sequence[ArrayLike], *, titles: Sequence[str] | None = None) -> None:
    """Draw neurons as circles and weights as lines.

    The width of a line is the weight's amount. Positive weights are solid, in the colour of the text,
    negative red and dashed; blue is left to pictures of weights, where it means negative.

    Parameters
    ----------
    weights
        One matrix of shape (n, m) per layer: n neurons on its left, m on its right.
    titles
        One title per column of neurons.

    Raises
    ------
    ValueError
        If neighbouring matrices do not fit together.
    """
    matrices = [np.atleast_2d(np.asarray(matrix, dtype=float)) for matrix in weights]
    for left, right in pairwise(matrices):
        if left.shape[1] != right.shape[0]:
            raise ValueError(
                f"Die Schichten passen nicht aneinander: Auf die Form {left.shape} folgt {right.shape}. "
                "Die zweite Zahl links muss die erste Zahl rechts sein."
            )
    sizes = [matrices[0].shape[0], *(matrix.shape[1] for matrix in matrices)]
    strongest = max(float(np.abs(matrix).max()) for matrix in matrices) or 1.0
    _, ax = plt.subplots(figsize=(6.4, 0.6 * max(sizes) + 0.8))
    for layer, matrix in enumerate(matrices):
        _draw_lines(ax, layer, matrix / strongest)
    for column, size in enumerate(sizes):
        ax.scatter(
            np.full(size, column),
            _heights(size),
            s=420,
            color=COLOURS["orange"],
            edgecolors=INK,
            zorder=3,
        )
        if titles is not None:
            ax.text(column, max(sizes) / 2 + 0.4, titles[column], ha="center")
    ax.set_xlim(-0.4, len(sizes) - 0.6)
    ax.set_ylim(-max(sizes) / 2 - 0.3, max(sizes) / 2 + 0.9)
    ax.set_axis_off()


def _heights(size: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the neurons' y positions, the first neuron on top, centred about 0."""
    return (size - 1) / 2 - np.arange(size, dtype=float)


def _draw_lines(ax: Axes, layer: int, matrix: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    """Draw one layer's weights, scaled to -1..1."""
    for i, start in enumerate(_heights(matrix.shape[0])):
        for j, end in enumerate(_heights(matrix.shape[1])):
            weight = matrix[i, j]
            ax.plot(
                [layer, layer + 1],
                [start, end],
                color=INK if weight >= 0 else COLOURS["rot"],
                linestyle="-" if weight >= 0 else "--",
                linewidth=0.3 + 4.5 * abs(weight),
            )
