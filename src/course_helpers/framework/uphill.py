"""A loss that grows instead of falling, and one German sentence about it: a training goes on silently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.framework.measure import german

if TYPE_CHECKING:
    from course_helpers.framework.activation import Array
    from course_helpers.framework.step import Loss

CLEARLY = 1.1  # times the loss that one begins with, or gets by guessing; below, it may be chance
STEPS = 10  # so many in a row, for a right layer may jump once
RISES = 50  # so many in a row, however small: a right layer jumps up and down, or goes down slowly
TINY = np.float32(1e-6)  # no share is exactly 0, of which there is no logarithm
FEWEST = 4  # examples; of fewer the loss says nothing about the others
_WHY = (
    "Entweder ist die Lernrate zu groß. Oder in sgd oder getDerivatives stimmt ein Vorzeichen nicht, "
    "dann geht es bergauf. Prüfe beides, und fange mit einem neuen Netz an."
)


def sentence(first: float, latest: float, outputs: Array, loss: Loss) -> str | None:
    """Say that the loss has grown; None unless it is clearly worse than at the beginning and than guessing.

    Parameters
    ----------
    first, latest : float
        Mean loss of an example, at the beginning and now.
    outputs : ndarray
        The wanted outputs, shape (n, outputs); who guesses always answers their mean.
    loss : callable
        What is learned by, as in `Network.fit`.
    """
    if not latest > CLEARLY * first:
        return None
    guess = np.broadcast_to(outputs.mean(axis=0) + TINY, outputs.shape)
    if not latest > CLEARLY * float(np.sum(loss(guess, outputs)[0])) / len(outputs):
        return None
    numbers = f"von {german(first, 2)} auf {german(latest, 2)}"
    return f"Der Fehler ist gewachsen statt gefallen, {numbers}. {_WHY}"


class Watch:
    """Follows single steps of a network, as `Network.train` takes them; it speaks once."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._before = float("inf")
        self._worse = self._rises = 0
        self._told = False

    def step(self, latest: float, outputs: Array, loss: Any) -> None:
        """Look at the mean loss before a step, and tell the pupil if it has been growing for long."""
        if self._told or len(outputs) < FEWEST:
            return
        self._first = latest if self._first is None else self._first
        self._worse = self._worse + 1 if latest > CLEARLY * self._first else 0
        self._rises = self._rises + 1 if latest > self._before else 0
        self._before = latest
        text = sentence(self._first, latest, outputs, loss) if self._worse >= STEPS else None
        if self._rises >= RISES:  # by tiny steps it never gets clearly worse
            text = text or f"Der Fehler ist {RISES} Schritte nacheinander gewachsen. {_WHY}"
        if text:
            self._told = True
            print(text)  # noqa: T201 - for the pupil
