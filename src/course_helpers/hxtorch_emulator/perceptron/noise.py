"""Gaussian noise at a quarter of the usual cost, and the read-out that needs little of it."""

from __future__ import annotations

import functools
import math

import numpy as np
import torch

from course_helpers.hxtorch_emulator.perceptron import constants

_LOWEST, _HIGHEST = float(constants.output_activation_min), float(constants.output_activation_max)
_SMOOTH = 1.0  # LSB; from here on the rounding of noisy values is uniform (see read_out)
_MARGIN = 5.0  # standard deviations from the rails that noise is taken never to bridge (3e-7)


@functools.cache
def _quantiles() -> torch.Tensor:
    """Return 65536 values of N(0, 1) of equal probability, shape (65536,), float32, variance exactly 1."""
    values: torch.Tensor = torch.special.ndtri((torch.arange(65536, dtype=torch.float64) + 0.5) / 65536)
    return (values / values.std(correction=0)).float()


def standard_normal(shape: torch.Size) -> torch.Tensor:
    """Draw from N(0, 1) with torch's generator, so that ``torch.manual_seed`` makes it repeatable.

    One 64-bit random number gives four values, each by a look-up of 16 bits; the largest magnitude is 4.2.

    Parameters
    ----------
    shape : torch.Size
        Shape of the result.

    Returns
    -------
    Tensor of float32
    """
    count = shape.numel()
    words = torch.empty((count + 3) // 4, dtype=torch.int64).random_(-(2**63), None)
    codes = words.view(torch.int16)[:count].to(torch.int32).add_(32768)
    return _quantiles().index_select(0, codes).view(shape)


def read_out(membrane: torch.Tensor, noise_std: float, gain: float = 1.0) -> torch.Tensor:
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
    membrane : Tensor of float32 or int32, shape (blocks, rows, columns)
        Result of each block before gain and noise.
    noise_std : float
        Standard deviation of the noise in LSB.
    gain : float
        LSB per unit of ``membrane``.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
        Whole numbers in [-128, 127].
    """
    if noise_std < _SMOOTH:
        return _block_by_block(membrane, noise_std, gain).clamp_(_LOWEST, _HIGHEST)
    blocks = len(membrane)
    noise = standard_normal(membrane.shape[1:])
    total = membrane.sum(0, dtype=membrane.dtype).float().mul_(gain)
    total.add_(noise, alpha=math.sqrt(blocks * noise_std**2 + (blocks - 1) / 12))
    if blocks > 1:
        total.sub_((blocks - 1) / 2).floor_()
        _redraw_near_rails(total, membrane, noise_std, gain)
    else:
        total.floor_()
    return total.clamp_(_LOWEST, _HIGHEST)


def _block_by_block(membrane: torch.Tensor, noise_std: float, gain: float) -> torch.Tensor:
    """Return the sum over the first axis of the blocks, each with gain and noise, floored and clamped."""
    voltage = membrane.float() * gain
    if noise_std > 0:
        voltage.add_(standard_normal(membrane.shape), alpha=noise_std)
    return voltage.floor_().clamp_(_LOWEST, _HIGHEST).sum(0)


def _redraw_near_rails(total: torch.Tensor, membrane: torch.Tensor, noise_std: float, gain: float) -> None:
    """Replace in place what a clamped block may have changed."""
    margin = _MARGIN * noise_std
    # compared in numpy, which does so at a tenth of torch's time
    high = membrane.amax(0).numpy() > (_HIGHEST + 1 - margin) / gain
    low = membrane.amin(0).numpy() < (_LOWEST + margin) / gain
    where = torch.from_numpy(np.flatnonzero(high | low))
    if len(where):
        chosen = membrane.view(len(membrane), -1).index_select(1, where)
        total.view(-1).index_copy_(0, where, _block_by_block(chosen, noise_std, gain))
