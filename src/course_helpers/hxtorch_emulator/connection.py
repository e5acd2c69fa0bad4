"""The connection to the virtual chip: ``init_hardware`` and what belongs to it."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_helpers.hxtorch_emulator import virtual_chip
from course_helpers.hxtorch_emulator.calibration import read_calibration

if TYPE_CHECKING:
    from course_helpers.hxtorch_emulator.virtual_chip import VirtualChip

_log = logging.getLogger("hxtorch.connection")


@dataclass
class CalibrationPath:
    """Where a calibration file lies.

    Parameters
    ----------
    value : str
        Path of the file.

    Raises
    ------
    TypeError
        If it is no path.
    """

    value: str

    def __post_init__(self) -> None:
        if not isinstance(self.value, str | os.PathLike):
            raise TypeError(
                "CalibrationPath braucht den Namen einer Datei in Anführungszeichen, gesehen: "
                f"{self.value!r:.80}."
            )


@dataclass
class HWDBPath:
    """Where the lab's list of chips lies; the emulator has one chip and needs no list.

    Parameters
    ----------
    path : str, optional
        Path of the list.
    version : str
        Version of the calibration that the lab would load.
    """

    path: str | None = None
    version: str = "stable/latest"


@dataclass
class _Connection:
    chip: VirtualChip | None = None


_connection = _Connection()


def init_hardware(hwdb_path: HWDBPath | CalibrationPath | None = None, ann: bool = False) -> None:
    """Connect to the virtual chip.

    Parameters
    ----------
    hwdb_path : CalibrationPath or HWDBPath, optional
        With a `CalibrationPath` the file is loaded onto the chip. Anything else leaves the chip as it is
        after switching on, with a coarse fixed pattern.
    ann : bool
        Taken for the lab's sake; the emulator always multiplies matrices.

    Raises
    ------
    CalibrationError
        If the file cannot be used; an existing connection stays as it is.
    TypeError
        If the first argument is of another type.
    """
    if not isinstance(hwdb_path, CalibrationPath | HWDBPath | None):
        raise TypeError(
            f"init_hardware bekam {type(hwdb_path).__name__}. Gib die Kalibrierung so an: "
            "hxtorch.init_hardware(hxtorch.CalibrationPath('hagen_cocolist.pbin'))."
        )
    chip = virtual_chip.uncalibrated()
    if isinstance(hwdb_path, CalibrationPath):
        chip = chip.trimmed(*read_calibration(hwdb_path.value, chip.serial))
    _connection.chip = chip
    _log.info("connected to %s (%s, ann=%s)", chip.identifier, hwdb_path, ann)


def init_hardware_minimal() -> None:
    """Connect to the virtual chip and load nothing onto it."""
    init_hardware()


def release_hardware() -> None:
    """Give the chip back. Without a connection nothing happens."""
    _connection.chip = None


def get_unique_identifier(hwdb_path: HWDBPath | None = None) -> list[str]:
    """Return the names of the chips that can be reached: the selected virtual one."""
    _log.debug("identifier asked for %s", hwdb_path)
    return [virtual_chip.identifier(virtual_chip.serial_number())]


def connected_chip() -> VirtualChip:
    """Return the chip that is connected.

    Raises
    ------
    RuntimeError
        Without `init_hardware`; the text starts as the lab's does.
    """
    if _connection.chip is None:
        raise RuntimeError(
            "No connection allocated. Es ist kein Chip verbunden. Führe zuerst "
            "hxtorch.init_hardware(...) aus, oder "
            "rechne mit mock=True ohne Chip."
        )
    return _connection.chip
