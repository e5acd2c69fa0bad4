"""What trains a network: `Network.fit`, and `Network.fit_async` for pages that stay alive meanwhile."""

from __future__ import annotations

import asyncio
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from course_helpers.framework.training import Training

if TYPE_CHECKING:
    from course_helpers.framework.activation import Array
    from course_helpers.framework.history import History
    from course_helpers.framework.network import Network
    from course_helpers.framework.step import Loss

PAUSE_EVERY = 0.05  # seconds; shorter than anyone notices
PAUSE = 0.005  # seconds; 0 would starve the other tasks in the browser


def fit(  # noqa: PLR0913, PLR0917 - every one is a knob that a lesson turns
    self: Network,
    inputs: Array,
    labels: Array,
    epochs: int = Training.epochs,
    batch_size: int = Training.batch_size,
    learning_rate: float = Training.learning_rate,
    *,
    seed: int | None = None,
    loss: Loss | None = None,
    validation: tuple[Array, Array] | None = None,
    progress: bool = True,
) -> History:
    """Train the network on shuffled mini-batches.

    Parameters
    ----------
    inputs : numpy.ndarray
        Shape (n, inputs of the first layer), numbers; they are computed with in the weights' dtype.
    labels : numpy.ndarray
        The right classes, n whole numbers; or one-hot, shape (n, outputs).
    epochs : int
        How often every example is used.
    batch_size : int
        Examples per step; the last batch of an epoch holds what is left.
    learning_rate : float
        Size of a step.
    seed : int, optional
        Makes the order of the examples, and with seeded layers the whole training, repeatable.
    loss : callable, optional
        ``(outputs, labels) -> (loss, derivative)``: `Network.mse_loss` (default) or
        `Network.cross_entropy_loss`.
    validation : tuple, optional
        Inputs and labels that are not learned from, but measured after every epoch.
    progress : bool
        Whether to show a progress bar; the environment variable TQDM_DISABLE=1 hides every bar.

    Returns
    -------
    History
        Loss and accuracy of every finished epoch. Interrupting the kernel (KeyboardInterrupt) ends the
        training early, keeps the weights learned so far and returns the history so far.

    Raises
    ------
    ValueError, TypeError
        If shapes or types do not fit or the loss is no longer a number; the weights are then as before.
    """
    training = Training(
        self, inputs, labels, epochs, batch_size, learning_rate, seed, loss, validation, progress=progress
    )
    try:
        with closing(training.steps()) as steps:
            for _ in steps:
                pass
    except KeyboardInterrupt:
        training.history.interrupted = True
        print(f"Angehalten. Das Netz behält, was es gelernt hat. {training.history}")  # noqa: T201 - for the pupil
    return training.history


async def fit_async(self: Network, inputs: Array, labels: Array, **options: Any) -> History:
    """Train like `fit`, with the same options, but let the event loop run meanwhile.

    Started as a task, it leaves widgets alive while the network learns; in the browser too, where there are
    no threads. Cancelling the task keeps the weights learned so far.
    """
    training = Training(self, inputs, labels, **options)
    paused = time.monotonic()
    with closing(training.steps()) as steps:
        for _ in steps:
            if time.monotonic() - paused > PAUSE_EVERY:
                await asyncio.sleep(PAUSE)
                paused = time.monotonic()
    return training.history
