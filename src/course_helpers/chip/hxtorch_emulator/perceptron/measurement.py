"""``measure_mock_parameter``: find gain and noise of a chip."""

from __future__ import annotations

import logging

import torch

from course_helpers.chip.hxtorch_emulator.perceptron import constants
from course_helpers.chip.hxtorch_emulator.perceptron.builtin import Builtin
from course_helpers.chip.hxtorch_emulator.perceptron.mock_parameter import MockParameter
from course_helpers.chip.hxtorch_emulator.perceptron.multiply import matmul

_log = logging.getLogger("hxtorch.measure_mock_parameter")

_THINNING = 0.85  # each step of the search keeps this part of the inputs
_SEARCH_STEPS = 20
_REPEATS = 50
# as in the lab: twice as many rows as a block holds, so a result is the sum of two read-outs
_ROWS, _COLUMNS = constants.hardware_matrix_width, constants.hardware_matrix_height
_INPUT = constants.input_activation_max / 2  # rounded to 16 on the chip, but not in the exact product


@Builtin
def measure_mock_parameter() -> MockParameter:
    """Measure gain and noise of the connected chip, as the lab does (electronicvisions/hxtorch, mock.cpp).

    A matrix of 256 rows and 128 columns of weight 21 is driven with a random half-scale pattern that is
    thinned until the median output is near 64. The gain is the median of result / exact product, the noise
    the median over the columns of the standard deviation of result - gain · product over 50 repeats.

    Both say a little more than one block does: the noise is that of two read-outs, 1.4 times that of one, and
    the inputs of 15.5 become 16 on the chip, so the gain comes out 3 % higher.

    Raises
    ------
    RuntimeError
        If no chip is connected.
    """
    weights = torch.full((_ROWS, _COLUMNS), constants.synaptic_weight_max / 3)
    kept = torch.tensor(_THINNING) ** torch.arange(_SEARCH_STEPS)
    outputs = matmul(_half_scale_pattern(kept), weights)
    target = constants.output_activation_max / 2
    best = kept[(outputs.median(dim=1).values - target).abs().argmin()]

    pattern = _half_scale_pattern(best.expand(_REPEATS))
    exact, result = pattern @ weights, matmul(pattern, weights)
    gain = (result / exact).median().item()
    noise_std = (result - gain * exact).std(dim=0).median().item()
    _log.info("gain=%s, noise_std=%s at output %s", gain, noise_std, result.median().item())
    return MockParameter(noise_std=noise_std, gain=gain)


def _half_scale_pattern(kept: torch.Tensor) -> torch.Tensor:
    """Return rows (len(kept), 256) of half-scale inputs of which each row keeps its part at random."""
    return (torch.rand(len(kept), _ROWS) < kept[:, None]) * _INPUT
