"""The way to the chip: recognise where we run, connect, fetch the calibration, fall back to the emulator.

May import ``hxtorch_emulator`` (which brings torch only when it is installed), ``file_errors`` and the
standard library.
"""

from course_helpers.hardware.calibration import save_nightly_calibration
from course_helpers.hardware.client import HardwareClient, setup_hardware_client
from course_helpers.hardware.errors import HardwareError
from course_helpers.hardware.place import Place
from course_helpers.hardware.settings import LAB, Lab, Transfer

__all__ = [
    "LAB",
    "HardwareClient",
    "HardwareError",
    "Lab",
    "Place",
    "Transfer",
    "save_nightly_calibration",
    "setup_hardware_client",
]
