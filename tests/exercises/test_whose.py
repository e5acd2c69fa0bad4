"""Whose layer computes: told from the names of a session alone."""

from __future__ import annotations

import pytest

from course_helpers.exercises.whole_layer import faults
from course_helpers.exercises.whose import Teller, networks, whose
from course_helpers.framework import Layer, Network, relu

SUBCLASS = "class Layer(Layer):\n    def sgd(self, derivatives, learningRate):\n        {body}"
RIGHT = "for i, v in enumerate((self.biasesForNext, self.weightsForNext)): v -= learningRate * derivatives[i]"


def session(code=""):
    """Return the names of a session in which a pupil has run this code after the course's setup."""
    names = {"__name__": "__main__", "Layer": Layer, "Network": Network, "relu": relu}
    exec(compile(code, "<ipython-input-1>", "exec"), names)  # noqa: S102 - a pupil's cell
    return names


def mine(body=RIGHT, after=""):
    return session(SUBCLASS.format(body=body) + "\n" + after)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (session(), "course"),
        (session("del Layer"), "none"),
        (session("Layer = 3"), "none"),
        (mine(), "own"),
        (session("class Layer:\n    pass"), "own"),
        (session("class Layer:\n    weightsForNext = 0"), "own"),
    ],
)
def test_whose_a_class_is(names, expected):
    assert whose(names.get("Layer")) == expected


def test_a_method_of_the_pupil_on_the_course_s_class_makes_it_theirs(monkeypatch):
    names = session("def sgd(self, derivatives, learningRate):\n    pass")
    monkeypatch.setattr(Layer, "sgd", names["sgd"])
    assert whose(Layer) == "own"
    assert [fault.task for fault in faults(Layer)] == ["sgd"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("netz = Network([Layer(2, 2, relu)])", "own"),
        ("netz = Network([Layer(2, 2, relu)])\nclass Layer(Layer):\n    pass", "earlier"),
        ("netz = Network([Layer.__base__(2, 2, relu)])", "course"),
        ("netz = Network([Layer.__base__(2, 3, relu), Layer(3, 2, relu)])", "mixed"),
        (
            "class Network:\n  def __init__(self, x): self._layers = x\nnetz = Network([Layer(2, 2, relu)])",
            "own",
        ),
    ],
)
def test_which_layers_a_network_computes_with(after, expected):
    assert networks(mine(after=after)) == {"netz": expected}


def test_objects_that_do_anything_when_asked_are_left_alone():
    trap = "class Falle:\n    def __getattr__(self, name): raise SystemExit(name)\nfalle = Falle()"
    assert networks(session(trap)) == {}


def test_checks_run_again_only_when_the_layer_has_changed(monkeypatch):
    names, calls = mine(), []
    monkeypatch.setattr("course_helpers.exercises.whose.faults", lambda layer: calls.append(layer) or [])
    teller = Teller(names)
    teller.report()
    teller.report()
    assert len(calls) == 1
    names["Layer"].sgd = lambda *_: None
    teller.report()
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("body", "state", "word"),
    [
        ("pass", "offen", "Es hat sich"),
        (RIGHT.replace("-=", "+="), "versucht", "bergauf"),
        ("1 / 0", "versucht", "0"),
    ],
)
def test_what_is_not_solved_is_named(body, state, word, capsys):
    (fault,) = Teller(mine(f"print('laut')\n        {body}")).report()["faults"]
    assert (fault["task"], fault["state"]) == ("sgd", state)
    assert word in fault["says"]
    assert capsys.readouterr().out == ""


def test_a_right_layer_lacks_nothing():
    report = Teller(mine()).report()
    assert report == {"layer": "own", "network": "course", "faults": [], "differences": [], "networks": {}}


def test_an_own_network_that_computes_otherwise_is_told():
    names = session(
        "class Network(Network):\n    def train(self, inputs, labels, learningRate=0.1): return 0.0"
    )
    report = Teller(names).report()
    assert report["network"] == "own"
    assert [one["method"] for one in report["differences"]] == ["train"]
