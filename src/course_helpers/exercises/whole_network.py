"""In what a pupil's whole network computes otherwise than the course's: tried on one small step."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from course_helpers.exercises.clock import TimeIsUpError
from course_helpers.exercises.errors import explain
from course_helpers.exercises.limits import MemoryIsUpError, limited
from course_helpers.exercises.numbers import as_numbers, close
from course_helpers.framework import Layer, Network, relu, softmax

METHODS = ("feedForward", "mse_loss", "train")  # what chapter 4 writes, in its order
_RATE = 0.5
_SAYS = {
    "feedForward": "Bei denselben Gewichten gibt `feedForward` etwas anderes aus.",
    "mse_loss": "`mse_loss` gibt andere Zahlen zurück.",
    "train": "Nach einem Schritt mit `train` sind die Gewichte andere.",
}


class Difference(NamedTuple):
    """A method that is not as the course's, and a German sentence."""

    method: str
    says: str


def differences(network: type[Any]) -> list[Difference]:
    """Return in what a network's class differs from the course's; nothing if it computes the same.

    A method that builds on another one is only looked at if that one is right. The pupil's code may print,
    warn and raise; none of it reaches the page.
    """
    for method in METHODS:
        says = _missing(network, method) or _tried(network, method)
        if says:
            return [Difference(method, says)]
    return []


def _missing(network: type[Any], method: str) -> str:
    return "" if callable(getattr(network, method, None)) else f"Ihm fehlt `{method}`."


def _tried(network: type[Any], method: str) -> str:
    wanted = _numbers(Network, method)
    try:
        found = limited(lambda: _numbers(network, method))
    except (TimeIsUpError, MemoryIsUpError, MemoryError):
        return f"`{method}` rechnet einige Sekunden, ohne fertig zu werden, oder braucht zu viel Speicher."
    except Exception as error:  # noqa: BLE001 - a pupil's code may raise anything
        return f"In `{method}`: {explain(error, '')[0]}"
    return "" if _same(found, wanted) else _SAYS[method]


def _numbers(network: type[Any], method: str) -> list[Any]:
    """Return what a method of a fresh network does to two layers of the course's, always from the same start."""
    layers = [Layer(3, 4, relu, seed=1), Layer(4, 2, softmax, seed=2)]
    random = np.random.default_rng(3)
    inputs = random.uniform(0.1, 1, (5, 3)).astype(np.float32)
    labels = np.eye(2, dtype=np.float32)[[0, 1, 1, 0, 1]]
    made = network(layers)
    if method == "feedForward":
        return [made.feedForward(inputs)]
    if method == "mse_loss":
        return list(made.mse_loss(made.feedForward(inputs), labels))
    made.train(inputs, labels, _RATE)
    return [one for layer in layers for one in (layer.weightsForNext, layer.biasesForNext)]


def _same(found: list[Any], wanted: list[Any]) -> bool:
    arrays = [as_numbers(one) for one in found]
    return len(arrays) == len(wanted) and all(
        mine is not None and mine.shape == right.shape and close(mine, right)
        for mine, right in zip(arrays, wanted, strict=True)
    )
