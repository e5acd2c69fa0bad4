"""What a training is measured by: classes, yes or no, or numbers; each with its word."""

import copy

import numpy as np
import pytest

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.framework.measure import DEVIATION, RECOGNISED, SIGN, YES_NO, measure_for

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR = np.array([0, 1, 1, 0])
TANH = ActivationFunction(np.tanh, lambda z: 1 - np.tanh(z) ** 2)
SIGMOID = ActivationFunction(lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2)
STRAIGHT = ActivationFunction(lambda z: z, np.ones_like)


def one_output(inputs, last, hidden=8):
    return Network([Layer(inputs, hidden, TANH, 1), Layer(hidden, 1, last, 2)])


@pytest.mark.parametrize("labels", [XOR, XOR.astype(float), XOR == 1, XOR.reshape(4, 1)])
def test_xor_is_no_hundred_percent_until_it_is_learned(labels):
    n = one_output(2, SIGMOID)
    before = n.accuracy(CORNERS, labels)
    assert before < 1
    assert repr(before) == f"richtig {100 * before:.1f} %".replace(".", ",")
    history = n.fit(CORNERS, labels, 3000, 4, 1.0, progress=False)
    assert n.accuracy(CORNERS, labels) == history.accuracy[-1] == 1
    assert history.accuracy[0] < 1
    assert "richtig 100,0 %" in repr(history)
    assert "erkannt" not in repr(history)


def test_labels_of_minus_one_and_one_are_parted_at_zero():
    n = one_output(2, TANH)
    n.fit(CORNERS, 2 * XOR - 1, 2000, 4, 0.3, seed=0, progress=False)
    assert n.accuracy(CORNERS, 2 * XOR - 1) == 1
    assert n.accuracy(CORNERS, 1 - 2 * XOR) == 0


def test_a_sine_is_measured_by_its_mean_deviation():
    x = np.linspace(-1, 1, 60).reshape(-1, 1)
    y = np.sin(3 * x[:, 0])
    n = one_output(1, STRAIGHT, 16)
    before = n.accuracy(x, y)
    history = n.fit(x, y, 400, 10, 0.05, seed=0, validation=(x, y), progress=False)
    after = n.accuracy(x, y.reshape(-1, 1))
    assert after == pytest.approx(np.abs(n.feedForward(x)[:, 0] - y).mean(), rel=1e-5)
    assert after == history.validation_accuracy[-1] < before / 3
    assert repr(after).startswith("mittlere Abweichung 0,")
    for text in (repr(history), history.latest()):
        assert "mittlere Abweichung 0," in text
        assert "bei den Validierungsdaten 0," in text
        assert "%" not in text


def test_the_bar_says_the_same(capsys):
    one_output(2, SIGMOID).fit(CORNERS, XOR, 2, 4)
    assert "richtig" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wanted", "measure"),
    [
        (np.eye(3), RECOGNISED),
        (2 * np.eye(3) - 1, RECOGNISED),
        ([[0.2, 0.8], [0.5, 0.5]], RECOGNISED),
        ([[1, 1, 0], [0, 0, 0]], YES_NO),
        ([[0], [1]], YES_NO),
        ([[0]], YES_NO),
        ([[1]], YES_NO),
        ([[-1], [1]], SIGN),
        ([[0], [1], [2]], DEVIATION),
        ([[0.5], [1]], DEVIATION),
        ([[1.5, -2], [0, 1]], DEVIATION),
    ],
)
def test_the_labels_tell_what_is_meant(wanted, measure):
    assert measure_for(np.asarray(wanted, dtype=np.float32)) is measure


def test_several_answers_at_once_count_one_by_one():
    assert YES_NO.of(np.array([[0.9, 0.9], [0.1, 0.1]]), np.array([[1, 0], [0, 0]])) == 0.75


def test_yes_and_no_are_classes_for_two_outputs():
    n = Network([Layer(2, 2, softmax, 0)])
    assert n.accuracy(CORNERS, XOR == 1) == n.accuracy(CORNERS, XOR)


def test_a_measured_number_stays_a_number():
    share = RECOGNISED.of(np.eye(4), np.eye(4)[[0, 1, 2, 2]])
    assert share == 0.75
    assert f"{100 * share:.1f}" == "75.0"
    assert repr(copy.deepcopy(share)) == str(share) == "erkannt 75,0 %"
    assert np.array([share]).dtype == np.float64


def test_layers_and_networks_introduce_themselves():
    own = ActivationFunction(lambda z: z, np.ones_like)
    n = Network([Layer(784, 128, relu), Layer(128, 16, TANH), Layer(16, 10, softmax), Layer(10, 1, own)])
    space = "\N{NARROW NO-BREAK SPACE}"
    assert repr(n).splitlines() == [
        f"Netz aus 4 Schichten, 102{space}725 Parameter",
        f"  1. Layer: 784 → 128, relu, 100{space}480 Parameter",
        f"  2. Layer: 128 → 16, tanh, 2{space}064 Parameter",
        "  3. Layer: 16 → 10, softmax, 170 Parameter",
        "  4. Layer: 10 → 1, eigene Aktivierung, 11 Parameter",
    ]
    assert repr(n.layers[2]) == "Layer: 16 → 10, softmax, 170 Parameter"


def test_what_a_pupils_layer_records_under_its_own_name_is_no_parameter():
    class Own:
        def __init__(self):
            self.gewichte, self.merk = np.zeros((3, 2)), np.array([])

        def feedForward(self, a, recording=False):
            if recording:
                self.merk = a
            return a @ self.gewichte

        def getDerivatives(self, _d):
            raise NotImplementedError

        def sgd(self, _derivatives, _rate):
            raise NotImplementedError

    network = Network([Own()])
    before = repr(network)
    network.feedForward(np.ones((50, 3)), recording=True)
    assert repr(network) == before
    assert "6 Parameter" in before
