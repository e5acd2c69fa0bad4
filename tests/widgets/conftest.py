"""Drawings made by hand, as strokes in screen pixels of a board of scale 10."""

from __future__ import annotations

import numpy as np
import pytest

SEVEN = [[(90, 60), (190, 60), (130, 220)]]
SEVEN_WITH_BAR = [*SEVEN, [(110, 140), (190, 140)]]
ONE_WITH_UPSTROKE = [[(90, 150), (150, 60), (150, 220)]]
FOUR = [[(110, 50), (80, 150), (190, 150)], [(155, 100), (150, 220)]]
DRAWINGS = [(7, SEVEN), (7, SEVEN_WITH_BAR), (1, ONE_WITH_UPSTROKE), (4, FOUR)]


def draw(board, strokes):
    """Move the pen along strokes as ipycanvas would tell it."""
    for first, *more in strokes:
        board.start_draw(*first)
        for point in more:
            board.draw(*point)
        board.stop_draw(*(more or [first])[-1])


@pytest.fixture
def settle():
    """Return a function that waits until a board has answered everything."""

    def wait(board):
        assert board._scheduler.wait(30)
        return board

    return wait


def ten(winner):
    """Return the scores of a model that is sure."""
    scores = np.zeros(10)
    scores[winner] = 1
    return scores
