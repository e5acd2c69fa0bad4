"""The 512 analog neurons of the virtual chip: what settings mean, how neurons differ, how they answer.

May import numpy and `course_helpers.chip.virtual_chip.pattern` (serial number and draws) only. Times are in
microseconds, voltages in LSB of the converter that records membranes (0 to 1023). Every figure stands in
`figures`.
"""

from course_helpers.chip.virtual_chip.neurons.calibration import KINDS, calibrated_parameters
from course_helpers.chip.virtual_chip.neurons.circuits import Cells, cells
from course_helpers.chip.virtual_chip.neurons.converter import line, sampled
from course_helpers.chip.virtual_chip.neurons.figures import CLOCK, NEURONS, ROWS, STRONGEST
from course_helpers.chip.virtual_chip.neurons.membrane import Answer, Arrivals, Noise, answer, at_rest

__all__ = [
    "CLOCK",
    "KINDS",
    "NEURONS",
    "ROWS",
    "STRONGEST",
    "Answer",
    "Arrivals",
    "Cells",
    "Noise",
    "answer",
    "at_rest",
    "calibrated_parameters",
    "cells",
    "line",
    "sampled",
]
