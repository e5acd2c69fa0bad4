"""The top level of ``hxtorch``: `install` registers this module under that name."""

from __future__ import annotations

from course_helpers.hxtorch_emulator import logger, perceptron
from course_helpers.hxtorch_emulator import perceptron as ann
from course_helpers.hxtorch_emulator.connection import (
    CalibrationPath,
    HWDBPath,
    get_unique_identifier,
    init_hardware,
    init_hardware_minimal,
    release_hardware,
)

__all__ = [
    "CalibrationPath",
    "HWDBPath",
    "ann",
    "get_unique_identifier",
    "init_hardware",
    "init_hardware_minimal",
    "logger",
    "perceptron",
    "release_hardware",
]


def __getattr__(name: str) -> object:
    """Say what the emulator leaves out."""
    raise AttributeError(
        f"Der Emulator kennt hxtorch.{name} nicht. Er kann hxtorch.perceptron; alles andere, etwa Netze mit "
        "Pulsen (hxtorch.spiking), braucht das echte hxtorch im Labor."
    )
