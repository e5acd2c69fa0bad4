"""The parameters of mock mode: kept, set, and measured at a chip."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

import torch

from course_helpers.hxtorch_emulator.perceptron import constants
from course_helpers.hxtorch_emulator.perceptron.constants import defaults

_log = logging.getLogger("hxtorch.measure_mock_parameter")

_THINNING = 0.85  # each step of the search keeps this part of the inputs
_SEARCH_STEPS = 20
_REPEATS = 50


@dataclass
class MockParameter:
    """What mock mode assumes of the chip.

    Parameters
    ----------
    noise_std : float
        Standard deviation of the noise, in LSB.
    gain : float
        Factor between the integer product and the result in LSB.
    """

    noise_std: float = defaults.noise_std
    gain: float = defaults.gain


_current = MockParameter()


def get_mock_parameter() -> MockParameter:
    """Return a copy of the parameters that mock mode and every gradient use."""
    return replace(_current)


def set_mock_parameter(parameter: MockParameter) -> None:
    """Let mock mode and every gradient use these parameters.

    Raises
    ------
    OverflowError
        Unless 0 < gain <= 1.
    """
    if not 0 < parameter.gain <= 1:
        raise OverflowError(
            f"Die Verstärkung (gain) muss größer als 0 und höchstens 1 sein, gesehen: {parameter.gain}."
        )
    _current.noise_std, _current.gain = float(parameter.noise_std), float(parameter.gain)


def measure_mock_parameter() -> MockParameter:
    """Measure gain and noise of the connected chip.

    A full matrix of weight 21 is driven with a random half-scale pattern that is thinned until the median output is
    near 64. The gain is the median of result / exact product, the noise the median over the columns of the standard
    deviation of result - gain · product over 50 repeats (method of electronicvisions/hxtorch).

    Raises
    ------
    RuntimeError
        If no chip is connected.
    """
    from course_helpers.hxtorch_emulator.perceptron.mac import mac  # noqa: PLC0415 - mac reads the gain kept here

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
