"""The connection to the virtual chip: ``init_hardware`` and what belongs to it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_helpers.chip import virtual_chip
from course_helpers.chip.hxtorch_emulator.calibration import read_calibration

if TYPE_CHECKING:
    from course_helpers.chip.virtual_chip import VirtualChip

_log = logging.getLogger("hxtorch.connection")

_ONE_OF_TWO = (
    "init_hardware geht auf zwei Arten. Mit einer Datei: "
    "hxtorch.init_hardware(hxtorch.CalibrationPath('hagen_cocolist.pbin')). Oder ohne Datei, mit der letzten "
    "Kalibrierung des Chips: hxtorch.init_hardware(ann=True). Beides zugleich und anderes nimmt sie nicht."
)


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
        If it is no text; the lab's library takes no `pathlib.Path`.
    """

    value: str

    def __post_init__(self) -> None:
        if not isinstance(self.value, str):
            raise TypeError(
                "CalibrationPath braucht den Namen einer Datei in Anführungszeichen, gesehen: "
                f"{self.value!r:.80}. Einen Path wandelst du mit str(…) um."
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

    Raises
    ------
    TypeError
        If one of them is no text.
    """

    path: str | None = None
    version: str = "stable/latest"

    def __post_init__(self) -> None:
        if not (isinstance(self.path, str | None) and isinstance(self.version, str)):
            raise TypeError(f"HWDBPath braucht Text in Anführungszeichen, gesehen: {self!r:.80}.")


@dataclass
class _State:
    """What outlives a call, as in the lab: the configuration stays when the connection is given back."""

    connected: bool = False
    chip: VirtualChip | None = None


_state = _State()


def begin() -> None:
    """Forget what was loaded, as a new process has."""
    _state.connected, _state.chip = False, None


def init_hardware(
    path: HWDBPath | CalibrationPath | None = None,
    /,
    ann: bool | None = None,
    *,
    hwdb_path: HWDBPath | None = None,
    calibration_path: CalibrationPath | None = None,
) -> None:
    """Connect to the virtual chip: as in the lab, either with a file, or with a list of chips and ``ann``.

    Parameters
    ----------
    path : HWDBPath or CalibrationPath, optional
        One of the two below, without its name.
    ann : bool, optional
        Load the chip's own nightly calibration for matrices. Without it and without a file the configuration
        that was loaded last stays; at first that is the chip as it is after switching on, with a coarse
        fixed pattern.
    hwdb_path : HWDBPath, optional
        List of chips.
    calibration_path : CalibrationPath, optional
        File that is loaded onto the chip.

    Raises
    ------
    CalibrationError
        If the file cannot be used; an existing connection stays as it is.
    TypeError
        If an argument is of another type, or the arguments do not go together.
    """
    file = path if isinstance(path, CalibrationPath) else calibration_path
    chips = hwdb_path if path is None or path is file else path
    given = sum(one is not None for one in (path, hwdb_path, calibration_path))
    of_their_kind = (
        isinstance(file, CalibrationPath | None)
        and isinstance(chips, HWDBPath | None)
        and isinstance(ann, int | None)
    )
    if given > 1 or not of_their_kind or (file is not None and ann is not None):
        raise TypeError(_ONE_OF_TWO)
    _state.chip = _configured(file, bool(ann))
    _state.connected = True
    _log.info("connected to %s (%s, ann=%s)", _state.chip.identifier, file or chips, ann)


def _configured(path: CalibrationPath | None, ann: bool) -> VirtualChip:
    """Return the selected chip with what is to be loaded, or else with what was loaded last."""
    chip = virtual_chip.uncalibrated()
    if path is not None:
        return chip.trimmed(*read_calibration(path.value, chip.serial))
    if ann:
        return chip.trimmed(*virtual_chip.calibration_trims(chip.serial))
    kept = _state.chip
    return chip if kept is None or kept.serial != chip.serial else kept


def init_hardware_minimal() -> None:
    """Connect to the virtual chip as it is after switching on: nothing is loaded.

    The lab's chip is silent then, for its currents are off; the virtual one shows its coarse fixed pattern.
    """
    _state.chip = virtual_chip.uncalibrated()
    _state.connected = True


def release_hardware() -> None:
    """Give the chip back; its configuration stays. Without a connection nothing happens."""
    _state.connected = False


def get_unique_identifier(hwdb_path: HWDBPath | None = None) -> list[str]:
    """Return the names of the chips that can be reached: the selected virtual one.

    Raises
    ------
    TypeError
        If ``hwdb_path`` is of another type.
    """
    if not isinstance(hwdb_path, HWDBPath | None):
        raise TypeError(f"get_unique_identifier nimmt nur hxtorch.HWDBPath(…), gesehen: {hwdb_path!r:.80}.")
    _log.debug("identifier asked for %s", hwdb_path)
    return [virtual_chip.identifier(virtual_chip.serial_number())]


def connected_chip() -> VirtualChip:
    """Return the chip that is connected.

    Raises
    ------
    RuntimeError
        Without `init_hardware`; the text starts as the lab's does.
    """
    if _state.chip is None or not _state.connected:
        raise RuntimeError(
            "No connection allocated. Es ist kein Chip verbunden. Führe zuerst "
            "hxtorch.init_hardware(...) aus, oder "
            "rechne mit mock=True ohne Chip."
        )
    return _state.chip
