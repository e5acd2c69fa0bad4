"""Gaussian noise at a quarter of the usual cost, and the read-out that needs little of it."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from course_helpers.hxtorch_emulator.perceptron import constants

if TYPE_CHECKING:
    from numpy.typing import NDArray

Blocks = Callable[[slice | torch.Tensor], Iterable[torch.Tensor]]

_LOWEST, _HIGHEST = float(constants.output_activation_min), float(constants.output_activation_max)
_SMOOTH = 1.0  # LSB; from here on the rounding of noisy values is uniform (see read_out)
_MARGIN = 5.0  # standard deviations from the rails that noise is taken never to bridge (3e-7)


@functools.lru_cache(maxsize=8)  # a network has few different sizes of layers
def _quantiles(std: float, mean: float) -> torch.Tensor:
    """Return 65536 values of a Gaussian of equal probability, shape (65536,), float32, variance exact."""
    values: torch.Tensor = torch.special.ndtri((torch.arange(65536, dtype=torch.float64) + 0.5) / 65536)
    return (values * (std / values.std(correction=0)) + mean).float()


def normal(shape: torch.Size, std: float = 1.0, mean: float = 0.0) -> torch.Tensor:
    """Draw from a Gaussian with torch's generator, so that ``torch.manual_seed`` makes it repeatable.

    One 64-bit random number gives four values, each by a look-up of 16 bits; the farthest lie 4.2
    standard deviations from the mean.

    Parameters
    ----------
    shape : torch.Size
        Shape of the result.
    std, mean : float
        Of the Gaussian.

    Returns
    -------
    Tensor of float32
    """
    count = shape.numel()
    words = torch.empty((count + 3) // 4, dtype=torch.int64).random_(-(2**63), None)
    codes = words.view(torch.uint16)[:count].to(torch.int32)
    return _quantiles(std, mean).index_select(0, codes).view(shape)


def read_out(blocks: Blocks, noise_std: float, gain: float = 1.0) -> torch.Tensor:
    """Digitize the blocks of a product and add them up.

    Each block is multiplied by the gain, gets Gaussian noise of its own, is floored and clamped to [-128,
    127]; the sum is clamped again. For a noise of at least 1 LSB and B blocks away from the rails the
    same distribution costs one draw instead of B: the fraction that floor cuts off a Gaussian of that
    width is uniform in [0, 1) and independent of the value (to 2 exp(-2 π² σ²) < 6e-9). So the sum of the
    floors is the floor of one value with the noise B σ² of the blocks and B - 1 uniform fractions,
    together a Gaussian with mean -(B-1)/2 and variance B σ² + (B-1)/12 (excess kurtosis below 2e-3 at 1
    LSB and 2e-4 at the usual 2 LSB). Elements with a block near the rails are drawn block by block.

    Parameters
    ----------
    blocks : callable
        Takes an index of rows and yields the result of each block for them before gain and noise, of
        shape (rows, columns), float32 or int32; a block may lie where the one before lay.
    noise_std : float
        Standard deviation of the noise in LSB.
    gain : float
        LSB per unit of the results.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
        Whole numbers in [-128, 127].
    """
    every = slice(None)
    if noise_std < _SMOOTH:
        return _block_by_block(blocks(every), noise_std, gain).clamp_(_LOWEST, _HIGHEST)
    exact, count, near = _summed(blocks(every), noise_std, gain)
    std = math.sqrt(count * noise_std**2 + (count - 1) / 12)
    total = normal(exact.shape, std, -(count - 1) / 2).add_(exact, alpha=gain).floor_()
    if near is not None and count > 1:
        rows = near.any(1).nonzero().squeeze(1)
        chosen = near[rows]
        total[near] = _block_by_block((block[chosen] for block in blocks(rows)), noise_std, gain)
    return total.clamp_(_LOWEST, _HIGHEST)


def _summed(
    blocks: Iterable[torch.Tensor], noise_std: float, gain: float
) -> tuple[torch.Tensor, int, torch.Tensor | None]:
    """Return the sum of the blocks, their number, and where one of them lies near the rails."""
    margin = _MARGIN * noise_std
    low, high = (_LOWEST + margin) / gain, (_HIGHEST + 1 - margin) / gain
    total: NDArray[Any] | None = None
    near: NDArray[np.bool_] | None = None
    count = 0
    for block in blocks:
        values = block.numpy()  # which numpy searches and adds in half of torch's time
        if values.size and (values.min() < low or values.max() > high):
            beyond = (values < low) | (values > high)
            near = beyond if near is None else near | beyond
        total = values.copy() if total is None else np.add(total, values, out=total)
        count += 1
    if total is None:
        raise ValueError("a product has at least one block")
    return torch.from_numpy(total), count, None if near is None else torch.from_numpy(near)


def _block_by_block(blocks: Iterable[torch.Tensor], noise_std: float, gain: float) -> torch.Tensor:
    """Return the sum of the blocks, each with gain and noise, floored and clamped."""
    read = []
    for block in blocks:
        voltage = block.float() * gain
        if noise_std > 0:
            voltage.add_(normal(block.shape, noise_std))
        read.append(voltage.floor_().clamp_(_LOWEST, _HIGHEST))
    return torch.stack(read).sum(0)
