"""The passes over all elements, compiled: one loop each, where numpy makes four to eight.

Most of what a training epoch takes beyond plain torch goes into such passes. Numba compiles them when the
emulator is installed, in under a second and without a compiler on the machine. It does so in each process:
where this package may not be written, as on a hub, it would keep the result in the home, which may be full.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import torch
from numpy.typing import NDArray

from course_helpers.chip.hxtorch_emulator.perceptron import constants

Array = NDArray[Any]

STRIP = 2**13  # values of a recording used at once; the sum of longer strips varies too little
_LONG = (torch.float32, torch.float64)
# float32, for a number of Python would make the loops compute in float64
_LEAST = np.float32(constants.output_activation_min)
_GREATEST = np.float32(constants.output_activation_max)


def as_numpy(values: torch.Tensor) -> Array:
    """Return the values without gaps in memory, rows or columns first; numpy lacks torch's short types."""
    values = values.detach()
    seen: Array = (values if values.dtype in _LONG else values.float()).numpy()
    return seen if seen.flags.forc else seen.copy()


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


@numba.njit()
def add_bias(total: Array, bias: Array) -> None:
    """Clamp a sum of read-outs to [-128, 127], add a number in 8 bit to each column and clamp again.

    Parameters
    ----------
    total : ndarray of float32, shape (rows, columns)
        What is changed.
    bias : ndarray of float32, shape (columns,)
        Floored and clamped to [-128, 127] before; NaN stays NaN.
    """
    for i in range(total.shape[0]):
        for j in range(total.shape[1]):
            added = min(max(np.floor(bias[j]), _LEAST), _GREATEST)
            clamped = min(max(total[i, j], _LEAST), _GREATEST)
            total[i, j] = min(max(clamped + added, _LEAST), _GREATEST)


@numba.njit()
def scale_down(values: Array, factor: float, greatest: float, scaled: Array) -> None:
    """Multiply, clamp to [0, greatest] and floor.

    Parameters
    ----------
    values : ndarray of float32 or float64, flat
        What is scaled; NaN stays NaN.
    factor, greatest : float
        Of the same type.
    scaled : ndarray of the same type, flat
        Takes the result.
    """
    for i in range(values.size):
        scaled[i] = np.floor(min(max(values[i] * factor, values.dtype.type(0)), greatest))
