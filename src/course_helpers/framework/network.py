"""The network: layers one after the other, a loss, and learning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.framework import checks, examples, rates
from course_helpers.framework.describe import network_lines, parameters
from course_helpers.framework.measure import Measured, measure_for
from course_helpers.framework.step import Loss, forward, step
from course_helpers.framework.training import Training
from course_helpers.framework.uphill import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course_helpers.framework.activation import Array
    from course_helpers.framework.history import History


class Network:
    """A neural network: each of the ``layers``, ours or a pupil's own, reads what the one before computes.

    ``inputs`` are numbers of shape (n, inputs of the first layer). ``labels`` are the wanted outputs, shape
    (n, outputs), or n numbers: the right classes, or what the only output should be. Every method raises
    ValueError or TypeError, in German, if something does not fit, is empty, NaN or infinite.
    """

    def __init__(self, layers: Sequence[Any]) -> None:
        checks.chain(layers)
        self._layers = list(layers)
        # counted now: a pupil's own layer may record under any name later
        self._counts = [parameters(one) for one in layers]
        self._watch = Watch()
        self.learned = False  # whether it has made a step yet

    @property
    def layers(self) -> list[Any]:
        """The layers, from the input to the output."""
        return self._layers

    def __repr__(self) -> str:
        return network_lines(self._layers, self._counts)

    def feedForward(self, inputs: Array, recording: bool = False) -> Array:
        """Send ``inputs`` through all layers; return the outputs, shape (n, outputs)."""
        return forward(self._layers, checks.finite(inputs, "Die Eingabe"), recording)

    @staticmethod
    def mse_loss(outputs: Array, labels: Array) -> tuple[Array, Array]:
        """Compute the squared error; both arguments have the shape (n, outputs).

        Returns the loss of each output, summed over the examples, shape (outputs,), and the derivative of
        each example's loss by its outputs, shape (n, outputs).
        """
        examples.same_shape(outputs, labels)
        loss = np.sum((labels - outputs) ** 2, axis=0)
        derivative = (outputs - labels) * 2
        return loss, derivative

    @staticmethod
    def cross_entropy_loss(outputs: Array, labels: Array) -> tuple[Array, Array]:
        """Compute -label * log(output), for networks that end in softmax; shapes as in `mse_loss`."""
        examples.same_shape(outputs, labels)
        checks.probabilities(outputs)
        return -np.sum(labels * np.log(outputs), axis=0), -labels / outputs

    def train(self, inputs: Array, labels: Array, learningRate: float = 0.01) -> float:
        """Learn one step from all of ``inputs`` at once; return the mean loss before it."""
        rate = rates.learning_rate(learningRate)
        inputs, labels = examples.prepared(self._layers, inputs, labels, hint=not self.learned)
        _, loss = step(self._layers, inputs, labels, rate, self.mse_loss, learned=self.learned)
        self.learned = True
        self._watch.step(loss / len(inputs), labels, self.mse_loss)
        return loss / len(inputs)

    def accuracy(self, inputs: Array, labels: Array) -> Measured:
        """Return what counts in the end; the number itself says which of these it is.

        The share, 0 to 1, of examples whose strongest output is the right class; with labels 0 and 1 for one
        output, the share on the right side of 0.5; with other numbers, their mean distance from the outputs.
        """
        inputs, labels = examples.prepared(self._layers, inputs, labels)
        return measure_for(labels).of(self.feedForward(inputs), labels)

    def fit(  # noqa: PLR0913 - every one is a knob that a lesson turns
        self,
        inputs: Array,
        labels: Array,
        epochs: int = 10,
        batch_size: int = 32,
        learning_rate: rates.LearningRate = 0.1,
        *,
        seed: int | None = None,
        loss: Loss | None = None,
        validation: tuple[Array, Array] | None = None,
        progress: bool = True,
    ) -> History:
        """Train on shuffled batches of ``batch_size`` examples; return how it went, epoch by epoch.

        ``learning_rate`` is a number, one for each epoch, or a function of the epoch, from 0 on. ``loss`` is
        `mse_loss`, `cross_entropy_loss` or an own one. ``validation``, inputs and labels, is not learned
        from, but measured after every epoch. A ``seed``, also in the layers, makes all repeatable;
        ``progress=False`` or the environment variable TQDM_DISABLE=1 hides the bar. Interrupting the kernel
        keeps what was learned; an error, also a loss that is no number, puts the layers back as they were.
        A loss that has grown is remarked on.
        """
        options: Any = {"seed": seed, "loss": loss, "validation": validation, "progress": progress}
        return Training(self, inputs, labels, epochs, batch_size, learning_rate, **options).run()

    async def fit_async(self, inputs: Array, labels: Array, **options: Any) -> History:
        """Train like `fit`, with the same options; as a task, it leaves widgets alive, in the browser too.

        Cancelling the task keeps what was learned.
        """
        return await Training(self, inputs, labels, **options).run_async()
