"""A stand-in for the lab's ``hxtorch``: mock mode, and a virtual chip with a fixed pattern of its own.

May import torch (only ``hxtorch`` and ``perceptron`` do, so that the rest works without it) and nothing
of the course.

Where the figures come from stands in `virtual_chip`; the format of a calibration in `calibration`.
"""

from course_helpers.hxtorch_emulator.calibration import CalibrationError, calibration_bytes, write_calibration
from course_helpers.hxtorch_emulator.installation import RealHxtorchError, install, real_hxtorch_available
from course_helpers.hxtorch_emulator.virtual_chip import serial_number

__all__ = [
    "CalibrationError",
    "RealHxtorchError",
    "calibration_bytes",
    "install",
    "real_hxtorch_available",
    "serial_number",
    "write_calibration",
]
