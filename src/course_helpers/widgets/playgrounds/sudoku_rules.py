"""The rules of a sudoku of 4 times 4 fields: which neurons exclude each other, which fields quarrel."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE, BLOCK = 4, 2


def excludes(a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    """Return whether two neurons must not be active together.

    Parameters
    ----------
    a, b : tuple of int
        Row, column and number of each; rows and columns count from 0, numbers from 1.
    """
    (row, column, number), (row_2, column_2, number_2) = a, b
    if (row, column) == (row_2, column_2):
        return number != number_2
    block = (row // BLOCK, column // BLOCK) == (row_2 // BLOCK, column_2 // BLOCK)
    return number == number_2 and (row == row_2 or column == column_2 or block)


def quarrels(grid: NDArray[np.intp]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the pairs of fields whose numbers exclude each other; 0 stands for an empty field.

    Parameters
    ----------
    grid : ndarray of int, shape (4, 4)
    """
    filled = [(row, column) for row, column in np.ndindex(SIDE, SIDE) if grid[row, column]]
    return [
        (one, other)
        for one, other in itertools.combinations(filled, 2)
        if excludes((*one, int(grid[one])), (*other, int(grid[other])))
    ]


def answers(counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each field the number whose neuron fired most often, 0 where none did.

    Parameters
    ----------
    counts : ndarray of int, shape (4, 4, 4)
        Spikes by row, column and number.
    """
    return np.where(counts.any(axis=2), counts.argmax(axis=2) + 1, 0)
