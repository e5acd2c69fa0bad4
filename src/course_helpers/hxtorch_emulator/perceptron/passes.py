"""The passes over all elements, compiled: one loop each, where numpy makes four to eight.

Most of what a training epoch takes beyond plain torch goes into such passes. Numba compiles them when the
emulator is installed, in under a second and without a compiler on the machine. It does so in each process:
where this package may not be written, as on a hub, it would keep the result in the home, which may be full.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from course_helpers.hxtorch_emulator.perceptron import constants

Array = NDArray[Any]

STRIP = 2**13  # values of a recording used at once; the sum of longer strips varies too little
# float32, for a number of Python would make the loops compute in float64
_LEAST = np.float32(constants.output_activation_min)
_GREATEST = np.float32(constants.output_activation_max)


@numba.njit()
def round_within(values: Array, least: float, greatest: float, rounded: Array) -> bool:
    """Round to whole numbers, halves to the even one, and tell whether all lie within the limits.

    Parameters
    ----------
    values : ndarray of float32 or float64, flat
        What is rounded.
    least, greatest : float
        Limits; NaN is never within. With a value outside of them ``rounded`` means nothing.
    rounded : ndarray, flat
        Takes the result.
    """
    within = True
    for i in range(values.size):
        whole = np.rint(values[i])
        within = within & (whole >= least) & (whole <= greatest)  # no branch: several at once
        rounded[i] = np.int32(whole)
    return within


@numba.njit()
def add_read_out(
    total: Array, block: Array, gain: float | np.float32, recorded: Array, places: Array
) -> None:
    """Read the product of a block out and add it: gain, noise, floor, clamp to [-128, 127].

    Parameters
    ----------
    total : ndarray of float32, flat
        What the result is added to.
    block : ndarray, flat
        The product.
    gain : float32 or float64
        LSB per unit of it; the loop computes in this type.
    recorded : ndarray of float32, shape (2, length)
        Two recordings of noise; a value gets one of each.
    places : ndarray of int, shape (2, strips)
        Where in the recordings the noise of each `STRIP` values begins; the last strip may be shorter.
    """
    for k in range(places.shape[1]):
        results, strip = total[k * STRIP : (k + 1) * STRIP], block[k * STRIP : (k + 1) * STRIP]
        first = recorded[0, places[0, k] : places[0, k] + strip.size]
        second = recorded[1, places[1, k] : places[1, k] + strip.size]
        for i in range(strip.size):
            voltage = np.float32(strip[i]) * gain + first[i] + second[i]
            results[i] += min(max(np.floor(voltage), _LEAST), _GREATEST)
