"""``get_nightly_calibration``: the calibration of the chip as the lab's PyNN takes it."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from course_helpers.chip import virtual_chip
from course_helpers.hardware import emulators
from course_helpers.hardware.calibration import check_name, save_nightly_calibration, virtual_kind
from course_helpers.hardware.chip_stack import ChipStack, LabStack
from course_helpers.hardware.errors import BadValueError, logged
from course_helpers.hardware.place import Place, detect
from course_helpers.hardware.settings import LAB

if TYPE_CHECKING:
    from course_helpers.hardware.settings import Lab


@logged()
def get_nightly_calibration(
    filename: str = "spiking_cocolist.pbin", *, lab: Lab = LAB, stack: ChipStack | None = None
) -> object:
    """Return last night's calibration of the chip, for ``pynn.setup(initial_config=…)``.

    Parameters
    ----------
    filename : str
        Name of the calibration: ``spiking_cocolist.pbin`` or ``hagen_cocolist.pbin``.
    lab : Lab
        Addresses and limits.
    stack : ChipStack, optional
        The chip's software; the lab's own by default.

    Returns
    -------
    object
        The lab's chip object, or a `course_helpers.chip.virtual_chip.NightlyCalibration`.

    Raises
    ------
    HardwareError
        As `save_nightly_calibration` does.
    """
    check_name(filename)
    stack = stack or LabStack()
    if not emulators.real_library():
        return _virtual(filename)
    if detect(os.environ) is not Place.EBRAINS:
        return stack.chip_from_file(stack.nightly_folder() / filename)
    with tempfile.TemporaryDirectory() as folder:
        return stack.chip_from_file(save_nightly_calibration(filename, folder=folder, lab=lab, stack=stack))


def _virtual(filename: str) -> virtual_chip.NightlyCalibration:
    kind = virtual_kind(filename)
    try:
        return virtual_chip.NightlyCalibration(virtual_chip.serial_number(), kind)
    except ValueError as error:
        raise BadValueError("bad-chip-number", str(error)) from error
