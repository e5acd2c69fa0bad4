"""A training in shuffled mini-batches as a generator: whoever drives it decides when to pause."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from course_helpers.framework import checks, uphill
from course_helpers.framework.examples import prepared
from course_helpers.framework.history import History
from course_helpers.framework.measure import Measured, measure_for
from course_helpers.framework.rates import LearningRate, rates
from course_helpers.framework.remember import remember
from course_helpers.framework.step import Loss, forward, step

if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import AbstractContextManager

    from course_helpers.framework.activation import Array
    from course_helpers.framework.bar import Bar

SOME = 500  # examples are enough to know the loss roughly
PAUSE_EVERY = 0.05  # seconds; shorter than anyone notices
PAUSE = 0.005  # seconds; 0 would starve the other tasks in the browser


class Learner(Protocol):
    """What is trained: layers, the loss they learn by, and whether they have made a step before."""

    learned: bool

    @property
    def layers(self) -> list[Any]:
        """The layers, from the input to the output."""

    @staticmethod
    def mse_loss(outputs: Array, labels: Array) -> tuple[Array, Array]:
        """Return the loss and its derivative."""


@dataclass
class Training:
    """One training; `Network.fit` describes the parameters and what is raised."""

    network: Learner
    inputs: Array
    labels: Array
    epochs: int = 10
    batch_size: int = 32
    learning_rate: LearningRate = 0.1
    seed: int | None = None
    loss: Loss | None = None
    validation: tuple[Array, Array] | None = None
    progress: bool = True
    history: History = field(default_factory=History, init=False)

    def __post_init__(self) -> None:
        checks.whole_number(self.epochs, "epochs (die Anzahl der Epochen)")
        checks.whole_number(self.batch_size, "batch_size (Beispiele je Schritt)")
        self._rates = rates(self.learning_rate, self.epochs)
        layers = self.network.layers
        self.inputs, self.labels = prepared(layers, self.inputs, self.labels, hint=True)
        if self.validation is not None:
            self.validation = prepared(layers, *checks.pair(self.validation))
        self._loss = self.loss or self.network.mse_loss
        self._measure = measure_for(self.labels)

    def run(self) -> History:
        """Train to the end, or until the kernel is interrupted."""
        try:
            with closing(self.steps()) as steps:
                for _ in steps:
                    pass
        except KeyboardInterrupt:
            self.history.interrupted = True
            print(f"Angehalten. Das Netz behält, was es gelernt hat. {self.history}")  # noqa: T201 - for the pupil
        return self.history

    async def run_async(self) -> History:
        """Train to the end, but let the event loop run meanwhile."""
        paused = time.monotonic()
        with closing(self.steps()) as steps:
            for _ in steps:
                if time.monotonic() - paused > PAUSE_EVERY:
                    await asyncio.sleep(PAUSE)
                    paused = time.monotonic()
        return self.history

    def steps(self) -> Generator[None, None, None]:
        """Train; yield after every batch, add to ``history`` after every epoch.

        An error puts the layers back as they were; closing the generator early keeps them as they are.
        """
        rng = np.random.default_rng(self.seed)
        self._first = self._loss_before()
        put_back = [remember(layer) for layer in self.network.layers]
        try:
            with self._bar() as bar:
                for rate in self._rates:
                    for _ in self._epoch(rng.permutation(len(self.inputs)), rate):
                        if bar is not None:
                            bar.update()
                        yield
                    if bar is not None:
                        bar.set_postfix_str(self.history.latest())
            self._tell_if_uphill()
        except Exception:
            for one in put_back:
                one()
            raise

    def _tell_if_uphill(self) -> None:
        text = uphill.sentence(self._first, self.history.loss[-1], self.labels, self._loss)
        if text:
            print(text)  # noqa: T201 - for the pupil

    @np.errstate(over="ignore", invalid="ignore")  # the first step says in German what is wrong
    def _loss_before(self) -> float:
        """Return the mean loss of some examples before anything is learned."""
        outputs = forward(self.network.layers, self.inputs[:SOME])
        return float(np.sum(self._loss(outputs, self.labels[:SOME])[0])) / len(outputs)

    def _bar(self) -> AbstractContextManager[Bar | None]:
        # tqdm's bar for notebooks ignores the variable, which keeps bars out of the book's printed pages.
        if not self.progress or os.environ.get("TQDM_DISABLE"):
            return nullcontext()
        from course_helpers.framework.bar import Bar  # noqa: PLC0415 - seldom needed, see there

        steps = self.epochs * -(-len(self.inputs) // self.batch_size)
        return Bar(None, total=steps, desc="Training", unit=" Schritte", file=sys.stdout)

    def _epoch(self, order: Array, rate: float) -> Generator[None, None, None]:
        total, measured = 0.0, 0.0
        for start in range(0, len(order), self.batch_size):
            rows = order[start : start + self.batch_size]
            labels = self.labels.take(rows, axis=0)
            network, inputs = self.network, self.inputs.take(rows, axis=0)
            outputs, loss = step(network.layers, inputs, labels, rate, self._loss, learned=network.learned)
            network.learned = True
            total += loss
            measured += self._measure.total(outputs, labels)
            yield
        self.history.loss.append(total / len(order))
        self.history.accuracy.append(Measured(measured / len(order), self._measure))
        self._validate()

    def _validate(self) -> None:
        if self.validation is None:
            return
        inputs, labels = self.validation
        outputs = forward(self.network.layers, inputs)
        self.history.validation_loss.append(float(np.sum(self._loss(outputs, labels)[0])) / len(outputs))
        self.history.validation_accuracy.append(self._measure.of(outputs, labels))
