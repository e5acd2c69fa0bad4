"""The read-out: Gaussian noise at a tenth of the usual cost, then whole numbers."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from course_helpers.chip.hxtorch_emulator.perceptron import constants
from course_helpers.chip.hxtorch_emulator.perceptron.passes import STRIP, add_bias, add_read_out

if TYPE_CHECKING:
    from collections.abc import Iterable

Array = NDArray[Any]

_TAPE = 2**19  # values; the longer, the rarer two draws overlap


@functools.cache
def _recorded() -> Array:
    """Return two recordings, shape (2, _TAPE + STRIP), float32: a sum of both is Gaussian of variance 1.

    Each holds values of equal probability, mean and variance exact, in an order of its own. The end repeats
    the beginning, so that strips from all places together use each value equally often.
    """
    values = torch.special.ndtri((torch.arange(_TAPE, dtype=torch.float64) + 0.5) / _TAPE)
    values = (values * (math.sqrt(0.5) / values.std(correction=0))).float()
    generator = torch.Generator().manual_seed(0)
    recorded: Array = torch.stack(
        [values[torch.randperm(_TAPE, generator=generator)] for _ in range(2)]
    ).numpy()
    return np.concatenate([recorded, recorded[:, :STRIP]], axis=1)


@functools.lru_cache(maxsize=4)  # a lesson compares few strengths of noise; 4 MB each
def _tapes(noise_std: float) -> Array:
    """Return the recordings for noise of this standard deviation."""
    return _recorded() * np.float32(noise_std)


def read_out(
    blocks: Iterable[Array],
    shape: tuple[int, int, int],
    noise_std: float,
    gain: float = 1.0,
    bias: Array | None = None,
) -> torch.Tensor:
    """Digitize the blocks of a product and add them up.

    Each block is multiplied by the gain, gets Gaussian noise of its own, is floored and clamped to [-128,
    127]; the sum is clamped again. torch's generator chooses the noise, so that ``torch.manual_seed`` makes
    it repeatable: strip by strip of 2**13 values, a strip from a random place of one recorded tape is added
    and a strip from a random place of another. Values of one strip are independent, as each comes from places
    of its own. Of two strips the same values may return in half of the sum: at one random distance in 6 % of
    all pairs, at the same place in one of 260,000.

    Parameters
    ----------
    blocks : iterable of ndarray of float32 or int32, shape (rows, columns)
        Result of each block before gain and noise; each may lie where the one before lay.
    shape : tuple
        Number of blocks, rows and columns.
    noise_std : float
        Standard deviation of the noise in LSB.
    gain : float
        LSB per unit of the results.
    bias : ndarray of float32, shape (columns,), optional
        Added to each row of the sum as `add` does.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
        Whole numbers in [-128, 127].

    Raises
    ------
    ValueError
        If there are not so many blocks, or one has another shape.
    """
    count, *size = shape
    # without noise whole results must not be floored further: 0.002 as float32 is a little too large
    factor = np.float32(gain) if noise_std else gain
    total = np.zeros(size, np.float32)
    places = torch.randint(_TAPE, (count, 2, -(-total.size // STRIP))).numpy()
    flat, recorded = total.ravel(), _tapes(noise_std)
    for block, begins in zip(blocks, places, strict=True):
        if block.shape != total.shape:  # compiled code would write beyond the end
            raise ValueError(f"a block has shape {block.shape} instead of {total.shape}")
        add_read_out(flat, block.ravel(), factor, recorded, begins)
    result = torch.from_numpy(total)
    if bias is None:
        return result.clamp_(constants.output_activation_min, constants.output_activation_max)
    add_bias(total, bias)
    return result
