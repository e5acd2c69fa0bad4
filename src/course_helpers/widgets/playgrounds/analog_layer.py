"""A layer that computes as an analog chip does, for the playground from exact to analog."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_helpers.framework import Layer

LOWEST, HIGHEST = -128, 127  # the chip digitises its results with 8 bits
FULL = 100  # where the largest usual sum lands at gain 1
Array = NDArray[Any]


class AnalogLayer(Layer):
    """A layer whose sums are computed as an analog chip would; it learns with the exact rule.

    Inputs have 5 bits, weights ``bits`` (one of them the sign). The sum is amplified by ``gain``, gets
    ``noise`` (standard deviation in steps of the readout) and is read out with 8 bits: rounded and cut off.
    Beyond that, no two neurons are alike: gain and zero of each deviate by about ``spread`` percent, always
    the same way. ``largest`` is the largest usual sum, ``loudest`` the largest usual input.
    """

    bits, gain, noise, spread = 8, 1.0, 0.0, 0.0
    largest, loudest = 1.0, 1.0
    rng = np.random.default_rng(5)

    def feedForward(self, neurons: Array, recording: bool = False) -> Array:
        """Compute the next neurons, shape (n, nNextLayer)."""
        inputs = np.rint(np.clip(neurons / self.loudest, 0, 1) * 31) * (self.loudest / 31)
        levels = 2 ** (self.bits - 1) - 1
        unit = np.abs(self.weightsForNext).max() / levels
        weights = np.rint(self.weightsForNext / unit) * unit
        scale = self.gain * FULL / self.largest
        sums = scale * (inputs @ weights + self.biasesForNext)
        gains, zeros = np.random.default_rng(len(self.biasesForNext)).standard_normal((2, sums.shape[1]))
        sums = sums * (1 + self.spread / 100 * gains) + self.spread / 100 * FULL * zeros
        sums += self.noise * self.rng.standard_normal(sums.shape)
        z = np.clip(np.rint(sums), LOWEST, HIGHEST).astype(np.float32) / np.float32(scale)
        if recording:
            self.last_z, self.last_values = z, neurons
        return self.activationFunction.function(z)
