"""A trained network on the model of the analog chip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.widgets.playgrounds.analog_layer import analog_copy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from course_helpers.framework import Network


def on_chip(
    network: Network, images: NDArray[Any], bits: int = 6, noise: float = 2.0, *, seed: int = 0
) -> Network:
    """Return a copy of a network that computes forwards as an analog chip does; the given one stays as it is.

    Parameters
    ----------
    network : Network
        With layers of ``course_helpers.framework``.
    images : ndarray, shape (n, inputs)
        Examples that show which inputs and sums are usual; the chip is set to them.
    bits : int
        Bits of a weight beside its sign, 1 to 8; the chip has 6.
    noise : float
        Standard deviation of the noise, in steps of the converter, 0 or more; the chip has about 2.
    seed : int
        Of the noise: the same seed, the same noise.

    Raises
    ------
    ValueError
        If bits or noise lie outside these limits.
    """
    if bits not in range(1, 9):
        raise ValueError(f"Ein Gewicht hat hier 1 bis 8 Bit. Bekommen habe ich {bits}.")
    if not noise >= 0:
        raise ValueError(f"Das Rauschen ist eine Zahl ab 0. Bekommen habe ich {noise}.")
    copied, rng = analog_copy(network, images), np.random.default_rng(seed)
    for layer in copied.layers:
        vars(layer).update(bits=int(bits), noise=float(noise), rng=rng)
    return copied
