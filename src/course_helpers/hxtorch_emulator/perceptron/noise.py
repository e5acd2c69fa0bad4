"""Gaussian noise at a tenth of the usual cost, and the read-out that needs little of it."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from course_helpers.hxtorch_emulator.perceptron import constants

if TYPE_CHECKING:
    from collections.abc import Iterable

Array = NDArray[Any]
Loud = tuple[Array, Array]  # places in (rows · columns), and the values there

_LOWEST, _HIGHEST = float(constants.output_activation_min), float(constants.output_activation_max)
_SMOOTH = 1.0  # LSB; from here on the rounding of noisy values is uniform (see read_out)
_MARGIN = 5.0  # standard deviations from the rails that noise is taken never to bridge (3e-7)
_TAPE = 2**19  # values; the longer, the rarer two draws overlap
_STRIP = 2**13  # values of a tape used at once; the sum of longer strips varies too little


@functools.cache
def _recorded() -> Array:
    """Return two recordings, shape (2, _TAPE + _STRIP), float32: a sum of both is Gaussian of variance 1.

    Each holds values of equal probability, mean and variance exact, in an order of its own. The end repeats
    the beginning, so that strips from all places together use each value equally often.
    """
    values = torch.special.ndtri((torch.arange(_TAPE, dtype=torch.float64) + 0.5) / _TAPE)
    values = (values * (math.sqrt(0.5) / values.std(correction=0))).float()
    generator = torch.Generator().manual_seed(0)
    recorded: Array = torch.stack(
        [values[torch.randperm(_TAPE, generator=generator)] for _ in range(2)]
    ).numpy()
    return np.concatenate([recorded, recorded[:, :_STRIP]], axis=1)


@functools.lru_cache(maxsize=8)  # a network has few different numbers of blocks; 4 MB each
def _tapes(std: float, mean: float) -> Array:
    """Return the recordings for noise of this standard deviation and mean."""
    return _recorded() * np.float32(std) + np.float32(mean / 2)


def add_noise(values: Array, std: float, mean: float = 0.0) -> None:
    """Add Gaussian noise in place, by torch's generator, so that ``torch.manual_seed`` makes it repeatable.

    Strip by strip of 2**13 values, a strip from a random place of one recorded tape is added and a strip from
    a random place of another. Values of one strip are independent, as each comes from places of its own. Of
    two strips the same values may return in half of the sum: at one random distance in 3 % of all pairs, at
    the same place in one of 500,000.

    Parameters
    ----------
    values : ndarray of float32, contiguous
        What gets the noise.
    std, mean : float
        Of the Gaussian.
    """
    first, second = _tapes(std, mean)
    flat = values.ravel("K")  # a view of rows or of columns
    begins = range(0, len(flat), _STRIP)
    places = torch.randint(_TAPE, (2, len(begins))).tolist()
    for begin, i, j in zip(begins, *places, strict=True):
        strip = flat[begin : begin + _STRIP]
        strip += first[i : i + len(strip)]
        strip += second[j : j + len(strip)]


def read_out(blocks: Iterable[Array], noise_std: float, gain: float = 1.0) -> torch.Tensor:
    """Digitize the blocks of a product and add them up.

    Each block is multiplied by the gain, gets Gaussian noise of its own, is floored and clamped to [-128,
    127]; the sum is clamped again. For a noise of at least 1 LSB and B blocks away from the rails the
    same distribution costs one draw instead of B: the fraction that floor cuts off a Gaussian of that
    width is uniform in [0, 1) and independent of the value (to 2 exp(-2 π² σ²) < 6e-9). So the sum of the
    floors is the floor of one value with the noise B σ² of the blocks and B - 1 uniform fractions,
    together a Gaussian with mean -(B-1)/2 and variance B σ² + (B-1)/12 (excess kurtosis below 2e-3 at 1
    LSB and 2e-4 at the usual 2 LSB). What lies near the rails is drawn by itself.

    Parameters
    ----------
    blocks : iterable of ndarray of float32 or int32, shape (rows, columns)
        Result of each block before gain and noise; each may lie where the one before lay.
    noise_std : float
        Standard deviation of the noise in LSB.
    gain : float
        LSB per unit of the results.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
        Whole numbers in [-128, 127].
    """
    if noise_std < _SMOOTH:
        total = np.sum([_digitized(block, noise_std, gain) for block in blocks], axis=0)
    else:
        exact, count, loud = _summed(blocks, noise_std, gain)
        total = exact.astype(np.float32)
        total *= gain
        add_noise(total, *_of_sum(count, noise_std))
        np.floor(total, out=total)
        if loud:
            _redraw(total.ravel(), exact.ravel(), count, loud, noise_std, gain)
    return torch.from_numpy(total).clamp_(_LOWEST, _HIGHEST)


def _of_sum(count: int, noise_std: float) -> tuple[float, float]:
    """Return standard deviation and mean of the noise of ``count`` blocks together (see `read_out`)."""
    if count == 0:
        return 0.0, 0.0
    return math.sqrt(count * noise_std**2 + (count - 1) / 12), -(count - 1) / 2


def _summed(blocks: Iterable[Array], noise_std: float, gain: float) -> tuple[Array, int, list[Loud]]:
    """Return the sum of what lies away from the rails, the number of blocks, and of each block the rest."""
    margin = _MARGIN * noise_std
    # as whole numbers, so that numpy need not compare them as float64
    low, high = math.ceil((_LOWEST + margin) / gain), math.floor((_HIGHEST + 1 - margin) / gain)
    total: Array | None = None
    loud = []
    count = 0
    for block in blocks:
        quiet = block
        if block.size and (block.min() < low or block.max() > high):
            places = np.flatnonzero((block < low) | (block > high))
            loud.append((places, block.ravel()[places]))
            quiet = block.copy()
            quiet.ravel()[places] = 0
        total = quiet.copy() if total is None else np.add(total, quiet, out=total)
        count += 1
    if total is None:
        raise ValueError("a product has at least one block")
    return total, count, loud


def _redraw(total: Array, exact: Array, count: int, loud: list[Loud], noise_std: float, gain: float) -> None:
    """Draw elements with blocks near the rails again: those blocks one by one, the others together."""
    places, times = np.unique(np.concatenate([places for places, _ in loud]), return_counts=True)
    std, mean = np.array([_of_sum(count - k, noise_std) for k in range(count + 1)])[times].T
    noise = np.zeros(len(places), np.float32)
    add_noise(noise, 1.0)
    total[places] = np.floor(exact[places] * gain + noise * std + mean)
    for at, values in loud:
        total[at] += _digitized(values, noise_std, gain)


def _digitized(values: Array, noise_std: float, gain: float) -> Array:
    """Return values with gain and noise, floored and clamped."""
    voltage = values * np.float32(gain)
    if noise_std > 0:
        add_noise(voltage, noise_std)
    np.floor(voltage, out=voltage)
    return np.clip(voltage, _LOWEST, _HIGHEST, out=voltage)
