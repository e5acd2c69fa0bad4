"""``pynn_brainscales.brainscales2.helper``: the nightly calibrations as files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from course_helpers.chip.hxtorch_emulator.calibration import read_kind, write_calibration
from course_helpers.chip.virtual_chip import NightlyCalibration, identifier, neurons, serial_number

__all__ = ["chip_from_file", "nightly_calib_path"]


def nightly_calib_path() -> Path:
    """Return where last night's calibration for pulses lies; that for matrices lies beside it."""
    serial = serial_number()
    folder = Path(tempfile.mkdtemp(prefix="kalibrierung-")) / identifier(serial) / "stable" / "latest"
    folder.mkdir(parents=True)
    for kind in neurons.KINDS:
        write_calibration(folder / f"{kind}_cocolist.pbin", serial, kind)
    return folder / "spiking_cocolist.pbin"


def chip_from_file(path: str | Path) -> NightlyCalibration:
    """Read a calibration, for ``pynn.setup(initial_config=…)``.

    Parameters
    ----------
    path : str or Path
        The file, as `course_helpers.hardware.save_nightly_calibration` writes it.

    Raises
    ------
    CalibrationError
        If it is missing, cut, damaged, or of another chip.
    """
    return NightlyCalibration(serial_number(), read_kind(path, serial_number()))
