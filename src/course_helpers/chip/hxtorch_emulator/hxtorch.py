"""The names at the top level of ``hxtorch``; `install` offers them under that name."""

from course_helpers.chip.hxtorch_emulator import logger, perceptron
from course_helpers.chip.hxtorch_emulator import perceptron as ann
from course_helpers.chip.hxtorch_emulator.connection import (
    CalibrationPath,
    HWDBPath,
    get_unique_identifier,
    init_hardware,
    init_hardware_minimal,
    release_hardware,
)
from course_helpers.chip.hxtorch_emulator.spikes import (
    dense_spikes_to_list,
    extract_n_spikes,
    weight_to_connection,
)

__all__ = [
    "CalibrationPath",
    "HWDBPath",
    "ann",
    "dense_spikes_to_list",
    "extract_n_spikes",
    "get_unique_identifier",
    "init_hardware",
    "init_hardware_minimal",
    "logger",
    "perceptron",
    "release_hardware",
    "weight_to_connection",
]
