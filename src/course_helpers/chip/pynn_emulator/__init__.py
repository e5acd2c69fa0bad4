"""A stand-in for the lab's ``pynn_brainscales.brainscales2``: networks of pulses on a virtual chip.

May import numpy, the model of the chip in `virtual_chip`, the logger and the calibration files of
`hxtorch_emulator`, `course_helpers.stand_ins`, and neo (when data are asked for). So it also runs in the
browser.
"""

from course_helpers.chip.pynn_emulator.installation import (
    RealPynnError,
    install,
    on_demand,
    real_pynn_available,
)

__all__ = ["RealPynnError", "install", "on_demand", "real_pynn_available"]
