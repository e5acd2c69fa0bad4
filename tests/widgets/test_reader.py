"""The board says which network answers, and follows one that learns or is replaced."""

from __future__ import annotations

from tests.widgets.conftest import SEVEN, draw
from tests.widgets.test_lifecycle import run, shell  # noqa: F401 - a fixture

MAKE = """
import numpy as np
from course_helpers import ZahlenMalen
from course_helpers.framework import Layer, Network, softmax
def sure(digit):
    made = Network([Layer(784, 10, softmax, seed=1)])
    made.layers[0].biasesForNext[digit] = 90
    return made
netz = sure(3)
z = ZahlenMalen(netz, autostop=False)
"""


def board_of(shell):  # noqa: F811
    run(shell, MAKE)
    return shell.user_ns["z"]


def test_a_network_that_learns_answers_anew(shell, settle):  # noqa: F811
    board = board_of(shell)
    draw(board, SEVEN)
    assert "Ergebnis: 3" in settle(board).result_text.value
    assert "Es liest: netz (784-10).<" in board._controls.reader_text.value
    run(shell, "pass")
    assert "trainiert" not in board._controls.reader_text.value
    run(shell, "netz.layers[0].biasesForNext[8] = 500")
    assert "Ergebnis: 8" in settle(board).result_text.value
    assert "Es liest: netz (784-10), inzwischen weiter trainiert.<" in board._controls.reader_text.value


def test_a_stopped_board_answers_with_the_new_weights_when_it_starts(shell, settle):  # noqa: F811
    board = board_of(shell)
    draw(board, SEVEN)
    settle(board).stop_worker()
    run(shell, "netz.layers[0].biasesForNext[8] = 500")
    assert "Ergebnis: 3" in board.result_text.value
    board.start_worker()
    assert "Ergebnis: 8" in settle(board).result_text.value


def test_the_variable_is_followed_to_another_network(shell, settle):  # noqa: F811
    board = board_of(shell)
    draw(board, SEVEN)
    settle(board)
    run(shell, "netz = sure(5)")
    assert "Ergebnis: 5" in settle(board).result_text.value
    run(shell, "netz = 7")
    assert "Es ist noch das alte: netz ist inzwischen etwas anderes." in board._controls.reader_text.value
    board.model = shell.user_ns["sure"](2)
    assert "Ergebnis: 2" in settle(board).result_text.value
    assert "netz" not in board._controls.reader_text.value
