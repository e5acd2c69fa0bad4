"""The converter that records a membrane: about one whole number in 34 ns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.chip.virtual_chip.neurons import figures

if TYPE_CHECKING:
    from course_helpers.chip.virtual_chip.neurons.circuits import Array


def sampled(
    times: Array, trace: Array, duration: float, generator: np.random.Generator
) -> tuple[Array, Array]:
    """Return when the converter looked, in microseconds, and what it saw.

    Parameters
    ----------
    times, trace : ndarray, shape (steps,)
        Computed voltage in LSB.
    duration : float
        Length of the recording in microseconds.
    generator : numpy.random.Generator
        Draws the moments and the noise.

    Returns
    -------
    times : ndarray, shape (samples,)
    values : ndarray of float32, shape (samples,)
        Whole numbers from 0 to 1023.
    """
    count = int(duration / figures.SAMPLE_PERIOD.value)
    jitter = figures.SAMPLE_JITTER.value
    moments = (
        np.arange(count) + 0.5 + generator.uniform(-jitter, jitter, count)
    ) * figures.SAMPLE_PERIOD.value
    noise = generator.normal(0.0, figures.CONVERTER_NOISE.value, count)
    values = np.rint(np.clip(np.interp(moments, times, trace) + noise, 0, figures.CONVERTER_HIGHEST))
    return moments, values.astype(np.float32)


def line(current: Array) -> Array:
    """Return the voltage of a synaptic line, which falls with the current in units of weight."""
    result: Array = figures.LINE_REST.value - figures.LINE_DROP.value * current
    return result
