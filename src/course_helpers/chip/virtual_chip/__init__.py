"""The model of an analog chip, in numpy alone: the emulator computes with it, and so does a playground.

May import numpy and the standard library only, so that it also runs in the browser. Which figures are
published and which are our choice stands in `pattern`, `physics` and `neurons.figures`. Matrices are computed
with the former two, pulses with `neurons`; it is one chip, with one serial number.
"""

from course_helpers.chip.virtual_chip.nightly import NightlyCalibration
from course_helpers.chip.virtual_chip.pattern import (
    CALIBRATED_OFFSET_SPREAD,
    COLUMNS,
    DEFAULT_SERIAL,
    HALVES,
    TEMPORAL_NOISE,
    Pattern,
    VirtualChip,
    calibration_trims,
    deviations,
    identifier,
    serial_number,
    uncalibrated,
)
from course_helpers.chip.virtual_chip.physics import HIGHEST, LOWEST, bent, digitized, membrane, saturation

__all__ = [
    "CALIBRATED_OFFSET_SPREAD",
    "COLUMNS",
    "DEFAULT_SERIAL",
    "HALVES",
    "HIGHEST",
    "LOWEST",
    "TEMPORAL_NOISE",
    "NightlyCalibration",
    "Pattern",
    "VirtualChip",
    "bent",
    "calibration_trims",
    "deviations",
    "digitized",
    "identifier",
    "membrane",
    "saturation",
    "serial_number",
    "uncalibrated",
]
