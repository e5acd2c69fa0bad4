"""The board says when the course's own network is not sure; of other networks it cannot know."""

from __future__ import annotations

import numpy as np
import pytest
from tests.widgets.conftest import SEVEN, draw, ten

from course_helpers import ZahlenMalen
from course_helpers.widgets.zahlen_malen.results import announcement, result_html

SCRIBBLE = [[(40 + 12 * k, 60 if k % 2 else 210) for k in range(17)]]
SEEN = np.zeros((28, 28), dtype=np.float32)


def test_a_scribble_is_told_as_no_digit(settle):
    board = ZahlenMalen()
    draw(board, SCRIBBLE)
    answer = settle(board).result_text.value
    assert "Ergebnis: keine Ziffer? Am ehesten " in answer
    assert "1,00" not in answer
    assert board._controls.announcement.value.startswith("Ergebnis: keine Ziffer? Am ehesten ")


def test_a_digit_is_read_without_a_word_of_doubt(settle):
    board = ZahlenMalen()
    draw(board, SEVEN)
    assert '"zm-titel">Ergebnis: 7</p>' in settle(board).result_text.value


def test_an_own_network_is_shown_as_it_is(settle):
    board = ZahlenMalen(lambda _: ten(4) * 0.3)
    draw(board, SCRIBBLE)
    assert '"zm-titel">Ergebnis: 4</p>' in settle(board).result_text.value
    assert board._controls.announcement.value.startswith("Ergebnis: Vier, danach ")


@pytest.mark.parametrize(
    ("first", "none", "title", "said"),
    [
        (0.9, 0.1, "3", "Drei"),
        (0.5, 0.1, "3, aber unsicher", "Drei, aber unsicher"),
        (0.9, 0.6, "keine Ziffer? Am ehesten 3", "keine Ziffer? Am ehesten Drei"),
        (0.5, None, "3", "Drei"),
    ],
)
def test_doubt_is_shown_and_said(first, none, title, said):
    scores = np.zeros(10)
    scores[[3, 8]] = first, 1 - first - 0.01
    assert f'"zm-titel">Ergebnis: {title}</p>' in result_html(scores, SEEN, none)
    assert announcement(scores, none) == f"Ergebnis: {said}, danach Acht."


def test_what_is_told_as_no_digit_has_small_shares():
    scores = np.zeros(10)
    scores[3] = 1
    assert "3&nbsp;<small>(0,02)" in result_html(scores, SEEN, 0.98)
