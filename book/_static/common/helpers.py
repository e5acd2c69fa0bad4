"""The names that the lab's notebooks import; the work is done in ``course_helpers.hardware``."""

from course_helpers.hardware import (
    get_nightly_calibration,
    is_experimental_kernel,
    save_nightly_calibration,
    setup_hardware_client,
)

__all__ = [
    "get_nightly_calibration",
    "is_experimental_kernel",
    "save_nightly_calibration",
    "setup_hardware_client",
]
