"""Bad input: a German sentence that names both shapes and where they met; nothing is changed."""

import numpy as np
import pytest

from course_helpers.framework import Layer, Network, checks, relu, softmax

N = Network([Layer(784, 16, relu, 1), Layer(16, 10, softmax, 2)])
X = np.zeros((5, 784), dtype=np.float32)
Y = np.array([1, 2, 3, 4, 5])


def spoiled(value):
    x = X.copy()
    x[3, 7] = value
    return x


def recorded():
    layer = Layer(3, 2, relu, 0)
    layer.feedForward(np.ones((4, 3)), recording=True)
    return layer


CASES = {
    "too few columns": (
        lambda: N.feedForward(X[:, :700]),
        ValueError,
        r"\(5, 700\).*\(784, 16\).*\(n, 784\)",
    ),
    "one picture": (lambda: N.feedForward(X[0]), ValueError, r"\(784,\).*reshape\(1, 784\)"),
    "one square picture": (lambda: N.feedForward(X[0].reshape(28, 28)), ValueError, r"reshape\(1, 784\)"),
    "one column": (lambda: N.feedForward(X[0].reshape(784, 1)), ValueError, r"reshape\(1, 784\)"),
    "examples in columns": (lambda: N.feedForward(X.T), ValueError, r"\(784, 5\).*liegt quer: eingabe\.T"),
    "labels in columns": (lambda: N.train(X, np.eye(10)[Y].T), ValueError, r"\(10, 5\).*quer.*labels\.T"),
    "validation alone": (lambda: N.fit(X, Y, validation=X, progress=False), TypeError, "Paar aus Eingaben"),
    "square pictures": (lambda: N.train(X.reshape(5, 28, 28), Y), ValueError, r"28, 28.*reshape\(-1, 784\)"),
    "words": (lambda: N.feedForward(np.full((2, 784), "a")), TypeError, "nicht aus Zahlen.*<U1"),
    "complex": (lambda: N.feedForward(X + 1j), TypeError, "complex"),
    "ragged": (lambda: N.feedForward([[1, 2], [3]]), ValueError, "ungleich lange Zeilen"),
    "empty batch": (lambda: N.train(X[:0], Y[:0]), ValueError, r"leer \(Form \(0, 784\)\)"),
    "empty labels": (lambda: N.train(X, Y[:0]), ValueError, "Label-Liste ist leer"),
    "NaN": (lambda: N.train(spoiled(np.nan), Y), ValueError, r"\(3, 7\).*nan"),
    "infinite": (lambda: N.fit(spoiled(-np.inf), Y, progress=False), ValueError, r"\(3, 7\).*-inf"),
    "NaN label": (lambda: N.train(X, np.full((5, 10), np.nan)), ValueError, r"Label-Liste.*\(0, 0\)"),
    "label count": (
        lambda: N.fit(X, Y[:4], progress=False),
        ValueError,
        r"4 Labels \(Form \(4,\)\).*5 Beispiele",
    ),
    "label range": (lambda: N.accuracy(X, Y + 6), ValueError, "von 7 bis 11.*10 Ausgaben.*0 bis 9"),
    "label type": (lambda: N.accuracy(X, Y * 1.0), TypeError, "float64.*ganze Zahlen"),
    "label shape": (lambda: N.train(X, np.zeros((5, 9))), ValueError, r"\(5, 10\).*\(5, 9\).*to_categorical"),
    "loss shapes": (lambda: Network.mse_loss(np.ones((10, 10)), Y), ValueError, r"\(10, 10\).*\(5,\)"),
    "validation": (lambda: N.fit(X, Y, validation=(X[:, :2], Y), progress=False), ValueError, r"\(5, 2\)"),
    "neighbours": (
        lambda: Network([Layer(4, 3, relu), Layer(2, 1, softmax)]),
        ValueError,
        r"Schicht 1 und Schicht 2.*\(4, 3\).*\(2, 1\)",
    ),
    "no layer": (lambda: Network([]), ValueError, "mindestens eine Schicht"),
    "no neuron": (lambda: Layer(784, 0, relu), ValueError, "mindestens 1"),
    "half a neuron": (lambda: Layer(78.5, 1, relu), TypeError, "ganze Zahl.*78.5"),
    "activation": (lambda: Layer(4, 3, np.tanh), TypeError, "ActivationFunction"),
    "no records": (
        lambda: Layer(3, 2, relu).getDerivatives(np.ones((1, 2))),
        ValueError,
        "Keine Aufzeichnung",
    ),
    "derivative": (lambda: recorded().getDerivatives(np.ones((3, 2))), ValueError, r"\(3, 2\).*\(4, 2\)"),
    "swapped": (
        lambda: recorded().sgd((np.ones((3, 2)), np.ones(2), None), 0.1),
        ValueError,
        r"\(2,\).*\(3, 2\).*Gekommen",
    ),
    "learning rate": (lambda: N.train(X, Y, "viel"), TypeError, "Lernrate"),
    "negative rate": (lambda: N.fit(X, Y, learning_rate=-1, progress=False), ValueError, "Lernrate ist -1"),
    "epochs": (lambda: N.fit(X, Y, epochs=0, progress=False), ValueError, "Epochen.*mindestens 1"),
    "class for layer": (lambda: Network([Layer]), TypeError, r"Schicht 1 ist die Klasse „Layer“.*Layer\("),
    "batch size": (lambda: N.fit(X, Y, batch_size=2.5, progress=False), TypeError, "batch_size"),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_explained_and_changes_nothing(name):
    action, kind, message = CASES[name]
    before = [layer.weightsForNext.copy() for layer in N.layers]
    with pytest.raises(kind, match=message):
        action()
    for layer, old in zip(N.layers, before, strict=True):
        np.testing.assert_array_equal(layer.weightsForNext, old)


def test_a_step_that_explodes_changes_nothing():
    n = Network([Layer(2, 2, relu, 1), Layer(2, 2, relu, 2)])
    n.train(np.ones((1, 2)), np.array([[0, 1]]))
    n.layers[0].weightsForNext[...] = n.layers[1].weightsForNext[...] = 1e30
    with pytest.raises(ValueError, match="keine Zahl mehr"):
        n.train(np.ones((1, 2)), np.array([[0, 1]]))
    assert (n.layers[1].weightsForNext == np.float32(1e30)).all()


def test_before_the_first_step_nobody_blames_the_learning_rate():
    for training in (lambda n: n.train(X + 1, Y, 0.1), lambda n: n.fit(X + 1, Y, progress=False)):
        n = Network([Layer(784, 16, relu, 1), Layer(16, 10, relu, 2)])
        n.layers[0].weightsForNext[...] = n.layers[1].weightsForNext[...] = 1e30
        with pytest.raises(ValueError, match=r"schon vor dem ersten Schritt.*liegt es nicht"):
            training(n)


def test_raw_pictures_are_remarked_on_once(capsys):
    raw = np.random.default_rng(0).integers(256, size=(5, 784), dtype=np.uint8)
    n = Network([Layer(784, 10, softmax, 1)])
    n.train(raw, Y, 0.1)
    hint = capsys.readouterr().out
    assert "Hinweis: Die Eingaben reichen von 0 bis 255." in hint
    assert "durch 255" in hint
    n.train(raw, Y, 0.1)
    n.accuracy(raw, Y)
    assert not capsys.readouterr().out
    n.fit(raw, Y, 1, progress=False)
    assert capsys.readouterr().out == hint
    n.fit(raw / 255, Y, 1, progress=False)
    assert not capsys.readouterr().out
    n.fit(raw * 0.5 - 60, Y, 1, progress=False)
    assert "reichen von −60 bis 67,5." in capsys.readouterr().out


def test_whole_numbers_and_lists_are_fine():
    n = Network([Layer(2, 2, softmax, 1)])
    assert n.feedForward([[1, 2], [3, 4]]).dtype == np.float32
    assert n.accuracy(np.array([[1, 2]], dtype=np.uint8), np.array([0], dtype=np.uint8)) in (0.0, 1.0)


def test_numbers_whose_sum_is_too_large_are_finite_all_the_same():
    two = X.copy()
    two[0, :2] = np.finfo(np.float32).max
    assert checks.finite(two, "Die Eingabe") is two
    two[4, 5] = -np.inf
    with pytest.raises(ValueError, match=r"\(4, 5\).*-inf"):
        checks.finite(two, "Die Eingabe")
