"""A stand-in for the lab's ``hxtorch``: mock mode, and a virtual chip with a fixed pattern of its own.

May import torch (only ``hxtorch`` and ``perceptron`` do, so that the rest works without it) and the model
of the chip in `course_helpers.chip.virtual_chip`, where it also stands which figures are published;
beyond that `course_helpers.stand_ins` only.
"""

from course_helpers.chip import virtual_chip
from course_helpers.chip.hxtorch_emulator.calibration import (
    CalibrationError,
    calibration_bytes,
    write_calibration,
)
from course_helpers.chip.hxtorch_emulator.installation import (
    RealHxtorchError,
    install,
    real_hxtorch_available,
)
from course_helpers.chip.virtual_chip import serial_number

__all__ = [
    "CalibrationError",
    "RealHxtorchError",
    "calibration_bytes",
    "install",
    "real_hxtorch_available",
    "serial_number",
    "virtual_chip",
    "write_calibration",
]
