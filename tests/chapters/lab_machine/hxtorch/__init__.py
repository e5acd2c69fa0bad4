"""A stand-in for the lab's hxtorch: it follows the contract, and to our code it is a real one.

Products come from the model of the emulator, with one chip that no environment variable changes. As in the
lab, a configuration outlives the connection, any calibration file is taken, and without a configuration the
chip is silent: its currents are off.
"""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from course_helpers.chip import virtual_chip
from course_helpers.chip.hxtorch_emulator import connection as _connection
from course_helpers.chip.hxtorch_emulator import logger, perceptron
from course_helpers.chip.hxtorch_emulator.perceptron.array import compile_passes

ann = perceptron
for _name in ("perceptron", "ann"):
    sys.modules[f"hxtorch.{_name}"] = perceptron
    sys.modules[f"hxtorch.{_name}.nn"] = perceptron.nn
sys.modules["hxtorch.logger"] = logger
compile_passes()

_RAW = virtual_chip.uncalibrated(61)
_SILENT = replace(_RAW, gain=_RAW.gain * 0, offset=_RAW.offset * 0, noise_std=0.0)
_configured = [_SILENT]
loaded = []  # what the chapters load, for the test


@dataclass
class CalibrationPath:
    value: str


@dataclass
class HWDBPath:
    path: str | None = None
    version: str = "stable/latest"


def init_hardware(hwdb_path=None, ann=False, *, calibration_path=None):
    path = calibration_path or hwdb_path
    if isinstance(path, CalibrationPath):
        Path(path.value).read_bytes()
        loaded.append(path.value)
    if ann or isinstance(path, CalibrationPath):
        _configured[0] = _RAW.trimmed(*virtual_chip.calibration_trims(61))
    _connection._state.chip, _connection._state.connected = _configured[0], True


def init_hardware_minimal():
    loaded.append("nothing")
    _configured[0] = _SILENT
    init_hardware()


def release_hardware():
    _connection.release_hardware()


def get_unique_identifier(hwdb_path=None):  # noqa: ARG001 - the lab's argument
    return ["hxcube3fpga1chip61_1"]
