"""A training that goes uphill says so once; one that learns never does."""

from __future__ import annotations

import numpy as np
import pytest
from tests.framework.own_layers import BookLayer

from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.framework.uphill import sentence
from course_helpers.mnist import load_subset, to_categorical

WORDS = "Der Fehler ist gewachsen statt gefallen"
EVERY_TIME = "Der Fehler ist 50 Schritte nacheinander gewachsen"
STARTS = range(20)


class Uphill(BookLayer):
    """The step goes the wrong way."""

    def sgd(self, derivatives, learningRate):
        super().sgd(derivatives, -learningRate)


class UphillWeights(BookLayer):
    """Only the weights go the wrong way."""

    def sgd(self, derivatives, learningRate):
        super().sgd((derivatives[0], -derivatives[1]), learningRate)


class MinusInStepOne(BookLayer):
    """Every slope has the wrong sign."""

    def getDerivatives(self, outputDerivative):
        return super().getDerivatives(-outputDerivative)


WRONG = [Uphill, UphillWeights, MinusInStepOne]


@pytest.fixture(scope="module")
def digits():
    (pictures, labels), _ = load_subset()
    return (pictures[:1000].reshape(-1, 784) / 255).astype(np.float32), labels[:1000]


def network(kind, start=1, width=1.0):
    layers = [kind(784, 16, relu, seed=start), kind(16, 10, softmax, seed=start + 1)]
    for layer in layers:
        layer.weightsForNext *= np.float32(width)
    return Network(layers)


def steps(net, digits, rate, count=40):
    inputs, labels = digits
    for _ in range(count):
        net.train(inputs[:300], to_categorical(labels[:300]), rate)


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_sign_is_said_after_fit(kind, digits, capsys):
    network(kind).fit(*digits, epochs=8, batch_size=16, learning_rate=0.3, seed=1, progress=False)
    assert capsys.readouterr().out.count(WORDS) == 1


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_sign_is_said_once_while_single_steps_go_on(kind, digits, capsys):
    steps(network(kind), digits, 0.9)
    out = capsys.readouterr().out
    assert out.count(WORDS) == 1
    assert "Vorzeichen" in out


@pytest.mark.parametrize("rate", [1e-5, 1e-3])
def test_a_wrong_sign_is_said_once_by_steps_that_hardly_change_anything(rate, digits, capsys):
    steps(network(Uphill), digits, rate, 120)
    out = capsys.readouterr().out
    assert out.count(EVERY_TIME) == 1
    assert "Vorzeichen" in out


@pytest.mark.parametrize("rate", [1e-7, 1e-5, 0.5, 30])
def test_a_right_layer_never_goes_up_so_often(rate, digits, capsys):
    for width in (0.1, 1, 10):
        steps(network(BookLayer, width=width), digits, rate, 120)
    assert EVERY_TIME not in capsys.readouterr().out


@pytest.mark.parametrize("rate", [20, 100])
def test_a_much_too_large_rate_is_a_cause_that_the_sentence_names(rate, digits, capsys):
    network(Layer).fit(*digits, epochs=2, batch_size=16, learning_rate=rate, seed=1, progress=False)
    out = capsys.readouterr().out
    assert out.count(WORDS) == 1
    assert "Entweder ist die Lernrate zu groß" in out


@pytest.mark.parametrize("kind", [Layer, BookLayer])
def test_a_layer_that_learns_is_left_alone(kind, digits, capsys):
    for start in STARTS:
        network(kind, start).fit(
            *digits, epochs=2, batch_size=16, learning_rate=0.2, seed=start, progress=False
        )
        steps(network(kind, start), digits, 0.9)
    assert WORDS not in capsys.readouterr().out


@pytest.mark.parametrize("width", [0.1, 10])
def test_weights_that_begin_too_narrow_or_too_wide_are_no_uphill(width, digits, capsys):
    for start in STARTS:
        steps(network(BookLayer, start, width), digits, 0.9)
    assert WORDS not in capsys.readouterr().out


def test_what_cannot_be_learned_is_no_uphill(digits, capsys):
    rng = np.random.default_rng(3)
    network(Layer).fit(digits[0], rng.integers(0, 10, 1000), 5, 8, 0.1, seed=1, progress=False)
    network(Layer).fit(*(one[:100] for one in digits), 3, 1, 0.05, seed=1, progress=False)
    assert WORDS not in capsys.readouterr().out


def test_classes_that_never_come_do_not_stop_the_cross_entropy():
    wanted = np.eye(10, dtype=np.float32)[[0, 1, 2, 1]]
    assert WORDS in sentence(1.0, 9.0, wanted, Network.cross_entropy_loss)
    assert sentence(1.0, 1.05, wanted, Network.cross_entropy_loss) is None
