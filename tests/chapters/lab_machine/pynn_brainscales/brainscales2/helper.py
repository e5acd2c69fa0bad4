"""Where last night's calibrations lie, and what they are read into: the test has put them there."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Chip:
    """A configuration of the real chip; our emulator would not take it."""

    kind: str


def nightly_calib_path():
    return Path(os.environ["LAB_CALIBRATIONS"]) / "latest" / "spiking_cocolist.pbin"


def chip_from_file(path):
    Path(path).read_bytes()
    return Chip(Path(path).name.partition("_")[0])
