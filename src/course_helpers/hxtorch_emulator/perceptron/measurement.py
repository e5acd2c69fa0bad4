"""``measure_mock_parameter``: find gain and noise of a chip."""

from __future__ import annotations

import logging

import torch

from course_helpers.hxtorch_emulator.perceptron import constants
from course_helpers.hxtorch_emulator.perceptron.mock_parameter import MockParameter
from course_helpers.hxtorch_emulator.perceptron.multiply import mac

_log = logging.getLogger("hxtorch.measure_mock_parameter")

_THINNING = 0.85  # each step of the search keeps this part of the inputs
_SEARCH_STEPS = 20
_REPEATS = 50


def measure_mock_parameter() -> MockParameter:
    """Measure gain and noise of the connected chip.

    A full matrix of weight 21 is driven with a random half-scale pattern that is thinned until the median
    output is near 64. The gain is the median of result / exact product, the noise the median over the
    columns of the standard deviation of result - gain · product over 50 repeats (method of
    electronicvisions/hxtorch).

    Raises
    ------
    RuntimeError
        If no chip is connected.
    """
    weights = torch.full(
        (constants.hardware_matrix_height, constants.hardware_matrix_width),
        constants.synaptic_weight_max // 3.0,
    )
    kept = torch.tensor(_THINNING) ** torch.arange(_SEARCH_STEPS)
    outputs = mac(_half_scale_pattern(kept), weights)
    target = (constants.output_activation_max + 1) / 2
    best = kept[(outputs.median(dim=1).values - target).abs().argmin()]

    pattern = _half_scale_pattern(best.expand(_REPEATS))
    exact, result = pattern @ weights, mac(pattern, weights)
    gain = (result / exact).median().item()
    noise_std = (result - gain * exact).std(dim=0).median().item()
    _log.info("gain=%s, noise_std=%s at output %s", gain, noise_std, result.median().item())
    return MockParameter(noise_std=noise_std, gain=gain)


def _half_scale_pattern(kept: torch.Tensor) -> torch.Tensor:
    """Return rows (len(kept), 128) of half-scale inputs of which each row keeps its part at random."""
    drawn = torch.rand(len(kept), constants.hardware_matrix_height) < kept[:, None]
    return drawn * float(constants.input_activation_max // 2)
