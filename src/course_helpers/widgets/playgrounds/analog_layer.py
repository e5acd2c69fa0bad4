"""A layer that computes as an analog chip does, for the playground from exact to analog."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_helpers.chip import virtual_chip
from course_helpers.framework import Layer, Network

FULL = 100  # where the largest usual sum lands at gain 1
INPUT = 31  # the chip's largest
Array = NDArray[Any]


def largest_weight(bits: int) -> int:
    """Return the largest weight that ``bits`` can hold beside the sign: 6 give -63 to 63."""
    return (1 << bits) - 1


class AnalogLayer(Layer):
    """A layer whose sums are computed by the model of the chip; it learns with the exact rule.

    Inputs have 5 bits, weights ``bits`` and a sign: 6 bits are the chip's -63 to 63. The sum is amplified by
    ``gain``, bends where a neuron of the chip does, gets ``noise`` (standard deviation in steps of the
    converter) and is read out with 8 bits: rounded down and cut off. Beyond that, no two neurons are alike:
    gain and zero of each deviate by about ``spread`` percent, always the same way. ``largest`` is the largest
    usual sum, ``loudest`` the largest usual input. Unlike on the chip, all inputs go into one block.
    """

    bits, gain, noise, spread = 6, 1.0, 0.0, 0.0
    largest, loudest = 1.0, 1.0
    rng = np.random.default_rng(5)

    def feedForward(self, neurons: Array, recording: bool = False) -> Array:
        """Compute the next neurons, shape (n, nNextLayer)."""
        inputs = np.rint(np.clip(neurons / self.loudest, 0, 1) * INPUT) * (self.loudest / INPUT)
        unit = np.abs(self.weightsForNext).max() / largest_weight(self.bits)
        weights = np.rint(self.weightsForNext / unit) * unit
        scale = self.gain * FULL / self.largest  # LSB of the converter per unit of the sums
        charges = inputs @ np.maximum(weights, 0), inputs @ np.maximum(-weights, 0)
        # pauses are long here, so nothing saturates: the playground of one chip shows that
        sums = virtual_chip.membrane(*charges, 0.0, *self._neurons(scale))
        results = virtual_chip.digitized(sums + self.noise * self.rng.standard_normal(sums.shape))
        z = results.astype(np.float32) / np.float32(scale)
        if recording:
            self.last_z, self.last_values = z, neurons
        return self.activationFunction.function(z)

    def _neurons(self, scale: float) -> tuple[Array, Array, Array, Array]:
        """Return gain, offset, knee and floor of as many neurons of a chip as there are sums."""
        chip, part = virtual_chip.uncalibrated(virtual_chip.DEFAULT_SERIAL), self.spread / 100
        columns = np.arange(len(self.biasesForNext)) % virtual_chip.COLUMNS
        gains, zeros = (one[0, columns] for one in virtual_chip.deviations(chip.serial))
        return (
            scale * np.clip(1 + part * gains, 0, None),
            scale * self.biasesForNext + part * FULL * zeros,
            chip.knee[0, columns],
            chip.floor[0, columns],
        )


def analog_copy(network: Network, usual: Array) -> Network:
    """Return a copy of a network with analog layers, each set to the values that are usual in it.

    Parameters
    ----------
    network : Network
        With layers of ``course_helpers.framework``; it stays as it is.
    usual : ndarray, shape (n, inputs)
        Examples whose largest inputs and sums each layer is set to.
    """
    layers, values = [], usual
    for exact in network.layers:
        inputs, outputs = exact.weightsForNext.shape
        layer = AnalogLayer(inputs, outputs, exact.activationFunction, seed=0)
        layer.weightsForNext, layer.biasesForNext = exact.weightsForNext.copy(), exact.biasesForNext.copy()
        sums = values @ exact.weightsForNext + exact.biasesForNext
        layer.largest, layer.loudest = float(np.abs(sums).max()), float(values.max())
        layers.append(layer)
        values = exact.activationFunction.function(sums)
    return Network(layers)
