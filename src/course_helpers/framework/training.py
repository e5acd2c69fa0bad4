"""A training in shuffled mini-batches as a generator: whoever drives it decides when to pause."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from tqdm.auto import tqdm

from course_helpers.framework import checks
from course_helpers.framework.accuracy import hits
from course_helpers.framework.history import History
from course_helpers.framework.step import Loss, step

if TYPE_CHECKING:
    from collections.abc import Generator

    from course_helpers.framework.activation import Array
    from course_helpers.framework.network import Network


class _Bar(tqdm):  # type: ignore[type-arg]  # generic only in the stubs
    """A progress bar without tqdm's watching thread, which browsers cannot start."""

    monitor_interval = 0


@dataclass
class Training:
    """One training; `Network.fit` describes the parameters and what is raised."""

    network: Network
    inputs: Array
    labels: Array
    epochs: int = 10
    batch_size: int = 32
    learning_rate: float = 0.1
    seed: int | None = None
    loss: Loss | None = None
    validation: tuple[Array, Array] | None = None
    progress: bool = True
    history: History = field(default_factory=History, init=False)

    def __post_init__(self) -> None:
        checks.whole_number(self.epochs, "epochs (die Zahl der Epochen)")
        checks.whole_number(self.batch_size, "batch_size (Beispiele je Schritt)")
        checks.learning_rate(self.learning_rate)
        self.inputs, self.labels = self._examples(self.inputs, self.labels)
        if self.validation is not None:
            self.validation = self._examples(*self.validation)
        self._loss = self.loss or self.network.mse_loss

    def _examples(self, inputs: Array, labels: Array) -> tuple[Array, Array]:
        first, last = self.network.layers[0], self.network.layers[-1]
        inputs = checks.neurons(checks.finite(inputs, "Die Eingabe"), first.weightsForNext)
        shape = (len(inputs), last.weightsForNext.shape[1])
        return inputs, checks.labels(labels, shape, inputs.dtype)

    def steps(self) -> Generator[None, None, None]:
        """Train; yield after every batch, add to ``history`` after every epoch.

        An error puts the weights back as they were; closing the generator early keeps them as they are.
        """
        rng = np.random.default_rng(self.seed)
        before = [(layer.weightsForNext.copy(), layer.biasesForNext.copy()) for layer in self.network.layers]
        try:
            with self._bar() as bar:
                for _ in range(self.epochs):
                    for _ in self._epoch(rng.permutation(len(self.inputs))):
                        bar.update()
                        yield
                    bar.set_postfix_str(self.history.latest())
        except Exception:
            for layer, (weights, biases) in zip(self.network.layers, before, strict=True):
                layer.weightsForNext[...] = weights
                layer.biasesForNext[...] = biases
            raise

    def _bar(self) -> _Bar:
        steps = self.epochs * -(-len(self.inputs) // self.batch_size)
        # tqdm's bar for notebooks ignores the variable, which keeps bars out of the book's printed pages.
        hidden = not self.progress or bool(os.environ.get("TQDM_DISABLE"))
        return _Bar(None, total=steps, desc="Training", unit=" Schritte", file=sys.stdout, disable=hidden)

    def _epoch(self, order: Array) -> Generator[None, None, None]:
        total, right = 0.0, 0
        for start in range(0, len(order), self.batch_size):
            rows = order[start : start + self.batch_size]
            labels = self.labels[rows]
            inputs = self.inputs[rows]
            outputs, loss = step(self.network.layers, inputs, labels, self.learning_rate, self._loss)
            total += loss
            right += hits(outputs, labels)
            yield
        self.history.loss.append(total / len(order))
        self.history.accuracy.append(right / len(order))
        self._validate()

    def _validate(self) -> None:
        if self.validation is None:
            return
        inputs, labels = self.validation
        outputs = self.network.feedForward(inputs)
        self.history.validation_loss.append(float(self._loss(outputs, labels)[0].sum()) / len(outputs))
        self.history.validation_accuracy.append(hits(outputs, labels) / len(outputs))
