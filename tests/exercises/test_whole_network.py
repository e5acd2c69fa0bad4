"""A pupil's own Network: right ones stay unremarked, others are told by the method that differs."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from course_helpers.exercises.whole_network import differences

CHAPTER = Path(__file__).parents[2] / "book/chapters/04_das_netz_lernt.md"


def book_code():
    """Return what chapter 4 gives as the network."""
    cells = re.findall(
        r"```\{code-cell\} ipython3\n:tags: \[gibt-netz\]\n(.*?)```", CHAPTER.read_text("utf-8"), re.DOTALL
    )
    assert len(cells) >= 2
    return "\n".join(cells)


def network(*changes, after=""):
    """Return chapter 4's class with some text replaced, as a pupil's cell makes it."""
    code = book_code()
    for old, new in changes:
        assert old in code, old
        code = code.replace(old, new)
    names = {"__name__": "__main__", "np": np}
    exec(compile(f"{code}\n{after}", "<ipython-input-1>", "exec"), names)  # noqa: S102 - a pupil's cell
    return names["Network"]


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (("self._layers", "self.schichten"),),
        (("2 * (outputs - labels)", "-2.0 * (labels - outputs)"),),
        (("return sum(loss) / outputs.shape[0]", "print(loss)"),),  # what `train` returns is only shown
    ],
)
def test_a_network_that_computes_the_same_is_not_remarked_on(changes):
    assert differences(network(*changes)) == []


@pytest.mark.parametrize(
    ("changes", "method", "says"),
    [
        (
            (("for layer in self._layers:  ", "for layer in self._layers[:1]:"),),
            "feedForward",
            "etwas anderes aus",
        ),
        ((("2 * (outputs - labels)", "2 * (labels - outputs)"),), "mse_loss", "andere Zahlen"),
        ((("** 2, axis=0", "** 2"),), "mse_loss", "andere Zahlen"),
        (
            (("layer.sgd(steigungen, learningRate)", "layer.sgd(steigungen, -learningRate)"),),
            "train",
            "andere",
        ),
        ((("layer.sgd(steigungen, learningRate)", "pass"),), "train", "andere"),
        ((("outputDerivative = derivative[2]", "pass"),), "train", "In `train`: Dein Code bricht"),
        ((("Network.train = train", ""),), "train", "Ihm fehlt `train`"),
        (
            (("for layer in self._layers:  ", "while True:"), ("values = layer.", "inputs = layer.")),
            "feedForward",
            "",
        ),
    ],
)
def test_what_differs_is_named(changes, method, says):
    (found,) = differences(network(*changes))
    assert found.method == method
    assert says in found.says
    assert "Traceback" not in found.says


def test_a_class_that_is_no_network_is_told_and_nothing_is_printed(capsys):
    (found,) = differences(type("Network", (), {}))
    assert found == ("feedForward", "Ihm fehlt `feedForward`.")
    assert capsys.readouterr().out == ""
