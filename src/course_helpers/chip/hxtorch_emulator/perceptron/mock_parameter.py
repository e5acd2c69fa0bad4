"""The parameters of mock mode."""

from __future__ import annotations

import math
from dataclasses import dataclass

from course_helpers.chip.hxtorch_emulator.perceptron.builtin import Builtin
from course_helpers.chip.hxtorch_emulator.perceptron.constants import defaults
from course_helpers.chip.hxtorch_emulator.perceptron.kinds import check_kind


@dataclass(slots=True)
class MockParameter:
    """What mock mode assumes of the chip.

    Parameters
    ----------
    noise_std : float
        Standard deviation of the noise, in LSB; 0 or less is none.
    gain : float
        Factor between the integer product and the result in LSB.

    Raises
    ------
    TypeError
        If one of them is no number, also later.
    """

    noise_std: float = defaults.noise_std
    gain: float = defaults.gain

    def __setattr__(self, name: str, value: object) -> None:
        check_kind("MockParameter", name, value, float)
        object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        """Show six decimals, as the lab's does."""
        return f"MockParameter(noise_std={self.noise_std:f}, gain={self.gain:f})"


_current = MockParameter()


def in_force() -> MockParameter:
    """Return the parameters themselves, only to be read: a copy at every product would take its time."""
    return _current


@Builtin
def get_mock_parameter() -> MockParameter:
    """Return a copy of the parameters that mock mode and every gradient use."""
    return MockParameter(_current.noise_std, _current.gain)


@Builtin
def set_mock_parameter(parameter: MockParameter) -> None:
    """Let mock mode and every gradient use these parameters.

    Raises
    ------
    OverflowError
        Unless 0 < gain <= 1.
    ValueError
        If the noise is no finite number.
    TypeError
        If it is no `MockParameter`.
    """
    if not 0 < parameter.gain <= 1:
        raise OverflowError(
            f"Die Verstärkung (gain) muss größer als 0 und höchstens 1 sein, gesehen: {parameter.gain}."
        )
    if not math.isfinite(parameter.noise_std):
        raise ValueError(
            f"Das Rauschen (noise_std) muss eine endliche Zahl sein, gesehen: {parameter.noise_std}."
        )
    _current.noise_std, _current.gain = float(parameter.noise_std), float(parameter.gain)
