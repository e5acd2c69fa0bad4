"""Backpropagation to look at: its numbers against the framework, own layers, what it says of slips."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.widgets.playgrounds import Backpropagation

INPUTS, TARGET = np.array([[1.0, 0.5]]), np.array([[1.0, 0.0]])


def layers(first=Layer, second=Layer, end=softmax):
    """Return a network 2-3-2 in which every neuron answers."""
    return [first(2, 3, relu, seed=4), second(3, 2, end, seed=2)]


def shown(kind=Layer, end=softmax, second=None):
    return Backpropagation(layers(kind, second or kind, end), INPUTS[0], TARGET[0])


def sentences(playground):
    return [sentence for step in playground.steps for sentence in step.sentences]


def press(playground, text):
    """Click a button by its name."""
    waiting = [playground.box]
    while waiting:
        widget = waiting.pop()
        waiting += getattr(widget, "children", [])
        if getattr(widget, "description", "") == text and hasattr(widget, "click"):
            widget.click()
            return
    pytest.fail(f"no button {text}")


def test_the_example_is_that_of_the_chapter():
    said = sentences(Backpropagation())
    for sentence in (
        "Neuron 2: z = 1 · (−0,5) + 2 · 0,4 + 0 = 0,3.",
        "Ausgabe minus Wunsch, quadriert: (0,6 − 1)² = 0,16.",
        "Neuron 1 zu Ausgabe: 0,7 · (−0,8) = −0,56.",
        (
            "Neuron 2: d = (−0,8) · (−0,5) = 0,4 kommt von hinten, δ mal Gewicht. "
            "Mal Steigung der Aktivierung: δ = 1 · 0,4 = 0,4."
        ),
        "Eingabe 2 zu Neuron 1: 0,1 − 0,05 · (−1,6) = 0,18.",
    ):
        assert sentence in said


def test_a_step_of_learning_is_that_of_the_framework():
    given = layers()
    playground = Backpropagation(given, INPUTS[0], TARGET[0])
    network = Network(layers())
    losses = [network.train(INPUTS, TARGET, 0.05) for _ in range(3)]
    for loss in losses:
        assert playground.loss == pytest.approx(loss, rel=1e-5)
        playground.step()
    assert playground.doubt == ""
    for shown_, trained in zip(playground.layers, network.layers, strict=True):
        np.testing.assert_allclose(shown_.weightsForNext, trained.weightsForNext, atol=1e-5)
        np.testing.assert_allclose(shown_.biasesForNext, trained.biasesForNext, atol=1e-5)
    assert f"Der Fehler war {losses[0]:.4f}".replace(".", ",", 1)[
        :22
    ] in playground.stepping.said.value.replace("etwa ", "")
    np.testing.assert_array_equal(given[0].weightsForNext, layers()[0].weightsForNext)  # the pupil's stay
    press(playground, "Von vorn")
    assert playground.loss == pytest.approx(losses[0], rel=1e-5)
    assert playground.learned == []


def test_another_example_is_written_with_brackets_and_goes_with_the_rest_of_what_was_changed():
    playground = Backpropagation()
    for name, number in (("Eingabe 1", "-2"), ("Eingabe 2", "-1,5"), ("Wunsch für Ausgabe", "3")):
        playground.controls["chosen"].value = name
        playground.controls["number"].value = number
    playground.stepping.go(1)
    assert "Neuron 1: z = −2 · 0,5 + (−1,5) · 0,1 + 0 = −1,15." in playground.stepping.said.value
    press(playground, "Von vorn")
    assert "Hinein gehen 1 und 2. Gewünscht ist am Ende 1." in playground.stepping.said.value
    assert playground.controls["number"].value == "1"


class WrongSign(Layer):
    def getDerivatives(self, outputDerivative, **_options):
        b, w, a = super().getDerivatives(outputDerivative)
        return b, -w, a


class NoSteepness(Layer):
    def getDerivatives(self, outputDerivative, **_options):
        return (
            outputDerivative.mean(axis=0),
            self.last_values.T @ outputDerivative,
            outputDerivative @ self.weightsForNext.T,
        )


class NotTransposed(Layer):
    """Its table of weights is square, so the shape betrays nothing."""

    def getDerivatives(self, outputDerivative, **_options):
        b, w, _ = super().getDerivatives(outputDerivative)
        return b, w, b[np.newaxis] @ self.weightsForNext


def square(kind):
    return [Layer(2, 2, relu, seed=4), kind(2, 2, relu, seed=2)]


@pytest.mark.parametrize(
    ("network", "beginning", "advice"),
    [
        (layers(WrongSign, Layer), "Schicht 1: Bei der Steigung nach den Gewichten", "Schritt 3"),
        (layers(Layer, WrongSign), "Schicht 2: Bei der Steigung nach den Gewichten", "Schritt 3"),
        (layers(Layer, NoSteepness), "Schicht 2: Bei der Steigung nach den Biases", "Schritt 1 und 2"),
        (square(NotTransposed), "Schicht 2: Bei der Steigung nach den Eingaben", "Schritt 4"),
    ],
)
def test_a_layer_whose_slopes_differ_is_named_and_shown_all_the_same(network, beginning, advice):
    if network[1].weightsForNext.shape == (2, 2):
        network[0].weightsForNext, network[1].weightsForNext = (
            np.array([[0.5, 0.2], [0.3, 0.8]]) for _ in range(2)
        )
    playground = Backpropagation(network, INPUTS[0], TARGET[0])
    assert playground.doubt.startswith(beginning)
    assert advice in playground.doubt
    assert playground.doubt in playground.stepping.said.value


def test_the_chapter_s_own_softmax_is_a_simplification_not_a_slip():
    def shares(z):
        powers = np.exp(z - z.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    own = ActivationFunction(shares, lambda z: shares(z) * (1 - shares(z)))
    assert "vereinfachten Ableitung" in shown(end=own).doubt
    assert shown(end=softmax).doubt == ""
    assert any("Die Schicht meldet δ" in said for said in sentences(shown()))  # more than slope times d


def test_a_kink_is_no_fault():
    zero = Layer(2, 2, relu)
    zero.weightsForNext[:] = 0
    assert Backpropagation([zero, Layer(2, 1, relu, seed=1)], [1, 2], [1]).doubt == ""


def test_going_through_the_steps_lights_one_after_the_other():
    playground = Backpropagation()
    seen = []
    assert playground.stepping.back.disabled
    for number in range(1, len(playground.steps) + 1):
        root = ET.fromstring(playground.view.value)  # noqa: S314 - our own picture
        seen.append(root.find(".//svg").get("aria-label"))
        assert f"Schritt {number} von 12" in playground.stepping.said.value
        press(playground, "Weiter")
    assert playground.stepping.forward.disabled
    assert len(set(seen)) == 12
    press(playground, "Zurück")
    assert playground.stepping.number == 11


def test_numbers_are_changed_in_german_and_slips_are_told():
    playground = Backpropagation()
    number, chosen = playground.controls["number"], playground.controls["chosen"]
    assert (chosen.value, number.value) == ("Eingabe 1", "1")
    chosen.value = "Gewicht Neuron 2 zu Ausgabe"
    assert number.value == "−0,5"
    number.value = "0,5"
    assert "Ausgabe: z = 0,7 · 1 + 0,3 · 0,5 + 0,05 = 0,9." in sentences(playground)
    number.value = "viel"
    assert "„viel“ ist keine Zahl" in playground.message.value
    number.value = "1e9"
    assert "von −100 bis 100" in playground.message.value
    chosen.value = "Wunsch für Ausgabe"
    assert playground.message.value == ""
    number.value = "2"
    assert any("(0,9 − 2)²" in said for said in sentences(playground))
    playground.controls["rate"].value = 1.0
    assert any("Vielleicht war der Schritt zu groß" in said for said in sentences(playground))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (([Layer(784, 16, relu), Layer(16, 10, relu)],), "784 → 16, 16 → 10"),
        (([Layer(2, 3, relu), Layer(2, 1, relu)],), "Schicht 1 gibt 3 Werte aus, Schicht 2 liest 2"),
        ((Layer,), "fehlen die Klammern"),
        (([object()],), "weightsForNext als Tabelle"),
        (([Layer(2, 1, relu)], [1, 2, 3]), "braucht für ein Beispiel 2 Eingaben. Gekommen sind 3"),
        (([Layer(2, 1, relu)], [1, float("nan")]), "keine brauchbare Zahl"),
    ],
)
def test_what_cannot_be_shown_is_told(given, message):
    with pytest.raises((ValueError, TypeError), match=message):
        Backpropagation(*given)


def test_the_static_page_has_the_words_of_all_steps(monkeypatch):
    pages = []
    monkeypatch.setattr(
        "course_helpers.widgets.playgrounds.backpropagation.display_with_picture",
        lambda _box, html: pages.append(html),
    )
    Backpropagation(Network([Layer(2, 1, relu, seed=3)])).show()
    assert pages[0].count("<li>") == 8
    assert "δ" in ET.fromstring(pages[0]).find(".//svg").get("aria-label")  # noqa: S314 - our own page
