"""The way to the chip: recognise where we run, connect, fetch the calibration, fall back to the emulator.

May import ``hxtorch_emulator`` and ``torch_data`` (which bring torch only when it is installed),
``pynn_emulator``, ``virtual_chip``, ``stand_ins``, ``file_errors`` and the standard library.
"""

from course_helpers.hardware.calibration import save_nightly_calibration
from course_helpers.hardware.client import HardwareClient, setup_hardware_client
from course_helpers.hardware.errors import HardwareError
from course_helpers.hardware.nightly import get_nightly_calibration
from course_helpers.hardware.place import Place, is_experimental_kernel
from course_helpers.hardware.settings import LAB, Lab, Transfer

__all__ = [
    "LAB",
    "HardwareClient",
    "HardwareError",
    "Lab",
    "Place",
    "Transfer",
    "get_nightly_calibration",
    "is_experimental_kernel",
    "save_nightly_calibration",
    "setup_hardware_client",
]
