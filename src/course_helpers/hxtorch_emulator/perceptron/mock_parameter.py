"""The parameters of mock mode."""

from __future__ import annotations

import math
from dataclasses import dataclass

from course_helpers.hxtorch_emulator.perceptron.constants import defaults


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
    return MockParameter(_current.noise_std, _current.gain)


def set_mock_parameter(parameter: MockParameter) -> None:
    """Let mock mode and every gradient use these parameters.

    Raises
    ------
    OverflowError
        Unless 0 < gain <= 1.
    ValueError
        If the noise is negative or no number.
    """
    if not 0 < parameter.gain <= 1:
        raise OverflowError(
            f"Die Verstärkung (gain) muss größer als 0 und höchstens 1 sein, gesehen: {parameter.gain}."
        )
    if not 0 <= parameter.noise_std < math.inf:
        raise ValueError(
            "Das Rauschen (noise_std) muss eine Zahl und darf nicht negativ sein, gesehen: "
            f"{parameter.noise_std}."
        )
    _current.noise_std, _current.gain = float(parameter.noise_std), float(parameter.gain)
