"""Whose layers they are does not matter: every training calls their own three methods."""

from dataclasses import dataclass
from types import MethodType

import numpy as np
import pytest
from tests.framework.own_layers import OWN, BookNetwork, InADict, OtherNames

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.framework.step import reads_no_a

METHODS = ("feedForward", "getDerivatives", "sgd")
RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 3)).astype(np.float32)
CLASSES = (X[:, 0] > X[:, 1]).astype(int)
Y = np.eye(2)[CLASSES]
TRAININGS = {
    "train": lambda n, _: n.train(X, CLASSES, 0.5),
    "fit": lambda n, _: n.fit(X, CLASSES, 1, 60, 0.5, progress=False),
    "fit_async": lambda n, run: run(n.fit_async(X, CLASSES, epochs=1, batch_size=60, progress=False)),
}


def layers(kind=Layer):
    return [kind(3, 5, relu), kind(5, 2, softmax)]


def counting(name, calls):
    original = getattr(Layer, name)

    def counted(self, *args, **options):
        calls.append(name)
        return original(self, *args, **options)

    return counted


@pytest.mark.parametrize("training", TRAININGS)
@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("place", ["class", "object", "subclass"])
def test_a_changed_method_is_called_wherever_it_was_changed(training, name, place, monkeypatch, run_async):
    calls = []
    n = Network(layers())  # made before the class is changed, as in chapter 3
    if place == "class":
        monkeypatch.setattr(Layer, name, counting(name, calls))
    elif place == "object":
        for layer in n.layers:
            setattr(layer, name, MethodType(counting(name, calls), layer))
    else:
        n = Network(layers(type("Own", (Layer,), {name: counting(name, calls)})))
    TRAININGS[training](n, run_async)
    assert len(calls) >= 2
    assert reads_no_a(n.layers[0]) == (name == "feedForward")


@pytest.mark.parametrize("training", TRAININGS)
def test_a_layer_that_does_not_move_stays_where_it_is(training, monkeypatch, run_async):
    monkeypatch.setattr(Layer, "sgd", lambda *_: None)
    n = Network(layers())
    before = n.layers[0].weightsForNext.copy()
    TRAININGS[training](n, run_async)
    np.testing.assert_array_equal(n.layers[0].weightsForNext, before)


def test_leaving_out_a_changes_no_bit():
    class Whole(Layer):
        def getDerivatives(self, outputDerivative):
            return super().getDerivatives(outputDerivative)

    runs = []
    for kind in (Layer, Whole):
        n = Network([kind(3, 5, relu, 1), kind(5, 2, softmax, 2)])
        n.fit(X, CLASSES, 5, 7, 0.3, seed=4, progress=False)
        runs.append([a for layer in n.layers for a in (layer.weightsForNext, layer.biasesForNext)])
    assert reads_no_a(Layer(1, 1, relu))
    assert not reads_no_a(Whole(1, 1, relu))
    for ours, whole in zip(*runs, strict=True):
        np.testing.assert_array_equal(ours, whole)


@pytest.mark.parametrize("kind", OWN)
def test_own_layers_learn_and_keep_their_numbers(kind):
    n = Network(layers(kind))
    first = n.train(X, CLASSES, 0.1)
    history = n.fit(X, CLASSES, 60, 8, 0.3, seed=1, validation=(X, Y), progress=False)
    assert history.loss[-1] < first / 3
    assert n.accuracy(X, CLASSES) == n.accuracy(X, Y) == history.validation_accuracy[-1] > 0.9
    assert n.feedForward(X).dtype == layers(kind)[0].feedForward(X).dtype
    assert n.feedForward((X > 0).astype(np.uint8)).shape == (60, 2)


@pytest.mark.parametrize("kind", OWN)
def test_fit_is_the_loop_that_a_pupil_would_write(kind):
    one, other = Network(layers(kind)), BookNetwork(layers(kind))
    for mine, theirs in zip(one.layers, other._layers, strict=True):
        copied = {key: np.copy(value) for key, value in vars(mine).items() if isinstance(value, np.ndarray)}
        vars(theirs).update(copied)
        if kind is InADict:
            theirs.p = {key: np.copy(value) for key, value in mine.p.items()}
    one.fit(X, Y, 3, 60, 0.4, seed=0, progress=False)
    for _ in range(3):
        other.train(X, Y, 0.4)
    np.testing.assert_allclose(one.feedForward(X), other.feedForward(X), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("kind", [Layer, *OWN])
def test_an_error_puts_every_kind_of_layer_back(kind):
    straight = ActivationFunction(lambda z: z, np.ones_like)
    n = Network([kind(3, 5, straight), kind(5, 2, straight)])
    before = n.feedForward(X).copy()
    names = ("weightsForNext", "gewichte")
    kept = {name: value for name, value in vars(n.layers[0]).items() if name in names}
    with (
        np.errstate(all="ignore"),
        pytest.raises(ValueError, match=r"keine Zahl mehr.*Schritte waren zu groß"),
    ):
        n.fit(X, CLASSES, 200, 8, 50, progress=False)
    np.testing.assert_array_equal(n.feedForward(X), before)
    assert all(vars(n.layers[0])[name] is value for name, value in kept.items())


@pytest.mark.parametrize("kind", [Layer, *OWN])
def test_chapter_4_s_network_learns_with_every_layer(kind):
    n = BookNetwork(layers(kind))
    losses = [n.train(X, Y, 0.5) for _ in range(100)]
    assert losses[-1] < losses[0] / 2


def test_ours_and_others_mix_in_one_network():
    n = Network([OtherNames(3, 5, relu), Layer(5, 4, relu, 1), OtherNames(4, 2, softmax)])
    assert n.fit(X, CLASSES, 40, 8, 0.3, seed=0, progress=False).loss[-1] < 0.2


def test_a_pupil_s_own_activation_function_needs_no_chain_rule():
    @dataclass
    class Pair:
        function: object
        derivative: object

    ours, theirs = (
        Network([Layer(3, 5, kind(np.tanh, lambda z: 1 - np.tanh(z) ** 2), 1), Layer(5, 2, softmax, 2)])
        for kind in (ActivationFunction, Pair)
    )
    assert ours.train(X, Y, 0.5) == theirs.train(X, Y, 0.5)
    np.testing.assert_array_equal(ours.feedForward(X), theirs.feedForward(X))


class Silent(OtherNames):
    """The commonest slip of indentation: nothing comes back unless it records."""

    def feedForward(self, a, merken=False):
        if merken:
            return super().feedForward(a, merken)
        return None


class Listed(OtherNames):
    def feedForward(self, a, merken=False):
        return super().feedForward(a, merken).tolist()


class NoDerivatives(OtherNames):
    def getDerivatives(self, d):
        super().getDerivatives(d)


class Summed(OtherNames):
    def feedForward(self, a, merken=False):
        return super().feedForward(a, merken).sum(axis=0)


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        (Silent, TypeError, r"Schicht 2 gibt kein Array.*None.*return"),
        (Listed, TypeError, r"Schicht 2 gibt kein Array zurück, sondern eine Liste\."),
        (NoDerivatives, TypeError, r"getDerivatives von Schicht 2.*return b, w, a"),
        (Summed, ValueError, r"Schicht 2 gibt die Form \(2,\)"),
    ],
)
def test_a_wrong_layer_is_named(kind, error, words):
    n = Network([OtherNames(3, 5, relu), kind(5, 2, softmax)])
    with pytest.raises(error, match=words):
        n.fit(X, CLASSES, progress=False)


def test_what_is_no_layer_is_named():
    with pytest.raises(TypeError, match=r"Schicht 2.*kein sgd"):
        Network([Layer(3, 2, relu), type("Half", (), dict.fromkeys(METHODS[:2], print))()])
    with pytest.raises(TypeError, match=r"Liste von Schichten: Network\(\["):
        Network(Layer(3, 2, relu))
