"""Any model answers on the board; a broken one is told in German, and drawing goes on."""

from __future__ import annotations

import numpy as np
import pytest
from tests.widgets.conftest import SEVEN, draw, ten

from course_helpers import ZahlenMalen
from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.widgets.zahlen_malen import ModelError


def torch_model(mock):
    import torch

    model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(784, 10))
    with torch.no_grad():
        model[1].weight.zero_()
        model[1].bias.copy_(torch.arange(10.0))
    if mock is not None:
        model.mock = mock
    return model


@pytest.mark.parametrize("mock", [None, True, False])
def test_a_torch_model_answers(mock, settle):
    board = ZahlenMalen(torch_model(mock))
    draw(board, SEVEN)
    np.testing.assert_allclose(settle(board).predict(), np.arange(10))
    assert "Ergebnis: 9" in board.result_text.value
    assert "9&nbsp;<small>(9)</small>, 8&nbsp;<small>(8)</small>" in board.result_text.value


def test_a_torch_model_of_the_lesson_sees_what_its_training_pictures_look_like():
    import torch

    shapes = []

    class Model(torch.nn.Module):
        def forward(self, x):
            shapes.append((tuple(x.shape), x.dtype, float(x.min()), float(x.max())))
            return x.view(-1, 28 * 28)[:, :10]

    board = ZahlenMalen(Model())
    draw(board, SEVEN)
    board.predict()
    assert shapes[-1] == ((1, 1, 28, 28), torch.float32, 0.0, 1.0)


def test_a_network_of_the_framework_answers():
    network = Network([Layer(784, 16, relu, seed=1), Layer(16, 10, softmax, seed=2)])
    board = ZahlenMalen(network)
    draw(board, SEVEN)
    expected = network.feedForward(board._drawing.seen().reshape(1, 784))[0]
    np.testing.assert_allclose(board.predict(), expected)


def test_a_function_answers_and_gets_a_picture_of_its_own():
    def read(picture):
        assert picture.shape == (28, 28)
        picture[:] = 0  # must not reach the drawing
        return [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]

    board = ZahlenMalen(read)
    draw(board, SEVEN)
    assert board.predict().argmax() == 2
    assert board.get_image_data().any()


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (
            lambda _: np.zeros(9),
            "zehn Zahlen ausgeben, eine für jede Ziffer. Seine Ausgabe hat die Form (1, 9)",
        ),
        (lambda _: np.zeros((2, 10)), "Seine Ausgabe hat die Form (1, 20)"),
        (lambda _: 3, "Seine Ausgabe hat die Form (1, 1)"),
        (lambda _: "acht", "einen Fehler gemeldet: ValueError"),
        (lambda _: 1 / 0, "einen Fehler gemeldet: ZeroDivisionError: division by zero"),
        (lambda _: np.full(10, np.nan), "NaN („keine Zahl“)"),
        (lambda _: np.full(10, -np.inf), "unendlich"),
        (42, "etwas der Art „int“. Hat der Name deines Netzes inzwischen einen anderen Wert?"),
    ],
)
def test_a_broken_model_is_told_in_german_and_the_board_goes_on(model, message, settle, caplog):
    board = ZahlenMalen(model)
    draw(board, SEVEN)
    settle(board)
    assert message in board.result_text.value
    assert "Traceback" in caplog.text
    with pytest.raises(ModelError):
        board.predict()
    board.model = lambda _: ten(4)
    draw(board, SEVEN)
    assert "Ergebnis: 4" in settle(board).result_text.value


def test_what_a_model_says_cannot_become_part_of_the_page(settle):
    def read(_):
        raise RuntimeError("<script>alert(1)</script>")

    board = ZahlenMalen(read)
    draw(board, SEVEN)
    assert "<script>" not in settle(board).result_text.value


def test_scores_that_are_no_probabilities_become_bars_and_words(settle):
    board = ZahlenMalen(lambda _: np.array([-40, 0, 3.456, -7, 0, 0, 0, 100, 0, 0]))
    draw(board, SEVEN)
    text = settle(board).result_text.value
    assert "Die fünf besten: 7&nbsp;<small>(100)</small>, 2&nbsp;<small>(3,46)</small>" in text
    assert 'style="width:100.0%"></i><span>100</span>' in text
    assert 'style="width:0.0%"></i><span>−40</span>' in text
    assert board._controls.announcement.value == "Ergebnis: Sieben, danach Zwei."


def test_ten_mistakes_are_found_and_shown(settle):
    board = ZahlenMalen(lambda _: ten(3))
    board._controls.mistakes_button.click()
    text = settle(board)._controls.mistakes_text.value
    assert text.count("<img") == 10
    assert "gelesen: 3" in text
    assert "<span>3," not in text


def test_a_network_without_mistakes_is_told(settle):
    board = ZahlenMalen(lambda _: ten(3), {3: [np.eye(28)] * 7})
    board.show_mistakes()
    assert "Unter 7 Bildern war keines" in settle(board)._controls.mistakes_text.value
    board.numbers = {}
    board.show_mistakes()
    assert "Unter 0 Bildern" in settle(board)._controls.mistakes_text.value


def test_mistakes_of_a_broken_model_are_told(settle):
    board = ZahlenMalen(lambda _: 1 / 0)
    board.show_mistakes()
    assert "ZeroDivisionError" in settle(board).result_text.value
    assert board._controls.mistakes_text.value == ""
