"""Learning rates: a number, one for each epoch, or a function of the epoch."""

import numpy as np
import pytest

from course_helpers.framework import Layer, Network, softmax

X, Y = np.eye(4, dtype=np.float32), np.arange(4)


def lernrate(start, epoche):
    """Chapter 4's task."""
    return start * 0.5 ** (epoche // 10)


def used(learning_rate, epochs):
    found = []

    class Watching(Layer):
        def sgd(self, derivatives, learningRate):
            found.append(learningRate)
            super().sgd(derivatives, learningRate)

    Network([Watching(4, 4, softmax, 0)]).fit(X, Y, epochs, 4, learning_rate, progress=False)
    return found


def test_every_epoch_gets_its_rate():
    assert used(0.3, 3) == [0.3] * 3
    assert used([0.3, 0.2, 0], 3) == [0.3, 0.2, 0]
    assert used(np.array([0.5, 0.25]), 2) == [0.5, 0.25]
    assert used((0.5, 0.25), 2) == [0.5, 0.25]
    assert used(lambda epoche: 1 / (1 + epoche), 3) == [1, 1 / 2, 1 / 3]
    assert used(lambda epoche: lernrate(0.5, epoche), 25) == [0.5] * 10 + [0.25] * 10 + [0.125] * 5


def unsolved(epoche):
    return ... if epoche == 0 else 0.1


@pytest.mark.parametrize(
    ("rate", "error", "words"),
    [
        ("0.1", TypeError, "muss eine Zahl sein, ist aber '0.1'"),
        (None, TypeError, "muss eine Zahl sein"),
        (True, TypeError, "muss eine Zahl sein"),
        ({"start": 1}, TypeError, "muss eine Zahl sein"),
        (-0.1, ValueError, r"Lernrate ist -0.1\. Nimm eine positive Zahl"),
        (np.nan, ValueError, "Lernrate ist nan"),
        ((0, 1), TypeError, r"Kommazahlen mit einem Punkt: 0\.1"),
        ([0.1, 0.2], ValueError, "2 Lernraten für 4 Epochen"),
        ([0.1, 0.2, "a", 0.1], TypeError, "in Epoche 2 'a'"),
        ([0.1, 0.2, 0.3, np.inf], ValueError, "in Epoche 3 inf"),
        (unsolved, TypeError, "in Epoche 0 Ellipsis"),
        (lambda epoche: 1 - epoche, ValueError, "in Epoche 2 -1"),
        (lernrate, TypeError, r"lambda epoche: lernrate\(0\.5, epoche\)"),
    ],
)
def test_a_bad_rate_is_named_before_training(rate, error, words):
    n = Network([Layer(4, 4, softmax, 0)])
    before = n.layers[0].weightsForNext.copy()
    with pytest.raises(error, match=words):
        n.fit(X, Y, 4, 4, rate, progress=False)
    np.testing.assert_array_equal(n.layers[0].weightsForNext, before)


def test_train_takes_one_number():
    n = Network([Layer(4, 4, softmax, 0)])
    with pytest.raises(TypeError, match=r"Punkt: 0\.1"):
        n.train(X, Y, (0, 1))
    with pytest.raises(TypeError, match="muss eine Zahl sein"):
        n.train(X, Y, [0.1])
